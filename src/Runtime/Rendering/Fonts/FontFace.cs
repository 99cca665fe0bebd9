using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// One face as numbers: advances and outlines in units of the em. Measuring and every back end read the same numbers,
/// without hinting or grid fitting, so a text is as wide as it was measured at every size, scale and platform.
/// </summary>
internal sealed class FontFace : IDisposable
{
    private readonly SKTypeface _typeface;
    private readonly ushort[] _advances;
    private readonly ConcurrentDictionary<int, Outline> _outlines = new();

    private FontFace(SKTypeface typeface, ushort[] advances)
    {
        _typeface = typeface;
        _advances = advances;
        using var font = NewFont();
        Ascent = -font.Metrics.Ascent / (double)_typeface.UnitsPerEm;
        Descent = font.Metrics.Descent / (double)_typeface.UnitsPerEm;
    }

    /// <summary>From the baseline to the top of the line, in ems.</summary>
    public double Ascent { get; }

    /// <summary>From the baseline to the bottom of the line, in ems.</summary>
    public double Descent { get; }

    /// <summary>Reads an embedded face.</summary>
    /// <param name="woff">A WOFF 1.0 file.</param>
    /// <exception cref="InvalidDataException">When the bytes are not a font.</exception>
    public static FontFace Read(byte[] woff)
    {
        using var data = SKData.CreateCopy(WoffFile.Unpack(woff));
        return (SKTypeface.FromData(data) is { } typeface ? TryRead(typeface) : null) ?? throw new InvalidDataException("The embedded font cannot be read.");
    }

    /// <summary>Reads an opened face, which is this one's from then on; null when it states no advances or has no outlines at all.</summary>
    public static FontFace? TryRead(SKTypeface typeface)
    {
        if (typeface.UnitsPerEm > 0 && ReadAdvances(typeface) is { } advances)
            return new(typeface, advances);
        typeface.Dispose();
        return null;
    }

    /// <summary>Whether a character has an outline here, or is a space; pictures of emoji have none.</summary>
    public bool Draws(Rune character) =>
        Glyph(character) is not 0 and var glyph && (Rune.IsWhiteSpace(character) || OutlineOf(glyph).Verbs.Length > 0);

    /// <summary>The glyph of a character; 0, the replacement box, when the face has none.</summary>
    public int Glyph(Rune character) => _typeface.GetGlyph(character.Value);

    /// <summary>How far a glyph moves the pen, in ems.</summary>
    public double Advance(int glyph) => _advances[glyph] / (double)_typeface.UnitsPerEm;

    /// <summary>A glyph's outline in ems, y downwards, the pen at the origin.</summary>
    public Outline OutlineOf(int glyph) => _outlines.GetOrAdd(glyph, ReadOutline);

    /// <inheritdoc/>
    public void Dispose() => _typeface.Dispose();

    /// <summary>The advances as the font states them. Asking Skia for them would read every outline, which takes longer than all the rest.</summary>
    private static ushort[]? ReadAdvances(SKTypeface typeface)
    {
        const uint HorizontalHeader = 0x68686561;
        const uint HorizontalMetrics = 0x686D7478;
        const int CountOffset = 34;
        if (!typeface.TryGetTableData(HorizontalHeader, out var header) || !typeface.TryGetTableData(HorizontalMetrics, out var metrics)
            || header.Length < CountOffset + 2)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(CountOffset));
        if (count == 0 || metrics.Length < 4 * count)
            return null;
        var advances = new ushort[typeface.GlyphCount];
        // Glyphs beyond the list are as wide as its last one.
        for (var i = 0; i < advances.Length; i++)
            advances[i] = BinaryPrimitives.ReadUInt16BigEndian(metrics.AsSpan(4 * Math.Min(i, count - 1)));
        return advances;
    }

    private Outline ReadOutline(int glyph)
    {
        using var font = NewFont();
        using var path = font.GetGlyphPath((ushort)glyph);
        return path is null ? Outline.Empty : SkiaPaths.ToOutline(path, 1.0 / _typeface.UnitsPerEm);
    }

    private SKFont NewFont() => new(_typeface, _typeface.UnitsPerEm)
    {
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
        Edging = SKFontEdging.Antialias,
    };
}

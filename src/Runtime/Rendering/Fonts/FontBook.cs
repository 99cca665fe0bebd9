using System.Text;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// The two embedded faces. No font of the system is asked for unless the user wants it, so pictures are the same on every machine.
/// </summary>
internal sealed class FontBook : IDisposable
{
    private readonly SystemFonts? _system;

    private FontBook(FontFace regular, FontFace semiBold, SystemFonts? system)
    {
        Regular = regular;
        SemiBold = semiBold;
        _system = system;
    }

    /// <summary>The regular face.</summary>
    public FontFace Regular { get; }

    /// <summary>The semi-bold face.</summary>
    public FontFace SemiBold { get; }

    /// <summary>Reads both faces from this assembly.</summary>
    /// <param name="system">The fonts to ask for characters that the embedded faces do not have; disposed of with the book.</param>
    /// <exception cref="InvalidDataException">When an embedded font is missing or damaged.</exception>
    public static FontBook Load(SystemFonts? system = null) =>
        new(FontFace.Read(Embedded("IBMPlexSans-Regular.woff")), FontFace.Read(Embedded("IBMPlexSans-SemiBold.woff")), system);

    /// <summary>The face of a weight.</summary>
    public FontFace Face(bool bold) => bold ? SemiBold : Regular;

    /// <summary>The characters that are drawn: control and formatting characters have no picture and are left out, a tab is a space.</summary>
    public static IEnumerable<Rune> Visible(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t')
                yield return new Rune(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format))
                yield return rune;
        }
    }

    /// <summary>The advance width of a text in ems.</summary>
    public double Width(string text, bool bold)
    {
        var width = 0.0;
        foreach (var rune in Visible(text))
        {
            var (face, glyph) = Find(rune, bold);
            width += face.Advance(glyph);
        }

        return width;
    }

    /// <summary>What draws a character: a glyph of the embedded face, else of a font of the system, else the embedded face's box (glyph 0).</summary>
    public (FontFace Face, int Glyph) Find(Rune character, bool bold)
    {
        var face = Face(bold);
        var glyph = face.Glyph(character);
        return glyph == 0 && _system?.Find(character, bold) is { } other ? (other, other.Glyph(character)) : (face, glyph);
    }

    /// <summary>The characters of a text that no face has; they are drawn as boxes.</summary>
    public IEnumerable<Rune> Missing(string text, bool bold) => Visible(text).Where(rune => Find(rune, bold).Glyph == 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        Regular.Dispose();
        SemiBold.Dispose();
        _system?.Dispose();
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(FontBook).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"The font '{name}' is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using System.Text;

namespace AiPerf.Plot.Rendering;

/// <summary>The two embedded faces. No font of the system is ever asked for, so pictures are the same on every machine.</summary>
internal sealed class FontBook : IDisposable
{
    private FontBook(FontFace regular, FontFace semiBold)
    {
        Regular = regular;
        SemiBold = semiBold;
    }

    /// <summary>The regular face.</summary>
    public FontFace Regular { get; }

    /// <summary>The semi-bold face.</summary>
    public FontFace SemiBold { get; }

    /// <summary>Reads both faces from this assembly.</summary>
    /// <exception cref="InvalidDataException">When an embedded font is missing or damaged.</exception>
    public static FontBook Load() => new(new(Embedded("IBMPlexSans-Regular.woff")), new(Embedded("IBMPlexSans-SemiBold.woff")));

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
        var face = Face(bold);
        var width = 0.0;
        foreach (var rune in Visible(text))
            width += face.Advance(face.Glyph(rune));
        return width;
    }

    /// <summary>The characters of a text that the face does not have; they are drawn as boxes.</summary>
    public IEnumerable<Rune> Missing(string text, bool bold)
    {
        var face = Face(bold);
        return Visible(text).Where(rune => face.Glyph(rune) == 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Regular.Dispose();
        SemiBold.Dispose();
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

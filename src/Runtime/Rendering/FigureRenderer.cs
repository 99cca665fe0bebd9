using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// Draws layouts. One renderer serves any number of threads at once: it holds the faces and the colours, and every picture has a
/// canvas of its own.
/// </summary>
internal sealed class FigureRenderer : IDisposable
{
    private readonly FontBook _fonts;
    private readonly ColorResolver _colors;

    /// <summary>Reads the embedded faces.</summary>
    /// <param name="theme">The theme.</param>
    /// <param name="palette">The palette.</param>
    /// <param name="systemFonts">Whether the installed fonts are asked for characters that the embedded faces do not have.</param>
    /// <exception cref="DllNotFoundException">When Skia's native library cannot be loaded on this machine.</exception>
    public FigureRenderer(Theme theme, Palette palette, bool systemFonts = false)
    {
        _fonts = FontBook.Load(systemFonts ? SystemFonts.Installed() : null);
        _colors = new(theme, palette);
        Measurer = new SkiaTextMeasurer(_fonts);
    }

    /// <summary>Measures text as it will be drawn.</summary>
    public ITextMeasurer Measurer { get; }

    /// <summary>The layout as a PNG picture with resolution, colour space, title and alternative text.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="scale">Pixels a layout unit, 1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">When the picture would be larger than can be drawn.</exception>
    public byte[] Png(FigureLayout layout, double scale)
    {
        var list = DrawListBuilder.Build(layout, _colors);
        return SkiaRaster.Draw(
            list, _fonts, scale, (pixels, width, height) => PngWriter.Encode(pixels, width, height, scale, list.Title, list.AltText));
    }

    /// <summary>The layout as an SVG picture, letters as outlines.</summary>
    /// <param name="layout">The layout.</param>
    public byte[] Svg(FigureLayout layout) => SvgWriter.Write(DrawListBuilder.Build(layout, _colors), _fonts);

    /// <summary>The layout as a PDF page, letters as outlines.</summary>
    /// <param name="layout">The layout.</param>
    public byte[] Pdf(FigureLayout layout) => PdfWriter.Write(DrawListBuilder.Build(layout, _colors), _fonts);

    /// <summary>Whether a picture can be drawn at all.</summary>
    /// <param name="width">Width in layout units.</param>
    /// <param name="height">Height in layout units.</param>
    /// <param name="scale">Pixels a layout unit.</param>
    public static bool Fits(double width, double height, double scale) => SkiaRaster.Fits(width, height, scale);

    /// <summary>The characters that the faces do not have, each once, in order of first use. They are drawn as boxes.</summary>
    /// <param name="layout">The layout.</param>
    public string MissingCharacters(FigureLayout layout) =>
        string.Concat(layout.Texts.SelectMany(text => _fonts.Missing(text.Text, text.IsBold)).Distinct().Select(rune => rune.ToString()));

    /// <inheritdoc/>
    public void Dispose() => _fonts.Dispose();
}

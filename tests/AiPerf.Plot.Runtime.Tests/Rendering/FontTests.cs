using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;
using SkiaSharp;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

[TestClass]
public sealed class FontTests
{
    private static readonly FontBook Fonts = FontBook.Load();
    private static readonly SkiaTextMeasurer Measurer = new(Fonts);

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Digits_are_equally_wide(bool bold)
    {
        var widths = "0123456789".Select(digit => Measurer.Width(digit.ToString(), 14, bold)).Distinct().ToArray();
        Assert.HasCount(1, widths);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_faces_have_every_glyph_that_plots_use(bool bold)
    {
        const string Used = "AZaz09 ↑↓←→±≤≥µ°–—·…σ−×²%$€/\\|_#@()[]{}<>äöüÄÖÜßéñçøåΩλ'\"’“”";
        Assert.AreEqual("", string.Concat(Fonts.Missing(Used, bold).Select(rune => rune.ToString())));
    }

    [TestMethod]
    public void A_character_without_glyph_is_missing_and_still_has_a_width()
    {
        Assert.AreEqual("漢😀", string.Concat(Fonts.Missing("a漢b😀", false).Select(rune => rune.ToString())));
        Assert.IsGreaterThan(5.0, Measurer.Width("漢", 14, false));
    }

    [TestMethod]
    public void Control_and_formatting_characters_take_no_room() =>
        Assert.AreEqual(Measurer.Width("ab", 14, false), Measurer.Width("a\u0000\u202E\u200B\nb", 14, false));

    [TestMethod]
    public void Widths_grow_in_proportion_to_the_size()
    {
        const string Text = "Time to first token, avg (ms)";
        Assert.AreEqual(2 * Measurer.Width(Text, 11, false), Measurer.Width(Text, 22, false), 1e-9);
    }

    [TestMethod]
    [DataRow("HHHHHHHHHH", 20.0)]
    [DataRow("1,316 requests · 398 s", 14.0)]
    [DataRow("Latency", 33.0)]
    public void A_text_is_drawn_as_wide_as_it_is_measured(string text, double size)
    {
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        // A bar right behind the text shows where the pen stops.
        var layout = SampleLayout.Create([]) with
        {
            Panels = [],
            Legend = null,
            WarningBox = null,
            Texts = [new(TextRole.Title, text + "|", "", new(50, 200), 0, size, false, false, new(50, 180, 400, 30), false)],
        };
        var picture = PngPicture.Decode(renderer.Png(layout, 4));

        var right = Enumerable.Range(0, picture.Width).Last(x => Enumerable.Range(0, picture.Height).Any(y => picture[x, y].R < 128));
        var bar = Fonts.Regular.OutlineOf(Fonts.Regular.Glyph(new System.Text.Rune('|'))).Bounds.Right * size;
        Assert.AreEqual(50 + Measurer.Width(text, size, false) + bar, (right + 1) / 4.0, 0.26);
    }

    [TestMethod]
    [DataRow("IBMPlexSans-Regular.woff", false)]
    [DataRow("IBMPlexSans-SemiBold.woff", true)]
    public void Advances_are_those_that_Skia_measures(string name, bool bold)
    {
        using var stream = typeof(FontBook).Assembly.GetManifestResourceStream(name)!;
        var woff = new byte[stream.Length];
        stream.ReadExactly(woff);
        using var data = SKData.CreateCopy(WoffFile.Unpack(woff));
        using var typeface = SKTypeface.FromData(data);
        using var font = new SKFont(typeface, typeface.UnitsPerEm) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
        var widths = font.GetGlyphWidths([.. Enumerable.Range(0, typeface.GlyphCount).Select(glyph => (ushort)glyph)]);
        for (var glyph = 0; glyph < widths.Length; glyph++)
            Assert.AreEqual(widths[glyph] / typeface.UnitsPerEm, Fonts.Face(bold).Advance(glyph), 1e-5, $"glyph {glyph}");
    }

    [TestMethod]
    public void Ascent_and_descent_are_about_one_line()
    {
        var line = Measurer.Ascent(20, false) + Measurer.Descent(20, false);
        Assert.IsTrue(line is > 20 and < 30, $"{line}");
        Assert.AreEqual(Measurer.Ascent(20, false), 2 * Measurer.Ascent(10, false), 1e-9);
    }
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>Checks V-30 and V-32 of the plots specification, on the themes' and palettes' data.</summary>
[TestClass]
public sealed class ThemeTests
{
    public static IEnumerable<object[]> Themes => Theme.All.Select(theme => new object[] { theme.Name });

    [TestMethod]
    [DynamicData(nameof(Themes))]
    public void Text_has_a_contrast_of_at_least_4_5(string name)
    {
        var theme = Theme.Find(name)!;
        foreach (var ground in new[] { theme.Paper, theme.Plot })
        {
            AtLeast(4.5, theme.Text, ground);
            AtLeast(4.5, theme.Muted, ground);
            AtLeast(4.5, theme.Cue, ground);
        }

        AtLeast(4.5, theme.WarningText, theme.WarningFill);
    }

    [TestMethod]
    [DynamicData(nameof(Themes))]
    public void Everything_that_carries_data_has_a_contrast_of_at_least_3(string name)
    {
        var theme = Theme.Find(name)!;
        var colors = new ColorResolver(theme, Palette.Safe);
        for (var i = 0; i < 10; i++)
        {
            AtLeast(3, colors[ColorToken.Series(i)], theme.Plot);
            AtLeast(3, colors[ColorToken.Series(i)], theme.Paper);
        }

        for (var i = 0; i < 3; i++)
        {
            AtLeast(3, colors[ColorToken.Baseline(i)], theme.Plot);
            AtLeast(3, colors[new(ColorRole.Percentile, i)], theme.Plot);
        }

        AtLeast(3, theme.Reference, theme.Plot);
        AtLeast(3, theme.ReferenceEdge, theme.Plot);
        AtLeast(3, theme.Outlier, theme.Plot);
        AtLeast(3, theme.Axis, theme.Plot);
        foreach (var counted in (ColorToken[])[new(ColorRole.Percentile), new(ColorRole.Muted), ColorToken.Series(1)])
        {
            foreach (var color in colors.Density(counted).Skip(1))
                AtLeast(3, color, theme.Plot);
        }

        // Requests that stand alone, however many others there are.
        foreach (var color in (ColorToken[])[ColorToken.Series(0), new(ColorRole.Muted)])
            AtLeast(3, colors[color].WithOpacity(PointStyle.Lone).Over(theme.Plot), theme.Plot);
    }

    [TestMethod]
    [DynamicData(nameof(Themes))]
    public void The_grid_is_seen_but_never_competes(string name)
    {
        var theme = Theme.Find(name)!;
        Assert.IsTrue(ColorScience.Contrast(theme.MajorGrid, theme.Plot) is >= 1.15 and <= 1.6);
        Assert.IsLessThan(ColorScience.Contrast(theme.MajorGrid, theme.Plot), ColorScience.Contrast(theme.MinorGrid, theme.Plot));
        AtLeast(1.12, theme.Reference.WithOpacity(theme.ReferenceOpacity).Over(theme.Plot), theme.Plot);
    }

    [TestMethod]
    [DataRow("light", 12.9)]
    [DataRow("dark", 15.3)]
    [DataRow("high-contrast", 13)]
    public void Colour_blind_readers_can_tell_any_two_series_and_the_baseline_apart(string name, double least)
    {
        var colors = new ColorResolver(Theme.Find(name)!, Palette.Safe);
        Rgba[] all = [.. Enumerable.Range(0, 7).Select(i => colors[ColorToken.Series(i)]), colors[ColorToken.Baseline(0)]];
        Assert.IsGreaterThan(least, ColorScience.LeastDifference(all));
    }

    [TestMethod]
    public void Prefill_and_decode_differ_by_at_least_18()
    {
        foreach (var theme in new[] { Theme.Light, Theme.Dark, Theme.HighContrast })
        {
            var colors = new ColorResolver(theme, Palette.Safe);
            Assert.IsGreaterThan(18.0, ColorScience.LeastDifference([colors[ColorToken.Series(0)], colors[ColorToken.Series(1)]]), theme.Name);
        }
    }

    [TestMethod]
    public void The_print_theme_has_no_hue_and_tells_lines_apart_by_dash()
    {
        var colors = new ColorResolver(Theme.Print, Palette.Bright);
        for (var i = 0; i < 8; i++)
        {
            var color = colors[ColorToken.Series(i)];
            Assert.IsTrue(color.R == color.G && color.G == color.B);
        }

        Assert.IsTrue(Theme.Print.DashesSeries);
    }

    [TestMethod]
    public void Green_is_first_in_light_and_dark()
    {
        Assert.AreEqual("#5F9400", new ColorResolver(Theme.Light, Palette.Safe)[ColorToken.Series(0)].Hex);
        Assert.AreEqual("#76B900", new ColorResolver(Theme.Dark, Palette.Safe)[ColorToken.Series(0)].Hex);
        Assert.AreEqual("#5F9400", new ColorResolver(Theme.Light, Palette.Safe)[ColorToken.Series(7)].Hex);
    }

    [TestMethod]
    [DataRow("LIGHT", "light")]
    [DataRow("High-Contrast", "high-contrast")]
    public void Themes_are_found_without_regard_to_case(string asked, string found) => Assert.AreEqual(found, Theme.Find(asked)?.Name);

    [TestMethod]
    public void An_unknown_theme_or_palette_is_not_found()
    {
        Assert.IsNull(Theme.Find("solarized"));
        Assert.IsNull(Palette.Find("rainbow"));
        Assert.AreEqual("deep", Palette.Find("Deep")?.Name);
    }

    private static void AtLeast(double contrast, Rgba color, Rgba ground) =>
        Assert.IsGreaterThanOrEqualTo(contrast, ColorScience.Contrast(color, ground), $"{color.Hex} on {ground.Hex}");
}

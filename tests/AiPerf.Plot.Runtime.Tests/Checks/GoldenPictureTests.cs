using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>A picture of every plot type in light and dark against a golden one (spec plots 5.3): as an eye compares, not byte by byte.</summary>
[TestClass]
public sealed class GoldenPictureTests(TestContext context)
{
    private static readonly Theme[] Themes = [Theme.Light, Theme.Dark];

    public static IEnumerable<object[]> Cases =>
        from picture in Pictures.OnePerType(800, 500)
        from theme in Themes
        select new object[] { picture.Name, theme.Name };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void The_picture_looks_like_the_golden_one(string name, string theme)
    {
        Picture picture = Pictures.Get(name);
        using var renderer = new FigureRenderer(Theme.Find(theme)!, Palette.Safe);
        byte[] actual = renderer.Png(picture.Layout, 1);
        if (GoldenFiles.ReadOrWrite($"Pictures/{picture.Preset.TypeName}-{theme}.png", () => actual) is not { } golden)
            return;
        (Pixels expected, Pixels drawn) = (Pixels.Of(golden), Pixels.Of(actual));
        var comparison = PixelComparison.Of(expected, drawn);
        if (!comparison.IsSame)
            Assert.Fail($"{name} in {theme}: {comparison}; see {GoldenFiles.WriteDifference(context, name + "-" + theme, comparison.Panels(expected, drawn))}. {GoldenFiles.Remedy}");
    }

    [TestMethod]
    public void Every_golden_picture_has_its_plot_type()
    {
        string[] files = [.. Pictures.OnePerType(800, 500).SelectMany(picture => Themes.Select(theme => $"{picture.Preset.TypeName}-{theme.Name}.png"))];
        foreach (string file in Directory.GetFiles(Path.Combine(SourceFolder.Goldens, "Pictures")))
            Assert.Contains(Path.GetFileName(file), files, "Delete the golden.");
    }
}

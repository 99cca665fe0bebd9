using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>Every built-in plot has a page, and every page a plot.</summary>
[TestClass]
public sealed class PlotPagesTests
{
    private static readonly string[] Others = ["README", "server-metrics"];

    public static IEnumerable<object[]> Presets => PlotCatalog.All.Select(preset => new object[] { preset.Name });

    [TestMethod]
    public void There_is_a_page_for_every_preset_and_no_other()
    {
        var pages = Directory.GetFiles(Repository.Path("docs/plots")).Select(file => Path.GetFileNameWithoutExtension(file)!).Except(Others);

        Assert.AreEqual(
            string.Join('\n', PlotCatalog.All.Select(preset => preset.Name).Order(StringComparer.Ordinal)),
            string.Join('\n', pages.Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public void The_index_names_every_page_once()
    {
        var index = MarkdownPage.Read("docs/plots/README.md");
        var first = Repository.Text("docs/plots/README.md").Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal)).Select(line => line[3..line.IndexOf(']', StringComparison.Ordinal)]);

        Assert.AreEqual(string.Join('\n', PlotCatalog.All.Select(preset => preset.Name).Append("server-metrics")), string.Join('\n', first));
        Assert.AreEqual("", string.Join('\n', PlotCatalog.All.Where(preset => !index.Links.Contains(preset.Name + ".md")).Select(preset => preset.Name)));
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void A_page_has_the_title_the_facts_the_picture_and_the_sections(string name)
    {
        var preset = PlotCatalog.All.Single(one => one.Name == name);
        var isOn = PlotCatalog.Defaults.MultiRunDefaults.Concat(PlotCatalog.Defaults.SingleRunDefaults).Contains(name);
        var path = $"docs/plots/{name}.md";
        var facts = $"`{name}` · type `{preset.TypeName}` · {(preset is MultiRunPreset ? "comparison of runs" : "one run")} · {(isOn ? "drawn by default" : "off")}";

        Assert.StartsWith($"# {preset.Title}\n\n{facts}\n\n<picture>", Repository.Text(path).ReplaceLineEndings("\n"));
        Assert.AreEqual($"docs/gallery/dark/{name}.png docs/gallery/light/{name}.png", string.Join(' ', MarkdownPage.Read(path).Pictures.Select(MarkdownPage.Read(path).Target)));
        foreach (var section in new[] { "## What is drawn", "## Formula", "## How to read it", "## What it needs", "## Keys that change it" })
        {
            Assert.Contains($"\n{section}\n\n", Repository.Text(path).ReplaceLineEndings("\n"));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void A_page_names_the_metrics_that_are_drawn(string name)
    {
        var preset = PlotCatalog.All.Single(one => one.Name == name);
        var text = Repository.Text($"docs/plots/{name}.md");
        string[] tags = preset switch
        {
            BarPreset bar => [bar.Y.Tag],
            MultiRunPreset comparison => [comparison.X.Tag, comparison.Y.Tag],
            DualAxisPreset dual => [dual.Y2.Tag],
            SingleRunPreset { Y.Source: Metrics.DataSource.GpuTelemetry } gpu => [gpu.Y.Tag],
            ScatterPreset scatter => [scatter.Y.Tag],
            _ => [],
        };

        Assert.AreEqual("", string.Join(' ', tags.Where(tag => !text.Contains($"`{tag}`", StringComparison.Ordinal))));
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void A_preset_is_described_in_one_or_two_sentences(string name)
    {
        var description = PlotCatalog.All.Single(one => one.Name == name).Description ?? "";

        Assert.EndsWith(".", description);
        Assert.IsTrue(description.Split(". ").Length is 1 or 2, description);
    }
}

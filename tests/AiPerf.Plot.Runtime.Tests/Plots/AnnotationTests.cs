using AiPerf.Plot.Configuration;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>A preset's style as it is read and what of it is in the figure.</summary>
[TestClass]
public sealed class AnnotationTests
{
    private const string Annotated = """
        single_run_plots:
          ttft_over_time:
            style:
              annotations:
                - { hline: 200, label: SLO }
                - { vline: 2 }
                - { hband: [80, 120], label: usual }
                - { text: warm, x: 3, y: 90 }
        """;

    [TestMethod]
    public void The_themes_and_palettes_of_a_style_are_those_there_are()
    {
        CollectionAssert.AreEqual(Theme.All.Select(theme => theme.Name).ToArray(), Names("theme"));
        CollectionAssert.AreEqual(Palette.All.Select(palette => palette.Name).ToArray(), Names("palette"));

        static string[] Names(string key) => [.. PresetSchema.Find(PresetSchema.PlotStyle, key)!.Choices.Select(choice => choice.Name)];
    }

    [TestMethod]
    public void Annotations_are_layers_in_the_units_of_the_data_and_in_the_description()
    {
        var figure = Draw(Annotated);
        var plain = Draw("{}");

        var rules = figure.Panels[0].Layers.OfType<RuleLayer>().Where(layer => layer.Series == "annotation").ToArray();
        Assert.AreEqual((200.0, false, "SLO", (double?)200), (rules[0].Value, rules[0].IsVertical, rules[0].Label, rules[0].LabelValue));
        Assert.AreEqual((2.0, true, ""), (rules[1].Value, rules[1].IsVertical, rules[1].Label));
        var region = figure.Panels[0].Layers.OfType<RegionLayer>().Single(layer => layer.Series == "annotation");
        Assert.AreEqual((80.0, 120.0, true, "usual"), (region.From, region.To, region.IsHorizontal, region.Label));
        var text = figure.Panels[0].Layers.OfType<PointsLayer>().Single(layer => layer.Series == "annotation");
        Assert.AreEqual((3.0, 90.0, "warm"), (text.X[0], text.Y[0], text.Labels![0]));
        Assert.AreEqual(
            plain.AltText + " A line 'SLO' is at y = 200. A line is at x = 2. A band 'usual' is from y = 80 to 120. At x = 3 and y = 90 is written 'warm'.", figure.AltText);
        Assert.HasCount(plain.Panels[0].Layers.Length + 4, figure.Panels[0].Layers);
        foreach (var panel in figure.Panels.Skip(1))
            Assert.AreEqual(2.0, panel.Layers.OfType<RuleLayer>().Single(layer => layer.Series == "annotation").Value);
    }

    [TestMethod]
    public void Bars_take_what_lies_across_alone()
    {
        var preset = new BarPreset
        {
            Name = "b",
            X = new("concurrency", DataSource.Aggregated),
            Y = new("time_to_first_token", DataSource.Aggregated, Stat.Avg),
            Style = new PlotStyle { Annotations = [new LineAnnotation { At = 1, IsVertical = true }, new LineAnnotation { At = 9 }, new TextAnnotation { Text = "t", X = 1, Y = 2 }] },
        };

        var figure = PlotRegistry.Draw(preset, TestRuns.F1(), new PlotContext(null, _ => { })).Figure!;

        Assert.AreEqual(9, figure.Panels[0].Layers.OfType<RuleLayer>().Single().Value);
        Assert.IsFalse(figure.Panels[0].Layers.OfType<PointsLayer>().Any(layer => layer.Series == "annotation"));
    }

    [TestMethod]
    public void They_are_laid_out_and_drawn_in_every_theme()
    {
        var figure = Draw(Annotated);
        foreach (var theme in Theme.All)
        {
            using var renderer = new FigureRenderer(theme, Palette.Safe);
            var layout = FigureLayouter.Layout(figure, 1600, 800, renderer.Measurer);
            foreach (string text in (string[])["SLO 200 ms", "usual", "warm"])
                Assert.IsTrue(layout.Texts.Any(box => box.Text == text), text);
            Assert.IsNotEmpty(renderer.Png(layout, 1));
        }
    }

    private static Figure Draw(string yaml) => PlotRegistry.Draw(
        Parsing.Load(yaml).SingleRunPlots.Single(preset => preset.Name == "ttft_over_time"), TestRuns.Set(TestRuns.Full()), new PlotContext(null, _ => { })).Figure!;
}

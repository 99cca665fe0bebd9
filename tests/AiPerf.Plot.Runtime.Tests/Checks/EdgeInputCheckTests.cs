using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Check V-39 of the plots specification: whatever the numbers and names, a plot is drawn or left out with the reason. Fifty groups and 100,000 requests are fixtures of the other checks.</summary>
[TestClass]
public sealed class EdgeInputCheckTests
{
    public static IEnumerable<object[]> Cases => from preset in Fixtures.Presets from input in EdgeInputs.Names select new object[] { input, preset.Name };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void V39_no_input_breaks_a_plot(string input, string preset)
    {
        PlotPreset asked = Fixtures.Presets.Single(one => one.Name == preset);
        RunSet runs = EdgeInputs.Of(input, asked);
        PlotDrawing drawing = PlotRegistry.Draw(asked, runs, new(null, _ => { }, IsNamed: true));
        if (drawing.Figure is not { } figure)
        {
            Assert.IsTrue(drawing.Missing.Length > 0 && drawing.Remedy.Length > 0);
            return;
        }

        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        foreach ((int width, int height) in ((int, int)[])[(1600, 800), (800, 500)])
        {
            FigureLayout layout = FigureLayouter.Layout(figure, width, height, renderer.Measurer);
            LayoutChecks.All(layout);
            if (width == 800)
                Assert.IsGreaterThan(1000, renderer.Png(layout, 1).Length);
        }
    }

    [TestMethod]
    public void V39_every_plot_type_is_among_the_presets()
    {
        string[] types = [.. typeof(PlotPreset).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PlotPreset)) && !type.IsAbstract).Select(type => type.Name)];
        string[] drawn = [.. Pictures.OnePerPreset.Select(picture => picture.Preset.GetType().Name).Distinct()];
        CollectionAssert.AreEquivalent(types, drawn, "Add a preset of the plot type to Fixtures.Presets, and a run with its data.");
    }
}

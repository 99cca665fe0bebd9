using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Jobs;

/// <summary>What is told about a plot that is not drawn.</summary>
[TestClass]
public sealed class PresetDrawerTests
{
    [TestMethod]
    [DataRow(false, PlotSeverity.Message)]
    [DataRow(true, PlotSeverity.Warning)]
    public void An_empty_plot_says_which_metric_of_which_run_and_what_to_do(bool isNamed, PlotSeverity severity)
    {
        var preset = new ScatterPreset
        {
            Name = "queue",
            X = new MetricRef("request_number", DataSource.Requests),
            Y = new MetricRef("time_to_first_token", DataSource.Requests),
        };
        var run = TestRuns.Run("a") with { Requests = TestRuns.Requests((0, 1, double.NaN, 5), (1, 2, double.NaN, 5)) };
        var options = new PlotJobOptions { Inputs = [], OutputDirectory = "/out", OutputDisplayPath = "out" };

        using var renderers = new FigureRenderers(options, [preset]);
        var told = new PresetDrawer(options, renderers, null).Draw(new SelectedPreset(preset, isNamed), TestRuns.Set(run)).Diagnostics.Single();

        Assert.AreEqual(("AIPERF3008", severity, run.Directory.DisplayPath), (told.Descriptor.Id, told.Severity, told.Location.File));
        Assert.AreEqual(
            $"The plot 'queue' is not written: 'time_to_first_token' has no finite value in run '{run.Name}', and an empty frame would tell nothing. "
            + "Profile with --streaming; without it there are no token times.", told.Message);
    }
}

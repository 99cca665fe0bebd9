using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Jobs;

[TestClass]
public sealed class GpuCountReportTests
{
    private static readonly PlotPreset[] PerGpu = [PlotCatalog.MultiRun.TtftVsThroughput, PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, PlotCatalog.MultiRun.LatencyThroughputUncertainty];

    [TestMethod]
    public void Counts_guessed_beside_counts_known_are_one_warning_that_names_the_runs()
    {
        PlotDiagnostic told = Report([Known("a"), Guessed("b"), Known("c"), Guessed("d")], PerGpu).Single();

        Assert.AreEqual("AIPERF2207", told.Descriptor.Id);
        Assert.AreEqual(PlotSeverity.Warning, told.Severity);
        Assert.Contains("2 of 4 runs ('b', 'd')", told.Message);
    }

    [TestMethod]
    public void Many_names_are_cut_short() =>
        Assert.Contains("('b', 'c', 'd' and 2 more)", Report([Known("a"), .. ((string[])["b", "c", "d", "e", "f"]).Select(Guessed)], PerGpu).Single().Message);

    [TestMethod]
    public void A_telemetry_file_that_is_there_but_says_nothing_is_not_asked_for()
    {
        Assert.Contains("Keep gpu_telemetry_export.jsonl beside the summary, or set GpuCount", Report([Known("a"), Guessed("b")], PerGpu).Single().Message);
        Assert.Contains("Where gpu_telemetry_export.jsonl is there it is empty or names no GPU by UUID: export it again, or set GpuCount",
            Report([Known("a"), Guessed("b") with { HasTelemetryFile = true }], PerGpu).Single().Message);
    }

    [TestMethod]
    public void GPUs_listed_more_than_once_are_a_note_with_both_numbers()
    {
        Assert.AreEqual("", GpuCountReport.Note([Known("a")]));
        Assert.AreEqual(
            "The telemetry of 2 runs ('b', 'c') lists GPUs more than once (2 listed, 1 distinct): values per GPU are divided by the distinct ones, where AIPerf divides by those listed.",
            GpuCountReport.Note([Known("a"), Known("b") with { GpusListed = 2 }, Known("c") with { GpusListed = 2 }]));
    }

    [TestMethod]
    public void Counts_of_one_kind_of_evidence_and_plots_without_values_per_GPU_say_nothing()
    {
        Assert.IsEmpty(Report([Guessed("a"), Guessed("b"), Known("c") with { GpuCount = null }], PerGpu));
        Assert.IsEmpty(Report([Known("a"), Known("b")], PerGpu));
        Assert.IsEmpty(Report([Known("a"), Guessed("b")], [PlotCatalog.MultiRun.TtftVsThroughput]));
    }

    private static Run Known(string name) => TestRuns.Run(name) with { GpuCount = 1 };

    private static Run Guessed(string name) => TestRuns.Run(name) with { GpuCount = 2, IsGpuCountGuessed = true };

    private static List<PlotDiagnostic> Report(Run[] runs, PlotPreset[] presets)
    {
        var told = new List<PlotDiagnostic>();
        GpuCountReport.Of(runs, presets, told.Add);
        return told;
    }
}

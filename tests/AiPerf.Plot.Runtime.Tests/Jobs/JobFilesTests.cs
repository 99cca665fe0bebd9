using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Jobs;

/// <summary>What a job leaves when one of its plots fails.</summary>
[TestClass]
public sealed class JobFilesTests
{
    [TestMethod]
    public void A_failed_preset_keeps_its_earlier_picture_as_stale_and_one_that_never_was_drawn_is_failed()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), new RunOptions { RequestCount = 20 });
        var options = new PlotJobOptions
        {
            Inputs = [new RunInput(folder.At("run"), "run")],
            OutputDirectory = folder.At("plots"),
            OutputDisplayPath = "plots",
            Presets = ["ttft_over_time"],
        };
        PlotJob.Run(options, CancellationToken.None);
        string picture = Path.Combine(folder.At("plots"), "ttft_over_time.png");
        byte[] before = File.ReadAllBytes(picture);

        var diagnostics = new List<PlotDiagnostic> { DiagnosticTable.PlotFailed.At(SourceSpan.None, "ttft_over_time", "Exception", "x", "y") };
        var files = new JobFiles(options, diagnostics);
        files.Save(Failed(PlotCatalog.SingleRun.TtftOverTime), RunMode.SingleRun, "", "");
        files.Save(Failed(PlotCatalog.SingleRun.ItlOverTime), RunMode.SingleRun, "", "");
        files.Finish([], null, RunMode.SingleRun, "single run", classification: null);

        Assert.AreEqual("Stale, Failed", string.Join(", ", files.Outcomes.Select(outcome => outcome.Status)));
        Assert.IsTrue(before.AsSpan().SequenceEqual(File.ReadAllBytes(picture)));
        Assert.Contains(picture, files.FullPaths);
        Manifest manifest = Manifest.Read(File.ReadAllBytes(Path.Combine(folder.At("plots"), Manifest.FileName)))!;
        Assert.AreEqual(PlotStatus.Stale, manifest.Plots[0].Status);
        Assert.Contains("ttft_over_time.png", manifest.Files);
    }

    private static DrawnPreset Failed(PlotPreset preset) =>
        new(new SelectedPreset(preset, IsNamed: true)) { Status = PlotStatus.Failed, Reason = "a defect", Diagnostics = [] };
}

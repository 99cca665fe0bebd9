using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

[TestClass]
public sealed class ManifestTests
{
    [TestMethod]
    public void A_manifest_follows_its_schema() =>
        Assert.AreEqual("", string.Join('\n', JsonSchema.Load("plots.schema.json").Errors(Sample().Write())));

    [TestMethod]
    public void An_empty_manifest_follows_its_schema() =>
        Assert.AreEqual("", string.Join('\n', JsonSchema.Load("plots.schema.json").Errors(new Manifest().Write())));

    [TestMethod]
    public void What_is_written_is_read_again()
    {
        var sample = Sample();
        var read = Manifest.Read(sample.Write());
        Assert.IsNotNull(read);
        CollectionAssert.AreEqual(sample.Write(), (read with { Plots = [.. read.Plots.Zip(sample.Plots, (plot, original) => plot with { Layout = original.Layout })] }).Write());
    }

    [TestMethod]
    public void Paths_are_relative_with_slashes()
    {
        var directory = Path.GetFullPath("somewhere/plots");
        var plot = ManifestPlot.Of(
            new("ttft", "TTFT", PlotStatus.Written, "") { Files = [(OutputFormats.Png, Path.Combine(directory, "run_1", "ttft.png"))] }, directory);
        Assert.AreEqual(new ManifestFile(OutputFormats.Png, "run_1/ttft.png"), plot.Files.Single());
        Assert.DoesNotContain("somewhere", Encoding.UTF8.GetString(new Manifest { Plots = [plot] }.Write()));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{")]
    [DataRow("[]")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("""{"schemaVersion": 2}""")]
    [DataRow("""{"schemaVersion": "1"}""")]
    [DataRow("""{"schemaVersion": 1, "plots": 5}""")]
    [DataRow("""{"schemaVersion": 1, "plots": [{"status": "great"}]}""")]
    [DataRow("""{"schemaVersion": 1, "files": [{}]}""")]
    public void A_damaged_manifest_is_no_manifest(string text) => Assert.IsNull(Manifest.Read(Encoding.UTF8.GetBytes(text)));

    [TestMethod]
    public void The_picture_of_an_earlier_build_is_found_by_preset_and_run()
    {
        var manifest = Sample();
        Assert.AreEqual("ttft.png", manifest.Find("ttft_over_time", "")?.Files[0].Path);
        Assert.AreEqual("old.png", manifest.Find("old", "")?.Files[0].Path);
        Assert.IsNull(manifest.Find("gpu", ""));
        Assert.IsNull(manifest.Find("ttft_over_time", "run_1"));
    }

    private static Manifest Sample() => new()
    {
        Mode = RunMode.SingleRun,
        ModeReason = "single run: artifacts/run_1",
        Runs = ["run_1 <b>"],
        Theme = "light",
        Palette = "safe",
        Plots =
        [
            new()
            {
                Preset = "ttft_over_time",
                Title = "Time to first token",
                Description = "The wait of each request.",
                Status = PlotStatus.Written,
                AltText = "Scatter of time to first token over time.",
                PixelWidth = 2400,
                PixelHeight = 1200,
                Files = [new(OutputFormats.Png, "ttft.png"), new(OutputFormats.Csv, "ttft.csv")],
                Layout = new() { DroppedLabels = 2, Decimations = [new("requests", "density", 30_000, 4_000)] },
            },
            new() { Preset = "gpu", Title = "gpu", Status = PlotStatus.Skipped, Reason = "no GPU telemetry" },
            new() { Preset = "e", Title = "e", Status = PlotStatus.Empty, Reason = "no finite value" },
            new() { Preset = "f", Title = "f", Status = PlotStatus.Failed, Reason = "defect", Run = "run_1" },
            new() { Preset = "old", Title = "old", Status = PlotStatus.Stale, Reason = "defect", Files = [new(OutputFormats.Png, "old.png")] },
        ],
        Files = ["ttft.png", "ttft.csv", "plots.json"],
    };
}

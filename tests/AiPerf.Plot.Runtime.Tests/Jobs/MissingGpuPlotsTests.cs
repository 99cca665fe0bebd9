using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Jobs;

/// <summary>The causes of missing GPU plots each say what the page on troubleshooting quotes of them, word for word.</summary>
[TestClass]
public sealed class MissingGpuPlotsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [TestMethod]
    public void No_telemetry_file()
    {
        Single(gpus: true);
        File.Delete(folder.At("single/gpu_telemetry_export.jsonl"));

        AssertQuoted(1, "(there is no gpu_telemetry_export.jsonl)");
    }

    [TestMethod]
    public void An_empty_one()
    {
        Single(gpus: true);
        folder.Write("single/gpu_telemetry_export.jsonl", "");

        AssertQuoted(1, "it is empty; the plots of the run's GPUs");
        AssertQuoted(1, "holds no usable GPU telemetry");
    }

    [TestMethod]
    public void One_without_the_field()
    {
        Single(gpus: true);
        string file = folder.At("single/gpu_telemetry_export.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("sm_utilization", "other", StringComparison.Ordinal));

        AssertQuoted(1, "has no 'sm_utilization'", "single_run_defaults: [sm_over_time]\nsingle_run_plots: { sm_over_time: { type: line, x: timestamp_s, y: sm_utilization } }");
    }

    [TestMethod]
    public void Not_in_the_summary_of_any_run()
    {
        Sweep("c1", gpus: false);
        Sweep("c2", gpus: false);

        AssertQuoted(1, "no run has 'output_token_throughput_per_gpu'");
    }

    [TestMethod]
    public void Not_in_the_summary_of_some_runs()
    {
        Sweep("c1", gpus: false);
        Sweep("c2", gpus: false);
        Sweep("c4", gpus: true);
        Sweep("c8", gpus: true);

        AssertQuoted(1, "leaves out 2 runs ('c1', 'c2')");
    }

    private void Single(bool gpus) => RunSimulator.Write(folder.At("single"), RunPresets.SingleRun() with { RequestCount = 40, Gpus = gpus ? new GpuOptions { Count = 2 } : null });

    private void Sweep(string name, bool gpus) => RunSimulator.Write(folder.At(name), new RunOptions
    {
        Concurrency = int.Parse(name[1..], System.Globalization.CultureInfo.InvariantCulture),
        Seed = name[1],
        RequestCount = 20,
        Gpus = gpus ? new GpuOptions { Count = 2 } : null,
    });

    private void AssertQuoted(int times, string part, string configuration = "{}")
    {
        PlotJobResult result = PlotJob.Run(
            new PlotJobOptions
            {
                Inputs = [new RunInput(folder.Path, "runs")],
                OutputDirectory = folder.At("plots"),
                OutputDisplayPath = "plots",
                ConfigurationFiles = [new ConfigurationFile(folder.Write("plot_config.yaml", configuration), "plot_config.yaml")],
            },
            CancellationToken.None);

        string[] told = [.. result.Diagnostics.Where(diagnostic => diagnostic.Message.Contains(part, StringComparison.Ordinal))
            .Select(diagnostic => $"{diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Descriptor.Id}: {diagnostic.Message}")];
        string[] quoted = [.. File.ReadLines(Path.Combine(SourceFolder.Solution, "docs", "troubleshooting.md")).Where(line => line.Contains(part, StringComparison.Ordinal))];
        Assert.HasCount(times, quoted);
        CollectionAssert.Contains(told, quoted[0], string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
    }
}

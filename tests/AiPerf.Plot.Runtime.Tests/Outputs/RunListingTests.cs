using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

[TestClass]
public sealed class RunListingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("aiperf-plot-").FullName;
    private readonly List<PlotDiagnostic> _diagnostics = [];

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [TestMethod]
    public void A_comparison_lists_runs_mode_metrics_and_presets_and_writes_nothing()
    {
        Write("c1", 1);
        Write("c2", 2);
        var before = Files();

        var lines = Describe();

        Assert.AreEqual("comparison: 2 runs below runs", lines[0]);
        Assert.StartsWith("  c1: runs/c1, ", lines[2]);
        Assert.Contains("concurrency 1", lines[2]);
        Assert.Contains("  time_to_first_token (ms): avg p50 ", string.Join('\n', lines));
        CollectionAssert.Contains(lines, "  ttft_vs_throughput: on");
        CollectionAssert.Contains(lines, "  pareto_curve_throughput_per_gpu_vs_ttft: off");
        Assert.IsTrue(Array.Exists(lines, line => line.StartsWith("  pareto_curve_throughput_per_gpu_vs_latency: skipped: ", StringComparison.Ordinal)), string.Join('\n', lines));
        Assert.AreEqual(before, Files());
    }

    [TestMethod]
    public void Server_metrics_are_listed_with_kind_unit_statistics_and_series()
    {
        RunSimulator.Write(Path.Combine(_directory, "runs", "c1"), new RunOptions { RequestCount = 12, Servers = new ServerOptions { EnginesPerEndpoint = 2 } });

        var lines = Describe();

        int place = Array.IndexOf(lines, "  vllm:generation_tokens (counter, tokens/s): min max std rate");
        Assert.IsGreaterThan(Array.IndexOf(lines, "server metrics:"), place, string.Join('\n', lines));
        Assert.AreEqual("    [http://node0:8000/metrics]{engine=0,model_name=Qwen/Qwen3-0.6B}", lines[place + 1]);
        CollectionAssert.Contains(lines, "  vllm:cache_config_info (gauge, info): no values");
    }

    [TestMethod]
    public void Presets_that_are_named_are_on_instead_of_the_defaults()
    {
        Write("c1", 1);
        Write("c2", 2);

        var lines = Describe("pareto_curve_throughput_per_gpu_vs_ttft");

        CollectionAssert.Contains(lines, "  ttft_vs_throughput: off");
        Assert.IsTrue(Array.Exists(lines, line => line.StartsWith("  pareto_curve_throughput_per_gpu_vs_ttft: skipped: ", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void One_run_is_analysed_over_time()
    {
        Write("c1", 1);

        var lines = Describe();

        Assert.StartsWith("single run: 1 run at runs/c1", lines[0]);
        Assert.IsTrue(Array.Exists(lines, line => line.StartsWith("  timeslices_ttft: skipped: ", StringComparison.Ordinal)), string.Join('\n', lines));
        CollectionAssert.Contains(lines, "  gpu_power_over_time: off");
        Assert.DoesNotContain("ttft_vs_throughput", string.Join('\n', lines));
    }

    [TestMethod]
    public void Without_runs_the_reason_is_all()
    {
        Assert.HasCount(1, Describe());
        Assert.IsNotEmpty(_diagnostics);
    }

    private void Write(string name, int concurrency) => RunSimulator.Write(
        Path.Combine(_directory, "runs", name), new RunOptions { Concurrency = concurrency, Seed = concurrency, RequestCount = 12 });

    private string[] Describe(params string[] presets)
    {
        Directory.CreateDirectory(Path.Combine(_directory, "runs"));
        return [.. RunListing.Describe(
            new PlotJobOptions
            {
                Inputs = [new RunInput(Path.Combine(_directory, "runs"), "runs")],
                OutputDirectory = Path.Combine(_directory, "runs", "plots"),
                OutputDisplayPath = "runs/plots",
                Presets = presets,
            },
            _diagnostics.Add,
            CancellationToken.None)];
    }

    private string Files() => string.Join('\n', Directory.GetFileSystemEntries(_directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
}

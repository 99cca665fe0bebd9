using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>What the simulator writes, the library reads without a word, and with the same numbers.</summary>
[TestClass]
public sealed class LoadedRunTests
{
    [TestMethod]
    public void The_single_run_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), RunPresets.SingleRun());
        var run = Load(folder, expected: 1)[0];

        Assert.AreEqual(400, run.Requests!.Count);
        Assert.AreEqual(388, run.Requests.Status.Count(status => status == RequestStatus.Completed));
        Assert.AreEqual(6, run.Requests.Status.Count(status => status == RequestStatus.Cancelled));
        Assert.AreEqual("Qwen/Qwen3-0.6B", run.Configuration.Model);
        Assert.AreEqual(20, run.Configuration.Concurrency);
        Assert.AreEqual(10, run.Configuration.SliceDuration);
        Assert.AreEqual(4, run.GpuCount);
        Assert.HasCount(4, run.Gpus!.Gpus);
        var block = run.Summary!.Metrics["time_to_first_token"];
        double[] values = [.. run.Requests.Metric("time_to_first_token")!.ToArray().Where(double.IsFinite)];
        Assert.AreEqual(values.Average(), block.Values[Stat.Avg], 1e-9);
        Assert.AreEqual(values.Max(), block.Values[Stat.Max]);
    }

    [TestMethod]
    [DataRow(ConfigurationLayout.Phases)]
    [DataRow(ConfigurationLayout.LoadGenerator)]
    public void A_rate_and_a_missing_stream_are_understood(ConfigurationLayout layout)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), new RunOptions
        {
            RequestRate = 12.5,
            RequestCount = 30,
            Streaming = false,
            WarmupRequests = 3,
            Configuration = layout,
        });
        var run = Load(folder, expected: 1)[0];
        Assert.AreEqual(12.5, run.Configuration.RequestRate);
        Assert.IsNull(run.Configuration.Concurrency);
        Assert.AreEqual(false, run.Configuration.Streaming);
        Assert.AreEqual(30, run.Configuration.PlannedRequestCount);
        Assert.AreEqual(3, run.Requests!.IsWarmup.Count(isWarmup => isWarmup));
        Assert.IsNull(run.Requests.Metric("time_to_first_token"));
    }

    [TestMethod]
    [DataRow("sweep", 12)]
    [DataRow("repeats", 30)]
    [DataRow("trials", 5)]
    [DataRow("trial-sweep", 18)]
    public void An_experiment_gives_its_runs_and_no_aggregate_twice(string preset, int runs)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), RunPresets.Find(preset)!);
        foreach (var run in Load(folder, runs))
        {
            Assert.AreEqual(2, run.GpuCount, run.Name);
            double perGpu = run.Summary!.Metrics["output_token_throughput_per_gpu"].Values[Stat.Avg];
            Assert.AreEqual(run.Summary.Metrics["output_token_throughput"].Values[Stat.Avg] / 2, perGpu, 1e-9, run.Name);
        }
    }

    [TestMethod]
    public void An_aggregate_cell_stands_in_for_runs_that_are_not_there()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), RunPresets.Find("trial-sweep")!);
        Directory.Delete(folder.At("run/profile_runs"), recursive: true);
        foreach (var run in Load(folder, expected: 6))
        {
            Assert.AreEqual(3, run.Summary!.TrialCount, run.Name);
            Assert.AreEqual($"concurrency_{run.Configuration.Concurrency}", run.Directory.Name);
            Assert.IsTrue(run.Summary.Metrics["request_latency"].Values.ContainsKey(Stat.P99), run.Name);
        }
    }

    private static Run[] Load(TemporaryFolder folder, int expected)
    {
        var said = new List<PlotDiagnostic>();
        var found = RunDiscovery.Find([new RunInput(folder.At("run"), "run")], inputsAreExplicit: true, said.Add, CancellationToken.None);
        Run?[] runs = [.. found.Select(one => RunLoader.Load(one, null, withRequests: true, said.Add, CancellationToken.None))];
        Assert.AreEqual("", string.Join(Environment.NewLine, said.Where(one => one.Severity >= PlotSeverity.Warning).Select(one => one.Message)));
        Assert.HasCount(expected, runs);
        return [.. runs.OfType<Run>()];
    }
}

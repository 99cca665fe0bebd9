using System.Text.Json;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>Repeated runs lie where AIPerf puts them, differ from one another, and are summed up by their aggregate cell.</summary>
[TestClass]
public sealed class TrialTests
{
    private static readonly SimulatedRun[] Cells =
    [
        .. new[] { 1, 4 }.Select(concurrency => new SimulatedRun(
            $"concurrency_{concurrency}",
            new RunOptions { Concurrency = concurrency, RequestCount = 8, Model = RunPresets.Qwen with { RunSpread = 0.05 }, Files = SimulatedFiles.Requests | SimulatedFiles.Summary })),
    ];

    [TestMethod]
    [DataRow(TrialLayout.RepeatedSweep, "profile_runs/trial_0002/concurrency_4", "aggregate/concurrency_4")]
    [DataRow(TrialLayout.IndependentSweep, "concurrency_4/profile_runs/trial_0002", "concurrency_4/aggregate")]
    [DataRow(TrialLayout.Repeats, "profile_runs/run_0002", "aggregate")]
    public void A_layout_has_its_directories(TrialLayout layout, string run, string aggregate)
    {
        SimulatedRun[] cells = layout == TrialLayout.Repeats ? [Cells[1]] : Cells;
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, SimulatedExperiment.OfTrials(cells, 2, layout));
        Assert.IsTrue(File.Exists(folder.At(run + "/profile_export.jsonl")));
        Assert.IsTrue(File.Exists(folder.At(run + "/profile_export_aiperf.json")));
        Assert.IsTrue(File.Exists(folder.At(aggregate + "/profile_export_aiperf_aggregate.json")));
        Assert.HasCount(2 * cells.Length, Directory.GetFiles(folder.Path, "profile_export.jsonl", SearchOption.AllDirectories));
        Assert.HasCount(cells.Length, Directory.GetFiles(folder.Path, "*_aggregate.json", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void The_aggregate_averages_its_trials()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, SimulatedExperiment.OfTrials([Cells[1]], 3, TrialLayout.Repeats));
        double[] latencies = [.. Enumerable.Range(1, 3).Select(trial => Value(Json(folder.At($"profile_runs/run_{trial:d4}/profile_export_aiperf.json")), "request_latency", "p90"))];
        Assert.HasCount(3, latencies.Distinct());

        var root = Json(folder.At("aggregate/profile_export_aiperf_aggregate.json"));
        Assert.AreEqual(3, root.GetProperty("metadata").GetProperty("num_successful_runs").GetInt32());
        var cell = root.GetProperty("metrics");
        double mean = latencies.Average();
        double deviation = Math.Sqrt(latencies.Sum(value => (value - mean) * (value - mean)) / 2);
        Assert.AreEqual(mean, Value(cell, "request_latency_p90", "mean"), 1e-9);
        Assert.AreEqual(deviation, Value(cell, "request_latency_p90", "std"), 1e-9);
        Assert.AreEqual(mean + (4.3027 * deviation / Math.Sqrt(3)), Value(cell, "request_latency_p90", "ci_high"), 1e-9);
        Assert.IsTrue(cell.TryGetProperty("request_throughput_avg", out _));
    }

    [TestMethod]
    public void One_trial_has_no_spread_and_no_quantile()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, SimulatedExperiment.OfTrials(Cells, 1, TrialLayout.IndependentSweep));
        var root = Json(folder.At("concurrency_4/aggregate/profile_export_aiperf_aggregate.json"));
        var block = root.GetProperty("metrics").GetProperty("request_throughput_avg");
        Assert.AreEqual(0, block.GetProperty("std").GetDouble());
        Assert.AreEqual(block.GetProperty("mean").GetDouble(), block.GetProperty("ci_low").GetDouble());
        Assert.AreEqual(JsonValueKind.Null, block.GetProperty("t_critical").ValueKind);
        Assert.AreEqual(4, root.GetProperty("metadata").GetProperty("variation_values").GetProperty("phases.profiling.concurrency").GetInt32());
    }

    [TestMethod]
    public void Every_preset_can_be_found_and_writes_runs()
    {
        foreach (string name in RunPresets.Names)
        {
            var experiment = RunPresets.Find(name);
            Assert.IsNotNull(experiment, name);
            Assert.IsNotEmpty(experiment.Runs, name);
            Assert.HasCount(experiment.Runs.Count, experiment.Runs.Select(run => (run.Options.Seed, run.Options.Model.Name)).Distinct(), name);
        }

        Assert.IsNull(RunPresets.Find("nothing"));
    }

    [TestMethod]
    public void The_command_line_changes_the_runs_of_a_preset()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        using var error = new StringWriter();
        Assert.AreEqual(0, CommandLine.Run(["single", folder.Path, "--requests", "7", "--no-streaming", "--gpus", "2"], output, error));
        Assert.AreEqual("", error.ToString());
        Assert.HasCount(7, File.ReadAllLines(folder.At("profile_export.jsonl")));
        Assert.DoesNotContain("time_to_first_token", File.ReadAllText(folder.At("profile_export_aiperf.json")));
        Assert.Contains("\"gpu_index\":1", File.ReadAllText(folder.At("gpu_telemetry_export.jsonl")));

        Assert.AreEqual(2, CommandLine.Run(["single", folder.Path, "--what"], output, error));
        Assert.AreEqual(2, CommandLine.Run(["single", folder.Path, "--requests"], output, error));
        Assert.AreEqual(2, CommandLine.Run(["nothing", folder.Path], output, error));
        Assert.Contains("Unknown option --what.", error.ToString());
    }

    private static JsonElement Json(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static double Value(JsonElement parent, string block, string stat) => parent.GetProperty(block).GetProperty(stat).GetDouble();
}

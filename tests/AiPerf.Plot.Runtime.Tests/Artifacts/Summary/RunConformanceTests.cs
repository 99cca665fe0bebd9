using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Summary;

/// <summary>What AIPerf's own code reads from the real runs, and what this reader reads.</summary>
[TestClass]
public sealed class RunConformanceTests
{
    [TestMethod]
    [DataRow("qwen_sweep", "expected")]
    [DataRow("mixed", "expected")]
    [DataRow("mixed", "expected_0.11")]
    [DataRow("synthetic_nostream", "expected_0.11")]
    public void Discovery_and_metadata_equal_AIPerfs(string expectedName, string folder)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(ConformanceData.Folder($"{folder}/{expectedName}.json")));
        string[] inputs = [.. expected.RootElement.GetProperty("run_dirs").EnumerateArray().Select(run => run.GetString()!)];
        var found = RunDiscovery.Find(
            [.. inputs.Select(input => new RunInput(ConformanceData.Folder(input), input))], true, diagnostic => Assert.Fail(diagnostic.Message), CancellationToken.None);

        Assert.AreEqual(string.Join(' ', inputs), string.Join(' ', found.Select(run => run.Directory.DisplayPath)));
        foreach ((FoundRun run, JsonElement facts) in found.Zip(expected.RootElement.GetProperty("runs").EnumerateArray()))
        {
            RunSummary summary = RunLoader.Load(run, null, false, _ => { }, CancellationToken.None)!.Summary!;
            JsonElement metadata = facts.GetProperty("metadata");
            Assert.AreEqual(metadata.GetProperty("run_name").GetString(), run.Name);
            Same(metadata, "model", summary.Configuration.Model);
            Same(metadata, "concurrency", summary.Configuration.Concurrency);
            Same(metadata, "request_count", summary.Configuration.PlannedRequestCount);
            Same(metadata, "endpoint_type", summary.Configuration.EndpointType);
            Same(metadata, "was_cancelled", summary.WasCancelled);
            Same(facts, "slice_duration", summary.Configuration.SliceDuration);
            foreach (JsonProperty metric in facts.GetProperty("available_metrics").EnumerateObject())
            {
                Assert.IsTrue(summary.Metrics.ContainsKey(metric.Name), $"{run.Name} lacks {metric.Name}.");
                Assert.AreEqual(metric.Value[1].GetString(), summary.Metrics[metric.Name].Unit);
            }
        }
    }

    [TestMethod]
    public void Statistics_are_the_numbers_of_the_file()
    {
        RunSummary summary = Load("qwen_sweep/qwen_concurrency1", []).Summary!;

        Assert.AreEqual(3652.1454372343746, summary.Metrics["request_latency"][Stat.Avg]);
        Assert.AreEqual(3909.3341161199996, summary.Metrics["request_latency"][Stat.P99]);
        Assert.IsNull(summary.Metrics["request_latency"][Stat.Sum]);
        Assert.AreEqual(50.08213863971112, summary.Metrics["output_token_throughput"][Stat.Avg]);
        Assert.IsFalse(summary.Metrics.ContainsKey("goodput"), "An explicit null is no metric.");
        Assert.AreEqual("Qwen/Qwen3-0.6B", summary.Configuration.Flattened["endpoint.model_names"]);
        Assert.AreEqual("200", summary.Configuration.Flattened["input.extra.min_tokens"]);
    }

    [TestMethod]
    public void The_earliest_layout_gives_metrics_under_their_present_names()
    {
        RunSummary summary = Load("legacy_2025_10", []).Summary!;

        Assert.AreEqual(100, summary.Configuration.Concurrency);
        Assert.AreEqual("Request Latency", summary.Metrics["request_latency"].Header);
        Assert.AreEqual(summary.Metrics["ttft"][Stat.Avg], summary.Metrics["time_to_first_token"][Stat.Avg]);
        Assert.IsNotNull(summary.Metrics["request_throughput"][Stat.Avg]);
    }

    [TestMethod]
    public void Version_2_of_the_configuration_is_read()
    {
        RunConfiguration configuration = Load("synthetic_nostream", []).Configuration;

        Assert.AreEqual("intfloat/e5-large-v2", configuration.Model);
        Assert.AreEqual(4, configuration.Concurrency);
        Assert.AreEqual(60, configuration.PlannedRequestCount);
        Assert.AreEqual(5.0, configuration.SliceDuration);
        Assert.IsFalse(configuration.Streaming);
        Assert.AreEqual("60", configuration.Flattened["phases.profiling.requests"]);
    }

    private static Run Load(string folder, List<PlotDiagnostic> said)
    {
        var found = RunDiscovery.Find([new RunInput(ConformanceData.Folder(folder), folder)], true, said.Add, CancellationToken.None);
        return RunLoader.Load(found.Single(), null, false, said.Add, CancellationToken.None)!;
    }

    /// <summary>What AIPerf 0.8.0 does not know may be known here: it does not read version 2 configurations.</summary>
    private static void Same<T>(JsonElement expected, string key, T actual)
    {
        if (expected.GetProperty(key) is { ValueKind: not JsonValueKind.Null } value)
            Assert.AreEqual(JsonSerializer.Serialize(actual), JsonSerializer.Serialize(value.Deserialize<T>()), key);
    }
}

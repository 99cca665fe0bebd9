using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Metrics;

/// <summary>
/// Names, directions, references and derived values of metrics, compared with AIPerf's own functions. What differs on purpose is listed
/// with ours, and a difference that is no longer one fails too.
/// </summary>
[TestClass]
public sealed class MetricConformanceTests
{
    /// <summary>More good requests a second are better, whatever AIPerf's flags say; how many and how long the requests are is a choice.</summary>
    private static readonly Dictionary<string, string> OtherDirections = new() { ["goodput"] = "higher", ["request_count"] = "", ["input_sequence_length"] = "" };

    /// <summary>Names that are spelt out where AIPerf's are short, and compounds with their hyphen.</summary>
    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["http_req_duration"] = "HTTP DURATION (EXCLUDING CONNECTION)",
        ["inter_chunk_latency"] = "INTER-CHUNK LATENCY",
        ["inter_token_latency"] = "INTER-TOKEN LATENCY",
        ["requested_osl"] = "REQUESTED OUTPUT SEQUENCE LENGTH",
    };

    [TestMethod]
    public void The_better_direction_of_a_metric_is_AIPerfs()
    {
        using Expected expected = new("functions");
        var ours = new Dictionary<string, string>();
        var theirs = new Dictionary<string, string>();
        foreach (JsonProperty one in expected.Root.GetProperty("metric_direction").EnumerateObject())
        {
            MetricDirection direction = MetricCatalog.DirectionOf(MetricReference.Parse(one.Name, out _).Tag);
            ours.Add(one.Name, direction == MetricDirection.None ? "" : direction.ToString().ToLowerInvariant());
            theirs.Add(one.Name, one.Value.GetString()!);
        }

        AssertDiffers(OtherDirections, theirs, ours);
    }

    [TestMethod]
    public void Metrics_are_called_as_AIPerf_calls_them_but_for_capitals()
    {
        using Expected expected = new("functions");
        var theirs = expected.Root.GetProperty("display_names").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString()!.ToUpperInvariant());

        AssertDiffers(OtherNames, theirs, theirs.Keys.ToDictionary(tag => tag, tag => MetricLabels.Name(tag).ToUpperInvariant()));
    }

    [TestMethod]
    public void A_reference_is_taken_apart_as_AIPerf_does()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("metric_shortcuts").EnumerateArray())
        {
            string name = one.GetProperty("name").GetString()!;
            MetricValue value = MetricReference.Parse(name, out string? badStat);
            if (one.TryGetProperty("error", out JsonElement error))
            {
                Assert.Contains($"'{badStat}'", error.GetString()!, name);
                continue;
            }

            Assert.IsNull(badStat, name);
            Assert.AreEqual(one.GetProperty("result")[0].GetString(), value.Tag, name);
            Assert.AreEqual(one.GetProperty("result")[1].GetString(), value.Stat?.Word(), name);
        }
    }

    [TestMethod]
    public void Throughput_per_GPU_is_AIPerfs()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("per_gpu_throughput").EnumerateArray())
        {
            var summary = new RunSummary { Metrics = MetricBlocks.Read(one.GetProperty("aggregated")) };
            MetricBlock? ours = PerGpuThroughput.AddTo(summary, one.GetProperty("gpus").GetInt32(), isOverride: false).Metrics.GetValueOrDefault("output_token_throughput_per_gpu");
            JsonElement result = one.GetProperty("result");
            if (result.ValueKind == JsonValueKind.Null)
            {
                Assert.IsNull(ours, one.GetRawText());
                continue;
            }

            Assert.AreEqual(result.GetProperty("unit").GetString(), ours!.Unit);
            JsonProperty[] stats = [.. result.EnumerateObject().Where(property => property.Name != "unit")];
            Assert.HasCount(stats.Length, ours.Values, one.GetRawText());
            foreach (JsonProperty stat in stats)
                Assert.AreEqual(stat.Value.GetDouble(), ours.Values[StatKeys.Find(stat.Name)!.Value], 1e-12, stat.Name);
        }
    }

    private static void AssertDiffers(Dictionary<string, string> intended, Dictionary<string, string> theirs, Dictionary<string, string> ours) =>
        CollectionAssert.AreEquivalent(
            intended.ToArray(), ours.Where(one => one.Value != theirs[one.Key]).ToArray(),
            string.Join(Environment.NewLine, ours.Where(one => one.Value != theirs[one.Key]).Select(one => $"{one.Key}: '{theirs[one.Key]}' is '{one.Value}' here")));
}

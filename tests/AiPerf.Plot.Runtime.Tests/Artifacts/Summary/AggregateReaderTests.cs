using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Summary;

[TestClass]
public sealed class AggregateReaderTests
{
    private const string Cell = """
        {"schema_version":"1.0","aiperf_version":"0.9.0",
         "metadata":{"aggregation_type":"confidence","num_profile_runs":4,"num_successful_runs":3,"confidence_level":0.95,"model":"m",
           "variation_label":"concurrency_8","variation_values":{"phases.profiling.concurrency":8,"input.prompt.mean":100}},
         "metrics":{
           "request_latency_avg":{"mean":105,"std":5,"min":100,"max":110,"ci_low":92.579311,"ci_high":117.420689,"t_critical":4.3,"unit":"ms"},
           "request_latency_p99":{"mean":150,"std":0,"ci_low":150,"ci_high":150,"t_critical":NaN,"unit":"ms"},
           "output_token_throughput_avg":{"mean":400,"ci_low":380,"ci_high":420,"unit":"tokens/sec"},
           "request_count":{"mean":64,"unit":"requests"},
           "request_count_avg":{"mean":64,"unit":"requests"},
           "odd":{"mean":1,"unit":""},
           "empty_avg":{"mean":null,"unit":"ms"}},
         "request_throughput":{"unit":"requests/sec","avg":9}}
        """;

    [TestMethod]
    public void The_mean_over_trials_is_the_value_and_its_interval_is_kept()
    {
        RunSummary summary = Read(Cell);

        MetricBlock latency = summary.Metrics["request_latency"];
        Assert.AreEqual("ms", latency.Unit);
        Assert.AreEqual(105, latency[Stat.Avg]);
        Assert.AreEqual(150, latency[Stat.P99]);
        Assert.AreEqual(12.420689, latency.Intervals[Stat.Avg].Low, 1e-9);
        Assert.AreEqual(12.420689, latency.Intervals[Stat.Avg].High, 1e-9);
        Assert.AreEqual((0, 0), latency.Intervals[Stat.P99]);
        Assert.AreEqual(9, summary.Metrics["request_throughput"][Stat.Avg]);
        Assert.AreEqual(1, summary.Metrics["odd"][Stat.Avg]);
        Assert.IsFalse(summary.Metrics.ContainsKey("empty"));
    }

    [TestMethod]
    public void A_tag_that_ends_like_a_statistic_stays_whole()
    {
        RunSummary summary = Read(Cell);

        Assert.AreEqual(64, summary.Metrics["request_count"][Stat.Avg]);
        Assert.IsFalse(summary.Metrics.ContainsKey("request"));
    }

    [TestMethod]
    public void The_varied_values_are_the_configuration()
    {
        RunSummary summary = Read(Cell);

        Assert.AreEqual("m", summary.Configuration.Model);
        Assert.AreEqual(8, summary.Configuration.Concurrency);
        Assert.AreEqual("100", summary.Configuration.Flattened["input.prompt.mean"]);
        Assert.AreEqual(3, summary.TrialCount);
        Assert.AreEqual("0.9.0", summary.AiPerfVersion);
    }

    [TestMethod]
    public void A_GPU_count_divides_values_and_intervals()
    {
        MetricBlock perGpu = PerGpuThroughput.AddTo(Read(Cell), 4, isOverride: true).Metrics["output_token_throughput_per_gpu"];

        Assert.AreEqual(100, perGpu[Stat.Avg]);
        Assert.AreEqual((5, 5), perGpu.Intervals[Stat.Avg]);
        Assert.AreEqual("tokens/sec/gpu", perGpu.Unit);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"metrics":null,"metadata":null}""")]
    [DataRow("""{"metrics":{"a_avg":7},"metadata":{"variation_values":[],"num_successful_runs":0}}""")]
    public void A_cell_without_anything_is_empty(string json)
    {
        RunSummary summary = Read(json);

        Assert.IsEmpty(summary.Metrics);
        Assert.AreEqual(1, summary.TrialCount);
    }

    private static RunSummary Read(string json)
    {
        using var folder = new TemporaryFolder();
        return AggregateReader.Read(folder.Write("a.json", json), "a.json", "r", (PlotDiagnostic diagnostic) => Assert.Fail(diagnostic.Message))!;
    }
}

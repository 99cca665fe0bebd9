using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Summary;

[TestClass]
public sealed class SummaryFromRequestsTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void A_run_without_a_summary_is_summarised_from_its_requests(bool withRequests)
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export.jsonl", string.Join('\n',
            Record(1000, 2000, 10, 100, 20), Record(1500, 3000, 20, 100, 40), Record(2000, 5000, 60, 100, 60),
            Record(500, 9000, 999, 100, 999, phase: "warmup"),
            """{"metadata":{"request_start_ns":1000000000,"request_end_ns":8000000000},"metrics":{"error_isl":{"value":5,"unit":"tokens"}},"error":{"message":"x"}}"""));
        var said = new List<PlotDiagnostic>();

        Run run = Load(folder.At("r"), "r", withRequests, said)!;

        RunSummary summary = run.Summary!;
        MetricBlock ttft = summary.Metrics["time_to_first_token"];
        Assert.AreEqual(("ms", 30.0, 20.0, 10.0, 60.0), (ttft.Unit, ttft[Stat.Avg], ttft[Stat.P50], ttft[Stat.Min], ttft[Stat.Max]));
        Assert.AreEqual(Math.Sqrt((400 + 100 + 900) / 3.0), ttft[Stat.Std]!.Value, 1e-12);
        Assert.AreEqual(52, ttft[Stat.P90]!.Value, 1e-12);
        Assert.AreEqual(3, summary.Metrics["request_count"][Stat.Avg]);
        Assert.AreEqual(1, summary.Metrics["error_request_count"][Stat.Avg]);
        Assert.AreEqual(4, summary.Metrics["benchmark_duration"][Stat.Avg]);
        Assert.AreEqual(0.75, summary.Metrics["request_throughput"][Stat.Avg]);
        Assert.AreEqual(30, summary.Metrics["output_token_throughput"][Stat.Avg]!.Value, 1e-12);
        Assert.AreEqual(105, summary.Metrics["total_token_throughput"][Stat.Avg]!.Value, 1e-12);
        Assert.IsNull(summary.Configuration.Concurrency);
        Assert.AreEqual(withRequests, run.Requests is not null, "A comparison keeps no requests.");
        Assert.AreEqual("AIPERF2204 r", $"{said.Single().Descriptor.Id} {said[0].Location.File}");
    }

    [TestMethod]
    public void Requests_that_all_failed_give_their_number_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export.jsonl", """{"metadata":{"request_start_ns":1,"request_end_ns":2},"metrics":{},"error":{"message":"x"}}""");

        RunSummary summary = Load(folder.At("r"), "r", false, [])!.Summary!;

        Assert.AreEqual(0, summary.Metrics["request_count"][Stat.Avg]);
        Assert.AreEqual(1, summary.Metrics["error_request_count"][Stat.Avg]);
        Assert.HasCount(2, summary.Metrics);
    }

    [TestMethod]
    public void The_duration_ends_with_the_last_response_not_with_its_stream()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export.jsonl",
            """{"metadata":{"request_start_ns":1000000000,"request_end_ns":3100000000},"metrics":{"request_latency":{"value":2000.0,"unit":"ms"}}}""");

        Assert.AreEqual(2, Load(folder.At("r"), "r", false, [])!.Summary!.Metrics["benchmark_duration"][Stat.Avg]);
    }

    /// <summary>
    /// The runs whose summary is over just the requests in the file. Only the first is AIPerf's own; the generated ones end their
    /// duration with the stream, and one of them with a failed request.
    /// </summary>
    [TestMethod]
    [DataRow("timeout_errors", 1e-9)]
    [DataRow("synthetic_nostream", 1e-5)]
    [DataRow("synthetic_server_metrics", 1e-5)]
    [DataRow("synthetic_slices", 1.0)]
    public void Conformance_the_statistics_are_AIPerfs(string run, double toleranceOfRates)
    {
        string folder = ConformanceData.Folder(run);
        RequestTable requests = RequestReader.Read(Path.Combine(folder, "profile_export.jsonl"), run, diagnostic => Assert.Fail(diagnostic.Message), CancellationToken.None)!;
        RunSummary expected = Load(folder, run, false, [])!.Summary!;

        RunSummary actual = SummaryFromRequests.Of(requests);

        int compared = 0;
        foreach ((string tag, MetricBlock block) in actual.Metrics)
        {
            if (!expected.Metrics.TryGetValue(tag, out MetricBlock? theirs))
                continue;
            Assert.AreEqual(theirs.Unit, block.Unit, tag);
            double tolerance = block.Values.Count == 1 && !tag.EndsWith("_count", StringComparison.Ordinal) ? toleranceOfRates : 1e-9;
            foreach ((Stat stat, double value) in theirs.Values.Where(entry => tolerance < 1 && block.Values.ContainsKey(entry.Key)))
            {
                Assert.AreEqual(value, block.Values[stat], tolerance * Math.Max(Math.Abs(value), 1e-3), $"{tag} {stat}");
                compared++;
            }
        }

        Assert.IsGreaterThan(50, compared);
    }

    private static string Record(long startMs, long endMs, double ttft, int isl, int osl, string phase = "profiling") =>
        $$$"""{"metadata":{"request_start_ns":{{{startMs}}}000000,"request_end_ns":{{{endMs}}}000000,"benchmark_phase":"{{{phase}}}"},"metrics":{"time_to_first_token":{"value":{{{ttft}}},"unit":"ms"},"input_sequence_length":{"value":{{{isl}}},"unit":"tokens"},"output_sequence_length":{"value":{{{osl}}},"unit":"tokens"} } }""";

    private static Run? Load(string path, string display, bool withRequests, List<PlotDiagnostic> said)
    {
        var found = RunDiscovery.Find([new RunInput(path, display)], true, said.Add, CancellationToken.None).Single();
        return RunLoader.Load(found, null, withRequests, said.Add, CancellationToken.None);
    }
}

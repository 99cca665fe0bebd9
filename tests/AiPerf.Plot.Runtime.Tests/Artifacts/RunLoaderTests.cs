using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Runtime.Tests.Artifacts.Requests;
using AiPerf.Plot.Runtime.Tests.Artifacts.Telemetry;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

[TestClass]
public sealed class RunLoaderTests
{
    private const string Zero = "GPU-00000000-0000-0000-0000-000000000000";

    [TestMethod]
    [DataRow(null, null, 2, 50.0)]
    [DataRow(null, 4, 4, 25.0)]
    [DataRow(8, 4, 8, 12.5)]
    public void The_items_GPU_count_beats_the_propertys_beats_the_telemetry(int? item, int? property, int expected, double perGpu)
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", Summary(("n1:9400", 0, "GPU-1", "n1"), ("n1:9400", 1, "GPU-2", "n1")));

        Run run = Load(folder, [], item, property)!;

        Assert.AreEqual(expected, run.GpuCount);
        Assert.AreEqual(perGpu, run.Summary!.Metrics["output_token_throughput_per_gpu"][Stat.Avg]);
        Assert.AreEqual("tokens/sec/gpu", run.Summary.Metrics["output_token_throughput_per_gpu"].Unit);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void A_GPU_without_UUID_in_the_summary_takes_the_one_of_the_telemetry(bool withRequests)
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", Summary(("n1:9400", 0, Zero, "x"), ("n1:9402", 0, Zero, "y")));
        folder.Write("r/gpu_telemetry_export.jsonl",
            GpuTelemetryReaderTests.Record(1, "p", 0, "GPU-1", "\"x\":1", "http://n1:9400/metrics") + "\n"
            + GpuTelemetryReaderTests.Record(1, "q", 0, "GPU-1", "\"x\":1", "http://n1:9402/metrics"));
        var said = new List<PlotDiagnostic>();

        Run run = Load(folder, said, withRequests: withRequests)!;

        Assert.AreEqual(1, run.GpuCount);
        Assert.IsFalse(run.IsGpuCountGuessed);
        Assert.AreEqual(100, run.Summary!.Metrics["output_token_throughput_per_gpu"][Stat.Avg]);
        Assert.AreEqual("AIPERF2203", said.Single(diagnostic => diagnostic.Descriptor.Id != "AIPERF2204").Descriptor.Id);
    }

    [TestMethod]
    public void Without_identity_a_GPU_is_its_host_and_index()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", Summary(("n1:9400", 0, Zero, "x"), ("n1:9402", 0, "", "y"), ("n1:9404", 0, "", "y")));
        var said = new List<PlotDiagnostic>();

        Assert.AreEqual(2, Load(folder, said)!.GpuCount);
        Assert.AreEqual(3, Load(folder, [])!.GpusListed);
        Assert.IsNull(Load(folder, [], property: 7)!.GpusListed);
        Assert.IsTrue(Load(folder, [])!.IsGpuCountGuessed);
        Assert.AreEqual("AIPERF2203", said.Single().Descriptor.Id);
        said.Clear();
        Assert.AreEqual(7, Load(folder, said, property: 7)!.GpuCount);
        Assert.IsFalse(Load(folder, [], property: 7)!.IsGpuCountGuessed);
        Assert.IsEmpty(said, "A count the user gave needs no explanation.");
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Without_telemetry_in_the_summary_the_telemetry_file_counts(bool withRequests)
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", Summary());
        folder.Write("r/gpu_telemetry_export.jsonl",
            GpuTelemetryReaderTests.Record(1, "p", 0, "GPU-1", "\"x\":1") + "\nbad\n" + GpuTelemetryReaderTests.Record(1, "p", 1, "GPU-2", "\"x\":1"));

        Assert.AreEqual(2, Load(folder, [], withRequests: withRequests)!.GpuCount);
    }

    [TestMethod]
    public void Without_any_telemetry_the_count_is_unknown_and_nothing_is_derived()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", Summary());

        Run run = Load(folder, [])!;

        Assert.IsNull(run.GpuCount);
        Assert.IsFalse(run.Summary!.Metrics.ContainsKey("output_token_throughput_per_gpu"));
    }

    [TestMethod]
    public void A_corrupt_part_costs_that_part_and_is_said_once()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", "{");
        folder.Write("r/profile_export_aiperf_timeslices.csv", "");
        folder.Write("r/gpu_telemetry_export.jsonl", GpuTelemetryReaderTests.Record(1, "p", 0, "GPU-1", "\"x\":1") + "\n{\n");
        var said = new List<PlotDiagnostic>();

        Run run = Load(folder, said, withRequests: true)!;

        Assert.IsNull(run.Summary);
        Assert.IsNull(run.Timeslices);
        Assert.HasCount(1, run.Gpus!.Gpus);
        Assert.AreEqual(1, run.GpuCount);
        Assert.AreEqual(
            "AIPERF2002 r/gpu_telemetry_export.jsonl:2, AIPERF2005 r/profile_export_aiperf.json:1, AIPERF2005 r/profile_export_aiperf_timeslices.csv:0, "
            + "AIPERF2204 r:0",
            string.Join(", ", Codes(said)));
        Assert.AreEqual("profile_export_aiperf.json, profile_export_aiperf_timeslices.csv", string.Join(", ", run.UnusableFiles));
        Assert.AreEqual(
            "This file of run 'r' is left out: it is empty; the plots of the run's time slices are not drawn. The run's other files are used. Export the run again.",
            said.Single(diagnostic => diagnostic.Location.File!.EndsWith(".csv", StringComparison.Ordinal)).Message);
    }

    [TestMethod]
    public void A_run_of_which_nothing_is_usable_is_left_out_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export_aiperf.json", "null");
        var said = new List<PlotDiagnostic>();

        Assert.IsNull(Load(folder, said));
        Assert.AreEqual("AIPERF2005 r/profile_export_aiperf.json:0, AIPERF2205 r:0", string.Join(", ", Codes(said)));
        Assert.IsTrue(said.TrueForAll(diagnostic => diagnostic.Severity == PlotSeverity.Warning));
    }

    [TestMethod]
    [DataRow(3, 2, false, true)]
    [DataRow(2, 2, false, false)]
    [DataRow(1, 2, false, false)]
    [DataRow(2, 1, true, false)]
    public void More_requests_than_the_summary_counts_are_told(int requests, int counted, bool isRepeated, bool isTold)
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/profile_export.jsonl", string.Concat(Enumerable.Range(0, requests).Select(i =>
            RequestFile.Record(1_765_500_000_000_000_000 + (isRepeated ? 0 : i), "\"m\":{\"value\":1}") + "\n"))
            + RequestFile.Record(1_765_500_000_000_000_100, metadata: ",\"benchmark_phase\":\"warmup\"") + "\n"
            + RequestFile.Record(1_765_500_000_000_000_200, rest: ",\"error\":{\"code\":500}") + "\n");
        folder.Write("r/profile_export_aiperf.json", $"{{\"request_count\":{{\"unit\":\"requests\",\"avg\":{counted}}},\"input_config\":{{\"endpoint\":{{\"model_names\":[\"m\"]}}}}}}");
        var said = new List<PlotDiagnostic>();

        Load(folder, said, withRequests: true);

        Assert.AreEqual(isTold ? "AIPERF2313 r/profile_export.jsonl:0" : isRepeated ? "AIPERF2312 r/profile_export.jsonl:2" : "", string.Join(", ", Codes(said)));
        if (isTold)
            StringAssert.Contains(said[0].Message, "of run 'r' has 3 completed requests, but the run's summary counts 2;");
    }

    [TestMethod]
    public void Conformance_throughput_per_GPU_is_AIPerfs_but_for_the_GPU_counted_twice()
    {
        foreach ((string run, int gpus, double perGpu) in new[]
        {
            ("qwen_sweep/qwen_concurrency1", 1, 2 * 25.04106931985556), ("qwen_sweep/qwen_concurrency2", 1, 2 * 50.3256078376267),
            ("qwen_sweep/qwen_concurrency4", 1, 2 * 97.25288228192821), ("synthetic_slices", 2, 96.62595206402398),
            ("synthetic_server_metrics", 1, 320.03959283927077),
        })
        {
            var input = new RunInput(ConformanceData.Folder(run), run);
            var found = RunDiscovery.Find([input], true, diagnostic => Assert.Fail(diagnostic.Message), CancellationToken.None).Single();
            foreach (bool withRequests in new[] { false, true })
            {
                Run loaded = RunLoader.Load(found, null, withRequests, _ => { }, CancellationToken.None)!;
                Assert.AreEqual(gpus, loaded.GpuCount, run);
                Assert.AreEqual(perGpu, loaded.Summary!.Metrics["output_token_throughput_per_gpu"][Stat.Avg]!.Value, 1e-9, run);
            }
        }
    }

    private static Run? Load(TemporaryFolder folder, List<PlotDiagnostic> said, int? item = null, int? property = null, bool withRequests = false)
    {
        var found = RunDiscovery.Find([new RunInput(folder.At("r"), "r") { GpuCount = item }], true, said.Add, CancellationToken.None).Single();
        return RunLoader.Load(found, property, withRequests, said.Add, CancellationToken.None);
    }

    private static IEnumerable<string> Codes(List<PlotDiagnostic> said) =>
        said.Select(diagnostic => $"{diagnostic.Descriptor.Id} {diagnostic.Location.File}:{diagnostic.Location.Line}").Order(StringComparer.Ordinal);

    private static string Summary(params (string Endpoint, int Index, string Uuid, string Host)[] gpus)
    {
        IEnumerable<string> endpoints = gpus.GroupBy(gpu => gpu.Endpoint).Select(endpoint =>
            $"\"{endpoint.Key}\":{{\"gpus\":{{{string.Join(',', endpoint.Select(gpu => $"\"gpu_{gpu.Index}\":{{\"gpu_index\":{gpu.Index},\"gpu_uuid\":\"{gpu.Uuid}\",\"hostname\":\"{gpu.Host}\"}}"))}}}}}");
        return $"{{\"output_token_throughput\":{{\"unit\":\"tokens/sec\",\"avg\":100}},\"input_config\":{{\"endpoint\":{{\"model_names\":[\"m\"]}}}},\"telemetry_data\":{{\"summary\":{{}},\"endpoints\":{{{string.Join(',', endpoints)}}}}}}}";
    }
}

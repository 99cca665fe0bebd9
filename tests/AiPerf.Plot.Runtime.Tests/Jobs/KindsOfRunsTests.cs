using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Jobs;

/// <summary>Benchmarks that write other fields than the usual one of a streaming chat on one node: from their files to the figure.</summary>
[TestClass]
public sealed class KindsOfRunsTests : IDisposable
{
    private const long Second = 1_000_000_000;
    private const long T0 = 1_765_500_000 * Second;
    private const string Chat = """{"model_names":["m"],"type":"chat","streaming":true}""";

    private readonly TemporaryFolder folder = new();
    private readonly List<PlotDiagnostic> said = [];

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("amd_gfx_activity", "AMD GFX activity", "%", 40, 60)]
    [DataRow("amd_umc_activity", "AMD UMC activity", "%", 10, 10)]
    [DataRow("amd_power", "AMD GPU power", "W", 500, 700)]
    [DataRow("amd_memory_used", "AMD GPU memory used", "GB", 90, 90)]
    [DataRow("amd_temperature", "AMD GPU temperature", "°C", 55, 57)]
    public void Fields_of_AMD_GPUs_are_plotted_under_their_names_and_units(string field, string name, string unit, double first, double last)
    {
        WriteRun("r", Chat, Streaming);
        folder.Write("r/gpu_telemetry_export.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i => Gpu(
            i, "amdsmi://localhost", "0", "node", string.Create(CultureInfo.InvariantCulture, $"""
            "amd_power":{(i < 10 ? 500 : 700)},"amd_gfx_activity":{(i < 10 ? 40 : 60)},"amd_umc_activity":10,"amd_memory_used":90,"amd_temperature":{(i < 10 ? 55 : 57)}
            """)))));

        Figure figure = Draw($"single_run_plots: {{ p: {{ type: line, x: timestamp_s, y: {field} }} }}", "p");

        Assert.AreEqual((name + ", one GPU", unit), (figure.Panels[0].Y.Label, figure.Panels[0].Y.Unit));
        double[] y = Values(figure);
        Assert.AreEqual((first, last), (y.First(double.IsFinite), y.Last(double.IsFinite)));
        Assert.AreEqual("", string.Join('\n', said.Where(told => told.Severity != PlotSeverity.Message).Select(told => told.Message)));
    }

    [TestMethod]
    public void GPUs_of_several_nodes_with_the_same_index_are_counted_and_averaged_apart()
    {
        string endpoints = string.Join(',', new[] { "n1", "n2" }.Select(node => $$"""
            "{{node}}:9400":{"gpus":{"gpu_0":{"gpu_index":0,"gpu_name":"H100","gpu_uuid":"GPU-{{node}}","hostname":"{{node}}","metrics":{} } } }
            """));
        WriteRun("r", Chat, Streaming, $$"""
            ,"output_token_throughput":{"unit":"tokens/sec","avg":100},"telemetry_data":{"summary":{},"endpoints":{ {{endpoints}} } }
            """);
        // The second node is scraped 40 ms after the first one.
        folder.Write("r/gpu_telemetry_export.jsonl", string.Concat(Enumerable.Range(0, 20).Select(i =>
            Gpu(i, "http://n1:9400/metrics", "GPU-n1", "n1", "\"gpu_utilization\":80") + Gpu(i + 0.04, "http://n2:9400/metrics", "GPU-n2", "n2", "\"gpu_utilization\":40"))));

        Figure figure = Draw("single_run_plots: { p: { type: line, x: timestamp_s, y: gpu_utilization } }", "p", out Run run);

        Assert.AreEqual(2, run.GpuCount);
        Assert.AreEqual(50, run.Summary!.Metrics["output_token_throughput_per_gpu"][Stat.Avg]);
        // One line at the mean of both, not a zigzag between 80 and 40.
        CollectionAssert.AreEqual(new[] { 60.0 }, Values(figure).Where(double.IsFinite).Select(value => Math.Round(value, 6)).Distinct().ToArray());
        StringAssert.Contains(string.Join(" · ", figure.Caption), "2 GPUs");
    }

    [TestMethod]
    public void Embeddings_have_latencies_and_what_they_lack_is_said()
    {
        foreach (int concurrency in (int[])[1, 2])
            WriteRun($"r{concurrency}", """{"model_names":["e"],"type":"embeddings","streaming":false}""", Latency, $$""","request_throughput":{"unit":"requests/sec","avg":{{concurrency}} }""", concurrency);
        RunSet runs = PlotJob.Load(folder.Path, said.Add);
        RunSet one = runs with { Runs = [runs.Runs[0]], Mode = RunMode.SingleRun };

        PlotConfiguration configuration = Parsing.Load("""
            multi_run_plots: { p: { type: scatter_line, x: request_latency, y: request_throughput, labels: concurrency, groups: endpoint_type } }
            single_run_plots: { q: { type: scatter, x: request_number, y: request_latency } }
            """);
        Figure compared = PlotJob.Figure(configuration.MultiRunPlots.Single(preset => preset.Name == "p"), runs, null, said.Add)!;
        Figure single = PlotJob.Figure(configuration.SingleRunPlots.Single(preset => preset.Name == "q"), one, null, said.Add)!;
        Assert.AreEqual("", string.Join('\n', said.Where(told => told.Severity != PlotSeverity.Message).Select(told => told.Message)));
        Assert.AreEqual("embeddings", compared.Panels[0].Layers.OfType<PointsLayer>().First().Series);
        Assert.AreEqual((20, 100.0), (single.Panels[0].Layers.OfType<PointsLayer>().Sum(layer => layer.Y.Length), single.Panels[0].Layers.OfType<PointsLayer>().First().Y[0]));

        foreach ((PlotPreset preset, string missing) in (IEnumerable<(PlotPreset, string)>)[
            (PlotCatalog.SingleRun.TtftOverTime, "time_to_first_token"), (PlotCatalog.SingleRun.ItlOverTime, "inter_token_latency"), (PlotCatalog.MultiRun.TtftVsThroughput, "time_to_first_token")])
        {
            said.Clear();
            Assert.IsNull(PlotJob.Figure(preset, preset is MultiRunPreset ? runs : one, null, said.Add), preset.Name);
            StringAssert.Contains(said.Single().Message, missing, preset.Name);
        }
    }

    [TestMethod]
    public void Without_streaming_a_request_has_no_prefill_and_the_timeline_says_so()
    {
        WriteRun("r", """{"model_names":["m"],"type":"chat","streaming":false}""", i => Latency(i) + ""","output_sequence_length":{"value":50,"unit":"tokens"}""");
        RunSet runs = PlotJob.Load(folder.Path, said.Add);

        Figure throughput = PlotJob.Figure(PlotCatalog.SingleRun.DispersedThroughputOverTime, runs, null, said.Add)!;

        // 50 tokens in each of 20 requests of 0.1 s, a second apart: what is under the curve is what was generated.
        Assert.AreEqual("", string.Join('\n', said.Where(told => told.Severity == PlotSeverity.Error).Select(told => told.Message)));
        Assert.IsTrue(Values(throughput).Any(value => value > 0));
        Assert.IsNull(PlotJob.Figure(PlotCatalog.SingleRun.TtftTimeline, runs, null, said.Add));
        StringAssert.Contains(said[^1].Message, "time_to_first_token");
    }

    private static string Streaming(int i) => Latency(i) + ""","time_to_first_token":{"value":20,"unit":"ms"},"output_sequence_length":{"value":50,"unit":"tokens"}""";

    private static string Latency(int i) => string.Create(CultureInfo.InvariantCulture, $$""" "request_latency":{"value":{{100 + (i % 2)}},"unit":"ms"},"input_sequence_length":{"value":16,"unit":"tokens"}""");

    private static string Gpu(double second, string url, string uuid, string host, string fields) =>
        $$"""{"timestamp_ns":{{T0 + (long)(second * Second)}},"dcgm_url":"{{url}}","gpu_index":0,"gpu_uuid":"{{uuid}}","gpu_model_name":"G","hostname":"{{host}}","telemetry_data":{ {{fields.Trim()}} } }""" + "\n";

    private static double[] Values(Figure figure) => [.. figure.Panels[0].Layers.OfType<LineLayer>().SelectMany(layer => layer.Y)];

    private void WriteRun(string name, string endpoint, Func<int, string> metrics, string summary = "", int concurrency = 1)
    {
        var requests = new StringBuilder();
        for (int i = 0; i < 20; i++)
        {
            long start = T0 + (i * Second);
            requests.Append(CultureInfo.InvariantCulture, $$$"""{"metadata":{"session_num":{{{i}}},"request_start_ns":{{{start}}},"request_end_ns":{{{start + (Second / 10)}}},"worker_id":"w","record_processor_id":"p","benchmark_phase":"profiling","was_cancelled":false},"metrics":{{{{metrics(i)}}}}}""").Append('\n');
        }

        folder.Write(name + "/profile_export.jsonl", requests.ToString());
        folder.Write(name + "/profile_export_aiperf.json", $$"""
            {"request_latency":{"unit":"ms","avg":100,"p50":100},"input_config":{"endpoint":{{endpoint}},"loadgen":{"concurrency":{{concurrency}} } }{{summary}} }
            """);
    }

    private Figure Draw(string configuration, string preset) => Draw(configuration, preset, out _);

    private Figure Draw(string configuration, string preset, out Run run)
    {
        RunSet runs = PlotJob.Load(folder.Path, said.Add);
        run = runs.Runs.Single();
        return PlotJob.Figure(Parsing.Load(configuration).SingleRunPlots.Single(one => one.Name == preset), runs, null, said.Add)!;
    }
}

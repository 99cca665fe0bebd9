using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Summary;

[TestClass]
public sealed class SummaryReaderTests
{
    private const string Configured = "\"input_config\":{\"endpoint\":{\"model_names\":[\"m\"]}}";

    [TestMethod]
    [DataRow("L0", """{"records":{"request_latency":{"tag":"request_latency","header":"Request Latency","unit":"ms","avg":7.5,"p50":null}},%}""")]
    [DataRow("L1", """{"request_latency":{"unit":"ms","avg":7.5,"p50":null},%}""")]
    [DataRow("L3", """{"schema_version":"1.1","aiperf_version":"0.8.0","request_latency":{"unit":"ms","avg":7.5,"count":64},%}""")]
    [DataRow("L4", """{"schema_version":"1.3","run_info":{"trial":1,"unit_of_work":3},"request_latency":{"unit":"ms","avg":7.5},%}""")]
    [DataRow("Ln", """{"metrics":{"request_latency":{"tag":"request_latency","header":"Request Latency","unit":"ms","avg":7.5}},%}""")]
    [DataRow("value only", """{"request_latency":{"unit":"ms","value":7.5},%}""")]
    public void Metrics_are_found_in_every_layout(string layout, string json)
    {
        RunSummary summary = Read(json.Replace("%", Configured, StringComparison.Ordinal)).Summary;

        Assert.AreEqual("request_latency", summary.Metrics.Keys.Single(), layout);
        Assert.AreEqual("ms", summary.Metrics["request_latency"].Unit);
        Assert.AreEqual(7.5, summary.Metrics["request_latency"][Stat.Avg]);
        Assert.IsNull(summary.Metrics["request_latency"][Stat.P50]);
    }

    [TestMethod]
    [DataRow("""{"a":{"unit":"ms","avg":1},"metrics":{"a":{"unit":"s","avg":2}},"records":{"a":{"unit":"s","avg":3}},%}""", 1.0)]
    [DataRow("""{"a":null,"metrics":{"a":{"unit":"s","avg":2}},"records":{"a":{"unit":"s","avg":3}},%}""", 2.0)]
    [DataRow("""{"a":{"unit":"ms","avg":null},"records":{"a":{"unit":"s","avg":3}},%}""", 3.0)]
    public void Top_level_wins_over_nested_metrics(string json, double expected) =>
        Assert.AreEqual(expected, Read(json.Replace("%", Configured, StringComparison.Ordinal)).Summary.Metrics["a"][Stat.Avg]);

    [TestMethod]
    [DataRow("""{"loadgen":{"concurrency":"four"}}""", "loadgen.concurrency", "it is \"four\", where a whole number of at least 1 is meant")]
    [DataRow("""{"loadgen":{"concurrency":0}}""", "loadgen.concurrency", "it is 0, where a whole number of at least 1 is meant")]
    [DataRow("""{"loadgen":{"concurrency":[-4]}}""", "loadgen.concurrency", "it is -4, where a whole number of at least 1 is meant")]
    [DataRow("""{"loadgen":{"concurrency":9999999999}}""", "loadgen.concurrency", "it is 9999999999, where a whole number of at least 1 is meant")]
    [DataRow("""{"loadgen":{"request_rate":0}}""", "loadgen.request_rate", "it is 0, where a number above 0 is meant")]
    [DataRow("""{"loadgen":{"num_users":1.5}}""", "loadgen.num_users", "it is 1.5, where a whole number of at least 1 is meant")]
    [DataRow("""{"phases":[{"name":"profiling","type":"concurrency","concurrency":true}]}""", "phases.concurrency", "it is true, where a whole number of at least 1 is meant")]
    [DataRow("""{"phases":[{"name":"profiling","type":"poisson","rate":"fast"}]}""", "phases.rate", "it is \"fast\", where a number above 0 is meant")]
    public void A_load_that_no_benchmark_can_have_had_is_told(string configuration, string path, string reason)
    {
        var said = new List<PlotDiagnostic>();
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.json", "{\"request_latency\":{\"unit\":\"ms\",\"avg\":1},\"input_config\":{\"models\":{\"items\":[{\"name\":\"m\"}]}," + configuration[1..] + "}");

        SummaryFile? read = SummaryReader.Read(file, "r/s.json", "r", said.Add);

        Assert.IsNull(read!.Summary.Configuration.Concurrency);
        Assert.AreEqual(DiagnosticTable.SummaryPartIgnored.At(new SourceSpan("r/s.json"), "input_config." + path, "r", reason), said.Single());
    }

    [TestMethod]
    [DataRow("""{"loadgen":{"concurrency":[1,2,4]}}""")]
    [DataRow("""{"loadgen":{"concurrency":null,"request_rate":null}}""")]
    [DataRow("""{"loadgen":{"concurrency":{"from":1,"to":9}}}""")]
    [DataRow("""{"phases":[{"name":"warmup","concurrency":0},{"name":"profiling","concurrency":4}]}""")]
    public void A_load_that_is_no_fact_about_one_run_is_no_mistake(string configuration)
    {
        var said = new List<PlotDiagnostic>();
        using var folder = new TemporaryFolder();
        string file = folder.Write("s.json", "{\"request_latency\":{\"unit\":\"ms\",\"avg\":1},\"input_config\":{\"models\":{\"items\":[{\"name\":\"m\"}]}," + configuration[1..] + "}");

        SummaryReader.Read(file, "r/s.json", "r", said.Add);

        Assert.IsEmpty(said);
    }

    [TestMethod]
    public void Every_statistic_is_read()
    {
        const string Block = """{"unit":"ms","avg":1,"min":2,"max":3,"std":4,"p1":5,"p5":6,"p10":7,"p25":8,"p50":9,"p75":10,"p90":11,"p95":12,"p99":13,"count":14,"sum":15,"p999":16}""";

        MetricBlock block = Read($"{{\"a\":{Block},{Configured}}}").Summary.Metrics["a"];

        Stat[] order = [Stat.Avg, Stat.Min, Stat.Max, Stat.Std, Stat.P1, Stat.P5, Stat.P10, Stat.P25, Stat.P50, Stat.P75, Stat.P90, Stat.P95, Stat.P99, Stat.Count, Stat.Sum];
        CollectionAssert.AreEqual(Enumerable.Range(1, 15).Select(value => (double?)value).ToArray(), order.Select(stat => block[stat]).ToArray());
        Assert.HasCount(15, block.Values);
    }

    [TestMethod]
    public void Numbers_that_are_not_finite_are_no_values_and_cost_nothing_else()
    {
        RunSummary summary = Read($$"""{"a":{"unit":"NaN \" Infinity","avg":NaN,"min":-Infinity,"max":Infinity,"p50":3,"std":1e999},{{Configured}}}""").Summary;

        Assert.AreEqual("NaN \" Infinity", summary.Metrics["a"].Unit);
        Assert.AreEqual(Stat.P50, summary.Metrics["a"].Values.Keys.Single());
    }

    [TestMethod]
    public void A_metric_of_former_name_is_offered_under_both()
    {
        var metrics = Read($$"""{"ttft":{"unit":"ms","avg":1},"prefill_throughput":{"unit":"tokens/sec","avg":2},"prefill_throughput_per_user":{"unit":"u","avg":3},{{Configured}}}""").Summary.Metrics;

        Assert.AreEqual(1, metrics["ttft"][Stat.Avg]);
        Assert.AreEqual(1, metrics["time_to_first_token"][Stat.Avg]);
        Assert.AreEqual("time_to_first_token", metrics["time_to_first_token"].Tag);
        Assert.AreEqual(3, metrics["prefill_throughput_per_user"][Stat.Avg], "A metric of the present name stays.");
    }

    [TestMethod]
    [DataRow("", 0, "it is empty")]
    [DataRow("null", 0, "its content is not a JSON object")]
    [DataRow("[]", 0, "its content is not a JSON object")]
    [DataRow("{\n  \"a\": {\"unit\": \"ms\", \"avg\": 1,}\n}", 2, "it is not valid JSON")]
    [DataRow("{\"a\":{\"unit\":\"ms\",\"avg\":1", 1, "it is not valid JSON")]
    [DataRow("{\"input_config\":{\"endpoint\":{\"model_names\":[\"\\ud800\"]}}}", 0, "it holds text with an invalid Unicode escape")]
    public void An_unusable_file_is_one_warning_with_its_place(string json, int line, string reason)
    {
        using var folder = new TemporaryFolder();
        var said = new List<PlotDiagnostic>();

        Assert.IsNull(SummaryReader.Read(folder.Write("s.json", json), "a/s.json", "r", said.Add));

        Assert.AreEqual("AIPERF2005", said.Single().Descriptor.Id);
        Assert.AreEqual(("a/s.json", line), (said[0].Location.File, said[0].Location.Line));
        Assert.Contains(reason, said[0].Message);
    }

    [TestMethod]
    public void A_file_that_is_no_text_or_absent_is_one_warning()
    {
        using var folder = new TemporaryFolder();
        var said = new List<PlotDiagnostic>();

        Assert.IsNull(SummaryReader.Read(folder.Write("s.json", [(byte)'{', 0xFF, (byte)'}']), "s.json", "r", said.Add));
        Assert.IsNull(SummaryReader.Read(folder.At("none.json"), "none.json", "r", said.Add));
        Assert.AreEqual("AIPERF2005 AIPERF2005", string.Join(' ', said.Select(diagnostic => diagnostic.Descriptor.Id)));
        Assert.Contains("not UTF-8", said[0].Message);
    }

    [TestMethod]
    public void A_byte_order_mark_is_passed_over()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("s.json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes($"{{{Configured}}}")]);

        Assert.AreEqual("m", SummaryReader.Read(path, "s", "r", _ => Assert.Fail())!.Summary.Configuration.Model);
    }

    [TestMethod]
    [DataRow("""{"input_config":null,"a":{"unit":"ms","avg":1}}""", "AIPERF2201")]
    [DataRow("""{"input_config":7,"a":{"unit":"ms","avg":1}}""", "AIPERF2201")]
    [DataRow("""{"input_config":{},"a":{"unit":"ms","avg":1}}""", "AIPERF2201")]
    [DataRow("""{"a":{"unit":"ms","avg":1}}""", "AIPERF2201")]
    [DataRow("""{"input_config":{"endpoint":{"model_names":["m"]},"loadgen":null,"output":null},"a":{"unit":"ms","avg":1}}""", "")]
    [DataRow("""{"input_config":{"endpoint":{"model_names":["m"]}},"telemetry_data":null,"a":{"unit":"ms","avg":1}}""", "")]
    [DataRow("""{"input_config":{"endpoint":{"model_names":["m"]}},"telemetry_data":{"summary":{}},"a":{"unit":"ms","avg":1}}""", "AIPERF2202")]
    [DataRow("""{"input_config":{"endpoint":{"model_names":["m"]}},"telemetry_data":{"endpoints":{"e":{"gpus":[]},"f":3}},"a":{"unit":"ms","avg":1}}""", "")]
    public void A_part_that_is_unusable_costs_that_part_alone(string json, string codes)
    {
        using var folder = new TemporaryFolder();
        var said = new List<PlotDiagnostic>();

        RunSummary summary = SummaryReader.Read(folder.Write("s.json", json), "s.json", "r", said.Add)!.Summary;

        Assert.AreEqual(1, summary.Metrics["a"][Stat.Avg]);
        Assert.IsEmpty(summary.Gpus);
        Assert.AreEqual(codes, string.Join(' ', said.Select(diagnostic => diagnostic.Descriptor.Id)));
    }

    [TestMethod]
    public void An_empty_object_is_a_summary_without_anything()
    {
        using var folder = new TemporaryFolder();

        RunSummary summary = SummaryReader.Read(folder.Write("s.json", "{}"), "s.json", "r", _ => { })!.Summary;

        Assert.IsEmpty(summary.Metrics);
        Assert.IsFalse(summary.WasCancelled);
        Assert.IsNull(summary.Configuration.Concurrency);
    }

    internal static SummaryFile Read(string json)
    {
        using var folder = new TemporaryFolder();
        return SummaryReader.Read(folder.Write("s.json", json), "s.json", "r", diagnostic => Assert.Fail(diagnostic.Message))!;
    }
}

using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

[TestClass]
public sealed class ServerMetricsReaderTests
{
    private const string Gauge = """{"type":"gauge","unit":"x","series":[{"endpoint_url":"e","stats":{"avg":2.0}}]}""";

    [TestMethod]
    public void Metrics_series_and_labels_come_in_one_order_whatever_the_file_s()
    {
        ServerMetrics read = Read("""
            {"metrics":{
              "b":{"type":"gauge","series":[
                {"endpoint_url":"z","labels":{"k":"1"},"stats":{"avg":1}},
                {"endpoint_url":"a","labels":{"z":"2","engine":"10"},"stats":{"avg":2}},
                {"endpoint_url":"a","labels":null,"stats":{"avg":3}}]},
              "a":{"type":"gauge","series":[{"endpoint_url":"e","stats":{"avg":4}}]}}}
            """, out string said)!;

        Assert.AreEqual("", said);
        Assert.AreEqual("a b", string.Join(' ', read.Metrics.Select(metric => metric.Name)));
        CollectionAssert.AreEqual(new double[] { 3, 2, 1 }, read.Find("b")!.Series.Select(series => series.Values[Stat.Avg]).ToArray());
        Assert.AreEqual("engine=10 z=2", string.Join(' ', read.Find("b")!.Series[1].Labels.Select(label => label.Key + "=" + label.Value)));
    }

    [TestMethod]
    public void Each_kind_has_its_statistics_and_slices()
    {
        ServerMetrics read = Read("""
            {"metrics":{
              "g":{"type":"Gauge","unit":"ratio","series":[{"stats":{"avg":1,"p99":9,"std":2,"rate":7},"timeslices":[{"start_ns":20,"end_ns":30,"avg":5,"min":1,"max":8},{"start_ns":10,"end_ns":20,"avg":4,"is_complete":false}]}]},
              "c":{"type":"COUNTER","unit":null,"series":[{"stats":{"total":100,"rate":10,"rate_avg":11,"rate_min":1,"rate_max":20,"rate_std":3},"timeslices":[{"start_ns":10,"end_ns":20,"total":50,"rate":5}]}]},
              "h":{"type":"histogram","unit":"seconds","series":[{"stats":{"count":4,"sum":2,"avg":0.5,"p95_estimate":0.9,"count_rate":1},"buckets":{"+Inf":4,"1.0":3,"0.5":1},
                "timeslices":[{"start_ns":10,"end_ns":20,"count":4,"sum":2,"avg":0.5,"buckets":{"0.5":1,"1.0":3,"+Inf":4}},{"start_ns":20,"end_ns":30,"count":0,"sum":0,"avg":0,"buckets":null}]}]}}}
            """, out string said)!;

        Assert.AreEqual("", said);
        ServerSeries gauge = read.Find("g")!.Series[0];
        Assert.AreEqual("Avg=1 Std=2 P99=9", Text(gauge.Values));
        Assert.AreEqual("10-20 Avg=4 False; 20-30 Avg=5 Min=1 Max=8 True", string.Join("; ", gauge.Slices.Select(slice => $"{slice.StartNs}-{slice.EndNs} {Text(slice.Values)} {slice.IsComplete}")));
        ServerSeries counter = read.Find("c")!.Series[0];
        Assert.AreEqual((ServerMetricKind.Counter, ""), (read.Find("c")!.Kind, read.Find("c")!.Unit));
        Assert.AreEqual("Min=1 Max=20 Std=3 Sum=100 Rate=10", Text(counter.Values));
        Assert.AreEqual("Sum=50 Rate=5", Text(counter.Slices[0].Values));
        ServerSeries histogram = read.Find("h")!.Series[0];
        Assert.AreEqual("Avg=0.5 P95=0.9 Count=4 Sum=2", Text(histogram.Values));
        CollectionAssert.AreEqual(new[] { 0.5, 1, double.PositiveInfinity }, histogram.Buckets!.Bounds);
        CollectionAssert.AreEqual(new double[] { 1, 3, 4 }, histogram.Buckets.Cumulative);
        Assert.AreSame(histogram.Buckets.Bounds, histogram.Slices[0].Buckets!.Bounds);
        // AIPerf writes an average of zero where nothing was observed.
        Assert.AreEqual("Count=0 Sum=0", Text(histogram.Slices[1].Values));
        Assert.IsNull(histogram.Slices[1].Buckets);
    }

    [TestMethod]
    public void A_gauge_of_one_value_has_that_value_in_every_statistic()
    {
        ServerSeries series = Read("""{"metrics":{"n":{"type":"gauge","series":[{"endpoint_url":"e","value":8192.0}]}}}""", out _)!.Metrics[0].Series[0];

        Assert.AreEqual((8192.0, 8192.0, 0.0), (series.Values[Stat.Avg], series.Values[Stat.P99], series.Values[Stat.Std]));
    }

    [TestMethod]
    [DataRow("vllm:kv_cache_usage_perc", "percent", "ratio")]
    [DataRow("vllm:kv_cache_usage_perc", "ratio", "ratio")]
    [DataRow("other_percent", "percent", "percent")]
    public void A_share_of_one_is_no_percentage(string name, string unit, string expected) =>
        Assert.AreEqual(expected, Read("{\"metrics\":{\"" + name + "\":{\"type\":\"gauge\",\"unit\":\"" + unit + "\",\"series\":[{\"stats\":{\"avg\":0.5}}]}}}", out _)!.Metrics[0].Unit);

    [TestMethod]
    public void Comparisons_read_no_slices()
    {
        const string Text = """{"metrics":{"g":{"type":"gauge","series":[{"stats":{"avg":1},"timeslices":[{"start_ns":1,"end_ns":2,"avg":3}]}]}}}""";

        Assert.HasCount(1, Read(Text, out _)!.Metrics[0].Series[0].Slices);
        Assert.IsEmpty(Read(Text, out _, withSlices: false)!.Metrics[0].Series[0].Slices);
    }

    [TestMethod]
    [DataRow("17", "it is not an object")]
    [DataRow("""{"series":[]}""", "it has no type")]
    [DataRow("""{"type":"gauge"}""", "it has no series")]
    [DataRow("""{"type":"gauge","series":[]}""", "it has no series")]
    [DataRow("""{"type":"gauge","series":[{"stats":{}},3]}""", "its series 2 is not an object")]
    [DataRow("""{"type":"gauge","series":[{"stats":[1]}]}""", "its series 1 has statistics that are no object")]
    [DataRow("""{"type":"gauge","series":[{"labels":"x"}]}""", "its series 1 has labels that are no object")]
    [DataRow("""{"type":"gauge","series":[{"timeslices":{}}]}""", "its series 1 has time slices that are no list")]
    [DataRow("""{"type":"histogram","series":[{"buckets":{"fast":3}}]}""", "its series 1 has a bucket without a bound and a count")]
    [DataRow("""{"type":"histogram","series":[{"buckets":{"1":"many"}}]}""", "its series 1 has a bucket without a bound and a count")]
    public void A_damaged_metric_costs_itself(string metric, string reason)
    {
        ServerMetrics read = Read("{\"metrics\":{\"good\":" + Gauge + ",\"bad\":" + metric + "}}", out string said)!;

        Assert.AreEqual("good", read.Metrics.Single().Name);
        Assert.AreEqual(reason, read.LeftOut["bad"]);
        Assert.AreEqual($"AIPERF2208 Warning 1 server metric in this file of run 'r' cannot be used as they stand; the first is 'bad': {reason}. "
            + "What is damaged is left out and everything else is used. Export the run again to have it all.", said);
    }

    [TestMethod]
    public void A_damaged_slice_is_a_gap_and_told()
    {
        ServerMetrics read = Read("""
            {"metrics":{"c":{"type":"counter","series":[{"stats":{"rate":1},"timeslices":[
              {"start_ns":1,"end_ns":2,"rate":3},{"start_ns":2,"end_ns":2,"rate":3},{"end_ns":4},{"start_ns":4,"end_ns":5,"rate":-1},7]}]}}}
            """, out string said)!;

        Assert.HasCount(1, read.Metrics[0].Series[0].Slices);
        Assert.Contains("'c': 4 of its 5 time slices have no start before an end, or a counter that falls", said);
        Assert.IsEmpty(read.LeftOut);
    }

    [TestMethod]
    public void Types_that_no_plot_shows_are_told_once()
    {
        ServerMetrics read = Read("""{"metrics":{"s":{"type":"summary","series":[]},"u":{"type":"unknown","series":[]},"good":""" + Gauge + "}}", out string said)!;

        Assert.AreEqual("AIPERF2209 Message 2 server metrics of run 'r' have a type that no plot shows and are left out; the first is 's' of type 'summary'. "
            + "Gauges, counters and histograms are drawn: name one of those.", said);
        Assert.AreEqual("its type is 'unknown', which no plot shows", read.LeftOut["u"]);
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("{\"metrics\":{}", "it is not valid JSON")]
    [DataRow("{\"metrics\":[]}", "it has no 'metrics'")]
    [DataRow("{}", "it has no 'metrics'")]
    [DataRow("[]", "its content is not a JSON object")]
    [DataRow("{\"metrics\":{\"\\ud800\":{\"type\":\"gauge\"}}}", "it holds text with an invalid Unicode escape")]
    public void A_file_that_is_none_is_told_once(string content, string reason)
    {
        Assert.IsNull(Read(content, out string said));
        Assert.Contains($"This file of run 'r' is left out: {reason}; the run is missing from the plots of server metrics.", said);
    }

    [TestMethod]
    public void Numbers_that_are_not_finite_are_missing()
    {
        ServerMetrics read = Read("""{"metrics":{"g":{"type":"gauge","series":[{"stats":{"avg":NaN,"max":Infinity,"min":1}}]}}}""", out string said)!;

        Assert.AreEqual(("", "Min=1"), (said, Text(read.Metrics[0].Series[0].Values)));
    }

    [TestMethod]
    public void Of_what_is_given_twice_the_last_counts()
    {
        ServerMetrics read = Read("""{"metrics":{"g":3,"g":{"type":"gauge","series":[{"endpoint_url":"e","stats":{"avg":1}},{"endpoint_url":"e","stats":{"avg":2}}]}}}""", out string said)!;

        Assert.AreEqual(("", "Avg=2"), (said, Text(read.Metrics[0].Series.Single().Values)));
    }

    [TestMethod]
    public void Random_damage_never_throws_and_costs_no_other_file()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), Simulated);
        string path = folder.At("run/server_metrics_export.json");
        byte[] good = File.ReadAllBytes(path);
        var random = new Random(20260504);
        for (int round = 0; round < 150; round++)
        {
            byte[] damaged = round % 3 == 0 ? good[..random.Next(good.Length)] : [.. good];
            for (int i = 0; i < 1 + round % 7 && damaged.Length > 0 && round % 3 != 0; i++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(path, damaged);
            Run run = Load(folder, out List<PlotDiagnostic> said)!;

            Assert.AreEqual(30, run.Requests!.Count, $"round {round}");
            Assert.IsTrue(said.All(one => one.Location.File == "run/server_metrics_export.json"), $"round {round}");
            Assert.IsLessThanOrEqualTo(2, said.Count, $"round {round}");
            Assert.AreEqual(run.ServerMetrics is null, run.UnusableFiles.Contains("server_metrics_export.json"));
        }
    }

    [TestMethod]
    public void Simulated_metrics_are_read_whole_and_only_when_asked_for()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), Simulated);

        Run run = Load(folder, out List<PlotDiagnostic> said)!;

        Assert.IsEmpty(said);
        Assert.AreEqual(
            "vllm:cache_config_info vllm:generation_tokens vllm:kv_cache_usage_perc vllm:num_gpu_blocks vllm:num_requests_running vllm:time_to_first_token_seconds",
            string.Join(' ', run.ServerMetrics!.Metrics.Select(metric => metric.Name)));
        Assert.IsTrue(run.ServerMetrics.Metrics.All(metric => metric.Series.Count == 4));
        // Every token and every first token of the completed requests is in the metrics.
        Assert.AreEqual(run.Requests!.Metric("output_sequence_length")!.ToArray().Where(double.IsFinite).Sum(), run.ServerMetrics.Find("vllm:generation_tokens")!.Series.Sum(series => series.Values[Stat.Sum]));
        Assert.AreEqual(30, run.ServerMetrics.Find("vllm:time_to_first_token_seconds")!.Series.Sum(series => series.Buckets!.Cumulative[^1]));
        FoundRun found = RunDiscovery.Find([new RunInput(folder.At("run"), "run")], true, _ => { }, CancellationToken.None).Single();
        Assert.IsNull(RunLoader.Load(found, null, true, _ => { }, CancellationToken.None)!.ServerMetrics);
    }

    private static RunOptions Simulated => new()
    {
        Concurrency = 4,
        RequestCount = 30,
        OutputLength = new LengthDistribution(12, 0.4),
        SliceSeconds = 0.5,
        Servers = new ServerOptions { Endpoints = ["http://a:8000/metrics", "http://b:8000/metrics"], EnginesPerEndpoint = 2, IntervalSeconds = 0.1 },
    };

    private static Run? Load(TemporaryFolder folder, out List<PlotDiagnostic> said)
    {
        List<PlotDiagnostic> told = said = [];
        FoundRun found = RunDiscovery.Find([new RunInput(folder.At("run"), "run")], true, told.Add, CancellationToken.None).Single();
        return RunLoader.Load(found, null, true, told.Add, CancellationToken.None, withServerMetrics: true);
    }

    private static ServerMetrics? Read(string content, out string said, bool withSlices = true)
    {
        using var folder = new TemporaryFolder();
        folder.Write("f.json", Encoding.UTF8.GetBytes(content));
        List<PlotDiagnostic> told = [];
        ServerMetrics? read = ServerMetricsReader.Read(folder.At("f.json"), "r/server_metrics_export.json", "r", withSlices, told.Add);
        said = string.Join('\n', told.Select(one => $"{one.Descriptor.Id} {one.Severity} {one.Message}"));
        return read;
    }

    private static string Text(IReadOnlyDictionary<Stat, double> values) => string.Join(' ', values.OrderBy(pair => Order(pair.Key)).Select(pair => FormattableString.Invariant($"{pair.Key}={pair.Value}")));

    private static int Order(Stat stat) => stat switch
    {
        Stat.Avg => 0,
        Stat.Min => 1,
        Stat.Max => 2,
        Stat.Std => 3,
        Stat.Count => 50,
        Stat.Sum => 51,
        Stat.Rate => 52,
        _ => 10 + (int)stat,
    };
}

using AiPerf.Plot.Configuration;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class MetricReferenceTests
{
    [TestMethod]
    [DataRow("request_latency_p50", "request_latency", Stat.P50)]
    [DataRow("request_latency_avg", "request_latency", Stat.Avg)]
    [DataRow("time_to_first_token", "time_to_first_token", null)]
    [DataRow("inter_chunk_latency_p95", "inter_chunk_latency", Stat.P95)]
    [DataRow("vllm:request_latency_sum", "vllm:request_latency_sum", null)]
    [DataRow("usage_prompt_cache_read_tokens_std", "usage_prompt_cache_read_tokens", Stat.Std)]
    [DataRow("Request Latency_p99", "Request Latency", Stat.P99)]
    [DataRow("vllm:kv_cache_usage_perc_max", "vllm:kv_cache_usage_perc", Stat.Max)]
    [DataRow("vllm:x{engine=a_p95}", "vllm:x{engine=a_p95}", null)]
    [DataRow("vllm:x[http://host_avg]", "vllm:x[http://host_avg]", null)]
    [DataRow("latency", "latency", null)]
    [DataRow("_p50", "_p50", null)]
    public void A_string_is_taken_apart_at_its_statistic(string text, string tag, Stat? stat)
    {
        var metric = MetricReference.Parse(text, out var badStat);

        Assert.AreEqual(new MetricValue(tag, stat, null), metric);
        Assert.IsNull(badStat);
    }

    [TestMethod]
    [DataRow("request_latency_p42", "p42")]
    [DataRow("x_p100", "p100")]
    [DataRow("x_p999", "p999")]
    public void A_percentile_that_does_not_exist_is_told(string text, string expected)
    {
        MetricReference.Parse(text, out var badStat);
        Assert.AreEqual(expected, badStat);
    }

    [TestMethod]
    public void Every_known_metric_is_found_whole_although_it_may_end_like_a_statistic()
    {
        foreach (var metric in MetricCatalog.All)
            Assert.AreEqual(new MetricValue(metric.Tag, null, null), MetricReference.Parse(metric.Tag, out _));
    }

    [TestMethod]
    [DataRow("request_latency", "Aggregated")]
    [DataRow("request_throughput", "Aggregated")]
    [DataRow("request_count", "Aggregated")]
    [DataRow("concurrency", "Aggregated")]
    [DataRow("gpu_power_usage", "GpuTelemetry")]
    [DataRow("vllm:num_requests_running", "ServerMetrics")]
    [DataRow("my_requests_total", "ServerMetrics")]
    [DataRow("{ metric: my_own, source: aggregated }", "Aggregated")]
    [DataRow("{ metric: request_latency, source: Requests }", "Requests")]
    public void A_comparison_takes_the_summary(string reference, string source)
    {
        var preset = (ScatterLinePreset)Parsing.Load($"multi_run_plots: {{ a: {{ type: scatter_line, x: \"{reference}\", y: goodput }} }}"
            .Replace("\"{", "{", StringComparison.Ordinal).Replace("}\"", "}", StringComparison.Ordinal)).MultiRunPlots[^1];
        Assert.AreEqual(source, preset.X.Source.ToString());
    }

    [TestMethod]
    [DataRow("scatter", "request_latency", "Requests")]
    [DataRow("scatter", "http_req_total", "Requests")]
    [DataRow("scatter", "active_requests", "Requests")]
    [DataRow("line", "sm_utilization", "GpuTelemetry")]
    [DataRow("area", "vllm:generation_tokens", "ServerMetrics")]
    [DataRow("percentile_bands", "vllm:generation_tokens", "ServerMetrics")]
    [DataRow("timeslice", "Output Token Throughput", "Timeslices")]
    [DataRow("timeslice", "request_latency_p95", "Timeslices")]
    [DataRow("histogram", "Time to First Token", "Timeslices")]
    public void A_plot_of_one_run_takes_single_values(string type, string y, string source)
    {
        var preset = Parsing.Load($"single_run_plots: {{ a: {{ type: {type}, x: timestamp_s, y: \"{y}\" }} }}").SingleRunPlots[^1];
        Assert.AreEqual(source, preset.Y.Source.ToString());
    }

    [TestMethod]
    public void A_rate_is_asked_for_as_such_and_no_end_of_a_name()
    {
        var plots = Parsing.Load("single_run_plots: { a: { type: line, x: timestamp_s, y: \"vllm:prefix_cache_hit_rate\" }, b: { type: line, x: timestamp_s, y: \"vllm:x\", stat: rate } }").SingleRunPlots;
        Assert.AreEqual(new MetricRef("vllm:prefix_cache_hit_rate", DataSource.ServerMetrics), plots[^2].Y);
        Assert.AreEqual(new MetricRef("vllm:x", DataSource.ServerMetrics, Stat.Rate), plots[^1].Y);
    }

    [TestMethod]
    public void Bands_have_their_own_statistics_and_time()
    {
        const string Text = "single_run_plots:\n  a: { type: percentile_bands, y: \"vllm:x\", stat: p95 }\n";

        Assert.AreEqual("'stat' has no effect on plots of type percentile_bands, which show several. Remove it.", Parsing.Messages(Text));
        var preset = Parsing.Load(Text).SingleRunPlots[^1];
        Assert.AreEqual((new MetricRef("timestamp_s", DataSource.Requests), null), (preset.X, preset.Y.Stat));
    }

    [TestMethod]
    public void A_header_becomes_its_tag()
    {
        var preset = Parsing.Load("single_run_plots: { a: { type: timeslice, y: Output Token Throughput, stat: p95 } }").SingleRunPlots[^1];
        Assert.AreEqual(new MetricRef("output_token_throughput", DataSource.Timeslices, Stat.P95), preset.Y);
        Assert.AreEqual(new MetricRef("Timeslice", DataSource.Timeslices), preset.X);
    }

    [TestMethod]
    public void Stat_and_source_of_the_preset_win_over_those_of_the_metric()
    {
        var preset = Parsing.Load("""
            multi_run_plots:
              a: { type: scatter_line, x: request_latency_p50, y: { metric: goodput, stat: P90, source: requests }, stat: p99, source: aggregated }
            """).MultiRunPlots[^1];
        Assert.AreEqual(new MetricRef("request_latency", DataSource.Aggregated, Stat.P50), preset.X);
        Assert.AreEqual(new MetricRef("goodput", DataSource.Aggregated, Stat.P99), preset.Y);
    }

    [TestMethod]
    public void A_statistic_of_single_values_is_left_out_and_told()
    {
        const string Text = "single_run_plots:\n  a: { type: scatter, x: request_number, y: request_latency_p95 }\n  b: { type: scatter, x: request_number, y: inter_chunk_latency_p95 }\n";

        Assert.AreEqual("AIPERF1010 2:45+19", Parsing.Places(Text));
        var plots = Parsing.Load(Text).SingleRunPlots;
        Assert.IsNull(plots[^2].Y.Stat);
        Assert.AreEqual(Stat.P95, plots[^1].Y.Stat, "a request has many chunks");
    }
}

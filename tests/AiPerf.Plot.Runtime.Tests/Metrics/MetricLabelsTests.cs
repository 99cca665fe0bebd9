using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class MetricLabelsTests
{
    [TestMethod]
    [DataRow("time_to_first_token", "Time to first token")]
    [DataRow("inter_token_latency", "Inter-token latency")]
    [DataRow("output_token_throughput_per_gpu", "Output token throughput per GPU")]
    [DataRow("e2e_output_token_throughput", "E2E output token throughput")]
    [DataRow("network_adjusted_request_latency", "Network-adjusted request latency")]
    [DataRow("rtfx", "Inverse real-time factor (RTFx)")]
    [DataRow("http_req_dns_lookup", "HTTP DNS lookup")]
    [DataRow("good_request_fraction", "Good request fraction")]
    [DataRow("gpu_utilization", "GPU utilization")]
    [DataRow("sm_utilization", "SM utilization")]
    [DataRow("xid_errors", "XID errors")]
    [DataRow("energy_per_user", "Energy per user")]
    [DataRow("throughput_tokens_per_sec", "Output token throughput")]
    [DataRow("request_number", "Request number")]
    [DataRow("timestamp", "Time")]
    [DataRow("Timeslice", "Time")]
    public void A_known_metric_has_a_human_name(string tag, string expected)
    {
        Assert.AreEqual(expected, MetricLabels.Name(tag));
        Assert.AreEqual(expected, MetricLabels.Name(tag, "Whatever a File Says"));
    }

    [TestMethod]
    [DataRow("my_gpu_kv_usage", null, "My GPU KV Usage")]
    [DataRow("ttft_slo_p99", null, "TTFT Slo P99")]
    [DataRow("my_metric", "My Own Metric (X)", "My Own Metric (X)")]
    [DataRow("my_metric", "my_metric", "My Metric")]
    [DataRow("my_metric", "other_identifier", "My Metric")]
    [DataRow("my_metric", "  ", "My Metric")]
    [DataRow("loadgen.request_rate", null, "Loadgen Request Rate")]
    [DataRow("_", null, "_")]
    [DataRow("", null, "")]
    public void An_unknown_metric_is_named_by_its_file_or_in_title_case(string tag, string? header, string expected)
    {
        Assert.AreEqual(expected, MetricLabels.Name(tag, header));
    }

    [TestMethod]
    [DataRow("vllm:kv_cache_usage_perc", "vLLM: KV Cache Usage")]
    [DataRow("vllm:e2e_request_latency_seconds", "vLLM: E2E Request Latency")]
    [DataRow("nv_inference_queue_duration_us", "Triton: Queue Duration")]
    [DataRow("nv_gpu_power_usage", "Triton GPU: Power Usage")]
    [DataRow("nv_energy_total", "Triton: Energy")]
    [DataRow("dynamo_frontend_requests_total", "Dynamo: Frontend Requests")]
    [DataRow("trtllm:x_ms", "TensorRT-LLM: X")]
    [DataRow("vllm:num_requests_running[http://a:8000/metrics]{model_name=q_w}", "vLLM: Num Requests Running [http://a:8000/metrics]{model_name=q_w}")]
    [DataRow("my_requests_total{code=200}", "My Requests {code=200}")]
    public void A_server_metric_says_whose_it_is_and_drops_its_unit(string reference, string expected)
    {
        Assert.AreEqual(expected, MetricLabels.Name(reference));
    }

    [TestMethod]
    [DataRow("ms", "ms")]
    [DataRow("sec", "s")]
    [DataRow("us", "µs")]
    [DataRow("tokens/sec", "tokens/s")]
    [DataRow("tokens/sec/user", "tokens/s/user")]
    [DataRow("tokens/sec/gpu", "tokens/s/GPU")]
    [DataRow("requests/sec", "requests/s")]
    [DataRow("images/sec", "images/s")]
    [DataRow("ms/image", "ms/image")]
    [DataRow("joules/user", "J/user")]
    [DataRow("Seconds", "s")]
    [DataRow("percent", "%")]
    [DataRow("°C", "°C")]
    [DataRow("MJ", "MJ")]
    [DataRow("mW", "mW")]
    [DataRow("GB", "GB")]
    [DataRow("count", "")]
    [DataRow(" ", "")]
    [DataRow("", "")]
    public void Units_are_short(string unit, string expected)
    {
        Assert.AreEqual(expected, MetricLabels.Unit(unit));
        Assert.AreEqual(expected, MetricLabels.Unit(expected), "normalising twice changes nothing");
    }

    [TestMethod]
    public void The_statistic_follows_the_name()
    {
        Assert.AreEqual("Time to first token, avg", MetricLabels.WithStat("Time to first token", Stat.Avg));
        Assert.AreEqual("Time to first token, p95", MetricLabels.WithStat("Time to first token", Stat.P95));
        Assert.AreEqual("Time to first token", MetricLabels.WithStat("Time to first token", null));
    }

    [TestMethod]
    public void No_known_metric_shows_an_identifier()
    {
        foreach (var metric in MetricCatalog.All)
        {
            var name = MetricLabels.Name(metric.Tag);
            Assert.IsFalse(name.Contains('_', StringComparison.Ordinal), metric.Tag);
            Assert.IsTrue(char.IsUpper(name[0]), metric.Tag);
            Assert.DoesNotMatchRegex("\\b(sec|gpu)\\b", MetricLabels.Unit(metric.Unit));
        }
    }
}

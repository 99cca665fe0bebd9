using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class MetricCatalogTests
{
    private const string Usage = "prompt_tokens completion_tokens total_tokens reasoning_tokens prompt_cache_read_tokens prompt_audio_tokens "
        + "completion_audio_tokens accepted_prediction_tokens prompt_cache_write_tokens prompt_cache_miss_tokens tool_use_prompt_tokens "
        + "rejected_prediction_tokens prompt_audio_seconds";

    [TestMethod]
    [DataRow(nameof(MetricKind.Record), 57)]
    [DataRow(nameof(MetricKind.Aggregate), 9)]
    [DataRow(nameof(MetricKind.Derived), 35)]
    [DataRow(nameof(MetricKind.GpuTelemetry), 21)]
    [DataRow(nameof(MetricKind.Computed), 9)]
    public void The_kinds_are_as_many_as_the_catalogue_of_AIPerf_has(string kind, int expected)
    {
        Assert.AreEqual(expected, MetricCatalog.All.Count(metric => metric.Kind.ToString() == kind));
    }

    // Unit, kind, tags: the catalogue of AIPerf, row by row.
    [TestMethod]
    [DataRow("ms", nameof(MetricKind.Record), "request_latency time_to_first_token time_to_second_token time_to_first_output_token inter_token_latency inter_chunk_latency")]
    [DataRow("tokens/sec/user", nameof(MetricKind.Record), "output_token_throughput_per_user prefill_throughput_per_user e2e_output_token_throughput")]
    [DataRow("tokens/sec", nameof(MetricKind.Derived), "output_token_throughput total_token_throughput")]
    [DataRow("tokens/sec/gpu", nameof(MetricKind.Derived), "output_token_throughput_per_gpu")]
    [DataRow("requests/sec", nameof(MetricKind.Derived), "request_throughput goodput")]
    [DataRow("requests", nameof(MetricKind.Aggregate), "good_request_count request_count error_request_count osl_mismatch_count usage_discrepancy_count")]
    [DataRow("ratio", nameof(MetricKind.Derived), "good_request_fraction overall_thinking_efficiency")]
    [DataRow("sec", nameof(MetricKind.Derived), "benchmark_duration")]
    [DataRow("tokens", nameof(MetricKind.Record), "input_sequence_length output_sequence_length output_token_count reasoning_token_count error_isl requested_osl")]
    [DataRow("tokens", nameof(MetricKind.Derived), "total_isl total_osl total_output_tokens total_reasoning_tokens total_error_isl")]
    [DataRow("ns", nameof(MetricKind.Aggregate), "min_request_timestamp max_response_timestamp")]
    [DataRow("ms", nameof(MetricKind.Record), "http_req_blocked http_req_dns_lookup http_req_connecting http_req_sending http_req_waiting http_req_receiving http_req_duration http_req_connection_overhead http_req_total video_inference_time stream_setup_latency stream_prefill_latency credit_drop_latency")]
    [DataRow("KB", nameof(MetricKind.Record), "http_req_data_sent http_req_data_received")]
    [DataRow("count", nameof(MetricKind.Record), "http_req_chunks_sent http_req_chunks_received")]
    [DataRow("ratio", nameof(MetricKind.Record), "http_req_connection_reused rtfx thinking_efficiency")]
    [DataRow("images", nameof(MetricKind.Record), "num_images")]
    [DataRow("images/sec", nameof(MetricKind.Record), "image_throughput")]
    [DataRow("ms/image", nameof(MetricKind.Record), "image_latency")]
    [DataRow("MB", nameof(MetricKind.Record), "video_peak_memory")]
    [DataRow("sec", nameof(MetricKind.Record), "audio_duration usage_prompt_audio_seconds")]
    [DataRow("sec", nameof(MetricKind.Derived), "total_usage_prompt_audio_seconds")]
    [DataRow("%", nameof(MetricKind.Record), "osl_mismatch_diff_pct usage_prompt_tokens_diff_pct usage_completion_tokens_diff_pct usage_reasoning_tokens_diff_pct")]
    [DataRow("%", nameof(MetricKind.Derived), "overall_usage_prompt_cache_read_pct")]
    [DataRow("ms", nameof(MetricKind.Derived), "network_rtt network_adjusted_request_latency network_adjusted_time_to_first_token network_adjusted_time_to_first_output_token")]
    [DataRow("W", nameof(MetricKind.Derived), "total_gpu_power")]
    [DataRow("J", nameof(MetricKind.Derived), "total_gpu_energy")]
    [DataRow("tokens/J", nameof(MetricKind.Derived), "output_tokens_per_joule")]
    [DataRow("joules/user", nameof(MetricKind.Derived), "energy_per_user")]
    [DataRow("ratio", nameof(MetricKind.Aggregate), "accuracy.correct accuracy.unparsed")]
    [DataRow("W", nameof(MetricKind.GpuTelemetry), "gpu_power_usage amd_power")]
    [DataRow("MJ", nameof(MetricKind.GpuTelemetry), "energy_consumption amd_energy_consumption")]
    [DataRow("%", nameof(MetricKind.GpuTelemetry), "gpu_utilization mem_utilization sm_utilization decoder_utilization encoder_utilization jpg_utilization amd_gfx_activity amd_umc_activity amd_mm_activity")]
    [DataRow("GB", nameof(MetricKind.GpuTelemetry), "gpu_memory_used amd_memory_used")]
    [DataRow("°C", nameof(MetricKind.GpuTelemetry), "gpu_temperature amd_temperature")]
    [DataRow("count", nameof(MetricKind.GpuTelemetry), "xid_errors amd_ecc_uncorrectable amd_throttle_status")]
    [DataRow("us", nameof(MetricKind.GpuTelemetry), "power_violation")]
    public void A_metric_has_its_unit_and_kind(string unit, string kind, string tags)
    {
        foreach (var tag in tags.Split(' '))
        {
            var metric = MetricCatalog.Find(tag);
            Assert.IsNotNull(metric, tag);
            Assert.AreEqual((unit, kind), (metric.Unit, metric.Kind.ToString()), tag);
        }
    }

    [TestMethod]
    public void Every_usage_count_has_its_total()
    {
        foreach (var name in Usage.Split(' '))
        {
            var (one, all) = (MetricCatalog.Find("usage_" + name)!, MetricCatalog.Find("total_usage_" + name)!);
            Assert.AreEqual((MetricKind.Record, MetricKind.Derived), (one.Kind, all.Kind), name);
            Assert.AreEqual("Total " + one.Header, all.Header);
        }
    }

    // Explicit, where AIPerf takes everything for 'lower' that it does not mark.
    [TestMethod]
    [DataRow(MetricDirection.Higher, "output_token_throughput output_token_throughput_per_gpu output_token_throughput_per_user request_throughput goodput good_request_count good_request_fraction image_throughput thinking_efficiency overall_thinking_efficiency accuracy.correct http_req_connection_reused rtfx gpu_utilization sm_utilization output_tokens_per_joule")]
    [DataRow(MetricDirection.Lower, "request_latency time_to_first_token inter_token_latency error_request_count error_isl benchmark_duration accuracy.unparsed gpu_power_usage gpu_temperature gpu_memory_used energy_per_user osl_mismatch_diff_pct network_rtt xid_errors")]
    [DataRow(MetricDirection.None, "input_sequence_length output_sequence_length total_osl request_count concurrency usage_total_tokens num_images request_number timestamp_s")]
    public void Directions_are_a_table(MetricDirection direction, string tags)
    {
        foreach (var tag in tags.Split(' '))
            Assert.AreEqual(direction, MetricCatalog.Find(tag)!.Direction, tag);
    }

    [TestMethod]
    [DataRow("Time to First Token", "time_to_first_token")]
    [DataRow("HTTP Duration (excl. conn)", "http_req_duration")]
    [DataRow("GoodRequestFraction", "good_request_fraction")]
    [DataRow("GoodRequestCount", "good_request_count")]
    [DataRow("Good Request Count", "good_request_count")]
    [DataRow("Usage Prompt Diff", "usage_prompt_tokens_diff_pct")]
    [DataRow("Usage Prompt Diff %", "usage_prompt_tokens_diff_pct")]
    public void A_header_names_its_metric_whichever_version_wrote_it(string header, string tag)
    {
        Assert.AreEqual(tag, MetricCatalog.FindByHeader(header)?.Tag);
    }

    [TestMethod]
    public void Names_are_exact()
    {
        Assert.IsNull(MetricCatalog.Find("Time_to_first_token"));
        Assert.IsNull(MetricCatalog.Find("request_latency_p95"));
        Assert.IsNull(MetricCatalog.FindByHeader("time to first token"));
    }
}

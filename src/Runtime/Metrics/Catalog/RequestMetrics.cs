using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>Latency, throughput and the outcome of requests.</summary>
internal static class RequestMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        Record("request_latency", "Request Latency", "ms", Lower),
        Record("time_to_first_token", "Time to First Token", "ms", Lower),
        Record("time_to_second_token", "Time to Second Token", "ms", Lower),
        Record("time_to_first_output_token", "Time to First Output Token", "ms", Lower),
        Record("inter_token_latency", "Inter Token Latency", "ms", Lower),
        Record("inter_chunk_latency", "Inter Chunk Latency", "ms", Lower),
        Record("output_token_throughput_per_user", "Output Token Throughput Per User", "tokens/sec/user", Higher),
        Record("prefill_throughput_per_user", "Prefill Throughput Per User", "tokens/sec/user", Higher),
        Record("e2e_output_token_throughput", "E2E Output Token Throughput", "tokens/sec/user", Higher),
        Derived("output_token_throughput", "Output Token Throughput", "tokens/sec", Higher),
        Derived("output_token_throughput_per_gpu", "Output Token Throughput Per GPU", "tokens/sec/gpu", Higher),
        Derived("total_token_throughput", "Total Token Throughput", "tokens/sec", Higher),
        Derived("request_throughput", "Request Throughput", "requests/sec", Higher),
        Derived("goodput", "Goodput", "requests/sec", Higher),
        Aggregate("good_request_count", "Good Request Count", "requests", Higher),
        Derived("good_request_fraction", "GoodRequestFraction", "ratio", Higher),
        Aggregate("request_count", "Request Count", "requests", None),
        Aggregate("error_request_count", "Error Request Count", "requests", Lower),
        Derived("benchmark_duration", "Benchmark Duration", "sec", Lower),
        Aggregate("min_request_timestamp", "Minimum Request Timestamp", "ns", None),
        Aggregate("max_response_timestamp", "Maximum Response Timestamp", "ns", None),
        Aggregate("accuracy.correct", "Accuracy Correct", "ratio", Higher),
        Aggregate("accuracy.unparsed", "Accuracy Unparsed", "ratio", Lower),
        Record("stream_setup_latency", "Stream Setup Latency", "ms", Lower),
        Record("stream_prefill_latency", "Stream Prefill Latency", "ms", Lower),
        Record("credit_drop_latency", "Credit Drop Latency", "ms", Lower),
    ];
}

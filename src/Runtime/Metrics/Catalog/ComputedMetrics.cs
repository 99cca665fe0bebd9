using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>
/// Columns that no file holds as metrics: places of a request in the run, and the load the run was asked for. Times count
/// from the first request's start.
/// </summary>
internal static class ComputedMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        Computed("request_number", "Request Number", ""),
        Computed("timestamp", "Time (seconds)", "s"),
        Computed("timestamp_s", "Time (s)", "s"),
        Computed("request_start_ns", "Request Start", "ns"),
        Computed("request_end_ns", "Request End", "ns"),
        Computed("throughput_tokens_per_sec", "Throughput Tokens Per Sec", "tokens/sec", MetricDirection.Higher),
        Computed("active_requests", "Active Requests", "requests"),
        Computed("concurrency", "Concurrency Level", ""),
        Computed("request_rate", "Request Rate", "requests/sec"),
    ];
}

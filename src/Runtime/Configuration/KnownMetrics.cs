using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>The metrics a preset may name without a source: by tag, or by the display name of the time-slice file.</summary>
internal static class KnownMetrics
{
    private static readonly MetricInfo[] All =
    [
        new("request_latency", "Request Latency", "ms", MetricDirection.Lower, MetricKind.Record),
        new("time_to_first_token", "Time to First Token", "ms", MetricDirection.Lower, MetricKind.Record),
        new("inter_token_latency", "Inter Token Latency", "ms", MetricDirection.Lower, MetricKind.Record),
        new("request_throughput", "Request Throughput", "requests/sec", MetricDirection.Higher, MetricKind.Derived),
        new("output_token_throughput_per_user", "", "", MetricDirection.Higher, MetricKind.Record),
        new("output_token_throughput_per_gpu", "", "", MetricDirection.Higher, MetricKind.Derived),
        new("gpu_utilization", "", "", MetricDirection.None, MetricKind.GpuTelemetry),
        new("gpu_memory_used", "", "", MetricDirection.None, MetricKind.GpuTelemetry),
        new("gpu_power_usage", "", "", MetricDirection.None, MetricKind.GpuTelemetry),
        new("gpu_temperature", "", "", MetricDirection.None, MetricKind.GpuTelemetry),
        new("request_number", "", "", MetricDirection.None, MetricKind.Computed),
        new("timestamp", "", "", MetricDirection.None, MetricKind.Computed),
        new("timestamp_s", "", "", MetricDirection.None, MetricKind.Computed),
        new("request_start_ns", "", "", MetricDirection.None, MetricKind.Computed),
        new("throughput_tokens_per_sec", "", "", MetricDirection.None, MetricKind.Computed),
        new("active_requests", "", "", MetricDirection.None, MetricKind.Computed),
    ];

    public static IEnumerable<string> Names => All.Select(metric => metric.Tag);

    public static MetricInfo? Find(string name) =>
        All.FirstOrDefault(metric => metric.Tag == name) ?? All.FirstOrDefault(metric => metric.Header == name);
}

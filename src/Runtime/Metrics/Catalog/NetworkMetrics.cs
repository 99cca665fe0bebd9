using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>What the HTTP trace and the network probe tell.</summary>
internal static class NetworkMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        Record("http_req_blocked", "HTTP Blocked", "ms", Lower),
        Record("http_req_dns_lookup", "HTTP DNS Lookup", "ms", Lower),
        Record("http_req_connecting", "HTTP Connecting", "ms", Lower),
        Record("http_req_sending", "HTTP Sending", "ms", Lower),
        Record("http_req_waiting", "HTTP Waiting (TTFB)", "ms", Lower),
        Record("http_req_receiving", "HTTP Receiving", "ms", Lower),
        Record("http_req_duration", "HTTP Duration (excl. conn)", "ms", Lower),
        Record("http_req_connection_overhead", "HTTP Connection Overhead", "ms", Lower),
        Record("http_req_total", "HTTP Total Time", "ms", Lower),
        Record("http_req_data_sent", "HTTP Data Sent", "KB", None),
        Record("http_req_data_received", "HTTP Data Received", "KB", None),
        Record("http_req_chunks_sent", "HTTP Chunks Sent", "count", None),
        Record("http_req_chunks_received", "HTTP Chunks Received", "count", None),
        Record("http_req_connection_reused", "HTTP Connection Reused", "ratio", Higher),
        Derived("network_rtt", "Network RTT", "ms", Lower),
        Derived("network_adjusted_request_latency", "Network-Adjusted Request Latency", "ms", Lower),
        Derived("network_adjusted_time_to_first_token", "Network-Adjusted Time to First Token", "ms", Lower),
        Derived("network_adjusted_time_to_first_output_token", "Network-Adjusted Time to First Output Token", "ms", Lower),
    ];
}

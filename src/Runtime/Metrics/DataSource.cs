namespace AiPerf.Plot.Metrics;

/// <summary>Where a metric's values come from.</summary>
public enum DataSource
{
    /// <summary><c>profile_export.jsonl</c>: one value a request.</summary>
    Requests,

    /// <summary><c>profile_export_aiperf_timeslices.csv</c>: statistics a time slice.</summary>
    Timeslices,

    /// <summary><c>gpu_telemetry_export.jsonl</c>: one value a GPU and scrape.</summary>
    GpuTelemetry,

    /// <summary><c>profile_export_aiperf.json</c>: statistics over the run.</summary>
    Aggregated,

    /// <summary>Server metrics over time.</summary>
    ServerMetrics,

    /// <summary>Server metrics over the run.</summary>
    ServerMetricsAggregated,
}

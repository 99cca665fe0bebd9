namespace AiPerf.Plot.Artifacts;

/// <summary>The names of the files AIPerf writes. Only these exact names are recognised.</summary>
internal static class ArtifactFiles
{
    /// <summary>One record a request.</summary>
    public const string Requests = "profile_export.jsonl";

    /// <summary>Statistics over the run, its configuration and its telemetry.</summary>
    public const string Summary = "profile_export_aiperf.json";

    /// <summary>Statistics over the trials of one operating point.</summary>
    public const string Aggregate = "profile_export_aiperf_aggregate.json";

    /// <summary>Statistics by time slice.</summary>
    public const string Timeslices = "profile_export_aiperf_timeslices.csv";

    /// <summary>One record a GPU and scrape.</summary>
    public const string GpuTelemetry = "gpu_telemetry_export.jsonl";

    /// <summary>What the servers' own exporters said, one entry a metric.</summary>
    public const string ServerMetrics = "server_metrics_export.json";
}

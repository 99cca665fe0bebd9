namespace AiPerf.Plot.Plots;

/// <summary>What a plot reads besides the runs' summaries.</summary>
[Flags]
internal enum PlotNeeds
{
    /// <summary>Summaries alone.</summary>
    None = 0,

    /// <summary><c>profile_export.jsonl</c>.</summary>
    Requests = 1,

    /// <summary><c>profile_export_aiperf_timeslices.csv</c>.</summary>
    Timeslices = 2,

    /// <summary><c>gpu_telemetry_export.jsonl</c>.</summary>
    Gpus = 4,

    /// <summary><c>server_metrics_export.json</c>.</summary>
    ServerMetrics = 8,

    /// <summary>The lists of chunk latencies in <c>profile_export.jsonl</c>.</summary>
    ChunkLatencies = 16,
}

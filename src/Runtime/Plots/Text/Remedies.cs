namespace AiPerf.Plot.Plots;

/// <summary>How to get data that a plot misses, by AIPerf option.</summary>
internal static class Remedies
{
    /// <summary>No request file.</summary>
    public const string Requests = "Profile with --export-level records (the default) and keep profile_export.jsonl beside the summary.";

    /// <summary>No completed request.</summary>
    public const string Errors = "Look at the requests' errors in profile_export.jsonl.";

    /// <summary>No summary.</summary>
    public const string Summary = "Keep profile_export_aiperf.json in the run's directory.";

    /// <summary>No time slices.</summary>
    public const string Timeslices = "Profile with --slice-duration <seconds> and keep profile_export_aiperf_timeslices.csv.";

    /// <summary>No GPU telemetry.</summary>
    public const string Gpus = "Profile with --gpu-telemetry and keep gpu_telemetry_export.jsonl.";

    /// <summary>No server metrics.</summary>
    public const string ServerMetrics = "Profile without --no-server-metrics, with json among --server-metrics-formats (the default), and keep server_metrics_export.json; --server-metrics <address> adds servers.";

    /// <summary>Server metrics without time slices.</summary>
    public const string ServerSlices = "Profile with --slice-duration <seconds> or with parquet among --server-metrics-formats: without either AIPerf exports server metrics over the whole run alone.";

    private static readonly string[] StreamingTags =
    [
        "time_to_first_token", "time_to_second_token", "time_to_first_output_token", "inter_token_latency", "inter_chunk_latency",
        "output_token_throughput_per_user", "prefill_throughput_per_user",
    ];

    /// <summary>How to get a metric.</summary>
    /// <param name="tag">Its tag.</param>
    public static string For(string tag) => tag switch
    {
        "output_token_throughput_per_gpu" => "Profile with --gpu-telemetry, or give the number of GPUs: AiPerfPlotGpuCount, or GpuCount on the input.",
        "goodput" or "good_request_count" or "good_request_fraction" => "Profile with --goodput and its thresholds.",
        _ when StreamingTags.Contains(tag) => "Profile with --streaming; without it there are no token times.",
        _ => "Name a metric that the runs have: the target AiPerfPlotList prints them.",
    };
}

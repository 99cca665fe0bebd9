namespace AiPerf.Plot.Artifacts;

/// <summary>The names of the files AIPerf writes. They may be compressed, and have a prefix of the user's own.</summary>
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

    /// <summary>The same over time, one row a series and scrape.</summary>
    public const string ServerMetricsParquet = "server_metrics_export.parquet";

    private static readonly (string Name, string Ending)[] Endings =
    [
        (Timeslices, "_timeslices.csv"), (GpuTelemetry, "_gpu_telemetry.jsonl"), (ServerMetrics, "_server_metrics.json"),
        (ServerMetricsParquet, "_server_metrics.parquet"), (Requests, ".jsonl"), (Summary, ".json"),
    ];

    /// <summary>The name of a file under a prefix.</summary>
    /// <param name="name">One of the names above.</param>
    /// <param name="prefix">What <c>--profile-export-prefix</c> was; <see langword="null"/> for AIPerf's own names.</param>
    public static string Named(string name, string? prefix) =>
        prefix is null ? name : prefix + Array.Find(Endings, file => file.Name == name).Ending;

    /// <summary>Which of the names above a file stands for, whatever its prefix and compression.</summary>
    public static string Meaning(string fileName)
    {
        string plain = Decompression.PlainName(fileName);
        return plain is Requests or Summary or Aggregate or Timeslices or GpuTelemetry or ServerMetrics or ServerMetricsParquet ? plain
            : Array.Find(Endings, file => plain.EndsWith(file.Ending, StringComparison.Ordinal)).Name ?? Requests;
    }
}

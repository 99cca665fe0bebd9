namespace AiPerf.Plot.Artifacts;

/// <summary>One benchmark's directory, loaded. Parts that are missing or unusable are <see langword="null"/>; each such loss has been reported.</summary>
public sealed record Run
{
    /// <summary>Where it was found.</summary>
    public required RunDirectory Directory { get; init; }

    /// <summary>The name shown in legends: the item's <c>DisplayName</c>, else the directory name made unique by its shortest suffix of parents.</summary>
    public required string Name { get; init; }

    /// <summary>The summary, or <see langword="null"/>.</summary>
    public RunSummary? Summary { get; init; }

    /// <summary>The requests; <see langword="null"/> when absent or when the caller did not ask for them.</summary>
    public RequestTable? Requests { get; init; }

    /// <summary>The time slices.</summary>
    public TimesliceTable? Timeslices { get; init; }

    /// <summary>The GPU telemetry.</summary>
    public GpuTelemetry? Gpus { get; init; }

    /// <summary>The server metrics; <see langword="null"/> when absent or when the caller did not ask for them.</summary>
    public ServerMetrics? ServerMetrics { get; init; }

    /// <summary>The number of GPUs serving the run: item metadata, else property, else distinct GPUs of the telemetry; <see langword="null"/> when unknown.</summary>
    public int? GpuCount { get; init; }

    /// <summary>The files that are there but could not be used, such as <c>profile_export_aiperf.json</c>; each has been reported.</summary>
    public IReadOnlyList<string> UnusableFiles { get; init; } = [];

    /// <summary>Whether <see cref="GpuCount"/> rests on exporters and indices, for want of UUIDs: a GPU seen by two exporters then counts twice.</summary>
    internal bool IsGpuCountGuessed { get; init; }

    /// <summary>How many GPUs the telemetry lists where fewer are distinct and nobody said how many serve: AIPerf divides by this number; otherwise <see langword="null"/>.</summary>
    internal int? GpusListed { get; init; }

    /// <summary>Whether there is a telemetry file, be it empty.</summary>
    internal bool HasTelemetryFile { get; init; }

    /// <summary>The configuration, empty when there is no summary.</summary>
    public RunConfiguration Configuration => Summary?.Configuration ?? new RunConfiguration();
}

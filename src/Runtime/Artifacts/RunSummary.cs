namespace AiPerf.Plot.Artifacts;

/// <summary>The content of <c>profile_export_aiperf.json</c> (any layout) or of an aggregate cell.</summary>
public sealed record RunSummary
{
    /// <summary>The run's configuration.</summary>
    public RunConfiguration Configuration { get; init; } = new();

    /// <summary>Metrics by tag, derived ones included; top-level blocks win over nested ones.</summary>
    public IReadOnlyDictionary<string, MetricBlock> Metrics { get; init; } = new Dictionary<string, MetricBlock>();

    /// <summary>The distinct GPUs of <c>telemetry_data</c>; empty without telemetry.</summary>
    public IReadOnlyList<GpuIdentity> Gpus { get; init; } = [];

    /// <summary>Whether the benchmark was cancelled.</summary>
    public bool WasCancelled { get; init; }

    /// <summary>The AIPerf version that wrote the file, if it says so.</summary>
    public string? AiPerfVersion { get; init; }

    /// <summary>The number of trials pooled in this summary; 1 except for aggregate cells.</summary>
    public int TrialCount { get; init; } = 1;
}

namespace AiPerf.Plot.Presets;

/// <summary>Means over the trials of each operating point, with their joint uncertainty.</summary>
public sealed record UncertaintyPreset : MultiRunPreset
{
    /// <summary>The confidence level, between 0 and 1.</summary>
    public double CiLevel { get; init; } = 0.95;

    /// <inheritdoc/>
    public override string TypeName => "latency_throughput_uncertainty";
}

namespace AiPerf.Plot.Presets;

/// <summary>A quantity over time, filled to zero: dispersed throughput, active requests, or a field of the GPU telemetry.</summary>
public sealed record AreaPreset : SingleRunPreset
{
    /// <inheritdoc/>
    public override string TypeName => "area";
}

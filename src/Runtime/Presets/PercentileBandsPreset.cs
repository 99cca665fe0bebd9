namespace AiPerf.Plot.Presets;

/// <summary>The distribution of a server metric over time: median, p95 and p99 of a histogram, mean and range of a gauge, the rate of a counter.</summary>
public sealed record PercentileBandsPreset : SingleRunPreset
{
    /// <inheritdoc/>
    public override string TypeName => "percentile_bands";
}

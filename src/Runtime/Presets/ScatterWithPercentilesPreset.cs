namespace AiPerf.Plot.Presets;

/// <summary>One point a request under rolling percentiles.</summary>
public sealed record ScatterWithPercentilesPreset : SingleRunPreset
{
    /// <summary>What happens to rare values far above the rest.</summary>
    public OutlierPolicy Outliers { get; init; }

    /// <summary>The rolling window in requests; <see langword="null"/> derives it from the number of requests.</summary>
    public int? RollingWindow { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "scatter_with_percentiles";
}

using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// How the scrapes of <c>server_metrics_export.parquet</c> become values over time (<c>settings.server_metrics_downsampling</c>; spec
/// artifacts 3.6). The time slices of <c>server_metrics_export.json</c> are AIPerf's own and stay as they are.
/// </summary>
public sealed record ServerMetricsDownsampling
{
    /// <summary>Whether scrapes are taken together in windows; otherwise each one stands for itself.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The length of a window in seconds, above 0.</summary>
    public double WindowSeconds { get; init; } = 5;

    /// <summary>What a preset that names no statistic shows of a gauge's window: <see cref="Stat.Avg"/>, <see cref="Stat.Min"/>, <see cref="Stat.Max"/> or <see cref="Stat.P50"/>.</summary>
    public Stat Aggregation { get; init; } = Stat.Avg;

    /// <summary>The length of a window in nanoseconds: at least one, and at most what a run can last; <see langword="null"/> when each scrape stands for itself.</summary>
    internal long? WindowNs => IsEnabled ? (long)Math.Clamp(WindowSeconds * 1e9, 1, 1e18) : null;
}

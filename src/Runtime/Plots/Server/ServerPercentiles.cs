using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Percentiles of a histogram's observations, from its buckets.</summary>
internal static class ServerPercentiles
{
    /// <summary>The statistics that are percentiles, with their level from 0 to 1.</summary>
    public static IReadOnlyDictionary<Stat, double> Levels { get; } = new Dictionary<Stat, double>
    {
        [Stat.P1] = 0.01,
        [Stat.P5] = 0.05,
        [Stat.P10] = 0.1,
        [Stat.P25] = 0.25,
        [Stat.P50] = 0.5,
        [Stat.P75] = 0.75,
        [Stat.P90] = 0.9,
        [Stat.P95] = 0.95,
        [Stat.P99] = 0.99,
    };

    /// <summary>A percentile; <see langword="null"/> when the statistic is none or the buckets do not tell.</summary>
    public static double? Of(BucketCounts? buckets, Stat stat) =>
        buckets is not null && Levels.TryGetValue(stat, out double level) && BucketQuantiles.Of(buckets.Bounds, buckets.Cumulative, level) is var value && double.IsFinite(value)
            ? value : null;
}

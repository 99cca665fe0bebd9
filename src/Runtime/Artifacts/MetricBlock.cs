using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>The statistics of one metric over a run.</summary>
/// <param name="Tag">The metric's tag.</param>
/// <param name="Header">The display name the file gives, if it gives one.</param>
/// <param name="Unit">The unit text of the file.</param>
/// <param name="Values">The finite statistics present; absent and null ones are not in the map.</param>
public sealed record MetricBlock(string Tag, string? Header, string Unit, IReadOnlyDictionary<Stat, double> Values)
{
    /// <summary>The value of a statistic, or <see langword="null"/>.</summary>
    public double? this[Stat stat] => Values.TryGetValue(stat, out double value) ? value : null;

    /// <summary>Half-widths of the confidence interval of each statistic over trials; empty except for aggregate cells.</summary>
    public IReadOnlyDictionary<Stat, (double Low, double High)> Intervals { get; init; } =
        new Dictionary<Stat, (double Low, double High)>();
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>One metric over the time slices, one row a slice that has a value of the statistic (spec artifacts §4.3).</summary>
/// <param name="Slices">Slice numbers, ascending.</param>
/// <param name="Values">The statistic of each.</param>
/// <param name="Deviations">The standard deviation within each; not-a-number where missing; <see langword="null"/> when the file has none.</param>
/// <param name="Shown">The statistic shown.</param>
/// <param name="Metric">The file's columns.</param>
internal sealed record SliceTable(int[] Slices, double[] Values, double[]? Deviations, Stat Shown, TimesliceMetric Metric)
{
    /// <summary>The table of a statistic; <see langword="null"/> when the metric has neither it nor an average.</summary>
    /// <param name="metric">The file's columns.</param>
    /// <param name="asked">The statistic asked for.</param>
    public static SliceTable? Of(TimesliceMetric metric, Stat asked)
    {
        Stat shown = metric.Values.ContainsKey(asked) ? asked : Stat.Avg;
        if (!metric.Values.TryGetValue(shown, out double[]? values))
            return null;
        int[] places = [.. Enumerable.Range(0, values.Length).Where(i => double.IsFinite(values[i]))];
        double[]? deviations = metric.Values.GetValueOrDefault(Stat.Std);
        return new(
            Array.ConvertAll(places, i => metric.Slices[i]),
            Array.ConvertAll(places, i => values[i]),
            deviations is null ? null : Array.ConvertAll(places, i => deviations[i]),
            shown, metric);
    }

    /// <summary>Another statistic at the slices of this table; <see langword="null"/> when the file has none.</summary>
    public double[]? Other(Stat stat) => Metric.Values.TryGetValue(stat, out double[]? values)
        ? Array.ConvertAll(Slices, slice => values[Array.IndexOf(Metric.Slices, slice)])
        : null;
}

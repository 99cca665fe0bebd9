using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>The content of <c>profile_export_aiperf_timeslices.csv</c>.</summary>
/// <param name="Metrics">One entry a metric, in file order.</param>
/// <param name="SliceCount">The largest slice index plus one.</param>
public sealed record TimesliceTable(IReadOnlyList<TimesliceMetric> Metrics, int SliceCount)
{
    /// <summary>A metric by AIPerf's display name (exact, ordinal), or <see langword="null"/>.</summary>
    public TimesliceMetric? Find(string header) => Metrics.FirstOrDefault(metric => metric.Header == header);
}

/// <summary>One metric's statistics by slice.</summary>
/// <param name="Header">AIPerf's display name.</param>
/// <param name="Unit">The unit of the first row; may be empty.</param>
/// <param name="Slices">The slice indices that have any value, ascending.</param>
/// <param name="Values">Each statistic present, aligned with <paramref name="Slices"/>; missing cells are NaN.</param>
public sealed record TimesliceMetric(string Header, string Unit, int[] Slices, IReadOnlyDictionary<Stat, double[]> Values);

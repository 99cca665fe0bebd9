using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>
/// Several series of a server metric as one (spec artifacts 3.8): counters are summed, of others the mean is taken; buckets are added
/// up. The smallest and the largest sample of gauges are those of any series.
/// </summary>
internal static class ServerMerge
{
    /// <summary>The series; the only one as it is.</summary>
    public static ServerSeries Of(ServerMetricKind kind, IReadOnlyList<ServerSeries> series) => series.Count == 1 ? series[0] : new(
        "", [], Values(kind, [.. series.Select(one => one.Values)]), Buckets(kind, [.. series.Select(one => (one.Buckets, one.Values))]), Slices(kind, series));

    /// <summary>What was done to the series to get a statistic, for texts: 'sum of', 'mean of' or 'over'.</summary>
    public static string Way(ServerMetricKind kind, Stat stat) => (kind, stat) switch
    {
        (_, Stat.Rate or Stat.Sum or Stat.Count) => "sum of",
        (_, Stat.Min or Stat.Max) => "over",
        _ => "mean of",
    };

    private static Dictionary<Stat, double> Values(ServerMetricKind kind, IReadOnlyList<IReadOnlyDictionary<Stat, double>> all)
    {
        var merged = new Dictionary<Stat, double>();
        foreach (Stat stat in all.SelectMany(values => values.Keys).Distinct())
        {
            double[] given = [.. all.Where(values => values.ContainsKey(stat)).Select(values => values[stat])];
            double? value = (kind, stat) switch
            {
                (_, Stat.Rate or Stat.Sum or Stat.Count) => given.Sum(),
                // Neither is known of a sum of rates; and the deviation of a mean is not the mean of deviations.
                (ServerMetricKind.Counter, _) or (_, Stat.Std) => null,
                (_, Stat.Min) => given.Min(),
                (_, Stat.Max) => given.Max(),
                _ => given.Average(),
            };
            if (value is { } known)
                merged[stat] = known;
        }

        return merged;
    }

    // Series without an observation add nothing, and may have no buckets.
    private static BucketCounts? Buckets(ServerMetricKind kind, IReadOnlyList<(BucketCounts? Buckets, IReadOnlyDictionary<Stat, double> Values)> all) =>
        kind == ServerMetricKind.Histogram
            ? BucketSum.Of([.. all.Where(one => one.Buckets is not null || one.Values.GetValueOrDefault(Stat.Count, 1) > 0).Select(one => one.Buckets)])
            : null;

    // Servers are scraped at slightly different moments: slices that lie in the same window belong together.
    private static List<ServerSlice> Slices(ServerMetricKind kind, IReadOnlyList<ServerSeries> series)
    {
        ServerSlice[] all = [.. series.SelectMany(one => one.Slices)];
        if (all.Length == 0)
            return [];
        long first = all.Min(slice => slice.StartNs);
        double duration = Duration(all);
        List<ServerSlice> merged = [];
        foreach (IGrouping<double, ServerSlice> window in all.GroupBy(slice => Math.Round((slice.StartNs - first) / duration)).OrderBy(group => group.Key))
        {
            merged.Add(new(
                window.Min(slice => slice.StartNs), window.Max(slice => slice.EndNs), window.All(slice => slice.IsComplete),
                Values(kind, [.. window.Select(slice => slice.Values)]), Buckets(kind, [.. window.Select(slice => (slice.Buckets, slice.Values))])));
        }

        return merged;
    }

    /// <summary>The median length of slices in nanoseconds.</summary>
    public static double Duration(IReadOnlyList<ServerSlice> slices) => Quantiles.Median([.. slices.Select(slice => (double)(slice.EndNs - slice.StartNs))]);
}

namespace AiPerf.Plot.Metrics;

/// <summary>
/// The chunk latencies of one request, of which it has many: seven statistics of them are columns of the requests, named like
/// <c>inter_chunk_latency_p95</c> (spec artifacts 3.2). They cost time to read, so only a plot that asks for one has them.
/// </summary>
internal static class ChunkLatency
{
    /// <summary>The metric whose value is a list.</summary>
    public const string Tag = "inter_chunk_latency";

    /// <summary>The columns, in AIPerf's order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
        [.. ((string[])["avg", "p50", "p95", "std", "min", "max", "range"]).Select(statistic => $"{Tag}_{statistic}")];

    /// <summary>Whether a metric of single requests is one of the columns, or stands for one.</summary>
    public static bool Concerns(MetricRef metric) =>
        metric.Source == DataSource.Requests && (metric.Tag == Tag || Columns.Contains(metric.Tag));

    /// <summary>The column that a metric stands for: of the list itself the average, or the statistic asked for.</summary>
    public static MetricRef Column(MetricRef metric) =>
        Concerns(metric) && metric.Tag == Tag ? metric with { Tag = $"{Tag}_{(metric.Stat ?? Stat.Avg).Word()}", Stat = null } : metric;

    /// <summary>
    /// The values of the columns: average, linear percentiles, population deviation, extremes and their distance. Without a finite
    /// number there are none.
    /// </summary>
    /// <param name="latencies">The latencies of one request.</param>
    public static double[]? Statistics(ReadOnlySpan<double> latencies)
    {
        double[] sorted = Quantiles.SortedFinite(latencies);
        if (sorted.Length == 0)
            return null;
        Moments moments = Moments.Of(sorted);
        return
        [
            moments.Mean, Quantiles.Of(sorted, 0.5), Quantiles.Of(sorted, 0.95), moments.PopulationDeviation, sorted[0], sorted[^1], sorted[^1] - sorted[0],
        ];
    }
}

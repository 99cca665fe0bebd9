using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>The content of <c>server_metrics_export.json</c> and <c>.parquet</c>: what the servers' exporters said during the benchmark.</summary>
/// <param name="Metrics">The metrics, by name (ordinal).</param>
/// <param name="LeftOut">Metrics that the file has and that cannot be used, with the reason as a clause.</param>
public sealed record ServerMetrics(IReadOnlyList<ServerMetric> Metrics, IReadOnlyDictionary<string, string> LeftOut)
{
    /// <summary>A metric by its exact name, or <see langword="null"/>.</summary>
    public ServerMetric? Find(string name) => Metrics.FirstOrDefault(metric => metric.Name == name);
}

/// <summary>One metric of the servers.</summary>
/// <param name="Name">The name as exported, such as <c>vllm:num_requests_running</c>.</param>
/// <param name="Kind">What its values mean.</param>
/// <param name="Unit">The unit of the exported quantity as the file gives it; empty when unknown. A counter's rate is per second of it.</param>
/// <param name="Series">One entry for each endpoint and set of labels, by endpoint, then labels.</param>
public sealed record ServerMetric(string Name, ServerMetricKind Kind, string Unit, IReadOnlyList<ServerSeries> Series)
{
    /// <summary>The statistic of a time slice that is shown where a preset names none.</summary>
    public Stat UsualStat { get; init; } = Kind == ServerMetricKind.Counter ? Stat.Rate : Stat.Avg;

    /// <summary>Whether each slice is the time around or before a single scrape, so that lengths differ without one being partial.</summary>
    public bool IsPerScrape { get; init; }
}

/// <summary>What the values of a server metric mean.</summary>
public enum ServerMetricKind
{
    /// <summary>A quantity that goes up and down, sampled.</summary>
    Gauge,

    /// <summary>A total that only grows; its growth a second is shown.</summary>
    Counter,

    /// <summary>Observations counted in buckets.</summary>
    Histogram,
}

/// <summary>A metric as one server exports it under one set of labels.</summary>
/// <param name="Endpoint">The address it was scraped from.</param>
/// <param name="Labels">The complete set of labels, by name (ordinal).</param>
/// <param name="Values">
/// Statistics over the run: of a gauge's samples; of a counter the growth a second (<see cref="Stat.Rate"/>), its extremes and the
/// growth (<see cref="Stat.Sum"/>); of a histogram's observations, with AIPerf's estimates of percentiles.
/// </param>
/// <param name="Buckets">A histogram's observations over the run; <see langword="null"/> where the file has none.</param>
/// <param name="Slices">The time slices; those of the benchmark's slice duration, or windows over the scrapes of a Parquet export; otherwise none.</param>
public sealed record ServerSeries(
    string Endpoint, IReadOnlyList<KeyValuePair<string, string>> Labels, IReadOnlyDictionary<Stat, double> Values, BucketCounts? Buckets, IReadOnlyList<ServerSlice> Slices);

/// <summary>A time slice of a series.</summary>
/// <param name="StartNs">Epoch nanoseconds.</param>
/// <param name="EndNs">Epoch nanoseconds, after the start.</param>
/// <param name="IsComplete">Whether AIPerf took the slice for a whole one.</param>
/// <param name="Values">A gauge's average, smallest and largest sample, and the median of scrapes; a counter's growth and rate; a histogram's count, sum and average.</param>
/// <param name="Buckets">A histogram's observations in the slice; <see langword="null"/> where the file has none.</param>
public sealed record ServerSlice(long StartNs, long EndNs, bool IsComplete, IReadOnlyDictionary<Stat, double> Values, BucketCounts? Buckets);

/// <summary>The observations of a histogram.</summary>
/// <param name="Bounds">Upper bounds, ascending; the last one may be infinite.</param>
/// <param name="Cumulative">How many observations are at or below each bound, as the file gives it: damaged files may fall or be negative.</param>
public sealed record BucketCounts(double[] Bounds, double[] Cumulative);

using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// The scrapes of one series of <c>server_metrics_export.parquet</c>, made into windows of time and statistics over the run (spec artifacts
/// 1.9, 3.6). Counters and histograms hold the growth since a reference scrape; where that falls, the server has started anew, and what it
/// then shows has been added since.
/// </summary>
internal sealed class SampledSeries(ServerMetricKind kind, string endpoint, IReadOnlyList<KeyValuePair<string, string>> labels)
{
    private static readonly (Stat Stat, double Quantile)[] Percentiles =
    [
        (Stat.P1, 0.01), (Stat.P5, 0.05), (Stat.P10, 0.1), (Stat.P25, 0.25), (Stat.P50, 0.5), (Stat.P75, 0.75), (Stat.P90, 0.9), (Stat.P95, 0.95), (Stat.P99, 0.99),
    ];

    private readonly SortedDictionary<long, Scrape> _scrapes = [];

    /// <summary>The first scrape, epoch nanoseconds.</summary>
    public long First => _scrapes.Keys.First();

    /// <summary>Whether anything was read.</summary>
    public bool HasScrapes => _scrapes.Count > 0;

    /// <summary>Adds a row; one of a histogram adds a bucket to its scrape.</summary>
    public void Add(long time, double? value, double? sum, double? count, double? bound, double? bucketCount)
    {
        if (!_scrapes.TryGetValue(time, out Scrape? scrape))
            _scrapes.Add(time, scrape = new Scrape());
        scrape.Value = value ?? scrape.Value;
        scrape.Sum = sum ?? scrape.Sum;
        scrape.Count = count ?? scrape.Count;
        if (bound is { } upper && bucketCount is { } cumulative)
            scrape.Buckets[upper] = cumulative;
    }

    /// <summary>The series in windows of one length, those with a scrape.</summary>
    /// <param name="origin">The start of the first window, epoch nanoseconds.</param>
    /// <param name="windowNs">The length of a window.</param>
    public ServerSeries InWindows(long origin, long windowNs)
    {
        long last = _scrapes.Keys.Last();
        return ToSeries(
            _scrapes.GroupBy(scrape => (scrape.Key - origin) / windowNs),
            window => origin + (window.Key * windowNs) is var start ? (start, start + windowNs, start + windowNs <= last) : default);
    }

    /// <summary>
    /// The series scrape by scrape: a gauge's sample stands for the time nearer to it than to another scrape, what has grown for the time
    /// since the scrape before. A scrape without a neighbour has no such time.
    /// </summary>
    public ServerSeries ByScrape()
    {
        long[] times = [.. _scrapes.Keys];
        return ToSeries(_scrapes.GroupBy(scrape => scrape.Key), window => Span(Array.BinarySearch(times, window.Key)));

        (long Start, long End, bool IsComplete) Span(int i)
        {
            if (kind != ServerMetricKind.Gauge)
                return i == 0 ? default : (times[i - 1], times[i], true);
            if (times.Length == 1)
                return default;
            long before = (times[Math.Max(i, 1)] - times[Math.Max(i, 1) - 1]) / 2;
            long after = (times[Math.Min(i + 1, times.Length - 1)] - times[Math.Min(i, times.Length - 2)]) / 2;
            return (times[i] - before, times[i] + after, true);
        }
    }

    private ServerSeries ToSeries(IEnumerable<IGrouping<long, KeyValuePair<long, Scrape>>> windows, Func<IGrouping<long, KeyValuePair<long, Scrape>>, (long Start, long End, bool IsComplete)> span)
    {
        var slices = new List<ServerSlice>();
        var total = new Growth();
        Scrape? before = null;
        long timeBefore = First;
        foreach (IGrouping<long, KeyValuePair<long, Scrape>> window in windows)
        {
            var growth = new Growth();
            var gauge = new List<double>();
            foreach ((long time, Scrape scrape) in window)
            {
                if (double.IsFinite(scrape.Value))
                    gauge.Add(scrape.Value);
                // The growth before the first scrape happened in a time that is not known: it belongs to the total and to no rate.
                growth.Add(scrape, before, before is null ? 0 : time - timeBefore);
                (before, timeBefore) = (scrape, time);
            }

            total.Add(growth);
            Dictionary<Stat, double> values = Values(gauge, growth);
            (long start, long end, bool isComplete) = span(window);
            if (values.Count > 0 && end > start)
                slices.Add(new ServerSlice(start, end, isComplete, values, growth.BucketCounts()));
        }

        return new ServerSeries(endpoint, labels, OverRun(total, slices), total.BucketCounts(), slices);
    }

    private Dictionary<Stat, double> Values(List<double> gauge, Growth growth)
    {
        var values = new Dictionary<Stat, double>();
        switch (kind)
        {
            case ServerMetricKind.Gauge when gauge.Count > 0:
                values[Stat.Avg] = gauge.Average();
                values[Stat.Min] = gauge.Min();
                values[Stat.Max] = gauge.Max();
                values[Stat.P50] = Quantiles.Median([.. gauge]);
                break;
            case ServerMetricKind.Counter when growth.Nanoseconds > 0:
                values[Stat.Rate] = growth.Rate;
                values[Stat.Sum] = growth.Value;
                break;
            case ServerMetricKind.Histogram when growth.HasHistogram:
                values[Stat.Count] = growth.Count;
                values[Stat.Sum] = growth.Sum;
                if (growth.Count > 0)
                    values[Stat.Avg] = growth.Sum / growth.Count;
                break;
        }

        return values;
    }

    private Dictionary<Stat, double> OverRun(Growth total, List<ServerSlice> windows)
    {
        if (kind != ServerMetricKind.Gauge)
        {
            Dictionary<Stat, double> grown = Values([], total);
            double[] rates = [.. windows.Select(window => window.Values.GetValueOrDefault(Stat.Rate, double.NaN)).Where(double.IsFinite)];
            if (kind == ServerMetricKind.Counter && rates.Length > 0)
            {
                grown[Stat.Min] = rates.Min();
                grown[Stat.Max] = rates.Max();
                grown[Stat.Std] = Deviation(rates);
            }

            return grown;
        }

        double[] samples = [.. _scrapes.Values.Select(scrape => scrape.Value).Where(double.IsFinite).Order()];
        Dictionary<Stat, double> values = Values([.. samples], total);
        if (samples.Length == 0)
            return values;
        values[Stat.Std] = Deviation(samples);
        foreach ((Stat stat, double quantile) in Percentiles)
            values[stat] = Quantiles.Of(samples, quantile);
        return values;
    }

    // AIPerf's deviations are those of a population.
    private static double Deviation(double[] values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }

    private sealed class Scrape
    {
        public double Value { get; set; } = double.NaN;

        public double Sum { get; set; } = double.NaN;

        public double Count { get; set; } = double.NaN;

        public SortedDictionary<double, double> Buckets { get; } = [];
    }

    private sealed class Growth
    {
        private readonly SortedDictionary<double, double> _buckets = [];

        public double Value { get; private set; }

        public double Sum { get; private set; }

        public double Count { get; private set; }

        public bool HasHistogram { get; private set; }

        public long Nanoseconds { get; private set; }

        /// <summary>Growth a second, without what grew before the first scrape.</summary>
        public double Rate => _timed / Nanoseconds * 1e9;

        private double _timed;

        public void Add(Scrape now, Scrape? before, long nanoseconds)
        {
            double grown = Of(now.Value, before?.Value ?? 0);
            Value += grown;
            _timed += nanoseconds > 0 ? grown : 0;
            Nanoseconds += nanoseconds;
            HasHistogram |= double.IsFinite(now.Count);
            bool isReset = before is not null && now.Count < before.Count;
            Count += isReset ? now.Count : Of(now.Count, before?.Count ?? 0);
            Sum += isReset ? Of(now.Sum, 0) : Of(now.Sum, before?.Sum ?? 0, mayFall: true);
            foreach ((double bound, double cumulative) in now.Buckets)
                _buckets[bound] = _buckets.GetValueOrDefault(bound) + Of(cumulative, isReset ? 0 : before?.Buckets.GetValueOrDefault(bound) ?? 0);
        }

        public void Add(Growth other)
        {
            Value += other.Value;
            _timed += other._timed;
            Sum += other.Sum;
            Count += other.Count;
            HasHistogram |= other.HasHistogram;
            Nanoseconds += other.Nanoseconds;
            foreach ((double bound, double cumulative) in other._buckets)
                _buckets[bound] = _buckets.GetValueOrDefault(bound) + cumulative;
        }

        public BucketCounts? BucketCounts() => _buckets.Count == 0 ? null : new BucketCounts([.. _buckets.Keys], [.. _buckets.Values]);

        private static double Of(double now, double before, bool mayFall = false) =>
            !double.IsFinite(now) ? 0 : !double.IsFinite(before) ? now : now < before && !mayFall ? now : now - before;
    }
}

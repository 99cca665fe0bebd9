using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Output tokens per second as an exact step function: each request's tokens are spread evenly over its generation, from its
/// first token to its end (spec artifacts §4.1). One row a moment; ends count before starts.
/// </summary>
/// <param name="Seconds">Moments after the first request's start, ascending and distinct.</param>
/// <param name="TokensPerSecond">The throughput from that moment on; exactly 0 at the last one.</param>
/// <param name="Generating">Requests generating tokens from that moment on.</param>
/// <param name="TotalTokens">Tokens of the requests that contribute.</param>
/// <param name="RequestCount">Requests that contribute.</param>
internal sealed record ThroughputEvents(double[] Seconds, double[] TokensPerSecond, double[] Generating, double TotalTokens, int RequestCount)
{
    private readonly Lazy<double> _medianGap = new(() => MedianOfGaps(Seconds));

    /// <summary>The median of the distances between moments, in seconds; not-a-number with fewer than two.</summary>
    public double MedianGap => _medianGap.Value;

    /// <summary>The events of some requests; empty when none contributes.</summary>
    /// <param name="table">All requests.</param>
    /// <param name="rows">The places of those that count.</param>
    public static ThroughputEvents Of(RequestTable table, int[] rows)
    {
        if (table.Metric(ComputedColumns.OutputLength) is not { } lengths)
            return new([], [], [], 0, 0);
        using Scratch<double> numbers = new(2 * table.Count + 2 * rows.Length);
        using Scratch<long> moments = new(2 * rows.Length);
        Span<double> tokens = numbers.Span[..table.Count];
        Span<double> waits = numbers.Span.Slice(table.Count, table.Count);
        Span<double> startRates = numbers.Span.Slice(2 * table.Count, rows.Length);
        Span<double> endRates = numbers.Span[^rows.Length..];
        Span<long> starts = moments.Span[..rows.Length];
        Span<long> ends = moments.Span[rows.Length..];
        lengths.CopyTo(tokens);
        if (table.Metric(ComputedColumns.TimeToFirstToken) is { } firstToken)
            firstToken.CopyTo(waits);
        else
            waits.Fill(double.NaN);
        int count = 0;
        double total = 0;
        foreach (int row in rows)
        {
            double produced = tokens[row];
            double wait = waits[row];
            long start = table.StartNs[row] + (wait > 0 ? (long)(wait * 1e6) : 0);
            long end = table.EndNs[row];
            if (!(produced > 0) || end <= start)
                continue;
            starts[count] = start;
            ends[count] = end;
            startRates[count] = endRates[count] = produced / ((end - start) / 1e9);
            total += produced;
            count++;
        }

        RadixSort.Ascending(starts[..count], startRates[..count]);
        RadixSort.Ascending(ends[..count], endRates[..count]);
        return Merge(starts[..count], startRates, ends, endRates, total);
    }

    private static ThroughputEvents Merge(
        ReadOnlySpan<long> starts, ReadOnlySpan<double> startRates, ReadOnlySpan<long> ends, ReadOnlySpan<double> endRates, double total)
    {
        int count = starts.Length;
        using Scratch<double> columns = new(6 * count);
        Span<double> seconds = columns.Span[..(2 * count)];
        Span<double> rates = columns.Span.Slice(2 * count, 2 * count);
        Span<double> active = columns.Span[(4 * count)..];
        int moments = 0;
        int nextStart = 0;
        int nextEnd = 0;
        double peak = 0;
        CompensatedSum rate = default;
        while (nextEnd < count)
        {
            long now = nextStart < count ? Math.Min(starts[nextStart], ends[nextEnd]) : ends[nextEnd];
            for (; nextEnd < count && ends[nextEnd] == now; nextEnd++)
                rate.Add(-endRates[nextEnd]);
            for (; nextStart < count && starts[nextStart] == now; nextStart++)
                rate.Add(startRates[nextStart]);
            seconds[moments] = now / 1e9;
            rates[moments] = rate.Value;
            active[moments] = nextStart - nextEnd;
            peak = Math.Max(peak, rate.Value);
            moments++;
        }

        // What rounding leaves behind once nobody generates is no throughput.
        for (int i = 0; i < moments; i++)
        {
            if (active[i] == 0 || rates[i] < 1e-9 * peak)
                rates[i] = 0;
        }

        return new(seconds[..moments].ToArray(), rates[..moments].ToArray(), active[..moments].ToArray(), total, count);
    }

    private static double MedianOfGaps(double[] seconds)
    {
        if (seconds.Length < 2)
            return double.NaN;
        using Scratch<double> gaps = new(seconds.Length - 1);
        for (int i = 0; i + 1 < seconds.Length; i++)
            gaps.Span[i] = seconds[i + 1] - seconds[i];
        return Quantiles.Median(gaps.Span);
    }

    // Neumaier's sum: rates of very different size come and go, and what is left must not drift.
    private struct CompensatedSum
    {
        private double sum;
        private double correction;

        public readonly double Value => sum + correction;

        public void Add(double value)
        {
            double next = sum + value;
            correction += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

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
    /// <summary>The events of some requests; empty when none contributes.</summary>
    /// <param name="table">All requests.</param>
    /// <param name="rows">The places of those that count.</param>
    public static ThroughputEvents Of(RequestTable table, int[] rows)
    {
        double[]? firstToken = table.Metric(ComputedColumns.TimeToFirstToken)?.ToArray();
        double[] tokens = table.Metric(ComputedColumns.OutputLength)?.ToArray() ?? [];
        long[] starts = new long[rows.Length];
        long[] ends = new long[rows.Length];
        double[] rates = new double[rows.Length];
        int count = 0;
        double total = 0;
        foreach (int row in rows)
        {
            double produced = tokens.Length > 0 ? tokens[row] : double.NaN;
            double wait = firstToken?[row] ?? double.NaN;
            long start = table.StartNs[row] + (wait > 0 ? (long)(wait * 1e6) : 0);
            long end = table.EndNs[row];
            if (!(produced > 0) || end <= start)
                continue;
            starts[count] = start;
            ends[count] = end;
            rates[count] = produced / ((end - start) / 1e9);
            total += produced;
            count++;
        }

        Array.Resize(ref starts, count);
        Array.Resize(ref ends, count);
        Array.Resize(ref rates, count);
        int[] byStart = RadixSort.Order(starts);
        int[] byEnd = RadixSort.Order(ends);
        return Merge(
            Array.ConvertAll(byStart, i => starts[i]), Array.ConvertAll(byStart, i => rates[i]),
            Array.ConvertAll(byEnd, i => ends[i]), Array.ConvertAll(byEnd, i => rates[i]), total);
    }

    private static ThroughputEvents Merge(long[] starts, double[] startRates, long[] ends, double[] endRates, double total)
    {
        int count = starts.Length;
        double[] seconds = new double[2 * count];
        double[] rates = new double[2 * count];
        double[] active = new double[2 * count];
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

        return new(seconds[..moments], rates[..moments], active[..moments], total, count);
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

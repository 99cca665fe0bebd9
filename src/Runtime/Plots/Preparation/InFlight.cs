using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Requests between their start and their end, as a step function over seconds after the first start.</summary>
internal static class InFlight
{
    /// <summary>Counts requests; ends count before starts at one moment.</summary>
    /// <param name="table">All requests.</param>
    /// <param name="rows">The places of those that count.</param>
    public static StepFunction Of(RequestTable table, int[] rows)
    {
        long[] starts = Array.ConvertAll(rows, row => table.StartNs[row]);
        long[] ends = Array.ConvertAll(rows, row => table.EndNs[row]);
        RadixSort.Ascending(starts);
        RadixSort.Ascending(ends);
        List<double> x = new(2 * rows.Length);
        List<double> y = new(2 * rows.Length);
        int start = 0;
        int end = 0;
        while (end < ends.Length)
        {
            long now = start < starts.Length ? Math.Min(starts[start], ends[end]) : ends[end];
            while (start < starts.Length && starts[start] == now)
                start++;
            while (end < ends.Length && ends[end] == now)
                end++;
            x.Add(now / 1e9);
            y.Add(start - end);
        }

        return new([.. x], [.. y]);
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Requests as a prefill and a decode interval, by ascending y (spec artifacts §4.5). Seconds after the first request's start.</summary>
/// <param name="Rows">Each request's place in the table.</param>
/// <param name="Start">When it was sent.</param>
/// <param name="FirstToken">When its first token came.</param>
/// <param name="End">When it ended.</param>
/// <param name="Y">The quantity of the vertical axis.</param>
/// <param name="IncompleteCount">Requests left out because a time, the TTFT or y is missing.</param>
/// <param name="ImpossibleCount">Requests left out because their TTFT is longer than they lasted.</param>
internal sealed record TimelineRows(
    int[] Rows, double[] Start, double[] FirstToken, double[] End, double[] Y, int IncompleteCount, int ImpossibleCount)
{
    /// <summary>Splits requests into their phases.</summary>
    /// <param name="table">All requests.</param>
    /// <param name="rows">The places of those shown.</param>
    /// <param name="wait">Time to first token in milliseconds, aligned with <paramref name="rows"/>.</param>
    /// <param name="y">The vertical quantity, aligned with <paramref name="rows"/>.</param>
    public static TimelineRows Of(RequestTable table, int[] rows, double[] wait, double[] y)
    {
        int incomplete = 0;
        int impossible = 0;
        List<int> kept = new(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            if (!double.IsFinite(wait[i]) || !double.IsFinite(y[i]))
                incomplete++;
            // In nanoseconds, where a TTFT as long as the request compares exactly.
            else if (wait[i] * 1e6 > table.EndNs[rows[i]] - table.StartNs[rows[i]])
                impossible++;
            else
                kept.Add(i);
        }

        double[] keptY = [.. kept.Select(i => y[i])];
        int[] order = Array.ConvertAll(RadixSort.Order(keptY), place => kept[place]);
        return new(
            Array.ConvertAll(order, i => rows[i]),
            Array.ConvertAll(order, i => table.StartNs[rows[i]] / 1e9),
            Array.ConvertAll(order, i => table.StartNs[rows[i]] / 1e9 + wait[i] / 1e3),
            Array.ConvertAll(order, i => table.EndNs[rows[i]] / 1e9),
            Array.ConvertAll(order, i => y[i]),
            incomplete, impossible);
    }
}

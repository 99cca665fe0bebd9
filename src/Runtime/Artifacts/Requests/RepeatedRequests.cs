using System.Runtime.InteropServices;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Finds requests that a file holds more than once, as when an export is appended to itself. Completed requests are the same when start,
/// end and every metric are. The ids are not kept and not needed: two requests hardly ever share both of their nanoseconds.
/// </summary>
internal static class RepeatedRequests
{
    private const int SampledRows = 1 << 16;

    /// <summary>
    /// Looks for copies. Both of a pair fall into the same part of the rows, which their start decides; all parts are searched only where
    /// the first one shows a copy, so that a sound file of any size costs one look at its starts.
    /// </summary>
    /// <param name="table">The requests.</param>
    /// <returns>How many requests repeat an earlier one, and the row of the first that does; 0 and 0 when none does.</returns>
    public static (int Count, int FirstRow) Find(RequestTable table)
    {
        int parts = 1 + (table.Count / SampledRows);
        List<Pair> pairs = [];
        Search(table, 0, parts, pairs);
        Verify(table, pairs);
        if (pairs.Count == 0)
            return (0, 0);
        for (int part = 1; part < parts; part++)
            Search(table, part, parts, pairs);
        Verify(table, pairs);
        return (pairs.Count, pairs.Min(pair => pair.Row));
    }

    private static void Search(RequestTable table, int part, int parts, List<Pair> pairs)
    {
        long[] starts = table.StartNs;
        var seen = new Dictionary<(long Start, long End), int>();
        for (int row = 0; row < starts.Length; row++)
        {
            ulong hash = (ulong)starts[row] * 0x9E37_79B9_7F4A_7C15;
            if ((int)(((hash >> 32) * (ulong)parts) >> 32) != part || table.Status[row] != RequestStatus.Completed)
                continue;
            ref int first = ref CollectionsMarshal.GetValueRefOrAddDefault(seen, (starts[row], table.EndNs[row]), out bool isKnown);
            if (isKnown)
                pairs.Add(new Pair(row, first, HasValues: false));
            else
                first = row;
        }
    }

    private static void Verify(RequestTable table, List<Pair> pairs)
    {
        if (pairs.Count == 0)
            return;
        double[] values = new double[table.Count];
        foreach (NumberColumn column in table.Metrics)
        {
            column.CopyTo(values);
            int kept = 0;
            for (int i = 0; i < pairs.Count; i++)
            {
                Pair pair = pairs[i];
                if (values[pair.Row].Equals(values[pair.First]))
                    pairs[kept++] = pair with { HasValues = pair.HasValues || !double.IsNaN(values[pair.Row]) };
            }

            pairs.RemoveRange(kept, pairs.Count - kept);
            if (kept == 0)
                return;
        }

        pairs.RemoveAll(pair => !pair.HasValues);
    }

    private readonly record struct Pair(int Row, int First, bool HasValues);
}

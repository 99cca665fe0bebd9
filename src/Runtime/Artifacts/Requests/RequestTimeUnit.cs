namespace AiPerf.Plot.Artifacts;

/// <summary>Tells request times that are not nanoseconds since 1970, as conversions by hand leave them: every duration would be wrong by a thousand or more.</summary>
internal static class RequestTimeUnit
{
    private const long EarliestSecond = 1_400_000_000;
    private const long LatestSecond = 4_000_000_000;
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const double NanosecondsPerMillisecond = 1e6;

    private static readonly (string Unit, long PerSecond)[] Units = [("seconds", 1), ("milliseconds", 1_000), ("microseconds", 1_000_000)];

    /// <summary>
    /// Leaves out the requests whose times are in another unit than those of the others, with one of which the time axis would span decades,
    /// and those of a file that has no times at all.
    /// </summary>
    /// <param name="table">The requests.</param>
    /// <param name="leftOut">The rows left out.</param>
    /// <returns>The others; <paramref name="table"/> itself when none or all are left out.</returns>
    public static RequestTable WithoutOtherUnits(RequestTable table, out IReadOnlyList<int> leftOut)
    {
        leftOut = [];
        if (table.OriginNs == 0 && table.EndNs.Max() == 0)
            leftOut = [.. Enumerable.Range(0, table.Count)];
        if (table.OriginNs >= EarliestSecond * NanosecondsPerSecond || table.OriginNs + table.EndNs.Max() < EarliestSecond * NanosecondsPerSecond)
            return table;
        long earliest = (EarliestSecond * NanosecondsPerSecond) - table.OriginNs;
        int[] kept = [.. Enumerable.Range(0, table.Count).Where(row => table.StartNs[row] >= earliest)];
        leftOut = [.. Enumerable.Range(0, table.Count).Where(row => table.StartNs[row] < earliest)];
        if (kept.Length == 0)
            return table;
        long origin = kept.Min(row => table.StartNs[row]);
        return new RequestTable(
            table.OriginNs + origin,
            Array.ConvertAll(kept, row => table.StartNs[row] - origin),
            Array.ConvertAll(kept, row => table.EndNs[row] - origin),
            Array.ConvertAll(kept, row => table.Status[row]),
            Array.ConvertAll(kept, row => table.IsWarmup[row]),
            [.. table.Metrics.Select(column => new SelectedRows(column, kept)).Where(column => column.PresentCount > 0)]);
    }

    /// <summary>The unit the times are in when it is another one: all of them lie between 2014 and 2096 in it, and the latencies do not contradict.</summary>
    /// <param name="table">The requests.</param>
    /// <returns>The unit's plural, or <see langword="null"/> for nanoseconds.</returns>
    public static string? OtherThanNanoseconds(RequestTable table)
    {
        if (table.OriginNs is < EarliestSecond or >= LatestSecond * 1_000_000)
            return null;
        long last = table.OriginNs + table.EndNs.Max();
        string? unit = Array.Find(Units, one => table.OriginNs >= EarliestSecond * one.PerSecond && last <= LatestSecond * one.PerSecond).Unit;
        return unit is null || LatenciesAreNanoseconds(table) ? null : unit;
    }

    private static bool LatenciesAreNanoseconds(RequestTable table)
    {
        if (table.Metric("request_latency") is not { Unit: "ms" } latencies)
            return false;
        double[] values = latencies.ToArray();
        int agreeing = 0;
        int contradicting = 0;
        for (int row = 0; row < values.Length; row++)
        {
            double expected = values[row] * NanosecondsPerMillisecond;
            if (!(expected > 0))
                continue;
            double actual = table.EndNs[row] - table.StartNs[row];
            if (actual > expected / 10 && actual < expected * 10)
                agreeing++;
            else
                contradicting++;
        }

        return agreeing > contradicting;
    }

    private sealed class SelectedRows : NumberColumn
    {
        private readonly NumberColumn _column;
        private readonly double[] _values;

        public SelectedRows(NumberColumn column, int[] rows)
        {
            double[] all = column.ToArray();
            _column = column;
            _values = Array.ConvertAll(rows, row => all[row]);
            // Not a number may be a value, which only the column itself can tell from a missing one.
            PresentCount = column.PresentCount - (all.Count(value => !double.IsNaN(value)) - _values.Count(value => !double.IsNaN(value)));
        }

        public override string Name => _column.Name;

        public override string? Unit => _column.Unit;

        public override int Count => _values.Length;

        public override int PresentCount { get; }

        public override void CopyTo(Span<double> destination) => _values.CopyTo(destination);
    }
}

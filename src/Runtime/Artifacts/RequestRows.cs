using System.Collections.Concurrent;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// The requests a plot shows, in file order, as places in the run's table. Times are seconds after the first request's start:
/// one origin for every plot over time (spec plots R-35).
/// </summary>
internal sealed class RequestRows
{
    private readonly RequestTable table;
    private readonly ConcurrentDictionary<string, bool> _varies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(long Length, bool WithWarmup), long[]> _windows = new();
    private readonly Lazy<int[]> _all;
    private readonly Lazy<ThroughputEvents> _throughput;

    private RequestRows(RequestTable table, int[] completed, int[] unfinished, int[] warmup, int failed, int cancelled)
    {
        this.table = table;
        Completed = completed;
        Unfinished = unfinished;
        Warmup = warmup;
        FailedCount = failed;
        CancelledCount = cancelled;
        _all = new(() => Merged(completed, unfinished));
        _throughput = new(() => ThroughputEvents.Of(table, All));
        long start = long.MaxValue;
        long end = long.MinValue;
        foreach (int[] rows in (int[][])[completed, unfinished])
        {
            foreach (int row in rows)
            {
                start = Math.Min(start, table.StartNs[row]);
                end = Math.Max(end, table.EndNs[row]);
            }
        }

        if (start <= end)
            (StartSeconds, EndSeconds) = (start / 1e9, end / 1e9);
    }

    /// <summary>Places of completed requests outside the warm-up.</summary>
    public int[] Completed { get; }

    /// <summary>Places of failed and cancelled requests outside the warm-up.</summary>
    public int[] Unfinished { get; }

    /// <summary>Places of completed warm-up requests.</summary>
    public int[] Warmup { get; }

    /// <summary>How many of <see cref="Unfinished"/> failed.</summary>
    public int FailedCount { get; }

    /// <summary>How many of <see cref="Unfinished"/> were cancelled.</summary>
    public int CancelledCount { get; }

    /// <summary>Requests outside the warm-up, however they ended.</summary>
    public int Count => Completed.Length + Unfinished.Length;

    /// <summary>When the first of them started, seconds after the origin; above 0 when a warm-up came before.</summary>
    public double StartSeconds { get; }

    /// <summary>When the last of them ended, seconds after the origin.</summary>
    public double EndSeconds { get; }

    /// <summary>All places outside the warm-up in file order.</summary>
    public int[] All => _all.Value;

    /// <summary>Dispersed throughput of all requests outside the warm-up.</summary>
    public ThroughputEvents Throughput => _throughput.Value;

    /// <summary>Splits a run's requests; <see cref="RequestTable.Rows"/> has them split already.</summary>
    /// <param name="table">All requests.</param>
    public static RequestRows Of(RequestTable table)
    {
        List<int> completed = new(table.Count);
        List<int> unfinished = [];
        List<int> warmup = [];
        int failed = 0;
        for (int row = 0; row < table.Count; row++)
        {
            if (table.Status[row] == RequestStatus.Failed && !table.IsWarmup[row])
                failed++;
            if (table.Status[row] == RequestStatus.Completed)
                (table.IsWarmup[row] ? warmup : completed).Add(row);
            else if (!table.IsWarmup[row])
                unfinished.Add(row);
        }

        return new(table, [.. completed], [.. unfinished], [.. warmup], failed, unfinished.Count - failed);
    }

    /// <summary>A column at some places: a computed column or a metric; <see langword="null"/> when no record has it.</summary>
    /// <param name="tag">Its tag. Times are in seconds after the origin.</param>
    /// <param name="rows">The places.</param>
    public double[]? Values(string tag, int[] rows) => tag switch
    {
        ComputedColumns.RequestNumber => Array.ConvertAll(rows, row => (double)row),
        ComputedColumns.Timestamp or ComputedColumns.TimestampSeconds or ComputedColumns.RequestEnd =>
            Array.ConvertAll(rows, row => table.EndNs[row] / 1e9),
        ComputedColumns.RequestStart => Array.ConvertAll(rows, row => table.StartNs[row] / 1e9),
        _ => table.Metric(tag) is { } column ? Pick(column, rows) : null,
    };

    /// <summary>The unit of a metric's column as the file gives it.</summary>
    public string? Unit(string tag) => table.Metric(tag)?.Unit;

    /// <summary>Whether a metric has more than one value outside the warm-up.</summary>
    /// <param name="tag">Its tag; one that no record has does not vary.</param>
    public bool Varies(string tag) => _varies.GetOrAdd(tag, asked =>
    {
        if (Values(asked, All) is not { } values)
            return false;
        double first = Array.Find(values, double.IsFinite);
        return Array.Exists(values, value => double.IsFinite(value) && value != first);
    });

    /// <summary>Windows of equal length, counted from 1970, in which a request started.</summary>
    /// <param name="length">Their length in nanoseconds, at least 1.</param>
    /// <param name="withWarmup">Whether every record counts; otherwise those outside the warm-up.</param>
    /// <returns>Their numbers, ascending: integers, because doubles cannot hold such times.</returns>
    public long[] Windows(long length, bool withWarmup) => _windows.GetOrAdd((length, withWarmup), asked =>
    {
        HashSet<long> windows = [];
        // Requests are nearly in the order of time: most lie in the window of the one before.
        long from = 0;
        long until = 0;
        int count = asked.WithWarmup ? table.Count : All.Length;
        for (int i = 0; i < count; i++)
        {
            long start = table.OriginNs + table.StartNs[asked.WithWarmup ? i : All[i]];
            if (start >= from && start < until)
                continue;
            long window = Math.DivRem(start, asked.Length).Quotient;
            windows.Add(window);
            from = window * asked.Length;
            until = from + asked.Length;
        }

        return [.. windows.Order()];
    });

    private static double[] Pick(NumberColumn column, int[] rows)
    {
        // A column is as long as the table: when all rows are asked for, in order, it is the answer.
        if (rows.Length == column.Count)
            return column.ToArray();
        using Scratch<double> all = new(column.Count);
        column.CopyTo(all.Span);
        double[] picked = GC.AllocateUninitializedArray<double>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
            picked[i] = all.Span[rows[i]];
        return picked;
    }

    private static int[] Merged(int[] some, int[] others)
    {
        if (others.Length == 0)
            return some;
        int[] all = [.. some, .. others];
        Array.Sort(all);
        return all;
    }
}

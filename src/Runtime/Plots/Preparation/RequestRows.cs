using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>
/// The requests a plot shows, in file order, as places in the run's table. Times are seconds after the first request's start:
/// one origin for every plot over time (spec plots R-35).
/// </summary>
internal sealed class RequestRows
{
    private readonly RequestTable table;

    private RequestRows(RequestTable table, int[] completed, int[] unfinished, int[] warmup, int failed, int cancelled)
    {
        this.table = table;
        Completed = completed;
        Unfinished = unfinished;
        Warmup = warmup;
        FailedCount = failed;
        CancelledCount = cancelled;
        long start = long.MaxValue;
        long end = long.MinValue;
        foreach (int row in completed.Concat(unfinished))
        {
            start = Math.Min(start, table.StartNs[row]);
            end = Math.Max(end, table.EndNs[row]);
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

    /// <summary>Splits a run's requests.</summary>
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

    /// <summary>All places outside the warm-up in file order.</summary>
    public int[] All()
    {
        int[] all = [.. Completed, .. Unfinished];
        Array.Sort(all);
        return all;
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
        _ => table.Metric(tag) is { } column ? Pick(column.ToArray(), rows) : null,
    };

    /// <summary>The unit of a metric's column as the file gives it.</summary>
    public string? Unit(string tag) => table.Metric(tag)?.Unit;

    private static double[] Pick(double[] column, int[] rows) => Array.ConvertAll(rows, row => column[row]);
}

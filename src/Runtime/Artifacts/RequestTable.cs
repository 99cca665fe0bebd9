namespace AiPerf.Plot.Artifacts;

/// <summary>
/// The accepted records of <c>profile_export.jsonl</c> as columns, in file order, failed, cancelled and warm-up ones included.
/// Times are kept as integers relative to <see cref="OriginNs"/>: a double cannot hold epoch nanoseconds exactly.
/// </summary>
public sealed class RequestTable
{
    private readonly Dictionary<string, NumberColumn> _metrics;
    private readonly Lazy<RequestRows> _rows;

    /// <summary>Makes a table of columns of equal length.</summary>
    /// <param name="originNs">The smallest <c>request_start_ns</c> of all rows.</param>
    /// <param name="startNs"><c>request_start_ns</c> minus the origin.</param>
    /// <param name="endNs"><c>request_end_ns</c> minus the origin.</param>
    /// <param name="status">How each request ended.</param>
    /// <param name="isWarmup">Whether <c>benchmark_phase</c> is <c>warmup</c>, in any case.</param>
    /// <param name="metrics">The numeric metrics, known and unknown.</param>
    public RequestTable(
        long originNs, long[] startNs, long[] endNs, RequestStatus[] status, bool[] isWarmup, IReadOnlyList<NumberColumn> metrics)
    {
        OriginNs = originNs;
        StartNs = startNs;
        EndNs = endNs;
        Status = status;
        IsWarmup = isWarmup;
        Metrics = metrics;
        _metrics = metrics.ToDictionary(column => column.Name, StringComparer.Ordinal);
        _rows = new(() => RequestRows.Of(this));
    }

    /// <summary>The number of accepted records.</summary>
    public int Count => StartNs.Length;

    /// <summary>The time origin of every single-run plot: the first <c>request_start_ns</c>, epoch nanoseconds.</summary>
    public long OriginNs { get; }

    /// <summary>Request start in nanoseconds after the origin.</summary>
    public long[] StartNs { get; }

    /// <summary>Request end in nanoseconds after the origin.</summary>
    public long[] EndNs { get; }

    /// <summary>How each request ended.</summary>
    public RequestStatus[] Status { get; }

    /// <summary>Whether each request belongs to the warm-up.</summary>
    public bool[] IsWarmup { get; }

    /// <summary>The numeric metrics, in order of first appearance.</summary>
    public IReadOnlyList<NumberColumn> Metrics { get; }

    /// <summary>The requests by phase and outcome, with what several plots compute of them; made on first use.</summary>
    internal RequestRows Rows => _rows.Value;

    /// <summary>A metric's column, or <see langword="null"/> when no record has it.</summary>
    public NumberColumn? Metric(string tag) => _metrics.GetValueOrDefault(tag);
}

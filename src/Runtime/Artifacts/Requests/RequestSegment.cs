namespace AiPerf.Plot.Artifacts;

/// <summary>One metric in one segment.</summary>
internal readonly record struct SegmentColumn(string Name, string? Unit, string? OtherUnit, ColumnChunk Values);

/// <summary>The packed rows of one segment of the file. Times, status and phase live in an arena that ends with the load.</summary>
internal sealed unsafe class RequestSegment
{
    private readonly NativeArena _arena;
    private readonly long* _start;
    private readonly long* _end;
    private readonly RequestStatus* _status;
    private readonly bool* _isWarmup;

    /// <summary>Copies the rows of a scratch.</summary>
    public RequestSegment(SegmentScratch scratch, NativeArena arena, SegmentColumn[] columns)
    {
        _arena = arena;
        Rows = scratch.Rows;
        _start = Copy(scratch.Start.AsSpan(0, Rows));
        _end = Copy(scratch.End.AsSpan(0, Rows));
        _status = Copy(scratch.Status.AsSpan(0, Rows));
        _isWarmup = Copy(scratch.IsWarmup.AsSpan(0, Rows));
        Columns = columns;
        Lines = scratch.Lines;
        BlankLines = scratch.BlankLines;
        Rejected = scratch.Rejected;
        FirstRejectedLine = scratch.FirstRejectedLine;
        FirstFault = scratch.FirstFault;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Request starts, epoch nanoseconds.</summary>
    public ReadOnlySpan<long> Start => new(_start, Rows);

    /// <summary>Request ends, epoch nanoseconds.</summary>
    public ReadOnlySpan<long> End => new(_end, Rows);

    /// <summary>How the requests ended.</summary>
    public ReadOnlySpan<RequestStatus> Status => new(_status, Rows);

    /// <summary>Whether they belong to the warm-up.</summary>
    public ReadOnlySpan<bool> IsWarmup => new(_isWarmup, Rows);

    /// <summary>The metrics that have a value here, in order of first appearance.</summary>
    public SegmentColumn[] Columns { get; }

    /// <summary>Lines, blank ones included.</summary>
    public long Lines { get; }

    /// <summary>Blank lines.</summary>
    public long BlankLines { get; }

    /// <summary>Lines rejected.</summary>
    public long Rejected { get; }

    /// <summary>The 1-based number, within the segment, of the first line rejected.</summary>
    public long FirstRejectedLine { get; }

    /// <summary>What is wrong with it.</summary>
    public LineFault FirstFault { get; }

    private T* Copy<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        T* copy = _arena.Allocate<T>(values.Length);
        values.CopyTo(new Span<T>(copy, values.Length));
        return copy;
    }
}

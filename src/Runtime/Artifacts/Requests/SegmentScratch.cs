namespace AiPerf.Plot.Artifacts;

/// <summary>The rows of the segment being read, one set a thread, used again for every segment: fresh memory is the dearest thing there is.</summary>
internal sealed class SegmentScratch(int maxMetrics)
{
    /// <summary>
    /// Rows that are packed together. Every column has a slot a row: of a file with short lines that all have metrics of their own, nearly
    /// all slots would be unused, and a small file would take a large memory.
    /// </summary>
    private const int MaxRows = 8192;

    private readonly List<RequestSegment> _parts = [];
    private readonly Dictionary<string, ScratchColumn> _byName = new(StringComparer.Ordinal);
    private readonly List<ScratchColumn> _all = [];
    private readonly List<ScratchColumn> _used = [];
    private readonly NativeArena _columnMemory = new();

    /// <summary>Every metric name met by this thread, in any segment, with or without values.</summary>
    public IReadOnlyList<ScratchColumn> Columns => _all;

    /// <summary>Whether there are more names than may be; nothing further is added then.</summary>
    public bool TooManyMetrics { get; private set; }

    /// <summary>The rows accepted so far.</summary>
    public int Rows { get; private set; }

    /// <summary>The rows that fit before <see cref="Reserve"/> grows everything.</summary>
    public int Capacity { get; private set; }

    /// <summary>Request starts, epoch nanoseconds.</summary>
    public long[] Start { get; private set; } = [];

    /// <summary>Request ends, epoch nanoseconds.</summary>
    public long[] End { get; private set; } = [];

    /// <summary>How the requests ended.</summary>
    public RequestStatus[] Status { get; private set; } = [];

    /// <summary>Whether they belong to the warm-up.</summary>
    public bool[] IsWarmup { get; private set; } = [];

    /// <summary>Lines so far, blank ones included.</summary>
    public long Lines { get; set; }

    /// <summary>Blank lines so far.</summary>
    public long BlankLines { get; set; }

    /// <summary>Lines rejected so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>The 1-based number, within the segment, of the first line rejected.</summary>
    public long FirstRejectedLine { get; private set; }

    /// <summary>What is wrong with it.</summary>
    public LineFault FirstFault { get; private set; }

    /// <summary>A number that no other segment of this thread has.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>Makes room for one more row.</summary>
    public void Reserve()
    {
        if (Rows < Capacity)
            return;
        if (Capacity >= MaxRows)
        {
            _parts.Add(Packed());
            return;
        }

        int capacity = Math.Max(1024, Capacity * 2);
        Start = Resized(Start, capacity);
        End = Resized(End, capacity);
        Status = Resized(Status, capacity);
        IsWarmup = Resized(IsWarmup, capacity);
        foreach (ScratchColumn column in _all)
            column.Grow(capacity);
        Capacity = capacity;
    }

    /// <summary>The column of a metric, made when it is new; <see langword="null"/> when there are too many.</summary>
    public ScratchColumn? Column(string name)
    {
        if (_byName.TryGetValue(name, out ScratchColumn? column))
            return column;
        if (_all.Count >= maxMetrics)
        {
            TooManyMetrics = true;
            return null;
        }

        column = new ScratchColumn(name, Capacity);
        _byName.Add(name, column);
        _all.Add(column);
        return column;
    }

    /// <summary>Notes that the current row has a value of the column, for the order of the columns and their units.</summary>
    public void Use(ScratchColumn column, string? unit)
    {
        if (!column.IsUsed)
        {
            column.IsUsed = true;
            _used.Add(column);
        }

        if (column.Unit is null)
            column.Unit = unit;
        else if (unit is not null && unit != column.Unit)
            column.OtherUnit ??= unit;
    }

    /// <summary>Accepts the current row; its times and metrics are in place already.</summary>
    public void Accept(RequestStatus status, bool isWarmup)
    {
        Status[Rows] = status;
        IsWarmup[Rows] = isWarmup;
        Rows++;
    }

    /// <summary>Counts the current line as rejected.</summary>
    public void Reject(LineFault fault)
    {
        if (Rejected++ > 0)
            return;
        FirstRejectedLine = Lines;
        FirstFault = fault;
    }

    /// <summary>Memory of what is needed only until the segments are put together.</summary>
    public NativeArena RowMemory { get; } = new();

    /// <summary>Packs the segment, in more than one part where it was too much for one, and starts the next.</summary>
    public RequestSegment[] Take()
    {
        RequestSegment[] parts = [.. _parts, Packed()];
        _parts.Clear();
        return parts;
    }

    private RequestSegment Packed()
    {
        var columns = new SegmentColumn[_used.Count];
        for (int i = 0; i < columns.Length; i++)
        {
            ScratchColumn used = _used[i];
            columns[i] = new SegmentColumn(used.Name, used.Unit, used.OtherUnit, ColumnChunk.Pack(used.Values.AsSpan(0, Rows), _columnMemory));
            used.Clear(Rows);
        }

        var segment = new RequestSegment(this, RowMemory, columns);
        _used.Clear();
        Rows = 0;
        Lines = 0;
        BlankLines = 0;
        Rejected = 0;
        FirstRejectedLine = 0;
        FirstFault = LineFault.None;
        Generation++;
        return segment;
    }

    private static T[] Resized<T>(T[] array, int capacity)
    {
        Array.Resize(ref array, capacity);
        return array;
    }
}

namespace AiPerf.Plot.Artifacts;

/// <summary>One metric in one segment.</summary>
internal readonly record struct SegmentColumn(string Name, string? Unit, string? OtherUnit, ColumnChunk Values);

/// <summary>The packed rows of one segment of the file.</summary>
internal sealed class RequestSegment
{
    /// <summary>Request starts, epoch nanoseconds.</summary>
    public required long[] Start { get; init; }

    /// <summary>Request ends, epoch nanoseconds.</summary>
    public required long[] End { get; init; }

    /// <summary>How the requests ended.</summary>
    public required RequestStatus[] Status { get; init; }

    /// <summary>Whether they belong to the warm-up.</summary>
    public required bool[] IsWarmup { get; init; }

    /// <summary>The metrics that have a value here, in order of first appearance.</summary>
    public required SegmentColumn[] Columns { get; init; }

    /// <summary>Lines, blank ones included.</summary>
    public required long Lines { get; init; }

    /// <summary>Blank lines.</summary>
    public required long BlankLines { get; init; }

    /// <summary>Lines rejected.</summary>
    public required long Rejected { get; init; }

    /// <summary>The 1-based number, within the segment, of the first line rejected.</summary>
    public required long FirstRejectedLine { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required LineFault FirstFault { get; init; }
}

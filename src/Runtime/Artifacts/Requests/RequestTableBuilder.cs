namespace AiPerf.Plot.Artifacts;

/// <summary>Puts the segments of a file together, in order.</summary>
internal static class RequestTableBuilder
{
    /// <summary>The table, or <see langword="null"/> when there is no row.</summary>
    public static RequestTable? Build(IReadOnlyList<RequestSegment> segments)
    {
        int rows = checked((int)segments.Sum(segment => (long)segment.Rows));
        if (rows == 0)
            return null;

        long origin = long.MaxValue;
        foreach (RequestSegment segment in segments)
        {
            foreach (long start in segment.Start)
                origin = Math.Min(origin, start);
        }

        long[] starts = new long[rows];
        long[] ends = new long[rows];
        var status = new RequestStatus[rows];
        bool[] isWarmup = new bool[rows];
        int row = 0;
        foreach (RequestSegment segment in segments)
        {
            Subtract(segment.Start, origin, starts.AsSpan(row));
            Subtract(segment.End, origin, ends.AsSpan(row));
            segment.Status.CopyTo(status.AsSpan(row));
            segment.IsWarmup.CopyTo(isWarmup.AsSpan(row));
            row += segment.Rows;
        }

        return new RequestTable(origin, starts, ends, status, isWarmup, Columns(segments, rows));
    }

    private static List<NumberColumn> Columns(IReadOnlyList<RequestSegment> segments, int rows)
    {
        var parts = new List<ColumnParts>();
        var byName = new Dictionary<string, ColumnParts>(StringComparer.Ordinal);
        int row = 0;
        foreach (RequestSegment segment in segments)
        {
            foreach (SegmentColumn column in segment.Columns)
            {
                if (!byName.TryGetValue(column.Name, out ColumnParts? part))
                {
                    part = new ColumnParts(column.Name);
                    byName.Add(column.Name, part);
                    parts.Add(part);
                }

                part.Add(row, column);
            }

            row += segment.Rows;
        }

        return parts.ConvertAll<NumberColumn>(part => part.Join(rows));
    }

    private static void Subtract(ReadOnlySpan<long> times, long origin, Span<long> destination)
    {
        for (int i = 0; i < times.Length; i++)
            destination[i] = times[i] - origin;
    }

    private sealed class ColumnParts(string name)
    {
        private readonly List<(int FirstRow, ColumnChunk Chunk)> _chunks = [];
        private string? _unit;
        private string? _otherUnit;

        public void Add(int firstRow, SegmentColumn column)
        {
            _chunks.Add((firstRow, column.Values));
            _unit ??= column.Unit;
            _otherUnit ??= column.Unit != _unit && column.Unit is not null ? column.Unit : column.OtherUnit;
        }

        public RequestColumn Join(int rows) => new(name, _unit, _otherUnit, rows, _chunks);
    }
}

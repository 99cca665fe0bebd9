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
        var order = new List<string>();
        var parts = new Dictionary<string, (string? Unit, List<(int FirstRow, ColumnChunk Chunk)> Chunks)>(StringComparer.Ordinal);
        int row = 0;
        foreach (RequestSegment segment in segments)
        {
            foreach (SegmentColumn column in segment.Columns)
            {
                if (!parts.TryGetValue(column.Name, out (string? Unit, List<(int FirstRow, ColumnChunk Chunk)> Chunks) part))
                {
                    order.Add(column.Name);
                    part.Chunks = [];
                }

                part.Chunks.Add((row, column.Values));
                parts[column.Name] = (part.Unit ?? column.Unit, part.Chunks);
            }

            row += segment.Rows;
        }

        return order.ConvertAll<NumberColumn>(name => new RequestColumn(name, parts[name].Unit, rows, parts[name].Chunks));
    }

    private static void Subtract(ReadOnlySpan<long> times, long origin, Span<long> destination)
    {
        for (int i = 0; i < times.Length; i++)
            destination[i] = times[i] - origin;
    }
}

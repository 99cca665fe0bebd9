namespace AiPerf.Plot.Artifacts;

/// <summary>Fills a span from a place in a file; 0 at its end.</summary>
internal delegate int ReadBytes(Span<byte> destination, long fileOffset);

/// <summary>
/// Reads the lines of a segment: a byte range of the file, to which the lines belong that begin in it. Any division into segments
/// gives the same lines. One a thread.
/// </summary>
internal sealed unsafe class SegmentReader(RequestReaderOptions options, ReadBytes read)
{
    private const int TailBytes = 16 << 10;

    private readonly LineBuffer _buffer = new(options.ReadBytes + TailBytes);
    private readonly SegmentParser _parser = new(options.MaxMetrics, options.WithChunkLatencies);
    private bool _atEnd;
    private bool _isCutOff;

    /// <summary>The rows being read.</summary>
    public SegmentScratch Scratch => _parser.Scratch;

    /// <summary>Reads a segment of a file that can be read anywhere.</summary>
    /// <param name="begin">Its first byte.</param>
    /// <param name="end">The byte after it.</param>
    public RequestSegment[] Read(long begin, long end)
    {
        // A line that begins with the range is preceded by a line end just before it.
        _buffer.Reset(Math.Max(0, begin - 1));
        _atEnd = false;
        _isCutOff = false;
        if (begin == 0 || SkipLine(end))
            ReadTo(end);
        return Scratch.Take();
    }

    /// <summary>Reads what can only be read forwards, segment after segment.</summary>
    public List<RequestSegment> ReadForward(CancellationToken cancellation)
    {
        var segments = new List<RequestSegment>();
        for (long end = options.SegmentBytes; !(_atEnd && _buffer.Count == 0) && !Scratch.TooManyMetrics; end += options.SegmentBytes)
        {
            cancellation.ThrowIfCancellationRequested();
            ReadTo(end);
            segments.AddRange(Scratch.Take());
        }

        return segments;
    }

    private void ReadTo(long end)
    {
        int searched = 0;
        while (!Scratch.TooManyMetrics)
        {
            if (_atEnd && _buffer.Count > 0 && _buffer.First[_buffer.Count - 1] != '\n')
            {
                _buffer.AppendLineEnd();
                _isCutOff = true;
            }

            int last = new ReadOnlySpan<byte>(_buffer.First + searched, _buffer.Count - searched).LastIndexOf((byte)'\n');
            if (last >= 0)
                _buffer.Drop(ReadLines(searched + last + 1, end));
            if (_atEnd || _buffer.FileOffset >= end)
                return;

            searched = _buffer.Count;
            if (searched > options.MaxLineBytes)
            {
                _parser.RejectLongLine();
                if (!SkipLine(long.MaxValue))
                    return;
                searched = 0;
            }
            else
            {
                Fill(end);
            }
        }
    }

    private int ReadLines(int count, long end)
    {
        byte* first = _buffer.First;
        byte* p = first;
        if (_buffer.FileOffset == 0 && count > 3 && p[0] == 0xEF && p[1] == 0xBB && p[2] == 0xBF)
            p += 3;
        byte* stop = first + Math.Clamp(end - _buffer.FileOffset, 0, count);
        return (int)(_parser.Read(p, first + count, stop, _isCutOff && count == _buffer.Count) - first);
    }

    private bool SkipLine(long end)
    {
        while (true)
        {
            int lineEnd = new ReadOnlySpan<byte>(_buffer.First, _buffer.Count).IndexOf((byte)'\n');
            if (lineEnd >= 0)
            {
                _buffer.Drop(lineEnd + 1);
                return true;
            }

            _buffer.Reset(_buffer.FileOffset + _buffer.Count);
            if (_atEnd || _buffer.FileOffset >= end)
                return false;
            Fill(end);
        }
    }

    private void Fill(long end)
    {
        long position = _buffer.FileOffset + _buffer.Count;
        long inside = end - position;
        int wanted = inside > 0 ? (int)Math.Min(options.ReadBytes, inside)
            : _buffer.Count < TailBytes ? Math.Min(options.ReadBytes, TailBytes)
            : options.ReadBytes;
        int count = read(_buffer.Free(wanted), position);
        _buffer.Commit(count);
        _atEnd = count == 0;
    }
}

namespace AiPerf.Plot.Artifacts;

/// <summary>Reads a file line by line through one buffer. A line is never copied, and one that is absurdly long is passed over.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>Real lines have under a kilobyte; a longer one than this is no line.</summary>
    private const int MaxLine = 16 << 20;

    private byte[] _buffer = new byte[256 << 10];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>The 1-based number of the line read last.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the line read last was passed over because it is longer than 16 MB.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the next line, without its end; the last one may lack an end. The span is valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        IsTooLong = false;
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            int length = rest[searched..].IndexOf((byte)'\n');
            if (length >= 0 || _ended)
            {
                length = length < 0 ? rest.Length : length + searched;
                line = IsTooLong ? default : rest[..length];
                bool any = length < rest.Length || rest.Length > 0 || IsTooLong;
                _start = Math.Min(_start + length + 1, _end);
                Line += any ? 1 : 0;
                if (Line == 1 && line.StartsWith("\uFEFF"u8))
                    line = line[3..];
                return any;
            }

            searched = rest.Length;
            if (rest.Length >= MaxLine)
            {
                IsTooLong = true;
                _start = _end;
                searched = 0;
            }

            Fill();
        }
    }

    private void Fill()
    {
        int kept = _end - _start;
        if (kept == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        else if (_start > 0)
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, kept);
        _start = 0;
        _end = kept;
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
    }
}

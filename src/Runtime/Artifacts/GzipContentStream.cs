using System.IO.Compression;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Decompresses gzip and notices when the file is cut off, which .NET's stream passes over: the end of a list of requests would be
/// missing without a word. A member of our own is put behind the file's; if it does not come out at the end, the file's is not whole.
/// </summary>
internal sealed class GzipContentStream : ForwardStream
{
    private readonly GZipStream _plain;
    private readonly byte[] _buffer = new byte[64 << 10];
    private int _start;
    private int _end;

    /// <summary>Reads a file from its start; it is closed with this stream.</summary>
    public GzipContentStream(FileStream file) => _plain = new GZipStream(new Extended(file, Member()), CompressionMode.Decompress);

    private static ReadOnlySpan<byte> Mark => "\0end of the file "u8;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        // What may be the mark is held back until more comes.
        while (_end - _start <= Mark.Length)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
            int read = _plain.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
                return _buffer.AsSpan(0, _end).SequenceEqual(Mark) ? 0 : throw new InvalidDataException();
            _end += read;
        }

        int count = Math.Min(buffer.Length, _end - _start - Mark.Length);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _plain.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Member()
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(Mark);
        return packed.ToArray();
    }

    private sealed class Extended(FileStream file, byte[] more) : ForwardStream
    {
        private int _given;

        public override int Read(Span<byte> buffer)
        {
            int read = file.Read(buffer);
            if (read > 0)
                return read;
            int count = Math.Min(buffer.Length, more.Length - _given);
            more.AsSpan(_given, count).CopyTo(buffer);
            _given += count;
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                file.Dispose();
            base.Dispose(disposing);
        }
    }
}

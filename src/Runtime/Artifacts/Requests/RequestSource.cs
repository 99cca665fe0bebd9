using Microsoft.Win32.SafeHandles;

namespace AiPerf.Plot.Artifacts;

/// <summary>Reads a file's segments in file order: a plain file by several threads, a compressed one forwards.</summary>
internal static class RequestSource
{
    /// <summary>The segments in file order, or <see langword="null"/> when the file has more metric names than may be.</summary>
    /// <exception cref="DecompressionException">The compression is damaged.</exception>
    public static RequestSegments? Read(
        SafeFileHandle file, RequestReaderOptions options, CancellationToken cancellation)
    {
        Span<byte> magic = stackalloc byte[4];
        int count = RandomAccess.Read(file, magic, 0);
        return Decompression.IsCompressed(magic[..count])
            ? ReadCompressed(file, options, cancellation)
            : ReadPlain(file, options, cancellation);
    }

    private static RequestSegments? ReadCompressed(SafeFileHandle file, RequestReaderOptions options, CancellationToken cancellation)
    {
        using var stream = new FileStream(file, FileAccess.Read, bufferSize: 1);
        using Stream plain = Decompression.Open(stream);
        var reader = new SegmentReader(options, (destination, _) => plain.Read(destination));
        List<RequestSegment> segments = reader.ReadForward(cancellation);
        return reader.Scratch.TooManyMetrics ? null : new RequestSegments(segments, [reader.Scratch.RowMemory]);
    }

    private static RequestSegments? ReadPlain(SafeFileHandle file, RequestReaderOptions options, CancellationToken cancellation)
    {
        // A file that grows while it is read ends for us where it ended when we opened it; one that shrinks ends early.
        long length = RandomAccess.GetLength(file);
        int count = (int)((length + options.SegmentBytes - 1) / options.SegmentBytes);
        var segments = new RequestSegment[count][];
        if (count == 0)
            return new RequestSegments([], []);
        int threads = Math.Min(count, options.Threads > 0 ? options.Threads : Environment.ProcessorCount);
        var readers = new SegmentReader[threads];
        int next = -1;

        void Work(int thread)
        {
            SegmentReader reader = readers[thread] = new SegmentReader(options, ReadAt);
            while (!cancellation.IsCancellationRequested && !reader.Scratch.TooManyMetrics)
            {
                int i = Interlocked.Increment(ref next);
                if (i >= count)
                    return;
                long begin = (long)i * options.SegmentBytes;
                segments[i] = reader.Read(begin, Math.Min(length, begin + options.SegmentBytes));
            }
        }

        int ReadAt(Span<byte> destination, long offset) =>
            RandomAccess.Read(file, destination[..(int)Math.Clamp(length - offset, 0, destination.Length)], offset);

        if (threads == 1)
            Work(0);
        else
            RunAll(threads, Work);
        cancellation.ThrowIfCancellationRequested();

        // How many names a thread has met depends on the segments it got; how many all have met does not.
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SegmentReader reader in readers)
        {
            if (reader.Scratch.TooManyMetrics)
                return null;
            names.UnionWith(reader.Scratch.Columns.Select(column => column.Name));
        }

        return names.Count > options.MaxMetrics
            ? null
            : new RequestSegments([.. segments.SelectMany(parts => parts)], [.. readers.Select(reader => reader.Scratch.RowMemory)]);
    }

    private static void RunAll(int threads, Action<int> work)
    {
        var others = new Task[threads - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int thread = i + 1;
            others[i] = Task.Run(() => work(thread), CancellationToken.None);
        }

        try
        {
            work(0);
        }
        finally
        {
            // Nobody may still read when the caller closes the file.
            Task.WhenAll(others).GetAwaiter().GetResult();
        }
    }
}

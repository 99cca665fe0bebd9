namespace AiPerf.Plot.Artifacts;

/// <summary>How a file is cut up for reading. No choice changes the table that comes out, only how fast it does.</summary>
internal sealed record RequestReaderOptions
{
    /// <summary>The bytes of one segment, the unit of parallel work.</summary>
    public int SegmentBytes { get; init; } = 4 << 20;

    /// <summary>The bytes of one read; small enough that the buffer stays in a core's cache.</summary>
    public int ReadBytes { get; init; } = 192 << 10;

    /// <summary>A longer line is rejected, so that a file without line ends cannot fill the memory.</summary>
    public int MaxLineBytes { get; init; } = 64 << 20;

    /// <summary>The number of threads; 0 means one a core.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the statistics of each request's chunk latencies are wanted; every line is then read by the strict parser.</summary>
    public bool WithChunkLatencies { get; init; }

    /// <summary>A file with more metric names than this is refused: it is no benchmark export, and each name costs a column.</summary>
    public int MaxMetrics { get; init; } = 512;
}

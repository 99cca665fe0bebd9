namespace AiPerf.Plot.Simulation;

/// <summary>One request as the benchmark saw it; times are epoch nanoseconds or durations in nanoseconds.</summary>
internal sealed record SimulatedRequest
{
    public required long Index { get; init; }

    public required bool IsWarmup { get; init; }

    public required Outcome Outcome { get; init; }

    public required long CreditNs { get; init; }

    public required long StartNs { get; init; }

    public required long EndNs { get; init; }

    public required int InputTokens { get; init; }

    public required int OutputTokens { get; init; }

    /// <summary>From start to first token; 0 without streaming.</summary>
    public required long FirstTokenNs { get; init; }

    /// <summary>From first to second token; 0 without streaming or with one token.</summary>
    public required long SecondTokenNs { get; init; }

    /// <summary>The gaps after the first token; empty unless asked for.</summary>
    public long[] ChunkNs { get; init; } = [];

    public bool IsCompleted => Outcome == Outcome.Completed;

    public long LatencyNs => EndNs - StartNs;
}

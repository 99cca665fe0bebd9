namespace AiPerf.Plot.Simulation;

/// <summary>What a stream of random numbers is for.</summary>
internal enum RandomStream
{
    /// <summary>Properties of the whole run, such as its speed.</summary>
    Run = 1,

    /// <summary>Latencies, lengths and outcome of a profiled request.</summary>
    Request,

    /// <summary>The same of a warm-up request.</summary>
    Warmup,

    /// <summary>Times between arrivals.</summary>
    Arrival,

    /// <summary>Gaps between the chunks of a response.</summary>
    Chunk,

    /// <summary>Identifiers.</summary>
    Identity,

    /// <summary>GPU samples.</summary>
    Gpu,
}

namespace AiPerf.Plot.Simulation;

/// <summary>How a simulated request ended.</summary>
internal enum Outcome
{
    /// <summary>Answered.</summary>
    Completed,

    /// <summary>Refused with status 503.</summary>
    Unavailable,

    /// <summary>No connection.</summary>
    NotConnected,

    /// <summary>Given up after the time-out.</summary>
    TimedOut,

    /// <summary>Cancelled by the benchmark.</summary>
    Cancelled,
}

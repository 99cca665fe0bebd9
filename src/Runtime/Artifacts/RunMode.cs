namespace AiPerf.Plot.Artifacts;

/// <summary>Whether one run is analysed over time or several are compared.</summary>
public enum RunMode
{
    /// <summary>One run: plots over time.</summary>
    SingleRun,

    /// <summary>Several runs: comparison plots.</summary>
    MultiRun,
}

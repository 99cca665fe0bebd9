namespace AiPerf.Plot.Artifacts;

/// <summary>The runs of one invocation.</summary>
/// <param name="Runs">The runs in natural order of their paths.</param>
/// <param name="Mode">Single-run analysis or comparison.</param>
/// <param name="ModeReason">Why, for people: <c>comparison: 3 runs below artifacts/sweep</c>.</param>
public sealed record RunSet(IReadOnlyList<Run> Runs, RunMode Mode, string ModeReason);

namespace AiPerf.Plot.Artifacts;

/// <summary>A run as discovery found it, before anything in it is read.</summary>
/// <param name="FullPath">The absolute path, symbolic links not resolved.</param>
/// <param name="DisplayPath">The path as messages show it: the input as the user wrote it, then the way down, with <c>/</c>.</param>
/// <param name="RelativePath">The way from the input to the run, with <c>/</c>; <c>.</c> when the input is the run.</param>
/// <param name="Name">The last component of <paramref name="FullPath"/>.</param>
/// <param name="Kind">What makes it a run.</param>
public sealed record RunDirectory(string FullPath, string DisplayPath, string RelativePath, string Name, RunKind Kind)
{
    /// <summary>
    /// The absolute path of the operating point this run belongs to: <see cref="FullPath"/> without the directories that only number
    /// trials or mark aggregates (<c>profile_runs/run_0001</c>, <c>aggregate</c>). Trials of one operating point share it.
    /// </summary>
    public string OperatingPoint { get; init; } = FullPath;

    /// <summary>What the names of its files begin with; <see langword="null"/> when they are AIPerf's own.</summary>
    internal string? Prefix { get; init; }

    /// <summary>The directory that numbers the trial, such as <c>run_0001</c>; <see langword="null"/> when the run is no trial.</summary>
    public string? Trial { get; init; }
}

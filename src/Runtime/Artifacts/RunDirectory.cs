namespace AiPerf.Plot.Artifacts;

/// <summary>A run as discovery found it, before anything in it is read.</summary>
/// <param name="FullPath">The absolute path, symbolic links not resolved.</param>
/// <param name="DisplayPath">The path as messages show it: the input as the user wrote it, then the way down, with <c>/</c>.</param>
/// <param name="RelativePath">The way from the input to the run, with <c>/</c>; <c>.</c> when the input is the run.</param>
/// <param name="Name">The last component of <paramref name="FullPath"/>.</param>
/// <param name="Kind">What makes it a run.</param>
public sealed record RunDirectory(string FullPath, string DisplayPath, string RelativePath, string Name, RunKind Kind);

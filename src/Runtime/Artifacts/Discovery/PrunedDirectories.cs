namespace AiPerf.Plot.Artifacts;

/// <summary>Directories in which discovery does not look: outputs of ours and of .NET, and the housekeeping of other tools.</summary>
internal static class PrunedDirectories
{
    /// <summary>Whether a subdirectory is left out. An input itself is never left out, whatever its name.</summary>
    /// <param name="name">The subdirectory's name.</param>
    /// <param name="siblings">The names of all subdirectories of its parent.</param>
    public static bool Contains(string name, IReadOnlySet<string> siblings) =>
        name is "plots" or "bin" or "obj" or "node_modules"
        || name.StartsWith('.')
        // .NET's artifacts layout puts these beside bin and obj; alone they may be anybody's names.
        || (name is "publish" or "package" && (siblings.Contains("bin") || siblings.Contains("obj")));
}

namespace AiPerf.Plot.Artifacts;

/// <summary>One input as the user gave it.</summary>
/// <param name="FullPath">The absolute path of the directory or file.</param>
/// <param name="DisplayPath">The path as the user wrote it, for messages.</param>
public sealed record RunInput(string FullPath, string DisplayPath)
{
    /// <summary>The legend name, when the item carries one and yields exactly one run.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The GPU count of the item's metadata.</summary>
    public int? GpuCount { get; init; }
}

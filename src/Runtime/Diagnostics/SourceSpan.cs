namespace AiPerf.Plot.Diagnostics;

/// <summary>A place in a file. Lines and columns are 1-based; 0 means that the whole file is meant.</summary>
/// <param name="File">The file as the user wrote it, or <see langword="null"/> when no file is concerned.</param>
/// <param name="Line">The 1-based line, or 0.</param>
/// <param name="Column">The 1-based column, or 0.</param>
/// <param name="Offset">The 0-based character offset in the file's text, used by editors.</param>
/// <param name="Length">The length in characters, used by editors.</param>
public sealed record SourceSpan(string? File, int Line = 0, int Column = 0, int Offset = 0, int Length = 0)
{
    /// <summary>No place at all.</summary>
    public static SourceSpan None { get; } = new((string?)null);
}

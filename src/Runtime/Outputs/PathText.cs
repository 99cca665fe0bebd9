namespace AiPerf.Plot.Outputs;

/// <summary>Keeps absolute paths out of what is written: results are shared, the names of users and machines are not.</summary>
internal static class PathText
{
    /// <summary>A text that may be an absolute path; then its last component.</summary>
    public static string Shared(string text)
    {
        var isAbsolute = text.StartsWith('/') || text.StartsWith('\\') || text.StartsWith('~')
            || (text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '/' or '\\');
        if (!isAbsolute)
            return text;
        var trimmed = text.TrimEnd('/', '\\');
        return trimmed[(trimmed.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    /// <summary>A text in which each of some absolute directories is replaced by its last component.</summary>
    /// <param name="text">The text.</param>
    /// <param name="directories">The absolute directories.</param>
    public static string WithoutRoots(string text, IEnumerable<string> directories)
    {
        // Longest first: a directory inside another must not lose its own name.
        foreach (var directory in directories.Select(path => path.TrimEnd('/', '\\')).Where(path => path.Length > 1).OrderByDescending(path => path.Length))
            text = text.Replace(directory, Shared(directory), StringComparison.Ordinal);
        return text;
    }
}

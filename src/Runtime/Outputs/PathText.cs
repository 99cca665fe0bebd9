namespace AiPerf.Plot.Outputs;

/// <summary>Keeps absolute paths out of what is written: results are shared, the names of users and machines are not.</summary>
internal static class PathText
{
    /// <summary>A text that may be an absolute path; then its last component.</summary>
    public static string Shared(string text)
    {
        if (!IsAbsolute(text))
            return text;
        var trimmed = text.TrimEnd('/', '\\');
        return trimmed[(trimmed.LastIndexOfAny(['/', '\\']) + 1)..];
    }

    /// <summary>A sentence in which every word that is an absolute path is replaced by its last component.</summary>
    public static string Sentence(string text) => string.Join(' ', text.Split(' ').Select(word => word.Length > 1 ? Shared(word) : word));

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

    private static bool IsAbsolute(string text) =>
        text.StartsWith('/') || text.StartsWith('\\') || text.StartsWith("~/", StringComparison.Ordinal)
        || (text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is ('/' or '\\'));
}

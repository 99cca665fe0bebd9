namespace AiPerf.Plot.Artifacts;

/// <summary>Paths as messages show them: as the user wrote them, with <c>/</c>.</summary>
internal static class DisplayPaths
{
    /// <summary>A path the user wrote, without a separator at its end.</summary>
    public static string Normalize(string path)
    {
        string text = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        return text.Length > 1 ? text.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/" : text;
    }

    /// <summary>A path below another; <c>.</c> in front is left out.</summary>
    public static string Join(string path, string below) =>
        below is "." or "" ? path : path is "." or "" ? below : path.EndsWith('/') ? path + below : path + "/" + below;

    /// <summary>The directory of a file.</summary>
    public static string Parent(string path) =>
        path.LastIndexOf('/') switch { < 0 => ".", 0 => "/", int slash => path[..slash] };

    /// <summary>The last component.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : path;
}

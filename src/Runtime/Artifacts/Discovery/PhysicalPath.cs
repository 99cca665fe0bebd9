namespace AiPerf.Plot.Artifacts;

/// <summary>Paths with their symbolic links resolved, by which one directory is recognised under several names.</summary>
internal static class PhysicalPath
{
    /// <summary>As many links as Linux follows before it gives up.</summary>
    private const int MaxLinks = 40;

    /// <summary>Compares paths as the usual file systems of the platform do.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Resolves every link of an absolute path.</summary>
    /// <returns>The path without links, or <see langword="null"/> when the links go in circles or a component cannot be read.</returns>
    public static string? Resolve(string fullPath)
    {
        string current = Path.GetPathRoot(fullPath) ?? "";
        var pending = new Stack<string>(Components(fullPath[current.Length..]).Reverse());
        int links = 0;
        while (pending.TryPop(out string? component))
        {
            if (component == ".")
                continue;
            if (component == "..")
            {
                current = Path.GetDirectoryName(current) ?? current;
                continue;
            }

            string candidate = Path.Join(current, component);
            if (!TryGetLinkTarget(candidate, out string? target))
                return null;
            if (target is null)
            {
                current = candidate;
                continue;
            }

            if (++links > MaxLinks)
                return null;
            string root = Path.IsPathFullyQualified(target) ? Path.GetPathRoot(target)! : "";
            if (root.Length > 0)
                current = root;
            foreach (string part in Components(target[root.Length..]).Reverse())
                pending.Push(part);
        }

        return current;
    }

    /// <summary>Whether a path is the other one or lies above it.</summary>
    public static bool IsSameOrAbove(string path, string other)
    {
        string above = path.EndsWith(Path.DirectorySeparatorChar) ? path : path + Path.DirectorySeparatorChar;
        string below = other + Path.DirectorySeparatorChar;
        return below.Length >= above.Length && Comparer.Equals(below[..above.Length], above);
    }

    /// <summary>The directory names of a path, its root included where that is a drive or share.</summary>
    public static string[] Components(string path) => path.Split(
        [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    private static bool TryGetLinkTarget(string path, out string? target)
    {
        try
        {
            target = new DirectoryInfo(path).LinkTarget;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            target = null;
            return false;
        }
    }
}

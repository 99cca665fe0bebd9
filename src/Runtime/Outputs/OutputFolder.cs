using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Outputs;

/// <summary>The directory that a job writes to. Failures are reported, not thrown. Used by one thread at a time.</summary>
/// <param name="fullPath">The absolute path; made when the first file is written.</param>
/// <param name="displayPath">The path as messages show it.</param>
/// <param name="report">Receives what could not be written.</param>
internal sealed class OutputFolder(string fullPath, string displayPath, Action<PlotDiagnostic> report)
{
    /// <summary>The name of the list of announced files.</summary>
    public const string UnfinishedFileName = ".aiperf-plot-unfinished";

    // Listed in a manifest of ours that anybody may have written, so it is never read whole whatever its size.
    private const long MostBytes = 64 << 20;

    private readonly List<string> _files = [];
    private readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _listedInAnyCase = new(StringComparer.OrdinalIgnoreCase);
    private bool _isUnusable;

    /// <summary>The files that are in place, as relative paths with <c>/</c>, in the order of writing; unchanged ones too.</summary>
    public IReadOnlyList<string> Files => _files;

    /// <summary>The absolute path of a file.</summary>
    /// <param name="relativePath">With <c>/</c>.</param>
    public string FullPath(string relativePath) => Path.Combine(fullPath, relativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file.</summary>
    /// <param name="relativePath">With <c>/</c>; stays inside the directory.</param>
    /// <param name="content">The whole content.</param>
    /// <returns>Whether the file is in place.</returns>
    /// <exception cref="ArgumentException">When the path leads out of the directory.</exception>
    public bool Write(string relativePath, ReadOnlySpan<byte> content)
    {
        if (!IsInside(relativePath))
            throw new ArgumentException($"'{relativePath}' leads out of the output directory.", nameof(relativePath));
        if (_isUnusable)
            return false;
        if (Link(relativePath) is { } link)
        {
            report(DiagnosticTable.OutputFileNotWritable.At(SourceSpan.None, $"{displayPath}/{relativePath}", $"'{displayPath}/{link}' is a link, and links may lead anywhere"));
            return false;
        }

        if (!MakeDirectory(relativePath))
            return false;
        try
        {
            AtomicFile.Write(FullPath(relativePath), content);
        }
        catch (Exception exception) when (IsFileError(exception))
        {
            // Where no file at all can be made it is the directory that is to be repaired, and said once.
            if (AtomicFile.CanCreateBeside(FullPath(relativePath)))
                report(DiagnosticTable.OutputFileNotWritable.At(SourceSpan.None, $"{displayPath}/{relativePath}", Reason(exception)));
            else
                GiveUp(exception);
            return false;
        }

        List(relativePath);
        return true;
    }

    /// <summary>The content of a file of an earlier build; <see langword="null"/> when it is not there or cannot be read.</summary>
    /// <param name="relativePath">With <c>/</c>.</param>
    public byte[]? Read(string relativePath)
    {
        try
        {
            var path = FullPath(relativePath);
            return IsInside(relativePath) && Link(relativePath) is null && File.Exists(path) ? OpenFile.ReadAll(path, MostBytes) : null;
        }
        catch (Exception exception) when (IsFileError(exception))
        {
            return null;
        }
    }

    /// <summary>Whether a file is there.</summary>
    /// <param name="relativePath">With <c>/</c>.</param>
    public bool Has(string relativePath) => IsInside(relativePath) && Link(relativePath) is null && File.Exists(FullPath(relativePath));

    /// <summary>Takes over a file of an earlier build that is kept though it could not be drawn again.</summary>
    /// <param name="relativePath">With <c>/</c>.</param>
    public void Keep(string relativePath)
    {
        if (Has(relativePath))
            List(relativePath);
    }

    /// <summary>Removes a file of an earlier build that is no longer drawn. One that cannot be removed, or that lies outside, stays.</summary>
    /// <param name="relativePath">With <c>/</c>, as an earlier manifest states it, which is not to be trusted.</param>
    public void Remove(string relativePath)
    {
        if (!IsInside(relativePath) || Link(relativePath) is not null || _listedInAnyCase.Contains(relativePath))
            return;
        try
        {
            File.Delete(FullPath(relativePath));
        }
        catch (Exception exception) when (IsFileError(exception))
        {
            report(DiagnosticTable.OutputFileNotWritable.At(SourceSpan.None, $"{displayPath}/{relativePath}", Reason(exception)));
        }
    }

    /// <summary>Notes files that are about to be written, for the next build if this one is killed before it can name them in its manifest.</summary>
    /// <param name="relativePaths">With <c>/</c>.</param>
    public void Announce(IEnumerable<string> relativePaths)
    {
        if (_isUnusable || !MakeDirectory(UnfinishedFileName))
            return;
        try
        {
            AtomicFile.Write(FullPath(UnfinishedFileName), Encoding.UTF8.GetBytes(string.Concat(relativePaths.Select(path => path + "\n"))));
        }
        catch (Exception exception) when (IsFileError(exception))
        {
            // The first file will fail likewise, and tell.
        }
    }

    /// <summary>The files that a build which was killed had announced.</summary>
    public IReadOnlyList<string> Announced =>
        Read(UnfinishedFileName) is { } content ? Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>Removes what builds that were killed left between the files.</summary>
    /// <param name="isNamed">Whether a manifest names now what was announced.</param>
    /// <param name="relativePaths">Files of this build and of earlier ones, whose directories are looked through.</param>
    public void Sweep(bool isNamed, IEnumerable<string> relativePaths)
    {
        if (isNamed)
            Remove(UnfinishedFileName);
        foreach (string directory in relativePaths.Where(path => IsInside(path) && Link(path) is null).Select(path => Path.GetDirectoryName(FullPath(path))!).Append(fullPath).Distinct())
            AtomicFile.Sweep(directory);
    }

    /// <summary>The first directory on the way to a file that is a link; <see langword="null"/> when none is.</summary>
    private string? Link(string relativePath)
    {
        for (int slash = relativePath.IndexOf('/'); slash > 0; slash = relativePath.IndexOf('/', slash + 1))
        {
            string directory = relativePath[..slash];
            if (new DirectoryInfo(FullPath(directory)).LinkTarget is not null)
                return directory;
        }

        return null;
    }

    private void List(string relativePath)
    {
        _listedInAnyCase.Add(relativePath);
        if (_listed.Add(relativePath))
            _files.Add(relativePath);
    }

    private bool MakeDirectory(string relativePath)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FullPath(relativePath)) ?? fullPath);
            return true;
        }
        catch (Exception exception) when (IsFileError(exception))
        {
            if (Directory.Exists(fullPath) && Obstacle(Path.GetDirectoryName(relativePath) ?? "") is { } obstacle)
                report(DiagnosticTable.OutputFileNotWritable.At(SourceSpan.None, $"{displayPath}/{relativePath}", obstacle));
            else
                GiveUp(exception);
            return false;
        }
    }

    private void GiveUp(Exception exception)
    {
        _isUnusable = true;
        report(DiagnosticTable.OutputDirectoryNotWritable.At(SourceSpan.None, displayPath, Obstacle("") ?? Reason(exception)));
    }

    /// <summary>The file that stands where a directory should be; <see langword="null"/> when there is none.</summary>
    /// <param name="directory">With <c>/</c>, below the output directory; empty for that itself.</param>
    private string? Obstacle(string directory)
    {
        var (path, shown) = directory.Length == 0 ? (fullPath, displayPath) : (FullPath(directory), $"{displayPath}/{directory}");
        for (; path is { Length: > 0 }; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
                return $"'{shown}' is a file, not a directory";
            // Above what the user wrote, the last component is enough to find it.
            int slash = shown.TrimEnd('/').LastIndexOf('/');
            shown = slash > 0 ? shown[..slash] : Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        }

        return null;
    }

    private static bool IsInside(string relativePath) =>
        relativePath.Length > 0
        && relativePath.IndexOfAny(['\\', ':', '\0']) < 0
        && relativePath.Split('/').All(part => part is not ("" or "." or ".."));

    private static bool IsFileError(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    /// <summary>Why, without the absolute path that the system's own texts contain.</summary>
    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "the path is too long",
        DirectoryNotFoundException => "its directory does not exist",
        IOException { HResult: unchecked((int)0x80070070) or 28 } => "the disk is full",
        IOException => "it is in use, a directory or file of that name is in the way, or the disk is full",
        _ => "its name is not valid here",
    };
}

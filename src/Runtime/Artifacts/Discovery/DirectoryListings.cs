using System.IO.Enumeration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>What discovery needs to know of one directory.</summary>
/// <param name="Kind">What makes the directory a run; <see langword="null"/> when it is none.</param>
/// <param name="Directories">Its subdirectories in natural order, pruned ones left out.</param>
internal sealed record DirectoryListing(RunKind? Kind, IReadOnlyList<Subdirectory> Directories);

/// <summary>A directory inside another.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsLink">Whether it is a symbolic link or junction.</param>
internal sealed record Subdirectory(string Name, bool IsLink);

/// <summary>Lists directories, each once however many inputs contain it, so that an unreadable one is reported once.</summary>
internal sealed class DirectoryListings(Action<PlotDiagnostic> report)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    private readonly Dictionary<string, DirectoryListing?> _known = new(PhysicalPath.Comparer);

    /// <summary>The content of a directory, or <see langword="null"/> after a report when it cannot be read.</summary>
    /// <param name="fullPath">The path to read.</param>
    /// <param name="physicalPath">The same without links.</param>
    /// <param name="displayPath">The same for messages.</param>
    public DirectoryListing? Get(string fullPath, string physicalPath, string displayPath)
    {
        if (!_known.TryGetValue(physicalPath, out DirectoryListing? listing))
            _known.Add(physicalPath, listing = Read(fullPath, displayPath));
        return listing;
    }

    private DirectoryListing? Read(string fullPath, string displayPath)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        var directories = new List<Subdirectory>();
        try
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsDirectory, bool IsLink)>(
                fullPath,
                static (ref FileSystemEntry entry) =>
                    (entry.FileName.ToString(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != 0),
                Everything)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => entry.IsDirectory || IsMarker(entry.FileName),
            };
            foreach ((string name, bool isDirectory, bool isLink) in entries)
            {
                if (isDirectory)
                    directories.Add(new Subdirectory(name, isLink));
                else if (!isLink || IsLinkToFile(fullPath, displayPath, name))
                    files.Add(name);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            report(DiagnosticTable.DirectoryUnreadable.At(new SourceSpan(displayPath), displayPath, FileFailure.Reason(exception)));
            return null;
        }

        directories.Sort((left, right) => NaturalOrder.Instance.Compare(left.Name, right.Name));
        var names = directories.Select(directory => directory.Name).ToHashSet(StringComparer.Ordinal);
        directories.RemoveAll(directory => PrunedDirectories.Contains(directory.Name, names));
        return new DirectoryListing(KindOf(files), directories);
    }

    private static RunKind? KindOf(HashSet<string> files) =>
        files.Contains(ArtifactFiles.Requests) ? RunKind.Requests
        : files.Contains(ArtifactFiles.Summary) ? RunKind.SummaryOnly
        : files.Contains(ArtifactFiles.Aggregate) ? RunKind.Aggregate
        : null;

    private static bool IsMarker(ReadOnlySpan<char> name) =>
        name is ArtifactFiles.Requests or ArtifactFiles.Summary or ArtifactFiles.Aggregate;

    private bool IsLinkToFile(string directory, string displayPath, string name)
    {
        string reason;
        try
        {
            FileSystemInfo? target = File.ResolveLinkTarget(Path.Join(directory, name), returnFinalTarget: true);
            if (target is { Exists: true })
                return true;
            reason = "it is a symbolic link to a file that does not exist";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = "its symbolic link cannot be followed: " + FileFailure.Reason(exception);
        }

        report(DiagnosticTable.FileUnreadable.At(
            new SourceSpan(DisplayPaths.Join(displayPath, name)), DisplayPaths.Name(displayPath), reason, WithoutFile.Of(name)));
        return false;
    }
}

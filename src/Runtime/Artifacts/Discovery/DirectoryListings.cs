using System.IO.Enumeration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>What discovery needs to know of one directory.</summary>
/// <param name="Kind">What makes the directory a run; <see langword="null"/> when it is none.</param>
/// <param name="Directories">Its subdirectories in natural order, pruned ones left out.</param>
/// <param name="Prefix">What its files' names begin with; <see langword="null"/> for AIPerf's own names.</param>
internal sealed record DirectoryListing(RunKind? Kind, IReadOnlyList<Subdirectory> Directories, string? Prefix);

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
                    files.Add(Decompression.PlainName(name));
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
        RunKind? kind = KindOf(files);
        string? prefix = Prefix(files, fullPath, displayPath, kind is not null);
        return new DirectoryListing(kind ?? (prefix is null ? null : RunKind.Requests), directories, prefix);
    }

    /// <summary>The prefix of a directory's exports, or <see langword="null"/>: they have none, or more than one, which is reported.</summary>
    private string? Prefix(HashSet<string> files, string fullPath, string displayPath, bool isRun)
    {
        string[] prefixes = [.. ExportPrefixes.Of(files, fullPath)];
        if (prefixes.Length == 0 || (prefixes.Length == 1 && !isRun))
            return prefixes.FirstOrDefault();
        report(DiagnosticTable.PrefixAmbiguous.At(
            new SourceSpan(displayPath), displayPath, string.Join(", ", prefixes.Select(prefix => $"'{prefix}'")),
            isRun ? $"those named {(files.Contains(ArtifactFiles.Aggregate) && !files.Contains(ArtifactFiles.Summary) ? ArtifactFiles.Aggregate : "profile_export")} are used alone" : "none of them is used"));
        return null;
    }

    private static RunKind? KindOf(HashSet<string> files) =>
        files.Contains(ArtifactFiles.Requests) ? RunKind.Requests
        : files.Contains(ArtifactFiles.Summary) ? RunKind.SummaryOnly
        : files.Contains(ArtifactFiles.Aggregate) ? RunKind.Aggregate
        : null;

    // Any other list of records may be one under the user's own prefix.
    private static bool IsMarker(ReadOnlySpan<char> name)
    {
        foreach (string extension in Decompression.Extensions)
            name = name.EndsWith(extension, StringComparison.Ordinal) ? name[..^extension.Length] : name;
        return name.EndsWith(".json", StringComparison.Ordinal) || name.EndsWith(".jsonl", StringComparison.Ordinal);
    }

    private bool IsLinkToFile(string directory, string displayPath, string name)
    {
        // What AIPerf does not write may point wherever it likes.
        if (Decompression.PlainName(name) is not (ArtifactFiles.Requests or ArtifactFiles.Summary or ArtifactFiles.Aggregate))
            return File.Exists(Path.Join(directory, name));
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

using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Artifacts;

/// <summary>A directory to search: an input, or the directory of an input that is a file.</summary>
/// <param name="Input">The input.</param>
/// <param name="FullPath">The directory's absolute path.</param>
/// <param name="DisplayPath">The directory for messages.</param>
/// <param name="PhysicalPath">The directory without links.</param>
internal sealed record SearchRoot(RunInput Input, string FullPath, string DisplayPath, string PhysicalPath);

/// <summary>A run's directory and the inputs it lies in or below.</summary>
internal sealed class RunCandidate(SearchRoot root, string fullPath, string relativePath, RunKind kind, string? prefix)
{
    /// <summary>The root under which it was found first.</summary>
    public SearchRoot Root { get; } = root;

    /// <summary>The path under that root.</summary>
    public string FullPath { get; } = fullPath;

    /// <summary>The way from that root, with <c>/</c>.</summary>
    public string RelativePath { get; } = relativePath;

    /// <summary>What makes it a run.</summary>
    public RunKind Kind { get; } = kind;

    /// <summary>What its files' names begin with; <see langword="null"/> for AIPerf's own names.</summary>
    public string? Prefix { get; } = prefix;

    /// <summary>Every root it was found under, in order of the inputs.</summary>
    public List<SearchRoot> Roots { get; } = [];
}

/// <summary>
/// Walks the inputs. Real directories of all inputs come first and symbolic links last, so that a run reachable both ways has its real
/// name whatever the order of the directory entries. Each directory is entered once an input, which also ends cycles.
/// </summary>
internal sealed class RunSearch(Action<PlotDiagnostic> report, CancellationToken cancellation)
{
    private readonly DirectoryListings _listings = new(report);
    private readonly Dictionary<string, RunCandidate> _runs = new(PhysicalPath.Comparer);

    /// <summary>The runs below the roots, each once, in no particular order.</summary>
    public IReadOnlyCollection<RunCandidate> Search(IReadOnlyList<SearchRoot> roots)
    {
        var walks = roots.Select(root => new Walk(root)).ToList();
        foreach (Walk walk in walks)
            Enter(walk, new Place(walk.Root.FullPath, walk.Root.PhysicalPath, "."));
        foreach (Walk walk in walks)
        {
            while (walk.Links.TryDequeue(out Place? link))
                Enter(walk, link);
        }

        return _runs.Values;
    }

    private void Enter(Walk walk, Place start)
    {
        var open = new Stack<Place>([start]);
        while (open.TryPop(out Place? place))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!walk.Visited.Add(place.PhysicalPath))
                continue;
            string display = DisplayPaths.Join(walk.Root.DisplayPath, place.RelativePath);
            if (_listings.Get(place.FullPath, place.PhysicalPath, display) is not { } listing)
                continue;
            if (listing.Kind is { } kind)
                Add(walk.Root, place, kind, listing.Prefix);
            foreach (Subdirectory directory in listing.Directories.Reverse())
            {
                if (!directory.IsLink)
                    open.Push(place.Below(directory.Name, Path.Join(place.PhysicalPath, directory.Name)));
                else if (PhysicalPath.Resolve(Path.Join(place.FullPath, directory.Name)) is { } target
                    // A link to a directory above itself is a cycle and could lead to the whole disk.
                    && !PhysicalPath.IsSameOrAbove(target, place.PhysicalPath))
                    walk.Links.Enqueue(place.Below(directory.Name, target));
            }
        }
    }

    private void Add(SearchRoot root, Place place, RunKind kind, string? prefix)
    {
        if (!_runs.TryGetValue(place.PhysicalPath, out RunCandidate? run))
            _runs.Add(place.PhysicalPath, run = new RunCandidate(root, place.FullPath, place.RelativePath, kind, prefix));
        run.Roots.Add(root);
    }

    private sealed record Place(string FullPath, string PhysicalPath, string RelativePath)
    {
        public Place Below(string name, string physicalPath) => new(
            Path.Join(FullPath, name), physicalPath, RelativePath == "." ? name : RelativePath + "/" + name);
    }

    private sealed class Walk(SearchRoot root)
    {
        public SearchRoot Root { get; } = root;

        public HashSet<string> Visited { get; } = new(Artifacts.PhysicalPath.Comparer);

        public Queue<Place> Links { get; } = new();
    }
}

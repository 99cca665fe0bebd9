using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Finds the runs at and below the inputs (spec artifacts 2).</summary>
internal static class RunDiscovery
{
    /// <summary>Searches every input, however many of them are wrong.</summary>
    /// <param name="inputs">The inputs. A file means its directory; directories named twice count once.</param>
    /// <param name="inputsAreExplicit">Whether the user chose the inputs; otherwise nothing is said unless a run is found.</param>
    /// <param name="report">Receives what is wrong, each input and directory once.</param>
    /// <param name="cancellation">Stops between directories.</param>
    /// <returns>The distinct runs in natural order of their paths.</returns>
    public static IReadOnlyList<FoundRun> Find(
        IReadOnlyList<RunInput> inputs, bool inputsAreExplicit, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        if (inputsAreExplicit)
            return FindLoudly(inputs, report, cancellation);

        var diagnostics = new List<PlotDiagnostic>();
        List<FoundRun> found = FindLoudly(inputs, diagnostics.Add, cancellation);
        if (found.Count > 0)
            diagnostics.ForEach(report);
        return found;
    }

    private static List<FoundRun> FindLoudly(IReadOnlyList<RunInput> inputs, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        List<SearchRoot> roots = [.. inputs.Select(input => Root(input, report)).OfType<SearchRoot>()];
        List<SearchRoot> distinct = [.. roots.DistinctBy(root => root.PhysicalPath, PhysicalPath.Comparer)];
        List<RunCandidate> candidates = [.. new RunSearch(report, cancellation).Search(distinct)];
        ReportEmpty(distinct, candidates, report);
        candidates.Sort((left, right) => ComparePaths(left.FullPath, right.FullPath));

        List<(RunCandidate Candidate, TrialPath Trial)> runs = WithoutShadows(candidates);
        ILookup<string, SearchRoot> spellings = roots.ToLookup(root => root.PhysicalPath, PhysicalPath.Comparer);
        string[] names = Names([.. runs.Select(run => run.Candidate)], roots, spellings, report);
        return [.. runs.Select((run, index) => Found(run.Candidate, run.Trial, names[index], spellings))];
    }

    private static SearchRoot? Root(RunInput input, Action<PlotDiagnostic> report)
    {
        string display = DisplayPaths.Normalize(input.DisplayPath);
        string fullPath = Path.TrimEndingDirectorySeparator(input.FullPath);
        try
        {
            // Exists says no to everything it may not see; the attributes tell a missing path from a forbidden one.
            File.GetAttributes(fullPath);
            if (!Directory.Exists(fullPath))
            {
                if (new FileInfo(fullPath).ResolveLinkTarget(returnFinalTarget: true) is { Exists: false })
                    throw new FileNotFoundException();
                fullPath = Path.GetDirectoryName(fullPath) ?? fullPath;
                display = DisplayPaths.Parent(display);
            }

            return new SearchRoot(input, fullPath, display, PhysicalPath.Resolve(fullPath) ?? fullPath);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            report(DiagnosticTable.InputNotFound.At(new SourceSpan(display), display));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            report(DiagnosticTable.DirectoryUnreadable.At(new SourceSpan(display), display, FileFailure.Reason(exception)));
        }

        return null;
    }

    private static void ReportEmpty(List<SearchRoot> roots, List<RunCandidate> runs, Action<PlotDiagnostic> report)
    {
        var fruitful = runs.SelectMany(run => run.Roots).ToHashSet();
        foreach (SearchRoot root in roots.Where(root => !fruitful.Contains(root)))
            report(DiagnosticTable.NoRunFound.At(new SourceSpan(root.DisplayPath), root.DisplayPath));
    }

    /// <summary>Leaves out statistics over trials whose trials (or whose only run) were found too: they would count the same data twice.</summary>
    private static List<(RunCandidate Candidate, TrialPath Trial)> WithoutShadows(List<RunCandidate> candidates)
    {
        List<(RunCandidate Candidate, TrialPath Trial)> runs =
            [.. candidates.Select(run => (run, TrialPath.Of(run.FullPath, PhysicalPath.Components(run.Root.FullPath).Length)))];
        var taken = runs.Where(run => run.Candidate.Kind != RunKind.Aggregate)
            .Select(run => run.Trial.OperatingPoint).ToHashSet(PhysicalPath.Comparer);
        return [.. runs.Where(run => run.Candidate.Kind != RunKind.Aggregate || taken.Add(run.Trial.OperatingPoint))];
    }

    private static string[] Names(
        List<RunCandidate> runs, List<SearchRoot> roots, ILookup<string, SearchRoot> spellings, Action<PlotDiagnostic> report)
    {
        Dictionary<SearchRoot, int> counts = runs.SelectMany(run => run.Roots).CountBy(root => root).ToDictionary();
        int Count(SearchRoot root) => spellings[root.PhysicalPath].Sum(counts.GetValueOrDefault);

        foreach (SearchRoot root in roots.Where(root => root.Input.DisplayName is not null && Count(root) > 1))
        {
            report(DiagnosticTable.DisplayNameUnused.At(
                new SourceSpan(root.DisplayPath), root.DisplayPath, root.Input.DisplayName!, Count(root)));
        }

        string[] directoryNames = RunNames.Shortest([.. runs.Select(run => run.FullPath)]);
        string?[] displayNames = [.. runs.Select(run => Nearest(run, spellings)
            .Where(root => Count(root) == 1).Select(root => root.Input.DisplayName).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)))];
        string[] names = [.. directoryNames.Select((name, index) => displayNames[index] ?? name)];
        var uses = names.CountBy(name => name, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. names.Select((name, index) => displayNames[index] is not null && uses[name] > 1 ? $"{name} ({directoryNames[index]})" : name)];
    }

    private static FoundRun Found(RunCandidate run, TrialPath trial, string name, ILookup<string, SearchRoot> spellings)
    {
        string display = DisplayPaths.Join(run.Root.DisplayPath, run.RelativePath);
        string directoryName = Path.GetFileName(run.FullPath) is { Length: > 0 } last ? last : DisplayPaths.Normalize(run.FullPath);
        var directory = new RunDirectory(run.FullPath, display, run.RelativePath, directoryName, run.Kind)
        {
            OperatingPoint = trial.OperatingPoint,
            Trial = trial.Trial,
            Prefix = run.Prefix,
        };
        int? gpuCount = Nearest(run, spellings).Select(root => root.Input.GpuCount).FirstOrDefault(count => count is not null);
        return new FoundRun(directory, run.Root.Input with { DisplayPath = run.Root.DisplayPath, GpuCount = gpuCount }, name);
    }

    /// <summary>Every input a run lies in, the nearest first: what is said of the run itself beats what is said of a directory above.</summary>
    private static IEnumerable<SearchRoot> Nearest(RunCandidate run, ILookup<string, SearchRoot> spellings) =>
        run.Roots.SelectMany(root => spellings[root.PhysicalPath]).OrderByDescending(root => root.PhysicalPath.Length);

    private static int ComparePaths(string left, string right)
    {
        string[] x = PhysicalPath.Components(left);
        string[] y = PhysicalPath.Components(right);
        for (int index = 0; index < Math.Min(x.Length, y.Length); index++)
        {
            int result = NaturalOrder.Instance.Compare(x[index], y[index]);
            if (result != 0)
                return result;
        }

        return x.Length.CompareTo(y.Length);
    }
}

using System.Text.RegularExpressions;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// Which experiment a run belongs to, and whether that is a baseline. Patterns see the run's name and the names of the directories
/// between it and the input, never the path above the input, so that it does not matter where the data lie.
/// </summary>
internal sealed class ExperimentClassifier
{
    private readonly ExperimentClassification? classification;
    private readonly Regex? groupPattern;

    /// <summary>Makes a classifier.</summary>
    /// <param name="classification">The patterns; <see langword="null"/> when runs are not classified.</param>
    public ExperimentClassifier(ExperimentClassification? classification)
    {
        this.classification = classification;
        if (classification?.GroupExtractionPattern is { Length: > 0 } pattern)
            groupPattern = Compile(pattern);
    }

    /// <summary>The experiment of a run.</summary>
    public Experiment Classify(Run run)
    {
        string[] way = run.Directory.RelativePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // The last component is the run itself; a run that is the input has no ancestors here.
        string[] ancestors = way.Length > 1 ? [.. way[..^1].Where(directory => !IsTrialDirectory(directory)).Reverse()] : [];
        string name = run.Directory.Name;
        bool? isBaseline = Match(name);
        foreach (string ancestor in ancestors)
            isBaseline ??= Match(ancestor);
        string group = Extracted([name, .. ancestors])
            ?? Array.Find(ancestors, ancestor => Match(ancestor) is not null)
            ?? (Match(name) is null && ancestors.Length > 0 ? ancestors[^1] : null)
            ?? run.Name;
        return new(group, isBaseline ?? classification?.DefaultIsBaseline ?? false);
    }

    // AIPerf puts trials and the statistics over them into directories of these names, which say nothing of the experiment.
    private static bool IsTrialDirectory(string name) => name is "profile_runs" or "aggregate"
        || (name.StartsWith("run_", StringComparison.Ordinal) && IsNumber(name.AsSpan(4)))
        || (name.StartsWith("trial_", StringComparison.Ordinal) && IsNumber(name.AsSpan(6)));

    private static bool IsNumber(ReadOnlySpan<char> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private bool? Match(string name) =>
        classification is null ? null
        : classification.Baselines.Any(pattern => Glob.IsMatch(pattern, name)) ? true
        : classification.Treatments.Any(pattern => Glob.IsMatch(pattern, name)) ? false
        : null;

    private string? Extracted(IEnumerable<string> names)
    {
        if (groupPattern is null)
            return null;
        foreach (string name in names)
        {
            if (groupPattern.Match(name) is { Success: true, Groups.Count: > 1 } match && match.Groups[1] is { Success: true, Length: > 0 } capture)
                return capture.Value;
        }

        return null;
    }

    // The configuration's reader reports patterns that cannot be used; without one, groups come from the directories.
    private static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>What a run belongs to.</summary>
/// <param name="Group">The experiment's directory, or the run's name.</param>
/// <param name="IsBaseline">Whether it is a baseline.</param>
internal readonly record struct Experiment(string Group, bool IsBaseline);

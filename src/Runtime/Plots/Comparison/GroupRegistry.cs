using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// The groups of all runs with their colours. It depends on the runs and the grouping alone, so a group has one colour in every
/// plot of a run set, whichever points a plot leaves out (spec plots R-25).
/// </summary>
internal sealed class GroupRegistry
{
    private const string Separator = " · ";

    private readonly int[] groupOfRun;

    private GroupRegistry(IReadOnlyList<RunGroup> groups, int[] groupOfRun, string title, bool isClassified, bool isByRun)
    {
        this.groupOfRun = groupOfRun;
        (Groups, Title, IsClassified, IsByRun) = (groups, title, isClassified, isByRun);
    }

    /// <summary>The groups in the legend's order: baselines, then treatments, each in natural order.</summary>
    public IReadOnlyList<RunGroup> Groups { get; }

    /// <summary>What the groups are, for the legend's head.</summary>
    public string Title { get; }

    /// <summary>Whether baselines are told from treatments.</summary>
    public bool IsClassified { get; }

    /// <summary>Whether each run is its own group.</summary>
    public bool IsByRun { get; }

    /// <summary>The place of a run's group in <see cref="Groups"/>.</summary>
    /// <param name="run">The run's place in the run set.</param>
    public int Of(int run) => groupOfRun[run];

    /// <summary>Groups the runs.</summary>
    /// <param name="runs">All runs.</param>
    /// <param name="columns">The columns whose values, joined, make a group; empty means the run's name. Classification overrides them.</param>
    /// <param name="classification">Baselines and treatments, or <see langword="null"/>.</param>
    public static GroupRegistry Build(RunSet runs, IReadOnlyList<string> columns, ExperimentClassification? classification)
    {
        ExperimentClassifier classifier = new(classification);
        if (classification is not null)
            columns = [RunColumn.ExperimentGroup];
        else if (columns.Count == 0)
            columns = [RunColumn.RunName];

        string[] keys = [.. runs.Runs.Select(run => Key(run, columns, classifier))];
        bool[] isBaseline = [.. runs.Runs.Select(run => classification is not null && classifier.Classify(run).IsBaseline)];
        string[] ordered = [.. keys.Distinct(StringComparer.Ordinal)
            .OrderBy(key => !isBaseline[Array.IndexOf(keys, key)]).ThenBy(key => key, NaturalOrder.Instance)];
        List<RunGroup> groups = [];
        (int baselines, int others) = (0, 0);
        foreach (string key in ordered)
        {
            bool baseline = isBaseline[Array.IndexOf(keys, key)];
            ColorToken color = baseline ? ColorToken.Baseline(baselines++) : ColorToken.Series(others++);
            groups.Add(new(key, classification?.GroupDisplayNames.GetValueOrDefault(key) ?? key, color, baseline));
        }

        return new(
            WithUniqueNames(groups),
            [.. keys.Select(key => Array.IndexOf(ordered, key))],
            string.Join(", ", columns.Select(RunColumn.Title)),
            classification is not null,
            columns is [RunColumn.RunName]);
    }

    private static string Key(Run run, IReadOnlyList<string> columns, ExperimentClassifier classifier) =>
        string.Join(Separator, columns.Select(column => Part(
            RunColumn.Text(run, column, classifier) ?? $"unknown {RunColumn.Title(column).ToLowerInvariant()}", columns.Count)));

    // Values that hold the separator would make one group of two: 'a · b' and 'c' are not 'a' and 'b · c'.
    private static string Part(string value, int count) =>
        count > 1 && (value.Contains(Separator, StringComparison.Ordinal) || value.StartsWith('"')) ? $"\"{value}\"" : value;

    // Two groups with one display name would share a legend entry.
    private static List<RunGroup> WithUniqueNames(List<RunGroup> groups)
    {
        HashSet<string> doubled = [.. groups.GroupBy(group => group.Name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key)];
        return [.. groups.Select(group => doubled.Contains(group.Name) && group.Name != group.Key ? group with { Name = $"{group.Name} ({group.Key})" } : group)];
    }
}

/// <summary>Runs that make one series.</summary>
/// <param name="Key">The value they share.</param>
/// <param name="Name">The legend's text.</param>
/// <param name="Color">Their colour.</param>
/// <param name="IsBaseline">Whether they are a baseline.</param>
internal sealed record RunGroup(string Key, string Name, ColorToken Color, bool IsBaseline);

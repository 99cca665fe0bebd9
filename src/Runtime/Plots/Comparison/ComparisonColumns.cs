using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// The columns a comparison groups and labels by: those of the preset, and a parameter that varies in place of columns of which none
/// does, since one series of points with one label tells nothing (spec artifacts 3.9).
/// </summary>
/// <param name="Groups">The columns that make the series.</param>
/// <param name="Labels">The columns that label the points.</param>
internal sealed record ComparisonColumns(IReadOnlyList<string> Groups, IReadOnlyList<string> Labels)
{
    private const int MostGroups = 10;
    private const int MostLabels = 20;

    /// <summary>Everything that varies among the runs.</summary>
    public required IReadOnlyList<SweptParameter> Swept { get; init; }

    /// <summary>The parameter that groups the runs although the preset does not name it.</summary>
    public SweptParameter? OfferedGroup { get; init; }

    /// <summary>The parameter that labels the points although the preset does not name it.</summary>
    public SweptParameter? OfferedLabel { get; init; }

    /// <summary>
    /// Parameters besides the labelled one that vary within a series: a difference between two of its points may come from any of them.
    /// </summary>
    public IReadOnlyList<SweptParameter> Unexplained { get; init; } = [];

    /// <summary>Chooses the columns.</summary>
    public static ComparisonColumns Of(MultiRunPreset preset, IReadOnlyList<Run> runs, ExperimentClassification? classification)
    {
        ExperimentClassifier classifier = new(classification);
        IReadOnlyList<SweptParameter> swept = SweptParameters.Of(runs);
        IReadOnlyList<string> groups = classification is not null ? [RunColumn.ExperimentGroup] : preset.Groups.Count > 0 ? preset.Groups : [RunColumn.RunName];
        IReadOnlyList<string> labels = preset.Labels.Count > 0 ? preset.Labels : [RunColumn.Concurrency];
        string[] series = Keys(runs, groups, classifier);
        SweptParameter? label = NamesNoneThatVaries(runs, labels, classifier) ? Label(swept, groups) : null;
        if (label is not null)
            labels = [label.Column];
        SweptParameter? group = runs.Count > 1 && classification is null && series.Distinct(StringComparer.Ordinal).Count() == 1
            ? Group(swept, labels, Keys(runs, labels, classifier)) : null;
        if (group is not null)
        {
            groups = [group.Column];
            series = [.. group.Values.Select(value => value!)];
        }

        SweptParameter[] within = [.. swept.Where(parameter => VariesWithin(parameter, series))];
        // That the label names all of them explains them: the reader sees every value.
        SweptParameter[] unexplained = [.. within.Where(parameter => !labels.Contains(parameter.Column))];
        return new(groups, labels)
        {
            Swept = swept,
            OfferedGroup = group,
            OfferedLabel = label,
            Unexplained = within.Length > 1 ? unexplained : [],
        };
    }

    /// <summary>What two runs of one label must share to be repeats: the values of all that varies among the runs.</summary>
    /// <param name="run">The run's place among the runs.</param>
    public string Setting(int run) => string.Join('\n', Swept.Select(parameter => parameter.Values[run] ?? ""));

    // A concurrency that is unknown is replaced by another load, which then varies, or by the run's name, which says nothing of the load.
    private static bool NamesNoneThatVaries(IReadOnlyList<Run> runs, IReadOnlyList<string> labels, ExperimentClassifier classifier)
    {
        PointLabels texts = PointLabels.Of(runs, labels, classifier);
        return texts.Texts.Distinct(StringComparer.Ordinal).Count() <= 1
            || (!labels.Contains(RunColumn.RunName) && Array.TrueForAll(texts.Parameters, parameter => parameter == RunColumn.RunName));
    }

    private static SweptParameter? Label(IReadOnlyList<SweptParameter> swept, IReadOnlyList<string> groups)
    {
        SweptParameter[] possible = [.. swept.Where(parameter => !groups.Contains(parameter.Column) && parameter.Values.All(value => value is not null))];
        return Array.Find(possible, parameter => parameter.Column is RunColumn.Concurrency or "request_rate" or "users")
            ?? Array.Find(possible, parameter => parameter.Distinct.Count <= MostLabels)
            ?? possible.FirstOrDefault();
    }

    /// <summary>The parameter with the fewest values that leaves something to compare within a group.</summary>
    private static SweptParameter? Group(IReadOnlyList<SweptParameter> swept, IReadOnlyList<string> labels, string[] texts)
    {
        SweptParameter[] possible = [.. swept.Where(parameter => !labels.Contains(parameter.Column)
            && parameter.Distinct.Count <= MostGroups && parameter.Values.All(value => value is not null)
            && parameter.Values.Zip(texts).GroupBy(pair => pair.First).Any(group => group.Select(pair => pair.Second).Distinct(StringComparer.Ordinal).Count() > 1))];
        return Array.Find(possible, parameter => parameter.Column == "model") ?? possible.MinBy(parameter => parameter.Distinct.Count);
    }

    private static bool VariesWithin(SweptParameter parameter, string[] series) =>
        parameter.Values.Zip(series).Where(pair => pair.First is not null).GroupBy(pair => pair.Second, StringComparer.Ordinal)
            .Any(group => group.Select(pair => pair.First).Distinct(StringComparer.Ordinal).Count() > 1);

    private static string[] Keys(IReadOnlyList<Run> runs, IReadOnlyList<string> columns, ExperimentClassifier classifier) =>
        [.. runs.Select(run => string.Join('\n', columns.Select(column => RunColumn.Text(run, column, classifier))))];
}

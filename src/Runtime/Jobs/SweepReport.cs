using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Tells which columns of comparisons no run has, which parameters took the place of some that do not vary, and which vary beside what is shown.</summary>
internal static class SweepReport
{
    /// <summary>Reports each once for all plots.</summary>
    /// <param name="runs">The runs that are compared.</param>
    /// <param name="presets">The plots.</param>
    /// <param name="classification">Which runs are baselines; <see langword="null"/> when that is not told.</param>
    /// <param name="files">The configuration files, weakest first.</param>
    /// <param name="report">Receives the messages.</param>
    /// <returns>A note for the index; empty when no plot mixes parameters.</returns>
    public static string Of(
        IReadOnlyList<Run> runs, IEnumerable<PlotPreset> presets, ExperimentClassification? classification,
        IReadOnlyList<ConfigurationFile> files, Action<PlotDiagnostic> report)
    {
        (string Name, ComparisonColumns Columns)[] plots =
            [.. presets.OfType<MultiRunPreset>().Select(preset => (preset.Name, ComparisonColumns.Of(preset, runs, classification)))];
        HashSet<string> unknown = UnknownColumns.Report(runs, presets.OfType<MultiRunPreset>(), files, classification is not null, report);
        foreach (var alike in plots.Where(plot => plot.Columns.OfferedGroup is not null || plot.Columns.OfferedLabel is not null)
            .GroupBy(plot => (plot.Columns.OfferedGroup?.Column, plot.Columns.OfferedLabel?.Column, unknown.Contains(plot.Name))))
        {
            ComparisonColumns columns = alike.First().Columns;
            string[] done = [.. Parts(columns, group => $"the series are made by {group}", label => $"the points are labelled by {label}")];
            string[] keys = [.. Parts(columns, group => $"groups: [{group.Column}]", label => $"labels: [{label.Column}]")];
            report(DiagnosticTable.ParameterOffered.At(
                SourceSpan.None, Mention([.. alike.Select(plot => plot.Name)]), alike.Count() == 1 ? "it names" : "they name",
                alike.Key.Item3 ? "have one value for all runs, or none in any" : "have one value for all runs", string.Join(" and ", done), string.Join("' and '", keys)));
        }

        (string Name, ComparisonColumns Columns)[] mixed = [.. plots.Where(plot => plot.Columns.Unexplained.Count > 0)];
        if (mixed.Length == 0)
            return "";
        SweptParameter[] parameters = [.. mixed.SelectMany(plot => plot.Columns.Swept.Where(parameter =>
                plot.Columns.Unexplained.Contains(parameter) || plot.Columns.Labels.Contains(parameter.Column)))
            .DistinctBy(parameter => parameter.Column)];
        PlotDiagnostic told = DiagnosticTable.SeveralParametersVary.At(
            SourceSpan.None, Mention([.. mixed.Select(plot => plot.Name)]), string.Join(", ", parameters), mixed[0].Columns.Unexplained[0].Column);
        report(told);
        return told.Message;
    }

    private static IEnumerable<string> Parts(ComparisonColumns columns, Func<SweptParameter, string> group, Func<SweptParameter, string> label)
    {
        if (columns.OfferedGroup is { } groups)
            yield return group(groups);
        if (columns.OfferedLabel is { } labels)
            yield return label(labels);
    }

    private static string Mention(string[] names) =>
        $"In the plot{(names.Length == 1 ? "" : "s")} {string.Join(", ", names.Take(3).Select(name => $"'{name}'"))}{(names.Length > 3 ? $" and {names.Length - 3} more" : "")}";
}

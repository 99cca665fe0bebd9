using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Tells which columns comparisons group or label by that no run has: a misspelt one would otherwise be one value for all runs.</summary>
internal static class UnknownColumns
{
    /// <summary>Reports each once a plot, where a configuration names it.</summary>
    /// <param name="runs">The runs that are compared.</param>
    /// <param name="presets">The plots.</param>
    /// <param name="files">The configuration files, weakest first.</param>
    /// <param name="isClassified">Whether classification replaces what the plots group by.</param>
    /// <param name="report">Receives the warnings.</param>
    /// <returns>The names of the plots concerned.</returns>
    public static HashSet<string> Report(
        IReadOnlyList<Run> runs, IEnumerable<MultiRunPreset> presets, IReadOnlyList<ConfigurationFile> files, bool isClassified, Action<PlotDiagnostic> report)
    {
        HashSet<string> concerned = new(StringComparer.Ordinal);
        HashSet<string> known = [.. RunColumn.AllOf(runs)];
        foreach (MultiRunPreset preset in presets)
        {
            foreach ((string key, string column) in (isClassified ? [] : preset.Groups.Select(column => ("groups", column)))
                .Concat(preset.Labels.Select(column => ("labels", column))).Where(named => runs.Count > 0 && !known.Contains(named.Item2)).Distinct())
            {
                concerned.Add(preset.Name);
                string remedy = Suggestion.Nearest(column, known) is { } nearest
                    ? $"Did you mean '{nearest}'?"
                    : "Name one that the runs have: the target AiPerfPlotList prints those that vary.";
                Tell(files, preset.Name, key, place => DiagnosticTable.ColumnUnknown.At(place, preset.Name, column, key, remedy), report);
            }
        }

        return concerned;
    }

    /// <summary>Reports at the strongest file that states the key, unless a comment there silences it.</summary>
    private static void Tell(IReadOnlyList<ConfigurationFile> files, string preset, string key, Func<SourceSpan, PlotDiagnostic> make, Action<PlotDiagnostic> report)
    {
        foreach (ConfigurationFile file in files.Reverse())
        {
            // What cannot be read was told when the configuration was loaded.
            if (ConfigurationLoader.ReadText(file, []) is not { } text || SettingPlaces.In(text).Line("multi_run_plots", preset, key) is not (> 0 and var line))
                continue;
            PlotDiagnostic told = make(new SourceSpan(file.DisplayPath, line));
            if (!IgnoreComments.In(text).Silence(told))
                report(told);
            return;
        }

        report(make(SourceSpan.None));
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Which presets a job draws, and in which order.</summary>
internal static class PresetSelection
{
    /// <summary>The defaults of the mode, or the named presets that belong to it.</summary>
    /// <param name="configuration">The effective configuration.</param>
    /// <param name="named">What the user asked for; empty for the defaults. Presets of the other mode are passed over.</param>
    /// <param name="mode">The mode at hand.</param>
    /// <param name="report">Receives one error a name that no preset has.</param>
    public static IReadOnlyList<SelectedPreset> Select(
        PlotConfiguration configuration, IReadOnlyList<string> named, RunMode mode, Action<PlotDiagnostic> report)
    {
        PlotPreset[] all = [.. configuration.MultiRunPlots, .. configuration.SingleRunPlots];
        if (named.Count > 0)
            return [.. Named(all, named, mode, report)];

        var defaults = mode == RunMode.MultiRun ? configuration.MultiRunDefaults : configuration.SingleRunDefaults;
        return [.. defaults.Select(name => Find(all, name)).OfType<PlotPreset>().Select(preset => new SelectedPreset(preset, IsNamed: false))];
    }

    private static IEnumerable<SelectedPreset> Named(
        PlotPreset[] all, IReadOnlyList<string> named, RunMode mode, Action<PlotDiagnostic> report)
    {
        foreach (string name in named.Distinct(StringComparer.Ordinal))
        {
            if (Find(all, name) is not { } preset)
            {
                string advice = Suggestion.For(name, all.Select(known => known.Name));
                report(DiagnosticTable.UnknownName.At(SourceSpan.None, "preset", name, advice));
            }
            else if (preset.Mode == mode)
            {
                yield return new SelectedPreset(preset, IsNamed: true);
            }
        }
    }

    private static PlotPreset? Find(PlotPreset[] all, string name) => Array.Find(all, preset => preset.Name == name);
}

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
        var defaults = mode == RunMode.MultiRun ? configuration.MultiRunDefaults : configuration.SingleRunDefaults;
        var selected = named.Count > 0
            ? Named(all, named, mode, report)
            : defaults.Select(name => Find(all, name)).OfType<PlotPreset>().Select(preset => new SelectedPreset(preset, IsNamed: false));
        return WithFilesOfTheirOwn(selected, report);
    }

    /// <summary>Names that differ in case alone are one file on some systems, so the later one is left out on all.</summary>
    private static List<SelectedPreset> WithFilesOfTheirOwn(IEnumerable<SelectedPreset> selected, Action<PlotDiagnostic> report)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var kept = new List<SelectedPreset>();
        foreach (var one in selected)
        {
            string name = one.Preset.Name;
            if (taken.TryAdd(name, name))
                kept.Add(one);
            else if (taken[name] != name)
                report(DiagnosticTable.OutputPathClash.At(SourceSpan.None, taken[name], name, taken[name]));
        }

        return kept;
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

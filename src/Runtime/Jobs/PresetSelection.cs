using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Which presets a job draws, and in which order.</summary>
internal sealed class PresetSelection
{
    private readonly List<SelectedPreset> _presets = [];
    private readonly List<(string Name, PlotDiagnostic Cause)> _leftOut = [];
    private readonly List<string> _ofTheOtherMode = [];
    private readonly Action<PlotDiagnostic> _report;

    private PresetSelection(Action<PlotDiagnostic> report) => _report = report;

    /// <summary>The presets to draw.</summary>
    public IReadOnlyList<SelectedPreset> Presets => _presets;

    /// <summary>The presets asked for that a mistake costs, each with what was reported about it.</summary>
    public IReadOnlyList<(string Name, PlotDiagnostic Cause)> LeftOut => _leftOut;

    /// <summary>The presets named that belong to the other mode and are passed over.</summary>
    public IReadOnlyList<string> OfTheOtherMode => _ofTheOtherMode;

    /// <summary>The defaults of the mode, or the named presets that belong to it.</summary>
    /// <param name="configuration">The effective configuration.</param>
    /// <param name="named">What the user asked for; empty for the defaults. Presets of the other mode are passed over.</param>
    /// <param name="mode">The mode at hand.</param>
    /// <param name="report">Receives one error a name that no preset has.</param>
    public static PresetSelection Select(
        PlotConfiguration configuration, IReadOnlyList<string> named, RunMode mode, Action<PlotDiagnostic> report)
    {
        var selection = new PresetSelection(report);
        bool isMultiRun = mode == RunMode.MultiRun;
        IReadOnlyList<PlotPreset> ofThisMode = isMultiRun ? configuration.MultiRunPlots : configuration.SingleRunPlots;
        IReadOnlyList<PlotPreset> ofTheOther = isMultiRun ? configuration.SingleRunPlots : configuration.MultiRunPlots;
        var defaults = isMultiRun ? configuration.MultiRunDefaults : configuration.SingleRunDefaults;
        foreach (string name in (named.Count > 0 ? named : defaults).Distinct(StringComparer.Ordinal))
        {
            if (Find(ofThisMode, name) is { } preset)
                selection.Add(new(preset, IsNamed: named.Count > 0));
            else if (configuration.LeftOut.FirstOrDefault(lost => lost.Name == name && lost.IsMultiRun == isMultiRun) is { } lost)
                selection._leftOut.Add((name, lost.Cause));
            else if (named.Count > 0 && (Find(ofTheOther, name) is not null || configuration.LeftOut.Any(other => other.Name == name)))
                selection._ofTheOtherMode.Add(name);
            else if (named.Count > 0)
                selection.LeaveOut(name, Unknown(name, ofThisMode.Concat(ofTheOther)));
        }

        return selection;
    }

    /// <summary>Names that differ in case alone are one file on some systems, so the later one is left out on all.</summary>
    private void Add(SelectedPreset selected)
    {
        string name = selected.Preset.Name;
        if (_presets.Find(other => other.Preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Preset.Name is { } first)
            LeaveOut(name, DiagnosticTable.OutputPathClash.At(SourceSpan.None, first, name, first));
        else
            _presets.Add(selected);
    }

    private void LeaveOut(string name, PlotDiagnostic cause)
    {
        _report(cause);
        _leftOut.Add((name, cause));
    }

    private static PlotDiagnostic Unknown(string name, IEnumerable<PlotPreset> all) => DiagnosticTable.UnknownName.At(
        SourceSpan.None, "preset", name, "it is left out, the others are drawn", Suggestion.For(name, all.Select(known => known.Name)));

    private static PlotPreset? Find(IReadOnlyList<PlotPreset> presets, string name) => presets.FirstOrDefault(preset => preset.Name == name);
}

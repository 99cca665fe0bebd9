using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>A preset that a job is to draw.</summary>
/// <param name="Preset">The preset.</param>
/// <param name="IsNamed">Whether the user asked for it by name, so that missing data are a warning instead of a note.</param>
internal sealed record SelectedPreset(PlotPreset Preset, bool IsNamed);

using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>What a plot needs besides its preset and the runs.</summary>
/// <param name="Classification">Baselines and treatments; <see langword="null"/> when runs are not classified.</param>
/// <param name="Report">Receives fallbacks and substitutions. The same loss is told once a plot.</param>
/// <param name="IsNamed">Whether the user asked for this preset by name; plots that are pointless by default are then drawn.</param>
internal sealed record PlotContext(ExperimentClassification? Classification, Action<PlotDiagnostic> Report, bool IsNamed = false);

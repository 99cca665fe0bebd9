using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>What a plot needs besides its preset and the runs.</summary>
/// <param name="Classification">Baselines and treatments; <see langword="null"/> when runs are not classified.</param>
/// <param name="Report">Receives fallbacks and substitutions. The same loss is told once a plot.</param>
/// <param name="IsNamed">Whether the user asked for this preset by name; plots that are pointless by default are then drawn.</param>
internal sealed record PlotContext(ExperimentClassification? Classification, Action<PlotDiagnostic> Report, bool IsNamed = false)
{
    /// <summary>Receives the name of each run that the plot leaves out for want of a value.</summary>
    public Action<string> LeaveOut { get; init; } = _ => { };

    /// <summary>Tells that another statistic is shown than the one asked for; who asked for this plot shall not miss it.</summary>
    public void ReportReplacedStat(string preset, string tag, string shown, string asked)
    {
        var told = DiagnosticTable.StatReplaced.At(SourceSpan.None, preset, tag, shown, asked);
        Report(IsNamed ? told with { Severity = PlotSeverity.Warning } : told);
    }
}

namespace AiPerf.Plot.Diagnostics;

public static partial class DiagnosticTable
{
    /// <summary>Another statistic is plotted than the one asked for.</summary>
    public static DiagnosticDescriptor StatReplaced { get; } = new("AIPERF2301", PlotSeverity.Message,
        "Statistic replaced", "The plot '{0}' shows the {2} of '{1}', because the data have no {3}; its axis says so. Ask for a statistic that the data have: the target AiPerfPlotList prints them.");

    /// <summary>Some runs of a comparison have no value of a metric.</summary>
    public static DiagnosticDescriptor RunsWithoutMetric { get; } = new("AIPERF2302", PlotSeverity.Message,
        "Runs without a metric", "The plot '{0}' leaves out {1} without a finite '{2}'; its caption counts them. {3}");
}

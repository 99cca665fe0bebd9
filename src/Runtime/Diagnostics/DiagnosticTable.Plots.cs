namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>Another statistic is plotted than the one asked for.</summary>
    public static DiagnosticDescriptor StatReplaced { get; } = new("AIPERF2301", PlotSeverity.Message,
        "Statistic replaced", "The plot '{0}' shows the {2} of '{1}', because the data have no {3}; its axis says so. Ask for a statistic that the data have: the target AiPerfPlotList prints them.");

    /// <summary>A comparison groups or labels by a parameter that its preset does not name.</summary>
    public static DiagnosticDescriptor ParameterOffered { get; } = new("AIPERF2303", PlotSeverity.Message,
        "Parameter taken that varies", "{0} the columns that {1} to group or label by {2}, so {3}. Write '{4}' into the preset to keep that, or name another parameter: the target AiPerfPlotList prints those that vary.");

    /// <summary>Runs of a comparison differ in more than what is told apart.</summary>
    public static DiagnosticDescriptor SeveralParametersVary { get; } = new("AIPERF2304", PlotSeverity.Message,
        "Several parameters vary", "{0} more than one parameter varies within a series, and neither grouping nor classification tells the runs apart: {1}. A difference between two points may come from any of them. Compare runs that differ in one parameter, or group by one: 'groups: [{2}]'.");

    /// <summary>A comparison names a column that does not exist.</summary>
    public static DiagnosticDescriptor ColumnUnknown { get; } = new("AIPERF2305", PlotSeverity.Warning,
        "Column unknown", "The plot '{0}' names '{1}' in '{2}', a column that no run has, so it tells no runs apart. {3}");

    /// <summary>Some runs of a comparison have no value of a metric.</summary>
    public static DiagnosticDescriptor RunsWithoutMetric { get; } = new("AIPERF2302", PlotSeverity.Message,
        "Runs without a metric", "The plot '{0}' leaves out {1} without a finite '{2}'; its caption counts them. {3}");
}

namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>One metric has two units in one export.</summary>
    public static DiagnosticDescriptor UnitsDiffer { get; } = new("AIPERF2311", PlotSeverity.Warning,
        "Two units for one metric", "The metric '{0}' is given in '{1}' on some lines and in '{2}' on others; its values are drawn as if all were in '{1}', so some are wrong. Do not join exports of different AIPerf versions; export the run again.");
}

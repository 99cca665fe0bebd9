namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>One metric has two units in one export.</summary>
    public static DiagnosticDescriptor UnitsDiffer { get; } = new("AIPERF2311", PlotSeverity.Warning,
        "Two units for one metric", "The metric '{0}' is given in '{1}' on some lines and in '{2}' on others; its values are drawn as if all were in '{1}', so some are wrong. Do not join exports of different AIPerf versions; export the run again.");

    /// <summary>An export holds requests more than once.</summary>
    public static DiagnosticDescriptor RequestsRepeated { get; } = new("AIPERF2312", PlotSeverity.Warning,
        "Requests repeated", "Requests in this file repeat earlier ones to the nanosecond, {0} of {1}, the first is request {2}, counted from 0; throughput, concurrency and counts drawn from them are too high. An export that was joined with itself does this: delete the copies, or export the run again.");

    /// <summary>An export holds more requests than its benchmark had.</summary>
    public static DiagnosticDescriptor RequestsBeyondSummary { get; } = new("AIPERF2313", PlotSeverity.Warning,
        "More requests than the summary counts", "This file of run '{0}' has {1} completed requests, but the run's summary counts {2}; throughput and concurrency drawn from them may be those of two benchmarks. Keep the exports of each benchmark in a directory of its own, or export the run again.");

    /// <summary>Some requests have times of another unit than the others.</summary>
    public static DiagnosticDescriptor RequestTimesDiffer { get; } = new("AIPERF2314", PlotSeverity.Warning,
        "Request times of another unit", "Requests in this file have times that are no nanoseconds since 1970, {0} of {1}, the first is request {2}, counted from 0; they are left out, because a time axis with them would span decades. Correct or delete their lines, or export the run again.");
}

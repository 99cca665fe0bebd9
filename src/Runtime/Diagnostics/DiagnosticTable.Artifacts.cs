namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>A summary has no usable configuration.</summary>
    public static DiagnosticDescriptor ConfigurationUnknown { get; } = new("AIPERF2201", PlotSeverity.Message,
        "Run configuration unknown", "The configuration of run '{0}' is unknown: {1}. Model and concurrency are left empty, so labels fall back to the run's name; export the run again with AIPerf to have them.");

    /// <summary>A part of a summary cannot be used; the rest is.</summary>
    public static DiagnosticDescriptor SummaryPartIgnored { get; } = new("AIPERF2202", PlotSeverity.Warning,
        "Part of a summary ignored", "'{0}' of run '{1}' is ignored: {2}. The rest of the file is used; export the run again to get what is missing.");

    /// <summary>AIPerf counts a GPU more than once.</summary>
    public static DiagnosticDescriptor GpusCountedOnce { get; } = new("AIPERF2203", PlotSeverity.Message,
        "GPU listed more than once", "The telemetry of run '{0}' lists {1} GPUs but only {2} distinct; values per GPU are divided by {2}, where AIPerf divides by {1}. Set GpuCount on the input if another number served the run.");

    /// <summary>A run lacks a file that the plots at hand need.</summary>
    public static DiagnosticDescriptor RunFileMissing { get; } = new("AIPERF2204", PlotSeverity.Message,
        "File of a run missing", "The run '{0}' has no {1}: {2}. Keep AIPerf's export files together to get everything.");

    /// <summary>Nothing in a run's directory can be used.</summary>
    public static DiagnosticDescriptor RunUnusable { get; } = new("AIPERF2205", PlotSeverity.Warning,
        "Run not usable", "The run '{0}' is left out, because none of its files could be used; the other runs are drawn without it. Export it again, or remove its directory from the inputs.");

    /// <summary>Runs of a comparison whose GPUs have no identity, beside others whose GPUs have one.</summary>
    public static DiagnosticDescriptor GpuCountGuessed { get; } = new("AIPERF2207", PlotSeverity.Warning,
        "Number of GPUs guessed", "The telemetry of {0} of {1} runs ({2}) has no usable UUIDs, so GPUs are told apart by exporter and index and one seen twice counts twice; their values per GPU may be too low beside the other runs'. {3}, or set GpuCount on the input.");

    /// <summary>Parts of the server metrics are damaged; the rest is used.</summary>
    public static DiagnosticDescriptor ServerMetricsDamaged { get; } = new("AIPERF2208", PlotSeverity.Warning,
        "Server metrics damaged", "{0} in this file of run '{1}' cannot be used as they stand; the first is '{2}': {3}. What is damaged is left out and everything else is used. Export the run again to have it all.");

    /// <summary>Server metrics of types that no plot shows.</summary>
    public static DiagnosticDescriptor ServerMetricTypeUnknown { get; } = new("AIPERF2209", PlotSeverity.Message,
        "Type of a server metric unknown", "{0} of run '{1}' have a type that no plot shows and are left out; the first is '{2}' of type '{3}'. Gauges, counters and histograms are drawn: name one of those.");

    /// <summary>A display name belongs to an input with several runs.</summary>
    public static DiagnosticDescriptor DisplayNameUnused { get; } = new("AIPERF2206", PlotSeverity.Message,
        "Display name not used", "The input '{0}' has the display name '{1}' but holds {2} runs, which keep their own names. Name each run's directory as an input of its own.");
}

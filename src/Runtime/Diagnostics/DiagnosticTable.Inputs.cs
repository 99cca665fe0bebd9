namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>An input path does not exist.</summary>
    public static DiagnosticDescriptor InputNotFound { get; } = new("AIPERF2001", PlotSeverity.Error,
        "Input not found", "The input '{0}' does not exist; its runs are missing from the plots. Correct the path, or remove the input.");

    /// <summary>Lines of an export file were rejected; the rest is used.</summary>
    public static DiagnosticDescriptor LinesRejected { get; } = new("AIPERF2002", PlotSeverity.Warning,
        "Lines rejected", "{0} of {1} lines could not be read and are left out; the first is line {2}: {3}. Export the run again, or delete the damaged lines.");

    /// <summary>A default preset's data is absent.</summary>
    public static DiagnosticDescriptor DataMissing { get; } = new("AIPERF2003", PlotSeverity.Message,
        "Data missing", "The plot '{0}' is skipped: {1}. {2}");

    /// <summary>An existing input holds no run.</summary>
    public static DiagnosticDescriptor NoRunFound { get; } = new("AIPERF2004", PlotSeverity.Error,
        "No run found", "The input '{0}' contains no AIPerf run; nothing is plotted from it. A run is a directory with a profile_export.jsonl or a profile_export_aiperf.json: point the input at it or at a directory above it.");

    /// <summary>A file of a run could not be used at all.</summary>
    public static DiagnosticDescriptor FileUnreadable { get; } = new("AIPERF2005", PlotSeverity.Warning,
        "File not usable", "This file of run '{0}' is left out: {1}; {2}. The run's other files are used. Export the run again.");

    /// <summary>A directory holds the exports of more than one benchmark.</summary>
    public static DiagnosticDescriptor PrefixAmbiguous { get; } = new("AIPERF2007", PlotSeverity.Warning,
        "Several exports in one directory", "The directory '{0}' also holds exports with the prefix {1}; {2}, because one directory is one run. Move the files of each prefix into a directory of its own.");

    /// <summary>A directory could not be searched.</summary>
    public static DiagnosticDescriptor DirectoryUnreadable { get; } = new("AIPERF2006", PlotSeverity.Warning,
        "Directory not readable", "The directory '{0}' is skipped: {1}. Runs below it are missing; make it readable or leave it out of the inputs.");
}

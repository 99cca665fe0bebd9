namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>The output directory cannot be made or written.</summary>
    public static DiagnosticDescriptor OutputDirectoryNotWritable { get; } = new("AIPERF3001", PlotSeverity.Error,
        "Output directory not writable", "The output directory '{0}' cannot be written: {1}; no plot of this set was written. Remove what is in the way or make it writable, or choose another directory with AiPerfPlotOutputDir or the OutputDir metadata of the set's inputs.");

    /// <summary>Two presets would be written to one file.</summary>
    public static DiagnosticDescriptor OutputPathClash { get; } = new("AIPERF3002", PlotSeverity.Error,
        "Two plots in one file", "The presets '{0}' and '{1}' would both be written to '{2}'; one would overwrite the other, so the second is not drawn. Rename one of them; names that differ in case alone are one file on some systems.");

    /// <summary>A file cannot be written.</summary>
    public static DiagnosticDescriptor OutputFileNotWritable { get; } = new("AIPERF3003", PlotSeverity.Error,
        "File not writable", "The file '{0}' cannot be written ({1}); what it held before is kept and may be out of date. Close the program that holds it open, or make it writable.");

    /// <summary>The built-in font lacks characters.</summary>
    public static DiagnosticDescriptor CharactersMissing { get; } = new("AIPERF3004", PlotSeverity.Message,
        "Characters not in the font", "{2} '{0}', which {1} contains; these characters are drawn as boxes. Name the run otherwise with DisplayName metadata, or the text in the configuration{3}.");

    /// <summary>A plot failed through a defect of ours.</summary>
    public static DiagnosticDescriptor PlotFailed { get; } = new("AIPERF3005", PlotSeverity.Error,
        "Plot failed", "The plot '{0}' failed through a defect ({1}: {2}); {3}. Please report it with the output of a build at -v:detailed.");

    /// <summary>A set of runs gave no plot.</summary>
    public static DiagnosticDescriptor NothingDrawn { get; } = new("AIPERF3006", PlotSeverity.Warning,
        "Nothing drawn", "No plot was drawn of {0}: {1}. {2}");

    /// <summary>A plot's data hold nothing that can be drawn.</summary>
    public static DiagnosticDescriptor PlotEmpty { get; } = new("AIPERF3008", PlotSeverity.Message,
        "Plot empty", "The plot '{0}' is not written: {1}, and an empty frame would tell nothing. {2}");

    /// <summary>The picture asked for has too many pixels.</summary>
    public static DiagnosticDescriptor PictureTooLarge { get; } = new("AIPERF3009", PlotSeverity.Error,
        "Picture too large", "A picture of {0} x {1} pixels is larger than can be drawn (268 million pixels); no PNG is written. Use a smaller AiPerfPlotWidth, AiPerfPlotHeight or AiPerfPlotScale, or smaller ones in the preset's style.");

    /// <summary>The manifest of an earlier build cannot be read.</summary>
    public static DiagnosticDescriptor ManifestUnreadable { get; } = new("AIPERF3010", PlotSeverity.Message,
        "Earlier manifest not readable", "The manifest of an earlier build, '{0}', cannot be read and is written anew; files of that build that are no longer drawn are not removed. Delete the output directory once if old plots lie in it.");

    /// <summary>The page of the CI job could not be written.</summary>
    public static DiagnosticDescriptor JobSummaryNotWritten { get; } = new("AIPERF3011", PlotSeverity.Message,
        "Job summary not written", "The CI job's summary of {0} was not written: {1}; the plots are drawn, only the job's page does not tell of them. {2}, or set AiPerfPlotCiSummary=false.");
}

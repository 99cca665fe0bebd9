namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>A task parameter or build property has a value that means nothing.</summary>
    public static DiagnosticDescriptor OptionInvalid { get; } = new("AIPERF1101", PlotSeverity.Error,
        "Option not valid", "'{0}' is not a valid value of {1}; nothing is drawn, because it would not be what was asked for. {2}");

    /// <summary>The named configuration file does not exist.</summary>
    public static DiagnosticDescriptor ConfigurationFileNotFound { get; } = new("AIPERF1102", PlotSeverity.Error,
        "Configuration file not found", "The configuration file '{0}' does not exist; nothing is drawn, because its settings are unknown. Correct AiPerfPlotConfigFile (a relative path starts at the project), or remove it.");

    /// <summary>The configuration in the home directory was created or refreshed.</summary>
    public static DiagnosticDescriptor UserConfigurationWritten { get; } = new("AIPERF1103", PlotSeverity.Message,
        "User configuration written", "'{0}' was {1}, for you to edit; until then it changes nothing. Set AiPerfPlotCreateUserConfig=false to stop that.");

    /// <summary>The configuration in the home directory could not be written.</summary>
    public static DiagnosticDescriptor UserConfigurationNotWritten { get; } = new("AIPERF1104", PlotSeverity.Message,
        "User configuration not written", "'{0}' could not be written ({1}); the plots do not need it. Make the directory writable, or set AiPerfPlotCreateUserConfig=false.");

    /// <summary>A file beside the project looks like its configuration and is not.</summary>
    public static DiagnosticDescriptor ConfigurationNotRead { get; } = new("AIPERF1105", PlotSeverity.Message,
        "Configuration file not read", "This file is not read, so that nothing in it has an effect: the configuration beside a project is 'plot_config.yaml'. Rename '{0}' to that or move its content there, or set AiPerfPlotConfigFile={0}.");

    /// <summary>A property has nearly the name of one of ours.</summary>
    public static DiagnosticDescriptor PropertyUnknown { get; } = new("AIPERF1106", PlotSeverity.Warning,
        "Property unknown", "The property '{0}' is unknown and has no effect, so that the default stays. {1} If it is a property of your own, use it in this project or give it another name.");

    /// <summary>A plot set cannot be a directory's name.</summary>
    public static DiagnosticDescriptor PlotSetNameInvalid { get; } = new("AIPERF2101", PlotSeverity.Error,
        "Plot set name not valid", "The plot set '{0}' cannot name a directory; its plots are not drawn. Use letters, digits, '-', '_' and '.' in the PlotSet metadata.");

    /// <summary>The inputs of one set name different output directories.</summary>
    public static DiagnosticDescriptor PlotSetOutputConflict { get; } = new("AIPERF2102", PlotSeverity.Error,
        "Two output directories for one plot set", "The inputs of {0} name two output directories, '{1}' and '{2}'; its plots are not drawn. Give all of them the same OutputDir metadata, or different PlotSet metadata.");

    /// <summary>Two sets write to one directory.</summary>
    public static DiagnosticDescriptor OutputDirectoryShared { get; } = new("AIPERF2103", PlotSeverity.Error,
        "Two plot sets in one directory", "{0} would write to '{1}', where {2} writes already; one would overwrite the other, so the second is not drawn. Give one of them another OutputDir.");

    /// <summary>The build engine or SDK is too old. The targets report it, because the task cannot be loaded there.</summary>
    public static DiagnosticDescriptor HostUnsupported { get; } = new("AIPERF9001", PlotSeverity.Error,
        "Build engine not supported", "AiPerf.Plot.Build needs MSBuild 18 and the .NET SDK 10.0.100 or newer, this is MSBuild {0}; no plot is drawn. Update the SDK, or set AiPerfPlotEnabled=false.");

    /// <summary>The drawing library's native part cannot be loaded.</summary>
    public static DiagnosticDescriptor NativeLibraryMissing { get; } = new("AIPERF9002", PlotSeverity.Error,
        "Native library not loadable", "SkiaSharp's native library could not be loaded on {0} ({1}); no plot is drawn. Restore the package again; supported are linux, linux-musl and Windows on x64 and arm64, and macOS.");

    /// <summary>A defect of ours.</summary>
    public static DiagnosticDescriptor InternalDefect { get; } = new("AIPERF9099", PlotSeverity.Error,
        "Internal error", "AiPerf.Plot.Build failed unexpectedly ({0}: {1}); plots of earlier builds are kept. Please report it with the output of a build at -v:detailed.");
}

namespace AiPerf.Plot.Diagnostics;

internal static partial class DiagnosticTable
{
    /// <summary>The configuration is not valid YAML.</summary>
    public static DiagnosticDescriptor NotYaml { get; } = new("AIPERF1001", PlotSeverity.Error,
        "Not valid YAML", "The configuration is not valid YAML: {0}. Nothing in this file is used until that is corrected; the plots are drawn without it.");

    /// <summary>A key, preset or metric is unknown.</summary>
    public static DiagnosticDescriptor UnknownName { get; } = new("AIPERF1002", PlotSeverity.Error,
        "Unknown name", "The {0} '{1}' is unknown; {2}. {3}");

    /// <summary>A required key is missing.</summary>
    public static DiagnosticDescriptor MissingKey { get; } = new("AIPERF1003", PlotSeverity.Error,
        "Required key missing", "The preset '{0}' has no '{1}' and is left out, the others are drawn. {2}");

    /// <summary>A value has the wrong type or is out of range.</summary>
    public static DiagnosticDescriptor WrongValue { get; } = new("AIPERF1004", PlotSeverity.Error,
        "Wrong value", "'{0}' cannot be {1}; {2}. Use {3}.");

    /// <summary>A key occurs twice.</summary>
    public static DiagnosticDescriptor DuplicateKey { get; } = new("AIPERF1005", PlotSeverity.Error,
        "Duplicate key", "The key '{0}' occurs twice; the first one is used. Remove one of them.");

    /// <summary>Two presets give one identifier.</summary>
    public static DiagnosticDescriptor IdentifierClash { get; } = new("AIPERF1006", PlotSeverity.Error,
        "Names clash", "The presets '{0}' and '{1}' are both '{2}' in the typed catalog; the second is left out, the others are drawn. Rename one of them.");

    /// <summary>The runtime library is not referenced.</summary>
    public static DiagnosticDescriptor RuntimeNotReferenced { get; } = new("AIPERF1007", PlotSeverity.Message,
        "No typed catalog", "No PlotCatalog is generated, because AiPerf.Plot.Runtime is not referenced; plots are drawn all the same. Reference AiPerf.Plot.Runtime to use the presets in C#.");

    /// <summary>A YAML feature is not supported.</summary>
    public static DiagnosticDescriptor UnsupportedYaml { get; } = new("AIPERF1008", PlotSeverity.Error,
        "Unsupported YAML", "The configuration uses {0}, which is not supported. {1}.");

    /// <summary>A frontier is asked for over a metric that has no known direction.</summary>
    public static DiagnosticDescriptor DirectionUnknown { get; } = new("AIPERF1009", PlotSeverity.Error,
        "Direction unknown", "Whether '{0}' is better high or low is not known, so the preset '{1}' has no frontier and is left out, the others are drawn. Add '{2}: higher' or '{2}: lower'.");

    /// <summary>A key has no effect where it stands.</summary>
    public static DiagnosticDescriptor NoEffect { get; } = new("AIPERF1010", PlotSeverity.Message,
        "Key without effect", "'{0}' has no effect on {1}. Remove it.");

    /// <summary>A metric's name ends with a statistic that does not exist.</summary>
    public static DiagnosticDescriptor UnknownStat { get; } = new("AIPERF1011", PlotSeverity.Error,
        "Unknown statistic", "'{0}' is not a statistic; {1}. Use one of {2}.");

    /// <summary>A backslash in double quotes begins no escape and is read literally.</summary>
    public static DiagnosticDescriptor LiteralEscape { get; } = new("AIPERF1012", PlotSeverity.Message,
        "Backslash read literally", "'\\{0}' is no YAML escape and is read as a backslash and '{0}'. Write the text in single quotes, where backslashes are literal.");

    /// <summary>A configuration file cannot be read.</summary>
    public static DiagnosticDescriptor ConfigurationUnreadable { get; } = new("AIPERF1013", PlotSeverity.Error,
        "Configuration not readable", "The configuration cannot be read ({0}); the layers below it are used. Correct the path, or make the file readable.");
}

namespace AiPerf.Plot.Diagnostics;

/// <summary>How loudly a <see cref="PlotDiagnostic"/> is reported.</summary>
public enum PlotSeverity
{
    /// <summary>A coded note of normal importance: fallbacks, substitutions, default presets without data.</summary>
    Message,

    /// <summary>Something was left out or could not be read; everything else goes on.</summary>
    Warning,

    /// <summary>Invalid configuration, missing input, unwritable output, or a plot lost through a defect.</summary>
    Error,
}

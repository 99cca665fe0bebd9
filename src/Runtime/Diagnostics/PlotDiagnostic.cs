namespace AiPerf.Plot.Diagnostics;

/// <summary>One thing to tell the person who can fix it.</summary>
/// <param name="Descriptor">The code, its title and its help link.</param>
/// <param name="Location">File, line and column, as far as known.</param>
/// <param name="Message">What happened; why it matters; what to do.</param>
public sealed record PlotDiagnostic(DiagnosticDescriptor Descriptor, SourceSpan Location, string Message)
{
    /// <summary>The severity; the descriptor's unless the reporter knows better.</summary>
    public PlotSeverity Severity { get; init; } = Descriptor.Severity;
}

using AiPerf.Plot.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using RoslynDescriptor = Microsoft.CodeAnalysis.DiagnosticDescriptor;

namespace AiPerf.Plot.Generators;

/// <summary>Our diagnostics as the compiler's.</summary>
internal static class RoslynDiagnostics
{
    public static Diagnostic Convert(PlotDiagnostic diagnostic)
    {
        var severity = diagnostic.Severity switch
        {
            PlotSeverity.Error => DiagnosticSeverity.Error,
            PlotSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        };
        // The message is complete; as an argument its braces stay what they are.
        var descriptor = new RoslynDescriptor(diagnostic.Descriptor.Id, diagnostic.Descriptor.Title, "{0}", "AiPerfPlot", severity,
            isEnabledByDefault: true, helpLinkUri: diagnostic.Descriptor.HelpLink);
        return Diagnostic.Create(descriptor, LocationOf(diagnostic.Location), diagnostic.Message);
    }

    private static Location LocationOf(SourceSpan span)
    {
        if (span.File is null)
            return Location.None;
        var start = new LinePosition(Math.Max(0, span.Line - 1), Math.Max(0, span.Column - 1));
        return Location.Create(span.File, new(span.Offset, span.Length), new(start, new(start.Line, start.Character + span.Length)));
    }
}

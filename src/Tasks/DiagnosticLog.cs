using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks;

/// <summary>Hands diagnostics to MSBuild in the one shape that CI problem matchers recognise: no subcategory, no end position.</summary>
internal sealed class DiagnosticLog(TaskLoggingHelper log, WarningPolicy policy)
{
    public void Report(PlotDiagnostic diagnostic)
    {
        var (code, link, at) = (diagnostic.Descriptor.Id, diagnostic.Descriptor.HelpLink, diagnostic.Location);
        switch (policy.Apply(code, diagnostic.Severity))
        {
            case PlotSeverity.Error:
                log.LogError(null, code, null, link, at.File, at.Line, at.Column, 0, 0, diagnostic.Message);
                break;
            case PlotSeverity.Warning:
                log.LogWarning(null, code, null, link, at.File, at.Line, at.Column, 0, 0, diagnostic.Message);
                break;
            default:
                log.LogMessage(null, code, null, at.File, at.Line, at.Column, 0, 0, MessageImportance.Normal, diagnostic.Message);
                break;
        }
    }
}

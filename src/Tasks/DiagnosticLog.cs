using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks;

/// <summary>Hands diagnostics to MSBuild in the one shape that CI problem matchers recognise: no subcategory, no end position.</summary>
/// <param name="log">MSBuild's log.</param>
/// <param name="policy">The project's policy for warnings.</param>
/// <param name="projectFile">
/// The file to name where a diagnostic has none: what is wrong then is a property or an item, and those stand in the project, not in the
/// targets that call the task. Without it MSBuild names the file that calls the task.
/// </param>
internal sealed class DiagnosticLog(TaskLoggingHelper log, WarningPolicy policy, string? projectFile)
{
    public void Report(PlotDiagnostic diagnostic)
    {
        var (code, link, at) = (diagnostic.Descriptor.Id, diagnostic.Descriptor.HelpLink, diagnostic.Location);
        if (at.File is null && !string.IsNullOrWhiteSpace(projectFile))
        {
            at = new SourceSpan(projectFile);
        }

        switch (policy.Apply(code, diagnostic.Severity))
        {
            case PlotSeverity.Error:
                log.LogError(null, code, null, link, at.File, at.Line, at.Column, 0, 0, diagnostic.Message);
                break;
            case PlotSeverity.Warning:
                log.LogWarning(null, code, null, link, at.File, at.Line, at.Column, 0, 0, diagnostic.Message);
                break;
            default:
                // A file outside the project is nothing to create behind the user's back; it happens once.
                var importance = diagnostic.Descriptor == DiagnosticTable.UserConfigurationWritten ? MessageImportance.High : MessageImportance.Normal;
                log.LogMessage(null, code, null, at.File, at.Line, at.Column, 0, 0, importance, diagnostic.Message);
                break;
        }
    }
}

using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// Decides how loud a diagnostic is. MSBuild does not apply <c>TreatWarningsAsErrors</c> to a task's warnings, and
/// where it promotes them it ignores <c>WarningsNotAsErrors</c>; so the project's policy is applied here.
/// </summary>
internal sealed class WarningPolicy(bool treatWarningsAsErrors, string? noWarn, string? warningsAsErrors, string? warningsNotAsErrors)
{
    private readonly HashSet<string> _silenced = Codes(noWarn);
    private readonly HashSet<string> _promoted = Codes(warningsAsErrors);
    private readonly HashSet<string> _spared = Codes(warningsNotAsErrors);

    /// <summary>The severity under this policy. Errors and messages stay what they are.</summary>
    public PlotSeverity Apply(string code, PlotSeverity severity)
    {
        if (severity != PlotSeverity.Warning)
        {
            return severity;
        }

        if (_silenced.Contains(code))
        {
            return PlotSeverity.Message;
        }

        return _promoted.Contains(code) || (treatWarningsAsErrors && !_spared.Contains(code))
            ? PlotSeverity.Error
            : PlotSeverity.Warning;
    }

    private static HashSet<string> Codes(string? list) => new(ValueList.OfNames(list), StringComparer.OrdinalIgnoreCase);
}

namespace AiPerf.Plot.Diagnostics;

/// <summary>One row of the <see cref="DiagnosticTable"/>: an id that is never reused, and what is said under it.</summary>
/// <param name="Id">The code, <c>AIPERFnnnn</c>.</param>
/// <param name="Severity">The default severity.</param>
/// <param name="Title">A short, constant title.</param>
/// <param name="MessageFormat">A composite format: what happened; why it matters; what to do.</param>
public sealed record DiagnosticDescriptor(string Id, PlotSeverity Severity, string Title, string MessageFormat)
{
    /// <summary>The address of the documentation page of this code.</summary>
    public string HelpLink => HelpPages.Address + Id + ".md";

    /// <summary>Makes a diagnostic of this kind.</summary>
    /// <param name="location">Where the mistake is; <see cref="SourceSpan.None"/> when no file is concerned.</param>
    /// <param name="arguments">
    /// The values of <see cref="MessageFormat"/>, formatted with the invariant culture; texts are made fit for one line.
    /// </param>
    public PlotDiagnostic At(SourceSpan location, params object[] arguments)
    {
        object[] fit = Array.ConvertAll(arguments, argument => argument is string text ? OneLine.Of(text) : argument);
        return new PlotDiagnostic(
            this,
            location.File is { } file ? location with { File = OneLine.Of(file) } : location,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, MessageFormat, fit));
    }
}

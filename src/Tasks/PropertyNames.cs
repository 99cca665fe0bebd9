using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>
/// Finds properties whose name is one of ours but for a slip of the pen, which would silently leave the default: among those given on the
/// command line, and among those that the project file sets. A name that is near none of ours, or that the project itself uses, is the
/// user's own.
/// </summary>
internal static partial class PropertyNames
{
    private const int MaxFileBytes = 4_000_000;

    /// <summary>The properties there are, as <c>docs/properties.md</c> lists them.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "AiPerfPlotEnabled", "AiPerfPlotInputs", "AiPerfPlotPresets", "AiPerfPlotMode", "AiPerfPlotGpuCount", "AiPerfPlotConfigFile", "AiPerfPlotStrict",
        "EnableDefaultAiPerfPlotItems", "AiPerfPlotFormats", "AiPerfPlotTheme", "AiPerfPlotPalette", "AiPerfPlotSystemFonts", "AiPerfPlotWidth", "AiPerfPlotHeight",
        "AiPerfPlotScale", "AiPerfPlotOutputDir", "AiPerfPlotCopyToOutput", "AiPerfPlotPack", "AiPerfDashboardHtml", "AiPerfDashboardTheme", "AiPerfDashboardRequests",
        "AiPerfDashboardPort", "AiPerfDashboardOpen", "AiPerfDashboardToken", "AiPerfDashboardExitAfter", "AiPerfDashboardConfigFile", "AiPerfDashboardPlotSet",
        "AiPerfDashboardConfig", "AiPerfPlotBeforeTargets", "AiPerfPlotDependsOn", "AiPerfPlotIsolation", "AiPerfPlotUserDirectory", "AiPerfPlotCreateUserConfig",
        "AiPerfPlotCiSummary", "AiPerfPlotTasksAssembly", "AiPerfPlotGenerate", "AiPerfPlotNamespace",
    ];

    /// <summary>Reports each name that looks like a slip.</summary>
    /// <param name="engine">Knows the properties of the command line.</param>
    /// <param name="projectFile">The project, absolute; none when the task is used by hand.</param>
    /// <param name="report">Receives a warning a name.</param>
    public static void Check(IBuildEngine engine, string? projectFile, Action<PlotDiagnostic> report)
    {
        if (string.IsNullOrWhiteSpace(projectFile))
            return;
        var text = Read(projectFile);
        var used = Reference().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (engine is IBuildEngine6 knowing)
        {
            foreach (var name in knowing.GetGlobalProperties().Keys.Order(StringComparer.Ordinal))
                Tell(name, SourceSpan.None);
        }

        foreach (var (name, line, column) in Set(text))
            Tell(name, new SourceSpan(Path.GetFileName(projectFile), line, column));

        void Tell(string name, SourceSpan place)
        {
            if (name.Contains("AiPerf", StringComparison.OrdinalIgnoreCase) && !used.Contains(name) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase)
                && Suggestion.Nearest(name, Known) is { } meant && IsSlip(name, meant) && seen.Add(name))
            {
                report(DiagnosticTable.PropertyUnknown.At(place, name, $"Did you mean '{meant}'?"));
            }
        }
    }

    // A third of a long name may differ by Suggestion's rule, which takes one property for another.
    private static bool IsSlip(string name, string meant) => Math.Abs(name.Length - meant.Length) <= 2 && Suggestion.Nearest(name[^Math.Min(name.Length, 8)..], [meant[^Math.Min(meant.Length, 8)..]]) is not null;

    private static string Read(string projectFile)
    {
        try
        {
            return new FileInfo(projectFile) is { Exists: true, Length: <= MaxFileBytes } ? File.ReadAllText(projectFile) : "";
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static IEnumerable<(string Name, int Line, int Column)> Set(string text)
    {
        XDocument document;
        try
        {
            document = XDocument.Parse(text, LoadOptions.SetLineInfo);
        }
        catch (XmlException)
        {
            return [];
        }

        return document.Descendants().Where(element => element.Parent?.Name.LocalName == "PropertyGroup")
            .Select(element => (element.Name.LocalName, ((IXmlLineInfo)element).LineNumber, ((IXmlLineInfo)element).LinePosition));
    }

    [GeneratedRegex(@"\$\(\s*(\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}

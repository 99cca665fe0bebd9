using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class PropertyNamesTests
{
    [TestMethod]
    public void The_names_are_those_of_the_documentation() =>
        Assert.AreEqual(string.Join('\n', MarkdownTable.Rows("docs/properties.md", "property")), string.Join('\n', PropertyNames.Known));

    [TestMethod]
    [DataRow("AiPerfPlotTheem", "AiPerfPlotTheme")]
    [DataRow("AiPerfPlotPreset", "AiPerfPlotPresets")]
    [DataRow("AiPerfPlotOutputDirs", "AiPerfPlotOutputDir")]
    [DataRow("AiperfDashbordHtml", "AiPerfDashboardHtml")]
    [DataRow("EnableDefaultAiPerfPlotItem", "EnableDefaultAiPerfPlotItems")]
    [DataRow("AiPerfPlotGpuCuont", "AiPerfPlotGpuCount")]
    public void A_slip_in_the_project_is_told_at_its_place(string name, string meant)
    {
        var told = Told($"<Project>\n  <PropertyGroup>\n    <{name}>x</{name}>\n  </PropertyGroup>\n</Project>").Single();

        Assert.AreEqual(DiagnosticTable.PropertyUnknown.At(new SourceSpan("a.csproj", 3, 6), name, $"Did you mean '{meant}'?"), told);
    }

    [TestMethod]
    [DataRow("<AIPERFPLOTTHEME>dark</AIPERFPLOTTHEME>")]
    [DataRow("<AiPerfPlotRoot>x</AiPerfPlotRoot>")]
    [DataRow("<AiPerfArtifacts>x</AiPerfArtifacts>")]
    [DataRow("<MyAiPerfThings>x</MyAiPerfThings>")]
    [DataRow("<AiPerfPlotInput2>x</AiPerfPlotInput2><AiPerfPlotInputs>$(AiPerfPlotInput2)</AiPerfPlotInputs>")]
    [DataRow("<Theme>x</Theme>")]
    [DataRow("<AiPerfPlotTheem>x")]
    public void What_is_right_or_the_users_own_is_not(string properties) => Assert.IsEmpty(Told($"<Project><PropertyGroup>{properties}</PropertyGroup></Project>"));

    [TestMethod]
    public void Every_known_name_is_known() =>
        Assert.IsEmpty(Told($"<Project><PropertyGroup>{string.Concat(PropertyNames.Known.Select(name => $"<{name} />"))}</PropertyGroup></Project>"));

    private static List<PlotDiagnostic> Told(string project)
    {
        using var folder = new TemporaryDirectory();
        var file = folder.At("a.csproj");
        File.WriteAllText(file, project);
        var told = new List<PlotDiagnostic>();
        PropertyNames.Check(new RecordingBuildEngine(file), file, told.Add);
        return told;
    }
}

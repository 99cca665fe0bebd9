using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class DiagnosticLogTests
{
    private readonly RecordingBuildEngine _engine = new("/project/p.csproj");

    [TestMethod]
    public void An_error_carries_code_link_file_line_and_column()
    {
        Log().Report(DiagnosticTable.NotYaml.At(new("plot_config.yaml", 3, 7, 41, 5), "bad"));

        var error = Assert.ContainsSingle(_engine.Errors);
        Assert.AreEqual("AIPERF1001", error.Code);
        Assert.AreEqual(DiagnosticTable.NotYaml.HelpLink, error.HelpLink);
        Assert.AreEqual(("plot_config.yaml", 3, 7), (error.File, error.LineNumber, error.ColumnNumber));
        Assert.StartsWith("The configuration is not valid YAML: bad.", error.Message);
    }

    [TestMethod]
    public void The_shape_is_the_one_that_problem_matchers_know()
    {
        Log().Report(DiagnosticTable.LinesRejected.At(new("profile_export.jsonl", 2, 1, 0, 9), 1, 4, 2, "no number"));

        var warning = Assert.ContainsSingle(_engine.Warnings);
        Assert.IsNull(warning.Subcategory);
        Assert.AreEqual((0, 0), (warning.EndLineNumber, warning.EndColumnNumber));
    }

    [TestMethod]
    public void A_message_keeps_its_code_and_is_shown_at_normal_verbosity()
    {
        Log().Report(DiagnosticTable.DataMissing.At(SourceSpan.None, "ttft_timeline", "no requests", "Export them."));

        var message = Assert.ContainsSingle(_engine.Messages);
        Assert.AreEqual("AIPERF2003", message.Code);
        Assert.AreEqual(MessageImportance.Normal, message.Importance);
        Assert.AreEqual("", _engine.Codes);
    }

    [TestMethod]
    public void The_policy_of_the_project_is_applied()
    {
        Log(treatWarningsAsErrors: true).Report(DiagnosticTable.LinesRejected.At(SourceSpan.None, 1, 4, 2, "no number"));

        Assert.AreEqual("AIPERF2002", Assert.ContainsSingle(_engine.Errors).Code);
        Assert.IsEmpty(_engine.Warnings);
    }

    [TestMethod]
    public void Braces_in_a_text_are_characters()
    {
        Log().Report(DiagnosticTable.NoEffect.At(SourceSpan.None, "vllm:x{le=\"1\"}", "{0}"));

        Assert.Contains("'vllm:x{le=\"1\"}' has no effect on {0}.", Assert.ContainsSingle(_engine.Messages).Message!);
    }

    [TestMethod]
    public void What_concerns_no_file_is_said_of_the_project()
    {
        Log(projectFile: "/project/mine.csproj").Report(DiagnosticTable.OptionInvalid.At(SourceSpan.None, "drak", "AiPerfPlotTheme", "Use dark."));
        Log(projectFile: "/project/mine.csproj").Report(DiagnosticTable.NotYaml.At(new("plot_config.yaml", 3, 7), "bad"));
        Log().Report(DiagnosticTable.OptionInvalid.At(SourceSpan.None, "drak", "Theme", "Use dark."));

        Assert.AreEqual("/project/mine.csproj, plot_config.yaml, /project/p.csproj", string.Join(", ", _engine.Errors.Select(error => error.File)));
    }

    private DiagnosticLog Log(bool treatWarningsAsErrors = false, string? projectFile = null)
    {
        var task = new AiPerfPlot { BuildEngine = _engine };
        return new DiagnosticLog(new TaskLoggingHelper(task), new WarningPolicy(treatWarningsAsErrors, null, null, null), projectFile);
    }
}

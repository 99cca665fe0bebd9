using Microsoft.CodeAnalysis;

namespace AiPerf.Plot.Generators.Tests;

[TestClass]
public sealed class DiagnosticsTests
{
    // The same codes and places as the task reports: both read with the same front end.
    [TestMethod]
    [DataRow("visualization:\n  single_run_defaults: [ttft_over_tine]", "AIPERF1002 2:25+14 Error")]
    [DataRow("visualization:\r\n  single_run_defaults: [ttft_over_tine]", "AIPERF1002 2:25+14 Error")]
    [DataRow("# \U0001F600\nmulti_run_plots: { a: { type: pareto, x: output_sequence_length, y: goodput } }", "AIPERF1009 2:42+22 Error")]
    [DataRow("a: [b, c\nd: 1", "AIPERF1001 1:5+1 Error")]
    [DataRow("group_extraction_pattern: \"(\\d)\"", "AIPERF1012 1:29+2 Info")]
    [DataRow("experiment_classification: { group_extraction_pattern: '(?=a)(b)' }", "AIPERF1004 1:56+10 Error")]
    public void A_mistake_is_a_compile_error_at_its_place(string yaml, string expected)
    {
        var diagnostic = Harness.With(yaml).Run().Diagnostics.Single();
        var place = diagnostic.Location.GetLineSpan();

        Assert.AreEqual(expected, $"{diagnostic.Id} {place.StartLinePosition.Line + 1}:{place.StartLinePosition.Character + 1}+{diagnostic.Location.SourceSpan.Length} {diagnostic.Severity}");
        Assert.AreEqual("/project/plot_config.yaml", place.Path);
    }

    [TestMethod]
    public void The_text_is_complete_and_has_a_page()
    {
        var diagnostic = Harness.With("single_run_plots: { ttft_over_time: { y_scale: '{0}' } }").Run().Diagnostics.Single();

        Assert.AreEqual("'y_scale' cannot be '{0}'; the value is ignored. Use auto, linear, log.", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        StringAssert.EndsWith(diagnostic.Descriptor.HelpLinkUri, "/docs/diagnostics/AIPERF1004.md");
    }

    [TestMethod]
    public void Several_mistakes_are_told_at_once_and_the_good_presets_are_there()
    {
        var result = Harness.With("single_run_plots:\n  a: { type: nix }\n  b: { type: scatter, x: request_number, y: request_latency, titel: x }\n  c: 1\n").Run();

        Assert.AreEqual("AIPERF1002 AIPERF1002 AIPERF1004", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Id)));
        StringAssert.Contains(result.GeneratedSources.Single().SourceText.ToString(), "ScatterPreset B { get; }");
    }

    [TestMethod]
    public void Without_the_runtime_there_is_one_note_and_no_source()
    {
        var result = (Harness.With("{}") with { HasRuntime = false }).Run();

        Assert.AreEqual(("AIPERF1007", DiagnosticSeverity.Info), (result.Diagnostics.Single().Id, result.Diagnostics.Single().Severity));
        Assert.IsEmpty(result.GeneratedSources);
    }

    [TestMethod]
    public void Without_the_runtime_mistakes_are_told_all_the_same()
    {
        var result = (Harness.With("nix: 1") with { HasRuntime = false }).Run();
        Assert.AreEqual("AIPERF1002 AIPERF1007", string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Id)));
    }

    [TestMethod]
    public void A_comment_silences_the_note_about_the_runtime()
    {
        Assert.IsEmpty((Harness.With("# aiperf: ignore AIPERF1007\n") with { HasRuntime = false }).Run().Diagnostics);
        Assert.IsEmpty((Harness.With("{} # aiperf: ignore AIPERF1007\n") with { HasRuntime = false }).Run().Diagnostics);
        Assert.AreEqual("AIPERF1007", (Harness.With("# aiperf: ignore AIPERF1002\n") with { HasRuntime = false }).Run().Diagnostics.Single().Id);
    }

    [TestMethod]
    public void A_comment_silences_a_mistake_for_the_compiler_too() =>
        Assert.IsEmpty(Harness.With("nix: 1 # aiperf: ignore AIPERF1002\n").Run().Diagnostics);

    // 'nix' is an error by itself, the backslash a message.
    [TestMethod]
    [DataRow("nix: 1", "error", "AIPERF1002 Error")]
    [DataRow("nix: 1", "warning", "AIPERF1002 Warning")]
    [DataRow("nix: 1", "suggestion", "AIPERF1002 Info")]
    [DataRow("nix: 1", "none", "")]
    [DataRow("nix: 1", "default", "AIPERF1002 Error")]
    [DataRow("group_extraction_pattern: \"(\\d)\"", "error", "AIPERF1012 Error")]
    [DataRow("group_extraction_pattern: \"(\\d)\"", "warning", "AIPERF1012 Warning")]
    [DataRow("group_extraction_pattern: \"(\\d)\"", "silent", "AIPERF1012 Hidden")]
    [DataRow("group_extraction_pattern: \"(\\d)\"", "none", "")]
    public void A_globalconfig_sets_the_compilers_severity(string yaml, string severity, string expected) => Assert.AreEqual(
        expected, Told(Harness.With(yaml) with { GlobalConfig = $"dotnet_diagnostic.AIPERF1002.severity = {severity}\ndotnet_diagnostic.AIPERF1012.severity = {severity}\n" }));

    [TestMethod]
    public void A_globalconfig_sets_the_severity_of_the_note_about_the_runtime() => Assert.AreEqual(
        "AIPERF1007 Warning", Told(Harness.With("{}") with { HasRuntime = false, GlobalConfig = "dotnet_diagnostic.AIPERF1007.severity = warning\n" }));

    [TestMethod]
    [DataRow("nix: 1", "")]
    [DataRow("group_extraction_pattern: \"(\\d)\"", "")]
    public void NoWarn_silences_the_compiler(string yaml, string expected) =>
        Assert.AreEqual(expected, Told(Harness.With(yaml) with { Severities = options => options.WithSpecificDiagnosticOptions(Of(ReportDiagnostic.Suppress)) }));

    [TestMethod]
    public void WarningsAsErrors_is_for_each_code_and_TreatWarningsAsErrors_for_warnings_alone()
    {
        var note = Harness.With("group_extraction_pattern: \"(\\d)\"");

        Assert.AreEqual("AIPERF1012 Error", Told(note with { Severities = options => options.WithSpecificDiagnosticOptions(Of(ReportDiagnostic.Error)) }));
        Assert.AreEqual("AIPERF1012 Info", Told(note with { Severities = options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Error) }));
        Assert.AreEqual("AIPERF1012 Error", Told(note with
        {
            GlobalConfig = "dotnet_diagnostic.AIPERF1012.severity = warning\n",
            Severities = options => options.WithGeneralDiagnosticOption(ReportDiagnostic.Error),
        }));
    }

    private static KeyValuePair<string, ReportDiagnostic>[] Of(ReportDiagnostic report) => [new("AIPERF1002", report), new("AIPERF1012", report)];

    private static string Told(Harness harness)
    {
        harness.Driver().RunGeneratorsAndUpdateCompilation(harness.Compilation, out _, out var diagnostics);
        return string.Join(' ', diagnostics.Select(diagnostic => $"{diagnostic.Id} {diagnostic.Severity}"));
    }

    [TestMethod]
    public void Switched_off_there_is_no_source_and_no_note()
    {
        var harness = Harness.With("nix: 1") with { Properties = new Dictionary<string, string> { ["AiPerfPlotGenerate"] = "False" } };

        Assert.IsEmpty(harness.Run().GeneratedSources);
        Assert.AreEqual("AIPERF1002", harness.Run().Diagnostics.Single().Id);
        Assert.AreEqual("AIPERF1002", (harness with { HasRuntime = false }).Run().Diagnostics.Single().Id);
    }

    [TestMethod]
    public void Without_a_configuration_there_is_nothing()
    {
        var result = new Harness { HasRuntime = false }.Run();
        Assert.IsEmpty(result.Diagnostics);
        Assert.IsEmpty(result.GeneratedSources);
    }

    [TestMethod]
    public void A_file_listed_twice_counts_once()
    {
        const string Path = "/project/plot_config.yaml";
        var result = new Harness { Files = [(Path, "config", "nix: 1"), (Path, "config", "nix: 1")] }.Run();
        Assert.HasCount(1, result.Diagnostics);
    }
}

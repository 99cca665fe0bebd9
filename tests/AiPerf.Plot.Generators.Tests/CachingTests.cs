using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace AiPerf.Plot.Generators.Tests;

[TestClass]
public sealed class CachingTests
{
    private const string Yaml = "single_run_plots:\n  mine: { type: scatter, x: request_number, y: request_latency }\n  bad: { type: nix }\n";

    private static readonly string[] Steps =
        [TrackingNames.ConfigTexts, TrackingNames.ParsedConfigs, TrackingNames.Targets, TrackingNames.Catalogs, TrackingNames.ConfigDiagnostics];

    [TestMethod]
    public void An_edit_of_the_code_runs_no_step_again()
    {
        var result = Edit(Harness.With(Yaml), Harness.With(Yaml) with { Source = "class C { int F => 1; }" });
        foreach (var step in Steps)
            AssertCached(result, step);
        Assert.AreEqual("Cached Cached", Outputs(result));
    }

    [TestMethod]
    public void The_same_text_in_a_new_object_runs_no_output_again()
    {
        var result = Edit(Harness.With(Yaml), Harness.With(Yaml));
        AssertCached(result, TrackingNames.Catalogs);
        Assert.AreEqual("Cached Cached", Outputs(result));
    }

    [TestMethod]
    public void A_comment_moves_the_diagnostics_and_leaves_the_source()
    {
        var result = Edit(Harness.With(Yaml), Harness.With("# a comment\n" + Yaml));

        AssertCached(result, TrackingNames.Catalogs);
        Assert.AreEqual("Modified", Reasons(result, TrackingNames.ConfigDiagnostics));
        Assert.AreEqual("Cached Modified", Outputs(result));
        Assert.AreEqual(3, result.Diagnostics.Single().Location.GetLineSpan().StartLinePosition.Line, "zero-based");
    }

    [TestMethod]
    public void A_preset_changes_the_source()
    {
        var result = Edit(Harness.With(Yaml), Harness.With(Yaml.Replace("request_latency", "inter_token_latency", StringComparison.Ordinal)));

        Assert.AreEqual("Modified", Reasons(result, TrackingNames.Catalogs));
        StringAssert.Contains(result.GeneratedSources.Single().SourceText.ToString(), "inter_token_latency");
    }

    [TestMethod]
    public void Another_additional_file_is_none_of_our_business()
    {
        var before = Harness.With(Yaml);
        var result = Edit(before, before with { Files = [.. before.Files, ("/project/other.yaml", "", "a: [")] });
        Assert.AreEqual("Cached Cached", Outputs(result));
    }

    [TestMethod]
    public void Steps_hold_values_that_compare_by_content_and_keep_nothing_of_the_compiler_alive()
    {
        var result = Harness.With(Yaml).Run();
        foreach (var name in Steps)
        {
            foreach (var value in result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Value))
                Walk(value, [], name);
        }
    }

    private static void Walk(object? value, HashSet<object> seen, string path)
    {
        if (value is null or string or Enum || value.GetType().IsPrimitive || !seen.Add(value))
            return;
        Assert.IsFalse(value is ISymbol or Compilation or SyntaxNode or SyntaxTree or Location or Diagnostic or AdditionalText or Delegate, path);
        // Diagnostics come from a table: the descriptor is one object, the arguments are already in the text.
        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, seen, path + "[]");
            return;
        }

        foreach (var field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Walk(field.GetValue(value), seen, $"{path}.{field.Name}");
    }

    private static GeneratorRunResult Edit(Harness before, Harness after) =>
        after.RunAgain(before.Driver().RunGenerators(before.Compilation)).GetRunResult().Results.Single();

    private static string Reasons(GeneratorRunResult result, string step) =>
        string.Join(' ', result.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason));

    // The source first, then the diagnostics: the order in which the generator registers them.
    private static string Outputs(GeneratorRunResult result) =>
        string.Join(' ', result.TrackedOutputSteps["SourceOutput"].SelectMany(run => run.Outputs).Select(output => output.Reason));

    private static void AssertCached(GeneratorRunResult result, string step) =>
        Assert.IsTrue(
            result.TrackedSteps[step].SelectMany(run => run.Outputs).All(output => output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged),
            $"{step}: {Reasons(result, step)}");
}

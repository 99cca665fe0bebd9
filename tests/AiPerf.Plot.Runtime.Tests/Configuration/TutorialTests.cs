using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>The tutorial's snippets, as they are printed there.</summary>
[TestClass]
public sealed class TutorialTests
{
    [TestMethod]
    public void A_defaults_list_replaces_the_list_below_it_and_nothing_else()
    {
        var configuration = Parsing.Load("""
            visualization:
              single_run_defaults:
                - ttft_over_time
                - itl_over_time
                - dispersed_throughput_over_time
                # ... add or remove plots
            """);

        Assert.AreEqual("ttft_over_time itl_over_time dispersed_throughput_over_time", string.Join(' ', configuration.SingleRunDefaults));
        CollectionAssert.AreEqual(PlotCatalog.Defaults.MultiRunDefaults.ToArray(), configuration.MultiRunDefaults.ToArray());
        Assert.HasCount(PlotCatalog.All.Count, configuration.MultiRunPlots.AsEnumerable<PlotPreset>().Concat(configuration.SingleRunPlots));
    }

    [TestMethod]
    [DataRow("model")]
    [DataRow("experiment_group")]
    [DataRow("run_name")]
    public void Groups_of_a_preset_change_with_the_rest_as_it_was(string column)
    {
        var configuration = Parsing.Load($"""
            multi_run_plots:
              ttft_vs_throughput:
                groups: [{column}]
            """);

        var preset = configuration.MultiRunPlots.Single(preset => preset.Name == "ttft_vs_throughput");
        Assert.AreEqual(RecordText.Of(PlotCatalog.MultiRun.TtftVsThroughput with { Groups = [column] }), RecordText.Of(preset));
    }

    [TestMethod]
    public void Classification_has_baselines_and_treatments()
    {
        var classification = Parsing.Load("""
            experiment_classification:
              baselines:
                - "*baseline*"     # Glob patterns
                - "*_agg_*"
              treatments:
                - "*treatment*"
                - "*_disagg_*"
              default: treatment   # Fallback when no match
            """).Classification!;

        CollectionAssert.AreEqual(new[] { "*baseline*", "*_agg_*" }, classification.Baselines.ToArray());
        CollectionAssert.AreEqual(new[] { "*treatment*", "*_disagg_*" }, classification.Treatments.ToArray());
        Assert.IsFalse(classification.DefaultIsBaseline);
    }

    [TestMethod]
    public void An_unknown_escape_is_a_backslash()
    {
        const string Text = """group_extraction_pattern: "^(treatment_\d+)"  # Groups treatment_1_varA + treatment_1_varB → "treatment_1" """;

        Assert.AreEqual("AIPERF1012 1:40+2", Parsing.Places(Text));
        Assert.AreEqual("'\\d' is no YAML escape and is read as a backslash and 'd'. Write the text in single quotes, where backslashes are literal.", Parsing.Messages(Text));
        Assert.AreEqual("""^(treatment_\d+)""", Parsing.Load(Text).Classification!.GroupExtractionPattern);
    }

    [TestMethod]
    public void Places_after_a_literal_escape_are_those_of_the_file()
    {
        const string Text = """{ group_extraction_pattern: "(\d\w)", foo: 1 }""";
        Assert.AreEqual("AIPERF1012 1:31+2\nAIPERF1012 1:33+2\nAIPERF1002 1:39+3", Parsing.Places(Text));
    }
}

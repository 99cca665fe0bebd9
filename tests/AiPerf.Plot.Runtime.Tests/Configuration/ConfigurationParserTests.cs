using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class ConfigurationParserTests
{
    // Code, place and length of every mistake.
    [TestMethod]
    [DataRow("visualisation: {}", "AIPERF1002 1:1+13")]
    [DataRow("visualization: []", "AIPERF1004 1:16+1")]
    [DataRow("- a", "AIPERF1004 1:1+1")]
    [DataRow("visualization:\n  single_run_default: [ttft_over_time]", "AIPERF1002 2:3+18")]
    [DataRow("visualization:\n  single_run_defaults: [ttft_over_tine]", "AIPERF1002 2:25+14")]
    [DataRow("visualization:\n  single_run_defaults: [ttft_vs_throughput]", "AIPERF1002 2:25+18")]
    [DataRow("visualization:\n  single_run_defaults: [[a]]", "AIPERF1004 2:24+1")]
    [DataRow("single_run_plots: { a: { x: request_number, y: request_latency } }", "AIPERF1003 1:21+1")]
    [DataRow("single_run_plots: { a: { type: scater, x: request_number, y: request_latency } }", "AIPERF1002 1:32+6")]
    [DataRow("single_run_plots: { a: { type: pareto, x: request_number, y: request_latency } }", "AIPERF1004 1:32+6")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number } }", "AIPERF1003 1:21+1")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: } }", "AIPERF1003 1:21+1")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latency_p42 } }", "AIPERF1011 1:63+19")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: { metric: request_latency, stat: p42 } } }", "AIPERF1011 1:96+3")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latancy } }", "AIPERF1002 1:63+15")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latency, titel: x } }", "AIPERF1002 1:80+5")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latency, groups: [model] } }", "AIPERF1010 1:80+6")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: \"vllm:x{a\" } }", "AIPERF1004 1:63+10")]
    [DataRow("single_run_plots: { ttft_over_time: { rolling_window: 0 } }", "AIPERF1004 1:55+1")]
    [DataRow("single_run_plots: { ttft_over_time: { y_scale: logarithmic } }", "AIPERF1004 1:48+11")]
    [DataRow("single_run_plots: { ttft_over_time: { include_warmup: yes } }", "AIPERF1004 1:55+3")]
    [DataRow("single_run_plots: { ttft_over_time: { title: [a] } }", "AIPERF1004 1:46+1")]
    [DataRow("single_run_plots: { ttft_over_time: 7 }", "AIPERF1004 1:37+1")]
    [DataRow("single_run_plots: { ../up: { type: scatter } }", "AIPERF1004 1:21+5")]
    [DataRow("single_run_plots: { plots: { type: scatter } }", "AIPERF1004 1:21+5")]
    [DataRow("single_run_plots: { TTFT-over-time: { type: scatter, x: request_number, y: request_latency } }", "AIPERF1006 1:21+14")]
    [DataRow("single_run_plots: { gpu_utilization_and_throughput_over_time: { primary_style: { mode: dots } } }", "AIPERF1004 1:88+4")]
    [DataRow("multi_run_plots: { a: { type: pareto, x: output_sequence_length, y: goodput } }", "AIPERF1009 1:42+22")]
    [DataRow("multi_run_plots: { latency_throughput_uncertainty: { ci_level: 95 } }", "AIPERF1004 1:64+2")]
    [DataRow("experiment_classification: { default: control }", "AIPERF1004 1:39+7")]
    [DataRow("experiment_classification: { basline: [a] }", "AIPERF1002 1:30+7")]
    [DataRow("experiment_classification: { group_extraction_pattern: '(?=a)(b)' }", "AIPERF1004 1:56+10")]
    [DataRow("experiment_classification: { group_extraction_pattern: 'a' }", "AIPERF1004 1:56+3")]
    [DataRow("experiment_classification: { group_extraction_pattern: '(' }", "AIPERF1004 1:56+3")]
    [DataRow("experiment_classification: { group_extraction_pattern: '((a{900}){900})' }", "AIPERF1004 1:56+17")]
    [DataRow("experiment_classification: yes", "AIPERF1004 1:28+3")]
    [DataRow("settings: { include_warmup: 1 }", "AIPERF1004 1:29+1")]
    [DataRow("settings: { server_metrics_downsampling: 5 }", "AIPERF1004 1:42+1")]
    [DataRow("settings: { server_metrics_downsampling: { window_size_seconds: 0 } }", "AIPERF1004 1:65+1")]
    [DataRow("settings: { server_metrics_downsampling: { aggregation_method: last } }", "AIPERF1004 1:64+4")]
    [DataRow("settings: { server_metrics_downsampling: { windows: 5 } }", "AIPERF1002 1:44+7")]
    [DataRow("settings: { include_warmpu: true }", "AIPERF1002 1:13+14")]
    [DataRow("visualization:\n\tsingle_run_defaults: [ttft_over_time]", "AIPERF1001 2:1+1")]
    [DataRow("visualization:\n  single_run_plots:\n\t  a: {}", "AIPERF1001 3:1+1")]
    [DataRow("visualization:\n  single_run_plots:\n    ttft_over_time:\n    \ttitle: x", "AIPERF1001 4:5+1")]
    [DataRow("visualization:\n  single_run_defaults:\n\t- ttft_over_time", "AIPERF1001 3:1+1")]
    [DataRow("visualization:\n  single_run_plots:\n    ttft_over_time:\n      title: x\n\t\ty_scale: log\n", "AIPERF1001 5:1+1")]
    [DataRow("visualization: { multi_run_defaults: [] }\nmulti_run_defaults: []", "AIPERF1005 2:1+18")]
    [DataRow("group_extraction_pattern: '(a)'\nexperiment_classification: { group_extraction_pattern: '(b)' }", "AIPERF1005 2:30+24")]
    [DataRow("visualization:\n  single_run_plots:\n    \u540d\u524d: { typo: x }\r\n    b: { type: nix }", "AIPERF1003 3:5+2\nAIPERF1002 4:16+3")]
    public void A_mistake_is_told_at_its_place(string text, string expected)
    {
        Assert.AreEqual(expected, Parsing.Places(text));
    }

    [TestMethod]
    [DataRow("visualization: { single_run_defaults: [ttft_over_tine] }", "The preset 'ttft_over_tine' is unknown; it is left out, the others are drawn. Did you mean 'ttft_over_time'?")]
    [DataRow("visualization: { single_run_defaults: [ttft_vs_throughput] }", "The preset 'ttft_vs_throughput' is unknown; it is left out, the others are drawn. It belongs to the other mode; list it in 'multi_run_defaults'.")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latancy } }", "The metric 'request_latancy' is unknown; the preset 'a' is left out, the others are drawn. Did you mean 'request_latency'? A metric of your own needs its source: y: { metric: request_latancy, source: requests }.")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: inter_chunk_latency_range } }", "The metric 'inter_chunk_latency_range' is unknown; the preset 'a' is left out, the others are drawn. Did you mean 'inter_chunk_latency'? A metric of your own needs its source: y: { metric: inter_chunk_latency_range, source: requests }.")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: \"vllm:x{a\" } }", "'y' cannot be 'vllm:x{a'; the preset 'a' is left out, the others are drawn. Use the form name[endpoint]{label=value, …}: the brace is not closed.")]
    [DataRow("single_run_plots: { ttft_over_time: { y_scale: logarithmic } }", "'y_scale' cannot be 'logarithmic'; the value is ignored. Use auto, linear, log.")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latency_p42 } }", "'p42' is not a statistic; the preset 'a' is left out, the others are drawn. Use one of p50, avg, p90, p95, p99, min, max, std, p1, p5, p10, p25, p75.")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: { metric: request_latency, statt: p95 } } }", "The key 'statt' is unknown; the preset 'a' is left out, the others are drawn. Did you mean 'stat'?")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latency, titel: x } }", "The key 'titel' is unknown; it is ignored. Did you mean 'title'?")]
    [DataRow("single_run_plots: { a: { type: scater, x: request_number } }", "The plot type 'scater' is unknown; the preset 'a' is left out, the others are drawn. Did you mean 'scatter'?")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number } }", "The preset 'a' has no 'y' and is left out, the others are drawn. Add it, such as 'y: request_latency'.")]
    [DataRow("multi_run_plots: { a: { type: pareto, x: output_sequence_length, y: goodput } }", "Whether 'output_sequence_length' is better high or low is not known, so the preset 'a' has no frontier and is left out, the others are drawn. Add 'x_direction: higher' or 'x_direction: lower'.")]
    public void A_message_says_what_follows_and_what_to_do(string text, string expected)
    {
        Assert.AreEqual(expected, Parsing.Messages(text));
    }

    [TestMethod]
    public void A_mistake_leaves_the_rest_alone()
    {
        var parsed = Parsing.Parse("""
            visualization:
              single_run_defaults: [good, bad, ttft_over_time]
              single_run_plots:
                bad: { type: scatter, x: nothing_known, y: request_latency }
                good: { type: scatter, x: request_number, y: request_latency, colour: red, title: Fine }
            """);

        Assert.AreEqual("AIPERF1002 AIPERF1002", string.Join(' ', parsed.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id)));
        Assert.AreEqual("good", parsed.Document.Presets.Single().Name);
        Assert.AreEqual("bad AIPERF1002 4:30", string.Join(' ', parsed.LeftOut.Select(lost => $"{lost.Name} {lost.Cause.Descriptor.Id} {lost.Cause.Location.Line}:{lost.Cause.Location.Column}")));
        Assert.AreEqual(new TextValue("Fine"), parsed.Document.Presets.Single().Find("title"));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# nothing but a comment\n")]
    [DataRow("---\n...\n")]
    [DataRow("~")]
    [DataRow("visualization:\n  multi_run_plots:\n  single_run_plots: {}\nexperiment_classification:\nsettings:\n")]
    public void An_empty_layer_changes_no_plot(string text)
    {
        var parsed = Parsing.Parse(text);
        Assert.IsEmpty(parsed.Diagnostics);
        Assert.IsEmpty(parsed.Document.Presets);
        Assert.IsNull(parsed.Document.MultiRunDefaults);
    }

    [TestMethod]
    public void A_preset_that_a_mistake_leaves_out_is_still_the_one_that_is_meant() => Assert.EndsWith(
        "Did you mean 'p99_vs_load'?",
        Parsing.Parse("multi_run_defaults: [p99_vs_lod]\nmulti_run_plots: { p99_vs_load: { type: nix } }").Diagnostics[0].Message);

    [TestMethod]
    public void Two_texts_that_say_the_same_give_equal_documents()
    {
        const string Flow = "single_run_plots: { ttft_over_time: { title: \"A\", y_scale: LOG } }";
        const string Block = "# comment\nvisualization:\n  single_run_plots:\n    ttft_over_time:\n      title: A\n      y_scale: log\n";

        Assert.AreEqual(Parsing.Parse(Flow).Document, Parsing.Parse(Block).Document);
        Assert.AreEqual(Parsing.Parse(Flow).Document.GetHashCode(), Parsing.Parse(Block).Document.GetHashCode());
        Assert.AreNotEqual(Parsing.Parse(Flow).Document, Parsing.Parse(Block.Replace("log", "auto", StringComparison.Ordinal)).Document);
    }

    [TestMethod]
    public void Errors_are_errors_and_notes_are_notes()
    {
        var bySeverity = Parsing.Parse("""
            single_run_plots: { ttft_over_time: { autoscale: y, layout: stacked } }
            group_extraction_pattern: "(\d)"
            nothing: 1
            """).Diagnostics.ToLookup(diagnostic => diagnostic.Severity, diagnostic => diagnostic.Descriptor);

        CollectionAssert.AreEqual(new[] { DiagnosticTable.NoEffect, DiagnosticTable.LiteralEscape }, bySeverity[PlotSeverity.Message].ToArray());
        CollectionAssert.AreEqual(new[] { DiagnosticTable.UnknownName }, bySeverity[PlotSeverity.Error].ToArray());
    }
}

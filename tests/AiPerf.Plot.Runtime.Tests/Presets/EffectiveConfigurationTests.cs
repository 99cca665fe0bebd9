using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class EffectiveConfigurationTests
{
    private const string Rich = """
        visualization:
          multi_run_defaults: []
          single_run_defaults: ["späte Läufe", "true"]
          multi_run_plots:
            mine: { type: pareto, x: { metric: output_sequence_length, stat: p5 }, y: goodput, x_direction: lower, title: "a: \"b\"\n# c \u2028", labels: [concurrency, model], frontier: global }
            ttft_vs_throughput: { groups: [] }
          single_run_plots:
            "späte Läufe": { type: request_timeline, rolling_window: 3, style: { theme: high-contrast, palette: deep, width: 900, height: 400, scale: 2.5, annotations: [{ hline: 200, label: "S \"L\" O" }, { vline: -0.5 }, { hband: [1e3, 2000.25], label: usual }, { vband: [3, 4] }, { text: here, x: 1, y: 2 }] } }
            "true": { type: dual_axis, y: "vllm:x[http://a]{b=\"c\"}", y2: gpu_utilization, secondary_style: { fill: tonexty, line_width: 0.1, mode: lines+markers }, primary_style: {} }
            timeslices_ttft: { stat: p99, use_slice_duration: false }
        experiment_classification: { baselines: ["*a*", "-x"], default: baseline, group_extraction_pattern: '^(t_\d+)', group_display_names: { "a b": "C: d" } }
        settings: { include_warmup: true, server_metrics_downsampling: { enabled: false, windowSeconds: 0.5, aggregation_method: median } }
        """;

    private readonly string directory = Path.Combine(Path.GetTempPath(), $"aiperf-plot-effective-{Guid.NewGuid():N}");
    private readonly List<PlotDiagnostic> diagnostics = [];

    [TestInitialize]
    public void Create() => Directory.CreateDirectory(directory);

    [TestCleanup]
    public void Delete() => Directory.Delete(directory, recursive: true);

    [TestMethod]
    [DataRow("")]
    [DataRow(Rich)]
    [DataRow("experiment_classification: {}")]
    public void Read_as_a_layer_it_changes_nothing(string layer)
    {
        ConfigurationFile[] files = [File("layer.yaml", layer)];
        var described = EffectiveConfiguration.Describe(files, diagnostics);
        diagnostics.Clear();

        var again = ConfigurationLoader.Load([File("described.yaml", described)], diagnostics);

        Assert.AreEqual("", string.Join('\n', diagnostics.Select(diagnostic => diagnostic.Message)));
        Assert.AreEqual(RecordText.Of(ConfigurationLoader.Load(files, [])), RecordText.Of(again));
    }

    [TestMethod]
    public void Each_value_names_its_layer_and_line()
    {
        var text = EffectiveConfiguration.Describe(
        [
            File("weak.yaml", "multi_run_plots: { ttft_vs_throughput: { title: W, y_label: W } }\nsingle_run_plots: { ttft_over_time: { title: W } }"),
            File("strong.yaml", "multi_run_defaults: []\nmulti_run_plots: { ttft_vs_throughput: { title: S } }\nsingle_run_plots: { ttft_over_time: { type: scatter, x: timestamp, y: request_latency } }"),
        ], diagnostics);

        Assert.IsEmpty(diagnostics);
        string Origin(string section, string key)
        {
            var lines = text.Split('\n');
            var at = Array.FindIndex(lines, line => line.Trim() == section + ":");
            return Array.Find(lines[at..], line => line.TrimStart().StartsWith(key + ":", StringComparison.Ordinal))!.Split(" # ")[1];
        }

        string[] builtIn = DefaultConfiguration.ReadText().Split('\n');
        int ttft = Array.IndexOf(builtIn, "    ttft_vs_throughput:") + 1;
        Assert.AreEqual($"built-in({ttft + 1})", Origin("ttft_vs_throughput", "type"));
        Assert.AreEqual("strong.yaml(2)", Origin("ttft_vs_throughput", "title"));
        Assert.AreEqual("weak.yaml(1)", Origin("ttft_vs_throughput", "y_label"));
        StringAssert.StartsWith(Origin("ttft_vs_throughput", "groups"), "built-in(");
        Assert.AreEqual("strong.yaml(3)", Origin("ttft_over_time", "type"));
        Assert.AreEqual("strong.yaml(3)", Origin("ttft_over_time", "x"));
        StringAssert.Contains(text, "# strong.yaml(1)\n");
        StringAssert.Contains(text, "  multi_run_defaults: []");
        StringAssert.StartsWith(text, "# Layers, strongest first: strong.yaml, weak.yaml, built-in\n");
    }

    [TestMethod]
    public void A_path_stays_a_comment()
    {
        var text = EffectiveConfiguration.Describe([new(Path.Combine(directory, "0.yaml"), "gone"), File("a\nnix: 1", "multi_run_defaults: []")], diagnostics);
        Assert.HasCount(1, diagnostics);
        StringAssert.Contains(text, "# a?nix: 1(1)");
    }

    [TestMethod]
    [DataRow("plain_text-1.5/x", "plain_text-1.5/x")]
    [DataRow("True", "\"True\"")]
    [DataRow("12", "\"12\"")]
    [DataRow("~", "\"~\"")]
    [DataRow("", "\"\"")]
    [DataRow("a: b", "\"a: b\"")]
    [DataRow("*a*", "\"*a*\"")]
    [DataRow("a\\\"\n\u0001", "\"a\\\\\\\"\\n\\u0001\"")]
    [DataRow("中 \U0001F600", "\"中 \U0001F600\"")]
    public void A_text_is_quoted_where_it_could_mean_something_else(string value, string expected) => Assert.AreEqual(expected, YamlText.Scalar(value));

    private ConfigurationFile File(string name, string text)
    {
        var path = Path.Combine(directory, $"{Guid.NewGuid():N}.yaml");
        System.IO.File.WriteAllText(path, text);
        return new(path, name);
    }
}

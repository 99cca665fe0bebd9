using System.Text;
using System.Text.Json.Nodes;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Runtime.Tests.Outputs;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>
/// The JSON Schema that editors are given says what the parser says. With AIPERF_WRITE_DOCS=1 it is written.
/// </summary>
[TestClass]
public sealed class ConfigurationSchemaTests
{
    private const string SchemaFile = "docs/schemas/plot_config.schema.json";

    private static readonly JsonSchema Schema = JsonSchema.Load("plot_config.schema.json");

    public static IEnumerable<object[]> Files => Directory.GetFiles(Repository.Path("samples"), "*.yaml", SearchOption.AllDirectories)
        .Append(Repository.Path("src/Runtime/Configuration/default_plot_config.yaml"))
        .Select(file => Path.GetRelativePath(Repository.Path("."), file).Replace('\\', '/'))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Select(file => new object[] { file });

    [TestMethod]
    public void It_is_what_the_table_of_keys_gives()
    {
        var text = ConfigurationSchemaText.Write();
        if (DiagnosticPagesTests.WriteDocs)
        {
            File.WriteAllText(Repository.Path(SchemaFile), text);
        }

        Assert.AreEqual(text, Repository.Text(SchemaFile), "AIPERF_WRITE_DOCS=1 dotnet test tests/AiPerf.Plot.Tasks.Tests writes it.");
    }

    [TestMethod]
    [DynamicData(nameof(Files))]
    public void It_accepts_the_defaults_and_the_samples(string file) => Assert.AreEqual("", Errors(Repository.Text(file)));

    [TestMethod]
    public void It_accepts_the_examples_of_the_documentation()
    {
        var examples = MarkdownPage.Read("docs/configuration.md").CodeBlocks.Where(block => block.Language == "yaml").ToArray();

        Assert.HasCount(7, examples);
        // The last one shows a mistake and how to silence it.
        Assert.AreEqual("\n\n\n\n\n\n$.single_run_plots.ttft_over_time: smoothing is unknown", string.Join('\n', examples.Select(example => Errors(example.Text))));
    }

    [TestMethod]
    [DataRow("labels:")]
    [DataRow("x: { metric: request_latency, stat: p95, source: aggregated }")]
    [DataRow("x: 'vllm:cache[http://a]{b=c}'")]
    [DataRow("groups: model")]
    [DataRow("title: 7")]
    [DataRow("ci_level: 0.9")]
    [DataRow("style: { theme: dark, width: 400, scale: 1.5, annotations: [{ hline: 1, label: a }, { vband: [1, 2] }, { text: a, x: 1, y: 2 }] }")]
    public void It_accepts_what_the_parser_accepts(string key)
    {
        var yaml = $"multi_run_plots:\n  latency_throughput_uncertainty: {{ {key} }}\n";

        Assert.AreEqual("", Errors(yaml));
        Assert.IsEmpty(ConfigurationParser.Parse(yaml, "a.yaml", DefaultConfiguration.Parse().Document).Diagnostics.Where(found => found.Severity == PlotSeverity.Error));
    }

    [TestMethod]
    [DataRow("visualisation: {}")]
    [DataRow("visualization: { single_run_default: [ttft_over_time] }")]
    [DataRow("visualization: []")]
    [DataRow("multi_run_defaults: { a: b }")]
    [DataRow("multi_run_defaults: [[a]]")]
    [DataRow("single_run_plots: { a: 7 }")]
    [DataRow("single_run_plots: { a: { type: scater, x: request_number, y: request_latency } }")]
    [DataRow("single_run_plots: { a: { type: pareto, x: request_number, y: request_latency } }")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number } }")]
    [DataRow("single_run_plots: { a: { type: dual_axis, y: request_latency } }")]
    [DataRow("single_run_plots: { a: { type: scatter, x: request_number, y: request_latency, titel: x } }")]
    [DataRow("single_run_plots: { ttft_over_time: { y: { metric: request_latency, statt: p95 } } }")]
    [DataRow("single_run_plots: { ttft_over_time: { y: { metric: request_latency, stat: p42 } } }")]
    [DataRow("single_run_plots: { ttft_over_time: { rolling_window: 0 } }")]
    [DataRow("single_run_plots: { ttft_over_time: { rolling_window: 2.5 } }")]
    [DataRow("single_run_plots: { ttft_over_time: { y_scale: logarithmic } }")]
    [DataRow("single_run_plots: { ttft_over_time: { include_warmup: yes } }")]
    [DataRow("single_run_plots: { gpu_utilization_and_throughput_over_time: { primary_style: { mode: dots } } }")]
    [DataRow("single_run_plots: { gpu_utilization_and_throughput_over_time: { primary_style: { line_width: 0 } } }")]
    [DataRow("single_run_plots: { ttft_over_time: { style: { width: 100 } } }")]
    [DataRow("single_run_plots: { ttft_over_time: { style: { theme: drak } } }")]
    [DataRow("single_run_plots: { ttft_over_time: { style: { annotations: [{ hlin: 3 }] } } }")]
    [DataRow("multi_run_plots: { latency_throughput_uncertainty: { ci_level: 95 } }")]
    [DataRow("multi_run_plots: { latency_throughput_uncertainty: { ci_level: 1 } }")]
    [DataRow("experiment_classification: { default: control }")]
    [DataRow("experiment_classification: { basline: [a] }")]
    [DataRow("experiment_classification: yes")]
    [DataRow("settings: { include_warmup: 1 }")]
    public void It_rejects_what_the_parser_rejects(string yaml)
    {
        Assert.AreNotEqual("", Errors(yaml));
        Assert.IsNotEmpty(ConfigurationParser.Parse(yaml, "a.yaml", DefaultConfiguration.Parse().Document).Diagnostics);
    }

    private static string Errors(string yaml)
    {
        List<PlotDiagnostic> diagnostics = [];
        var root = YamlReader.Read(yaml, "a.yaml", diagnostics);
        Assert.IsEmpty(diagnostics.Where(found => found.Severity == PlotSeverity.Error));
        return string.Join('\n', Schema.Errors(Encoding.UTF8.GetBytes((root is null ? null : Json(root))?.ToJsonString() ?? "{}")));
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        { IsNull: true } => null,
        YamlMapping map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Value, Json(entry.Value)))),
        YamlSequence list => new JsonArray([.. list.Items.Select(Json)]),
        YamlScalar scalar => CoreScalar.AsSwitch(scalar) is { } on ? JsonValue.Create(on)
            : CoreScalar.AsInteger(scalar) is { } whole ? JsonValue.Create(whole)
            : CoreScalar.AsNumber(scalar) is { } number ? JsonValue.Create(number) : JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException("No other node exists."),
    };
}

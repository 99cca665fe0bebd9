using System.Reflection;
using System.Runtime.Loader;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Runtime.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AiPerf.Plot.Generators.Tests;

[TestClass]
public sealed class CatalogTests
{
    // Every key of the schema once, and texts that would break careless quoting.
    private const string Rich = """
        visualization:
          multi_run_defaults: [my_pareto, class]
          single_run_defaults: [dual, 9th, "späte Läufe"]
          multi_run_plots:
            my_pareto:
              type: pareto
              title: "A \"quoted\" </summary> */ {0} \\ title\nover two lines"
              description: "<b>&amp; \u2028 \u0001"
              x: { metric: output_sequence_length, stat: p5 }
              y: output_token_throughput_per_gpu_avg
              labels: [concurrency, model]
              groups: run_name
              x_direction: lower
              y_direction: higher
              x_label: X
              y_label: Y
              x_scale: log
              y_scale: linear
              autoscale: both
              frontier: global
              frontier_shape: step
              include_warmup: true
            class: { type: scatter_line, x: goodput, y: request_latency_p99, connect: sweep }
            unsure: { type: latency-throughput-uncertainty, x: goodput, y: request_latency, ci_level: 0.9 }
            ttft_vs_throughput: { groups: [run_name] }
          single_run_plots:
            dual:
              type: dual_axis
              y: throughput_tokens_per_sec
              y2: { metric: "vllm:kv[http://a]{b=\"c\"}", source: server_metrics }
              primary_style: { mode: lines+markers, line_shape: hv, line_width: 2.5, marker_size: 3 }
              secondary_style: { mode: markers, fill: tonexty, marker_opacity: 0.1, fill_opacity: 1 }
              supplementary_col: active_requests
              layout: stacked
            9th: { type: scatter, x: request_number, y: request_latency, outliers: clip, rolling_window: 50 }
            "späte Läufe": { type: request_timeline, style: { theme: high-contrast, palette: deep, width: 900, height: 400, scale: 2.5, annotations: [{ hline: 200, label: "S \"L\" O" }, { vline: -0.5 }, { hband: [1e3, 2000.25], label: usual }, { vband: [3, 4] }, { text: here, x: 1, y: 2 }] } }
            bars: { type: histogram, y: Output Token Throughput, stat: max, use_slice_duration: false, density: true }
            bands: { type: percentile-bands, y: "vllm:time_to_first_token_seconds" }
            slices: { type: timeslice, y: time_to_first_token }
            percentiles: { type: scatter_with_percentiles, x: timestamp, y: request_latency }
            area: { type: area, x: timestamp_s, y: gpu_utilization }
            line: { type: line, x: timestamp_s, y: gpu_temperature }
        experiment_classification:
          baselines: ["*base*", "q\"uote"]
          treatments: []
          default: baseline
          group_extraction_pattern: '^(t_\d+)'
          group_display_names: { "a\tb": "C", d: "" }
        settings: { include_warmup: true, server_metrics_downsampling: { enabled: false, window_size_seconds: 0.5, aggregation_method: median } }
        """;

    [TestMethod]
    public void It_compiles_without_a_warning()
    {
        (Harness.With(Rich) with { Language = LanguageVersion.CSharp12 }).Compile(out var diagnostics);
        Assert.AreEqual("", string.Join('\n', diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden)));
    }

    [TestMethod]
    public void It_says_what_the_renderer_reads_from_the_same_file()
    {
        var (runtime, consumer) = Load(Harness.With(Rich));
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Rich);
            var file = runtime.GetType("AiPerf.Plot.ConfigurationFile", true)!;
            var layers = Array.CreateInstance(file, 1);
            layers.SetValue(Activator.CreateInstance(file, path, "plot_config.yaml"), 0);
            var diagnostics = Activator.CreateInstance(typeof(List<>).MakeGenericType(runtime.GetType("AiPerf.Plot.Diagnostics.PlotDiagnostic", true)!))!;

            var read = runtime.GetType("AiPerf.Plot.Presets.ConfigurationLoader", true)!
                .GetMethods().Single(method => method.Name == "Load" && method.GetParameters()[0].ParameterType != runtime.GetType("AiPerf.Plot.PlotJobOptions")).Invoke(null, [layers, diagnostics]);

            Assert.AreEqual("[]", RecordText.Of(diagnostics));
            Assert.AreEqual(RecordText.Of(read), RecordText.Of(Defaults(consumer)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestMethod]
    public void It_is_internal_and_can_be_completed()
    {
        var harness = Harness.With(Rich) with
        {
            Source = "namespace Consumer; partial class PlotCatalog { public static AiPerf.Plot.Presets.ScatterLinePreset Other => MultiRun.Class with { Title = \"B\" }; }",
        };
        var catalog = harness.Compile(out var diagnostics).GetTypeByMetadataName("Consumer.PlotCatalog")!;

        Assert.IsFalse(diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.AreEqual(Accessibility.Internal, catalog.DeclaredAccessibility);
    }

    [TestMethod]
    [DataRow("MyPareto", "MultiRun")]
    [DataRow("Class", "MultiRun")]
    [DataRow("TtftVsThroughput", "MultiRun")]
    [DataRow("_9th", "SingleRun")]
    [DataRow("SpäteLäufe", "SingleRun")]
    [DataRow("TtftOverTime", "SingleRun")]
    public void A_preset_is_a_property(string name, string mode)
    {
        var catalog = Harness.With(Rich).Compile(out _).GetTypeByMetadataName("Consumer.PlotCatalog+" + mode)!;
        Assert.HasCount(1, catalog.GetMembers(name));
    }

    [TestMethod]
    public void A_property_is_documented_from_the_file()
    {
        var catalog = Harness.With("""
            multi_run_plots:
              a: { type: pareto, title: Cost & use, description: What it tells., x: request_latency_p95, y: goodput }
            """).Compile(out _).GetTypeByMetadataName("Consumer.PlotCatalog+MultiRun")!;

        var documentation = catalog.GetMembers("A").Single().GetDocumentationCommentXml()!;
        StringAssert.Contains(documentation, "<summary>Cost &amp; use. What it tells.</summary>");
        StringAssert.Contains(documentation, "<remarks>The preset <c>a</c>, of type <c>pareto</c>: <c>goodput</c> over <c>request_latency</c> (p95).</remarks>");
    }

    [TestMethod]
    [DataRow("My-App.2nd.class", "", "My_App._2nd.class")]
    [DataRow("My App", "", "My_App")]
    [DataRow("A", "B.C", "B.C")]
    [DataRow("..A..", "", "A")]
    [DataRow("", "", "")]
    public void The_namespace_is_the_projects(string rootNamespace, string own, string expected)
    {
        var harness = Harness.With("{}") with { Properties = new Dictionary<string, string> { ["RootNamespace"] = rootNamespace, ["AiPerfPlotNamespace"] = own } };
        var output = harness.Compile(out var diagnostics);

        Assert.IsFalse(diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        Assert.IsNotNull(output.Assembly.GetTypeByMetadataName(expected.Length == 0 ? "PlotCatalog" : expected + ".PlotCatalog"));
    }

    [TestMethod]
    public void The_same_file_gives_the_same_bytes_wherever_it_lies_and_however_its_lines_end()
    {
        string Source(string path, string text) => (new Harness { Files = [(path, "config", text)] }).Run().GeneratedSources.Single().SourceText.ToString();

        var source = Source("/project/plot_config.yaml", Rich);
        Assert.AreEqual(source, Source("/somewhere/else/plot_config.yaml", Rich));
        Assert.AreEqual(source, Source("/project/plot_config.yaml", Rich.Replace("\n", "\r\n", StringComparison.Ordinal)));
        Assert.DoesNotContain("/project", source);
        Assert.DoesNotContain("\r", source);
    }

    [TestMethod]
    public void The_built_in_catalog_is_public_and_stands_on_its_own_file_alone()
    {
        var result = (new Harness { Files = [("default_plot_config.yaml", "default", DefaultConfiguration.ReadText())] }).Run();
        var source = result.GeneratedSources.Single();

        Assert.IsEmpty(result.Diagnostics);
        Assert.AreEqual("PlotCatalog.g.cs", source.HintName);
        StringAssert.Contains(source.SourceText.ToString(), "namespace AiPerf.Plot.Presets");
        StringAssert.Contains(source.SourceText.ToString(), "public static partial class PlotCatalog");
    }

    private static (Assembly Runtime, Assembly Consumer) Load(Harness harness)
    {
        using var stream = new MemoryStream();
        var emitted = harness.Compile(out _).Emit(stream);
        Assert.IsTrue(emitted.Success, string.Join('\n', emitted.Diagnostics));
        stream.Position = 0;
        var context = new AssemblyLoadContext("consumer");
        var runtime = context.LoadFromAssemblyPath(Harness.RuntimePath);
        return (runtime, context.LoadFromStream(stream));
    }

    private static object? Defaults(Assembly consumer) => consumer.GetType("Consumer.PlotCatalog", true)!.GetProperty("Defaults")!.GetValue(null);
}

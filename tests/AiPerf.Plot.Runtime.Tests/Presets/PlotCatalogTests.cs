using System.Runtime.Loader;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class PlotCatalogTests
{
    [TestMethod]
    public void Presets_are_typed()
    {
        ScatterLinePreset preset = PlotCatalog.MultiRun.TtftVsThroughput;

        Assert.AreEqual(new MetricRef("time_to_first_token", DataSource.Aggregated, Stat.Avg), preset.X);
        Assert.AreEqual(new MetricRef("request_throughput", DataSource.Aggregated, Stat.Avg), preset.Y);
        Assert.AreEqual("ttft_vs_throughput", preset.Name);
        CollectionAssert.AreEqual(new[] { "model" }, preset.Groups.ToArray());
    }

    [TestMethod]
    public void Single_run_presets_take_requests_slices_and_telemetry()
    {
        Assert.AreEqual(new MetricRef("time_to_first_token", DataSource.Requests), PlotCatalog.SingleRun.TtftOverTime.Y);
        Assert.AreEqual(new MetricRef("time_to_first_token", DataSource.Timeslices, Stat.Avg), PlotCatalog.SingleRun.TimeslicesTtft.Y);
        Assert.AreEqual(new MetricRef("gpu_utilization", DataSource.GpuTelemetry), PlotCatalog.SingleRun.GpuUtilizationAndThroughputOverTime.Y2);
        Assert.AreEqual(new MetricRef("throughput_tokens_per_sec", DataSource.Requests), PlotCatalog.SingleRun.DispersedThroughputOverTime.Y);
    }

    [TestMethod]
    public void Defaults_are_what_the_tutorial_promises()
    {
        Assert.AreEqual(
            "pareto_curve_throughput_per_gpu_vs_latency pareto_curve_throughput_per_gpu_vs_interactivity ttft_vs_throughput latency_throughput_uncertainty",
            string.Join(' ', PlotCatalog.Defaults.MultiRunDefaults));
        Assert.AreEqual(
            "ttft_over_time itl_over_time latency_over_time dispersed_throughput_over_time ttft_timeline timeslices_ttft timeslices_itl "
            + "timeslices_throughput timeslices_latency gpu_utilization_and_throughput_over_time gpu_utilization_over_time gpu_memory_over_time",
            string.Join(' ', PlotCatalog.Defaults.SingleRunDefaults));
        var off = PlotCatalog.All.Select(preset => preset.Name)
            .Except(PlotCatalog.Defaults.MultiRunDefaults).Except(PlotCatalog.Defaults.SingleRunDefaults);
        Assert.AreEqual("pareto_curve_throughput_per_gpu_vs_ttft ttft_by_concurrency request_lanes gpu_power_over_time gpu_temperature_over_time", string.Join(' ', off));
    }

    [TestMethod]
    public void Reading_the_YAML_gives_what_was_compiled()
    {
        var parsed = DefaultConfiguration.Parse();

        Assert.IsEmpty(parsed.Diagnostics);
        Assert.AreEqual(RecordText.Of(PlotCatalog.Defaults), RecordText.Of(PresetFactory.Create(parsed.Document)));
    }

    [TestMethod]
    public void The_default_path_reads_no_YAML()
    {
        var context = new RecordingContext(typeof(PlotCatalog).Assembly.Location);
        var runtime = context.LoadFromAssemblyPath(typeof(PlotCatalog).Assembly.Location);
        var loader = runtime.GetType("AiPerf.Plot.Presets.ConfigurationLoader", throwOnError: true)!;
        var layers = Array.CreateInstance(runtime.GetType("AiPerf.Plot.ConfigurationFile", throwOnError: true)!, 0);
        var diagnostics = Activator.CreateInstance(typeof(List<>).MakeGenericType(runtime.GetType(typeof(PlotDiagnostic).FullName!, throwOnError: true)!))!;

        var configuration = loader.GetMethods().Single(method => method.Name == "Load" && method.GetParameters()[0].ParameterType != runtime.GetType("AiPerf.Plot.PlotJobOptions")).Invoke(null, [layers, diagnostics]);

        Assert.AreEqual(RecordText.Of(PlotCatalog.Defaults), RecordText.Of(configuration));
        Assert.IsEmpty(context.Requested.Where(name => name == "YamlDotNet"));

        // The counter-check: a parse does ask this context for the library.
        runtime.GetType(typeof(DefaultConfiguration).FullName!, throwOnError: true)!.GetMethod("Parse")!.Invoke(null, null);
        Assert.IsNotEmpty(context.Requested.Where(name => name == "YamlDotNet"));
        context.Unload();
    }

    private sealed class RecordingContext(string main) : AssemblyLoadContext(isCollectible: true)
    {
        private readonly AssemblyDependencyResolver resolver = new(main);

        public List<string> Requested { get; } = [];

        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName assemblyName)
        {
            Requested.Add(assemblyName.Name!);
            return resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }
}

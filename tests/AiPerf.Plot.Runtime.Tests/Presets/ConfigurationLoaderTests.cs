using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests;

[TestClass]
public sealed class ConfigurationLoaderTests
{
    private readonly string directory = Path.Combine(Path.GetTempPath(), $"aiperf-plot-config-{Guid.NewGuid():N}");
    private readonly List<PlotDiagnostic> diagnostics = [];

    [TestInitialize]
    public void Create() => Directory.CreateDirectory(directory);

    [TestCleanup]
    public void Delete() => Directory.Delete(directory, recursive: true);

    [TestMethod]
    public void Without_layers_it_is_the_compiled_configuration_itself()
    {
        Assert.AreSame(PlotCatalog.Defaults, ConfigurationLoader.Load([], diagnostics));
    }

    [TestMethod]
    public void A_configuration_made_in_code_takes_the_place_of_files()
    {
        var mine = PlotCatalog.Defaults with { MultiRunDefaults = ["mine"] };
        var options = new PlotJobOptions { Inputs = [], OutputDirectory = directory, OutputDisplayPath = "plots", ConfigurationFiles = [File("0.yaml", "nix: [")] };

        Assert.AreSame(mine, ConfigurationLoader.Load(options with { Configuration = mine }, diagnostics));
        Assert.IsEmpty(diagnostics);
        ConfigurationLoader.Load(options, diagnostics);
        Assert.HasCount(1, diagnostics);
    }

    [TestMethod]
    public void A_preset_whose_change_is_wrong_is_not_drawn_without_the_change()
    {
        var configuration = Load("single_run_plots: { ttft_over_time: { y: { metric: time_to_first_token, stat: p42 } } }");

        Assert.AreEqual("ttft_over_time AIPERF1011", string.Join(' ', configuration.LeftOut.Select(lost => $"{lost.Name} {lost.Cause.Descriptor.Id}")));
        Assert.IsFalse(configuration.SingleRunPlots.Any(preset => preset.Name == "ttft_over_time"));
        Assert.AreEqual("ttft_over_time", configuration.SingleRunDefaults[0]);
    }

    [TestMethod]
    public void A_stronger_layer_brings_back_what_a_weaker_one_costs()
    {
        var configuration = Load(
            "single_run_plots: { ttft_over_time: { stat: p42 }, itl_over_time: { stat: p42 } }",
            "single_run_plots: { ttft_over_time: { type: scatter, x: request_number, y: time_to_first_token }, itl_over_time: { title: x } }");

        Assert.AreEqual("itl_over_time", string.Join(' ', configuration.LeftOut.Select(lost => lost.Name)));
        Assert.IsTrue(configuration.SingleRunPlots.Any(preset => preset.Name == "ttft_over_time"));
    }

    [TestMethod]
    public void A_stronger_layer_overrides_key_by_key()
    {
        var configuration = Load(
            """
            visualization:
              single_run_defaults: [ttft_over_time, mine]
              single_run_plots:
                ttft_over_time: { title: Weaker, y_label: Kept }
                mine: { type: scatter, x: request_number, y: request_latency, title: Mine }
            settings: { include_warmup: true }
            """,
            """
            single_run_plots:
              ttft_over_time: { title: Stronger }
              mine: { type: area, x: timestamp_s, y: gpu_utilization }
              itl_over_time: { include_warmup: false }
            """);

        Assert.IsEmpty(diagnostics);
        var ttft = (ScatterPreset)configuration.SingleRunPlots[0];
        Assert.AreEqual(("Stronger", "Kept", "time_to_first_token", true), (ttft.Title, ttft.YLabel, ttft.Y.Tag, ttft.IncludeWarmup));
        var mine = configuration.SingleRunPlots[^1];
        Assert.AreEqual(RecordText.Of(new AreaPreset
        {
            Name = "mine",
            X = new("timestamp_s", DataSource.Requests),
            Y = new("gpu_utilization", DataSource.GpuTelemetry),
            IncludeWarmup = true,
        }), RecordText.Of(mine), "a preset with a type replaces the one below whole");
        Assert.IsFalse(configuration.SingleRunPlots.Single(preset => preset.Name == "itl_over_time").IncludeWarmup);
        Assert.AreEqual("ttft_over_time mine", string.Join(' ', configuration.SingleRunDefaults));
        CollectionAssert.AreEqual(PlotCatalog.Defaults.MultiRunDefaults.ToArray(), configuration.MultiRunDefaults.ToArray());
    }

    [TestMethod]
    public void Downsampling_is_taken_key_by_key_from_the_strongest_layer()
    {
        Assert.AreEqual(new ServerMetricsDownsampling(), Load("").ServerMetricsDownsampling);
        Assert.AreEqual(
            new ServerMetricsDownsampling { IsEnabled = false, WindowSeconds = 0.5, Aggregation = Stat.P50 },
            Load(
                "settings: { server_metrics_downsampling: { enabled: false, window_size_seconds: 2 }, include_warmup: true }",
                "settings: { server_metrics_downsampling: { window_size_seconds: 0.5, aggregation_method: Median } }").ServerMetricsDownsampling);
        Assert.IsEmpty(diagnostics);
    }

    [TestMethod]
    public void A_list_replaces_the_list_below_and_an_empty_one_draws_nothing()
    {
        Assert.IsEmpty(Load("multi_run_defaults: []").MultiRunDefaults);
        Assert.IsEmpty(Load("multi_run_plots: { ttft_vs_throughput: { groups: [] } }").MultiRunPlots.Single(preset => preset.Name == "ttft_vs_throughput").Groups);
        Assert.IsEmpty(diagnostics);
    }

    [TestMethod]
    public void Classification_merges_by_key_and_an_explicit_null_switches_it_off()
    {
        const string Below = "experiment_classification: { baselines: [a*], treatments: [b*], default: baseline }";

        var merged = Load(Below, "experiment_classification: { baselines: [c*] }\ngroup_extraction_pattern: '(t\\d)'").Classification!;
        Assert.AreEqual("c*", merged.Baselines.Single());
        Assert.AreEqual("b*", merged.Treatments.Single());
        Assert.IsTrue(merged.DefaultIsBaseline);
        Assert.AreEqual("(t\\d)", merged.GroupExtractionPattern);
        Assert.IsNull(Load(Below, "experiment_classification: null").Classification);
        Assert.IsNotNull(Load("experiment_classification: {}").Classification, "an empty mapping switches it on");
        Assert.IsNull(Load("{}").Classification);
        Assert.IsEmpty(diagnostics);
    }

    [TestMethod]
    public void AIPerf_writes_classification_in_two_spellings()
    {
        var classification = Load("experiment_classification: { groupExtractionPattern: '(a)', groupDisplayNames: { a: A } }").Classification!;
        Assert.AreEqual("(a)", classification.GroupExtractionPattern);
        Assert.AreEqual("A", classification.GroupDisplayNames["a"]);
        Assert.IsEmpty(diagnostics);
    }

    [TestMethod]
    public void A_layer_may_complete_a_preset_of_the_layer_below_only()
    {
        Load("single_run_plots: { mine: { title: A } }", "single_run_plots: { mine: { type: scatter, x: request_number, y: request_latency } }");
        Assert.AreEqual(DiagnosticTable.MissingKey, diagnostics.Single().Descriptor);
    }

    [TestMethod]
    public void A_layer_that_cannot_be_read_is_told_and_the_others_count()
    {
        var path = Path.Combine(directory, "absent.yaml");
        var configuration = ConfigurationLoader.Load([new(path, "absent.yaml"), new(directory, "a/directory"), File("0.yaml", "multi_run_defaults: []")], diagnostics);

        Assert.IsEmpty(configuration.MultiRunDefaults);
        Assert.AreEqual("absent.yaml a/directory", string.Join(' ', diagnostics.Select(diagnostic => diagnostic.Location.File)));
        Assert.IsTrue(diagnostics.All(diagnostic => diagnostic.Descriptor == DiagnosticTable.ConfigurationUnreadable));
    }

    [TestMethod]
    public void A_layer_that_is_no_YAML_is_left_out_whole()
    {
        var configuration = Load("multi_run_defaults: [ttft_vs_throughput]", "single_run_defaults: []\nbroken: [");
        Assert.AreEqual("ttft_vs_throughput", configuration.MultiRunDefaults.Single());
        Assert.IsNotEmpty(configuration.SingleRunDefaults);
        Assert.AreEqual(("1.yaml", DiagnosticTable.NotYaml), (diagnostics.Single().Location.File, diagnostics.Single().Descriptor));
    }

    [TestMethod]
    public void A_file_that_never_ends_is_refused()
    {
        Load(new string('#', 3_000_000));
        Assert.AreEqual(DiagnosticTable.UnsupportedYaml, diagnostics.Single().Descriptor);
    }

    [TestMethod]
    public void A_copy_of_the_defaults_changes_nothing()
    {
        Assert.AreEqual(RecordText.Of(PlotCatalog.Defaults), RecordText.Of(Load(AiPerf.Plot.Configuration.DefaultConfiguration.ReadText())));
        Assert.IsEmpty(diagnostics);
    }

    private PlotConfiguration Load(params string[] texts) =>
        ConfigurationLoader.Load([.. texts.Select((text, i) => File($"{i}.yaml", text))], diagnostics);

    private ConfigurationFile File(string name, string text)
    {
        var path = Path.Combine(directory, name);
        System.IO.File.WriteAllText(path, text);
        return new(path, name);
    }
}

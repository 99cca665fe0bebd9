using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Jobs;

/// <summary>The whole way from run directories to files.</summary>
[TestClass]
public sealed class PlotJobTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("aiperf-job-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void A_sweep_gives_the_comparison_plots_in_the_order_of_the_defaults()
    {
        Sweep("sweep", 1, 2, 4);

        var result = Run(["sweep"]);

        Assert.AreEqual("comparison: 3 runs below sweep", result.ModeReason);
        Assert.AreEqual(
            "pareto_curve_throughput_per_gpu_vs_latency Written, pareto_curve_throughput_per_gpu_vs_interactivity Written, "
            + "ttft_vs_throughput Written, latency_throughput_uncertainty Skipped",
            string.Join(", ", result.Plots.Select(plot => $"{plot.Preset} {plot.Status}")));
        Assert.AreEqual(
            "aiperf_plot.log, index.md, pareto_curve_throughput_per_gpu_vs_interactivity.png, pareto_curve_throughput_per_gpu_vs_latency.png, "
            + "plots.json, summary.txt, ttft_vs_throughput.png",
            string.Join(", ", FilesBelow("sweep/plots")));
        CollectionAssert.AreEquivalent(
            FilesBelow("sweep/plots"), result.OutputFiles.Select(path => Path.GetRelativePath(Path.Combine(_root, "sweep", "plots"), path)).ToArray());
        Assert.IsFalse(result.HasErrors);
    }

    [TestMethod]
    public void A_misspelt_column_is_a_warning_at_its_line_which_a_comment_there_silences()
    {
        Sweep("sweep", 1, 2);
        const string Text = """
            multi_run_plots:
              ttft_vs_throughput:
                groups: [modell]
            """;

        var told = Run(["sweep"], WithConfiguration(Text)).Diagnostics.Single(one => one.Descriptor.Id == "AIPERF2305");

        Assert.AreEqual(3, told.Location.Line);
        Assert.IsNotNull(told.Location.File);
        Assert.AreEqual(PlotSeverity.Warning, told.Severity);
        var silenced = Run(["sweep"], WithConfiguration(Text + " # aiperf: ignore AIPERF2305"));
        Assert.IsFalse(silenced.Diagnostics.Any(one => one.Descriptor.Id == "AIPERF2305"));
    }

    [TestMethod]
    public void Characters_drawn_as_boxes_are_told_in_the_index_too()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep"], WithConfiguration("multi_run_plots: { ttft_vs_throughput: { title: \u901a\u7fa9 } }"));

        string told = result.Diagnostics.Single(diagnostic => diagnostic.Descriptor.Id == "AIPERF3004").Message;
        StringAssert.Contains(told, "\u901a\u7fa9");
        StringAssert.Contains(Output("index.md").Replace("\\", "", StringComparison.Ordinal), told);
    }

    [TestMethod]
    public void What_varies_beside_what_a_comparison_shows_stands_in_the_index_and_in_one_message()
    {
        foreach ((int prompt, int beams) in (IEnumerable<(int, int)>)[(100, 1), (100, 2), (400, 1), (400, 2)])
        {
            Sweep($"sweep/p{prompt}_b{beams}", 1, 2);
            foreach (string summary in Directory.GetFiles(Path.Combine(_root, "sweep", $"p{prompt}_b{beams}"), "profile_export_aiperf.json", SearchOption.AllDirectories))
            {
                JsonNode json = JsonNode.Parse(File.ReadAllText(summary))!;
                json["input_config"]!["prompt_length"] = prompt;
                json["input_config"]!["beams"] = beams;
                File.WriteAllText(summary, json.ToJsonString());
            }
        }

        var result = Run(["sweep"], WithConfiguration("multi_run_plots: { ttft_vs_throughput: { groups: [model] } }"));

        string told = result.Diagnostics.Single(diagnostic => diagnostic.Descriptor.Id == "AIPERF2304").Message;
        StringAssert.Contains(told, "prompt_length");
        StringAssert.Contains(Output("index.md").Replace("\\", "", StringComparison.Ordinal), told);

        // With one parameter there is nothing to say.
        foreach (string other in (string[])["p100_b2", "p400_b1", "p400_b2"])
            Directory.Delete(Path.Combine(_root, "sweep", other), recursive: true);
        Assert.IsFalse(Run(["sweep"], WithConfiguration("{}")).Diagnostics.Any(diagnostic => diagnostic.Descriptor.Id == "AIPERF2304"));
        Assert.IsFalse(Output("index.md").Contains("prompt_length", StringComparison.Ordinal));
    }

    [TestMethod]
    public void One_run_gives_every_plot_its_data_allows()
    {
        Single("one");

        var result = Run(["one"]);

        Assert.AreEqual(RunMode.SingleRun, result.Mode);
        Assert.IsTrue(result.Plots.All(plot => plot.Status == PlotStatus.Written), Told(result));
        Assert.HasCount(12, result.Plots);
        Assert.IsTrue(result.Plots.All(plot => plot.AltText.Length >= 40 && plot.PixelWidth == 2400 && plot.PixelHeight == 1200));
    }

    [TestMethod]
    public void Runs_and_figures_can_be_had_without_writing_anything()
    {
        Sweep("sweep", 1, 2, 4);
        Single("one");
        var told = new List<PlotDiagnostic>();

        var sweep = PlotJob.Load(Path.Combine(_root, "sweep"), told.Add);
        var one = PlotJob.Load(Path.Combine(_root, "one"), told.Add);

        Assert.AreEqual((3, RunMode.MultiRun), (sweep.Runs.Count, sweep.Mode));
        Assert.AreEqual((1, RunMode.SingleRun), (one.Runs.Count, one.Mode));
        Assert.AreEqual("ttft_vs_throughput", PlotJob.Figure(PlotCatalog.MultiRun.TtftVsThroughput, sweep, report: told.Add)!.Id);
        Assert.AreEqual("ttft_over_time", PlotJob.Figure(PlotCatalog.SingleRun.TtftOverTime, one, report: told.Add)!.Id);
        Assert.IsEmpty(told);
        Assert.IsEmpty(PlotJob.Load(Directory.CreateDirectory(Path.Combine(_root, "none")).FullName, told.Add).Runs);
        Assert.AreEqual("AIPERF2004", told.Single().Descriptor.Id);
        told.Clear();
        Assert.IsNull(PlotJob.Figure(PlotCatalog.SingleRun.TtftOverTime with { Y = new("nothing", AiPerf.Plot.Metrics.DataSource.Requests) }, one, report: told.Add));
        Assert.AreEqual(("AIPERF2003", PlotSeverity.Warning), (told.Single().Descriptor.Id, told.Single().Severity));
        Assert.ThrowsExactly<ArgumentException>(() => PlotJob.Load("relative"));
        Assert.IsFalse(Directory.Exists(Path.Combine(_root, "one", "plots")));
    }

    [TestMethod]
    public void A_presets_style_is_its_own_pictures_alone()
    {
        Sweep("sweep", 1, 2);
        var plain = Run(["sweep"], options => options with { Formats = OutputFormats.Png | OutputFormats.Svg });
        byte[] others = File.ReadAllBytes(Path.Combine(_root, "sweep", "plots", "pareto_curve_throughput_per_gpu_vs_latency.png"));
        string light = Output("ttft_vs_throughput.svg");

        var result = Run(["sweep"], options => WithConfiguration("""
            multi_run_plots: { ttft_vs_throughput: { style: { theme: dark, width: 1000, height: 500, scale: 2 } } }
            """)(options) with { Formats = OutputFormats.Png | OutputFormats.Svg });

        var styled = result.Plots.Single(plot => plot.Preset == "ttft_vs_throughput");
        Assert.AreEqual((2000, 1000), (styled.PixelWidth, styled.PixelHeight));
        byte[] png = File.ReadAllBytes(styled.Files.Single(file => file.Format == OutputFormats.Png).Path);
        Assert.AreEqual(2000, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        StringAssert.Contains(Output("ttft_vs_throughput.svg"), "#252525", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("#252525", light, StringComparison.OrdinalIgnoreCase);
        CollectionAssert.AreEqual(others, File.ReadAllBytes(Path.Combine(_root, "sweep", "plots", "pareto_curve_throughput_per_gpu_vs_latency.png")));
        Assert.AreEqual(plain.Plots.Count, result.Plots.Count);
    }

    [TestMethod]
    public void A_style_too_large_for_a_picture_costs_the_picture_and_keeps_the_other_formats()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep"], options => WithConfiguration("""
            multi_run_plots: { ttft_vs_throughput: { style: { width: 8000, height: 8000, scale: 4 } } }
            """)(options) with { Formats = OutputFormats.Png | OutputFormats.Csv, Presets = ["ttft_vs_throughput"] });

        Assert.AreEqual("AIPERF3009", result.Diagnostics.Single(told => told.Severity == PlotSeverity.Error).Descriptor.Id);
        Assert.AreEqual(OutputFormats.Csv, result.Plots.Single().Files.Single().Format);
    }

    [TestMethod]
    public void Missing_parts_cost_their_plots_alone_and_one_message_each()
    {
        Single("one");
        File.Delete(Path.Combine(_root, "one", "profile_export_aiperf_timeslices.csv"));
        File.Delete(Path.Combine(_root, "one", "gpu_telemetry_export.jsonl"));

        var result = Run(["one"]);

        Assert.AreEqual(5, result.Plots.Count(plot => plot.Status == PlotStatus.Written), Told(result));
        var skipped = result.Plots.Where(plot => plot.Status == PlotStatus.Skipped).Select(plot => plot.Preset).ToArray();
        Assert.HasCount(7, skipped);
        foreach (string preset in skipped)
        {
            var messages = result.Diagnostics.Where(diagnostic => diagnostic.Message.Contains($"'{preset}'", StringComparison.Ordinal)).ToArray();
            Assert.HasCount(1, messages);
            Assert.AreEqual(PlotSeverity.Message, messages[0].Severity);
        }
    }

    [TestMethod]
    public void Several_runs_analysed_one_by_one_get_a_directory_each()
    {
        Single("runs/a");
        Single("runs/b");

        var result = Run(["runs"], options => options with { Mode = RunMode.SingleRun, Presets = ["ttft_over_time"] });

        Assert.AreEqual(
            "a/ttft_over_time.png, aiperf_plot.log, b/ttft_over_time.png, index.md, plots.json, summary.txt",
            string.Join(", ", FilesBelow("runs/plots")));
        Assert.AreEqual("a, b", string.Join(", ", result.Plots.Select(plot => plot.RunName)));
    }

    [TestMethod]
    public void Every_format_is_written()
    {
        Sweep("sweep", 1, 2);

        Run(["sweep"], options => options with
        {
            Presets = ["ttft_vs_throughput"],
            Formats = OutputFormats.Png | OutputFormats.Svg | OutputFormats.Pdf | OutputFormats.Csv | OutputFormats.Json,
        });

        Assert.AreEqual(
            "ttft_vs_throughput.csv, ttft_vs_throughput.json, ttft_vs_throughput.pdf, ttft_vs_throughput.png, ttft_vs_throughput.svg",
            string.Join(", ", FilesBelow("sweep/plots").Where(file => file.StartsWith("ttft", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void A_picture_of_too_many_pixels_is_one_error_and_the_other_formats_are_written()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep"], options => options with
        {
            Width = 8000,
            Height = 8000,
            Scale = 4,
            Presets = ["ttft_vs_throughput"],
            Formats = OutputFormats.Png | OutputFormats.Csv,
        });

        Assert.AreEqual("AIPERF3009 Error", Codes(result));
        Assert.Contains("32000 x 32000 pixels", Told(result));
        Assert.AreEqual("ttft_vs_throughput.csv", string.Join(", ", FilesBelow("sweep/plots").Where(file => file.StartsWith("ttft", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void Presets_whose_names_differ_in_case_alone_do_not_overwrite_each_other()
    {
        Sweep("sweep", 1, 2);
        var twin = PlotCatalog.MultiRun.TtftVsThroughput with { Name = "TTFT_vs_throughput" };

        var result = Run(["sweep"], options => options with
        {
            Configuration = PlotCatalog.Defaults with
            {
                MultiRunPlots = [.. PlotCatalog.Defaults.MultiRunPlots, twin],
                MultiRunDefaults = ["ttft_vs_throughput", "ttft_vs_throughput", twin.Name],
            },
        });

        Assert.AreEqual("AIPERF3002 Error", Codes(result));
        Assert.AreEqual("ttft_vs_throughput Written, TTFT_vs_throughput Skipped", Statuses(result));
    }

    [TestMethod]
    public void A_figure_that_contradicts_itself_fails_its_preset_alone_and_nothing_of_it_is_written()
    {
        Single("one");
        var blank = PlotCatalog.SingleRun.TtftOverTime with { Name = " " };
        var options = Options(["one"]) with
        {
            Configuration = PlotCatalog.Defaults with
            {
                SingleRunPlots = [blank, .. PlotCatalog.Defaults.SingleRunPlots],
                SingleRunDefaults = [" ", "itl_over_time"],
            },
        };

        var result = PlotJob.Run(options, CancellationToken.None);

        Assert.AreEqual("Failed, Written", string.Join(", ", result.Plots.Select(plot => plot.Status)), Told(result));
        var failure = result.Diagnostics.Single(told => told.Severity == PlotSeverity.Error);
        Assert.AreEqual(DiagnosticTable.PlotFailed, failure.Descriptor);
        Assert.Contains("figure ' ': the id, which names its files, is blank", failure.Message);
        Assert.IsEmpty(FilesBelow("one/plots").Where(file => file.StartsWith(' ')));
        Assert.Contains("itl_over_time.png", FilesBelow("one/plots"));
    }

    [TestMethod]
    public void An_unknown_preset_is_an_error_and_the_others_are_drawn()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep"], options => options with { Presets = ["ttft_vs_throughptu", "ttft_vs_throughput", "ttft_over_time"] });

        Assert.IsTrue(result.Diagnostics.Any(diagnostic => diagnostic is { Severity: PlotSeverity.Error }
            && diagnostic.Message.Contains("Did you mean 'ttft_vs_throughput'?", StringComparison.Ordinal)), Told(result));
        Assert.AreEqual("ttft_vs_throughput Written, ttft_vs_throughptu Skipped", Statuses(result));
        Assert.AreEqual(
            "AIPERF1002: The preset 'ttft_vs_throughptu' is unknown; it is left out, the others are drawn. Did you mean 'ttft_vs_throughput'?", result.Plots[1].Reason);
    }

    [TestMethod]
    public void A_preset_that_a_mistake_costs_is_accounted_for_in_every_file()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep"], WithConfiguration("""
            visualization:
              multi_run_defaults: [ttft_vs_throughput, mine, typo]
              multi_run_plots:
                mine:
                  type: scatter_line
                  x: request_throughput
                  y: request_latency_p42
            """));

        string reason = "AIPERF1011 in plot_config.yaml(7,10): 'p42' is not a statistic; the preset 'mine' is left out, the others are drawn.";
        Assert.AreEqual("ttft_vs_throughput Written, mine Skipped, typo Skipped", Statuses(result));
        Assert.StartsWith(reason, result.Plots[1].Reason);
        Assert.StartsWith("AIPERF1002 in plot_config.yaml(2,50): The preset 'typo' is unknown", result.Plots[2].Reason);
        Assert.Contains(reason, Output("plots.json").Replace("\\u0027", "'", StringComparison.Ordinal));
        Assert.Contains($"Skipped:\n - mine: {reason}", Output("summary.txt"));
        Assert.Contains("- `mine`: AIPERF1011 in plot", Output("index.md"));
        Assert.Contains("formats png\n", Output("aiperf_plot.log"));
    }

    [TestMethod]
    public void The_earlier_picture_of_a_preset_that_a_mistake_costs_is_kept_and_called_stale()
    {
        Sweep("sweep", 1, 2);
        Run(["sweep"]);

        var result = Run(["sweep"], WithConfiguration("multi_run_plots: { ttft_vs_throughput: { x: time_to_first_token_p42 } }"));

        Assert.AreEqual(PlotStatus.Stale, result.Plots.Single(plot => plot.Preset == "ttft_vs_throughput").Status);
        Assert.Contains("ttft_vs_throughput.png", FilesBelow("sweep/plots"));
        Assert.Contains("because it could not be drawn again: AIPERF1011", Output("index.md"));
    }

    [TestMethod]
    [DataRow("sweep", "ttft_over_time", "", "'ttft_over_time' is for a single run, but 2 runs were found, which are compared. Name a comparison in AiPerfPlotPresets, or set AiPerfPlotMode=single.")]
    [DataRow("sweep/c1", "ttft_vs_throughput", "", "'ttft_vs_throughput' is for a comparison of several runs, but 1 run was found, which is analysed by itself. Name a plot of a single run in AiPerfPlotPresets, or point the inputs at several runs.")]
    [DataRow("sweep", "ttft_vs_thruput", "AIPERF1002 Error, ", "'ttft_vs_thruput' is left out because of AIPERF1002. Correct what was reported about it.")]
    [DataRow("sweep", "mine+ttft_over_time", "AIPERF1002 Error, ", "'mine' is left out because of AIPERF1002; 'ttft_over_time' is for a single run, but 2 runs were found, which are compared. Correct what was reported about it. Name a comparison in AiPerfPlotPresets, or set AiPerfPlotMode=single.")]
    public void Why_nothing_was_drawn_names_preset_and_mode(string input, string presets, string before, string reason)
    {
        Sweep("sweep", 1, 2);

        var result = Run([input], options => options with { Presets = presets.Split('+') });

        Assert.AreEqual($"{before}AIPERF3006 Warning", Codes(result));
        Assert.AreEqual($"No plot was drawn of {input}: {reason}", result.Diagnostics[^1].Message);
    }

    [TestMethod]
    public void An_empty_list_of_presets_is_named_when_nothing_is_drawn()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep"], WithConfiguration("multi_run_defaults: []"));

        Assert.AreEqual(
            "No plot was drawn of sweep: the configuration's list multi_run_defaults is empty. Fill it, or name presets with AiPerfPlotPresets.", result.Diagnostics.Single().Message);
    }

    [TestMethod]
    public void A_damaged_summary_is_not_taken_for_a_missing_option()
    {
        Sweep("sweep", 1, 2, 4);
        File.WriteAllText(Path.Combine(_root, "sweep", "c2", "profile_export_aiperf.json"), "{ \"half\":");
        File.Delete(Path.Combine(_root, "sweep", "c2", "gpu_telemetry_export.jsonl"));

        var result = Run(["sweep"]);

        Assert.AreEqual("AIPERF2005 Warning", Codes(result));
        Assert.AreEqual(1, result.IncompleteRunCount);
        string[] left = [.. result.Diagnostics.Where(told => told.Descriptor.Id == "AIPERF2302").Select(told => told.Message)];
        Assert.AreEqual(
            "The plot 'pareto_curve_throughput_per_gpu_vs_latency' leaves out 1 run ('c2') without a finite 'output_token_throughput_per_gpu'; "
            + "its caption counts them. Where profile_export_aiperf.json could not be used, export the run again.",
            left[0]);
        Assert.IsFalse(left.Any(told => told.Contains("latency_throughput_uncertainty", StringComparison.Ordinal)), "That plot is skipped.");
    }

    [TestMethod]
    public void An_empty_file_is_not_called_a_missing_one()
    {
        Single("one");
        File.WriteAllText(Path.Combine(_root, "one", "profile_export_aiperf_timeslices.csv"), "");

        var result = Run(["one"]);

        Assert.AreEqual(
            "the profile_export_aiperf_timeslices.csv of run 'one' holds no usable time slices. Export the run again.",
            result.Plots.Single(plot => plot.Preset == "timeslices_ttft").Reason);
    }

    [TestMethod]
    public void Another_statistic_than_asked_for_is_a_warning_where_the_user_named_the_preset()
    {
        Sweep("sweep", 1, 2);
        var mine = PlotCatalog.MultiRun.TtftVsThroughput with { Name = "mine", Y = PlotCatalog.MultiRun.TtftVsThroughput.Y with { Stat = Plot.Metrics.Stat.P95 } };
        PlotConfiguration configuration = PlotCatalog.Defaults with { MultiRunPlots = [mine], MultiRunDefaults = ["mine"] };

        Assert.AreEqual("", Codes(Run(["sweep"], options => options with { Configuration = configuration })));
        Assert.AreEqual("AIPERF2301 Warning", Codes(Run(["sweep"], options => options with { Configuration = configuration, Presets = ["mine"] })));
    }

    [TestMethod]
    public void A_missing_input_is_an_error_and_the_others_are_drawn()
    {
        Sweep("sweep", 1, 2);

        var result = Run(["sweep", "nowhere"]);

        Assert.AreEqual("AIPERF2001", result.Diagnostics.Single(diagnostic => diagnostic.Severity == PlotSeverity.Error).Descriptor.Id);
        Assert.AreEqual(3, result.Plots.Count(plot => plot.Status == PlotStatus.Written), Told(result));
    }

    [TestMethod]
    public void A_preset_asked_for_by_name_without_data_is_a_warning_and_an_error_when_strict()
    {
        Sweep("sweep", 1, 2);

        var usual = Run(["sweep/c1"], options => options with { Presets = ["timeslices_ttft"] });
        var strict = Run(["sweep/c1"], options => options with { Presets = ["timeslices_ttft"], Strict = true });

        Assert.AreEqual("AIPERF2003 Warning, AIPERF3006 Warning", Codes(usual));
        Assert.AreEqual("AIPERF2003 Warning, AIPERF3006 Error", Codes(strict));
    }

    [TestMethod]
    public void An_output_directory_that_cannot_be_made_is_one_error()
    {
        Sweep("sweep", 1, 2);
        File.WriteAllText(Path.Combine(_root, "sweep", "plots"), "in the way");

        var result = Run(["sweep"]);

        Assert.AreEqual("AIPERF3001 Error", Codes(result), Told(result));
        Assert.IsTrue(result.Plots.Take(3).All(plot => plot.Status == PlotStatus.Failed));
        Assert.AreEqual("in the way", File.ReadAllText(Path.Combine(_root, "sweep", "plots")));
    }

    [TestMethod]
    public void What_is_no_longer_drawn_is_removed_and_foreign_files_stay()
    {
        Sweep("sweep", 1, 2);
        Run(["sweep"]);
        File.WriteAllText(Path.Combine(_root, "sweep", "plots", "notes.txt"), "mine");

        Run(["sweep"], options => options with { Presets = ["ttft_vs_throughput"] });

        Assert.AreEqual(
            "aiperf_plot.log, index.md, notes.txt, plots.json, summary.txt, ttft_vs_throughput.png", string.Join(", ", FilesBelow("sweep/plots")));
    }

    [TestMethod]
    public void A_manifest_cannot_have_files_outside_the_output_directory_removed()
    {
        Sweep("sweep", 1, 2);
        Run(["sweep"]);
        string victim = Path.Combine(_root, "victim.txt");
        File.WriteAllText(victim, "mine");
        string manifest = Path.Combine(_root, "sweep", "plots", "plots.json");
        string forged = File.ReadAllText(manifest).Replace("\"summary.txt\"", "\"../../victim.txt\"", StringComparison.Ordinal);
        Assert.Contains("victim", forged);
        File.WriteAllText(manifest, forged);

        Run(["sweep"]);

        Assert.AreEqual("mine", File.ReadAllText(victim));
    }

    [TestMethod]
    public void The_same_runs_give_the_same_bytes_in_any_culture()
    {
        Single("one");
        Sweep("sweep", 1, 2, 4);
        var first = Bytes();

        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "'", NegativeSign = "~" } };
            foreach (string folder in (string[])["one", "sweep"])
                Directory.Delete(Path.Combine(_root, folder, "plots"), recursive: true);
            var second = Bytes();
            CollectionAssert.AreEqual(first.Keys.ToArray(), second.Keys.ToArray());
            foreach (var (path, content) in first)
                Assert.IsTrue(content.AsSpan().SequenceEqual(second[path]), path);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        SortedDictionary<string, byte[]> Bytes()
        {
            var formats = OutputFormats.Png | OutputFormats.Svg | OutputFormats.Csv | OutputFormats.Json;
            PlotJobResult[] results = [Run(["one"], options => options with { Formats = formats }), Run(["sweep"], options => options with { Formats = formats })];
            return new(results.SelectMany(result => result.OutputFiles).ToDictionary(path => path, File.ReadAllBytes), StringComparer.Ordinal);
        }
    }

    [TestMethod]
    public void Nothing_written_names_an_absolute_path()
    {
        Single("one");

        var result = Run(["one"], options => options with { Formats = OutputFormats.Svg | OutputFormats.Csv | OutputFormats.Json });

        foreach (string file in result.OutputFiles)
            Assert.DoesNotContain(_root, File.ReadAllText(file));
    }

    [TestMethod]
    public void A_cancelled_job_leaves_the_earlier_plots_and_no_temporary_file()
    {
        Sweep("sweep", 1, 2);
        Run(["sweep"]);
        string[] before = FilesBelow("sweep/plots");

        Assert.Throws<OperationCanceledException>(() => PlotJob.Run(Options(["sweep"]), new CancellationToken(canceled: true)));

        CollectionAssert.AreEqual(before, FilesBelow("sweep/plots"));
    }

    [TestMethod]
    public void The_manifest_tells_what_became_of_every_preset()
    {
        Sweep("sweep", 1, 2);
        Run(["sweep"]);

        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_root, "sweep", "plots", "plots.json")));

        Assert.AreEqual("multi", manifest.RootElement.GetProperty("mode").GetString());
        Assert.AreEqual(
            "written written written skipped",
            string.Join(' ', manifest.RootElement.GetProperty("plots").EnumerateArray().Select(plot => plot.GetProperty("status").GetString())));
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
            Assert.IsTrue(File.Exists(Path.Combine(_root, "sweep", "plots", file.GetString()!)));
    }

    [TestMethod]
    public void An_implicit_input_without_runs_is_silent()
    {
        Directory.CreateDirectory(Path.Combine(_root, "artifacts"));

        var result = Run(["artifacts"], options => options with { InputsAreExplicit = false });

        Assert.IsEmpty(result.Diagnostics);
        Assert.IsEmpty(FilesBelow("artifacts"));
    }

    [TestMethod]
    public void One_call_draws_one_comparison()
    {
        Sweep("sweep", 1, 2);

        var result = PlotJob.Draw(PlotCatalog.MultiRun.TtftVsThroughput, Path.Combine(_root, "sweep"), Path.Combine(_root, "drawn"), OutputFormats.Png | OutputFormats.Csv);

        Assert.AreEqual("ttft_vs_throughput Written", Statuses(result));
        Assert.AreEqual(2, result.RunCount);
        CollectionAssert.IsSubsetOf(new[] { "ttft_vs_throughput.csv", "ttft_vs_throughput.png" }, FilesBelow("drawn"));
    }

    [TestMethod]
    public void One_call_draws_a_plot_of_one_run_for_each_run()
    {
        Sweep("sweep", 1, 2);

        var result = PlotJob.Draw(PlotCatalog.SingleRun.TtftOverTime with { Name = "first_token" }, Path.Combine(_root, "sweep"), Path.Combine(_root, "drawn"));

        Assert.AreEqual("first_token Written, first_token Written", Statuses(result));
        Assert.AreEqual("c1 c2", string.Join(' ', result.Plots.Select(plot => plot.RunName).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    [DataRow("runs", "/out", "runs")]
    [DataRow("/runs", "out", "outputDirectory")]
    public void A_relative_path_is_the_callers_mistake(string runs, string output, string parameter) =>
        Assert.AreEqual(parameter, Assert.ThrowsExactly<ArgumentException>(() => PlotJob.Draw(PlotCatalog.All[0], runs, output)).ParamName);

    private PlotJobResult Run(string[] inputs, Func<PlotJobOptions, PlotJobOptions>? change = null)
    {
        var options = Options(inputs);
        return PlotJob.Run(change is null ? options : change(options), CancellationToken.None);
    }

    private PlotJobOptions Options(string[] inputs) => new()
    {
        Inputs = [.. inputs.Select(input => new RunInput(Path.Combine(_root, input), input))],
        OutputDirectory = Path.Combine(_root, inputs[0], "plots"),
        OutputDisplayPath = $"{inputs[0]}/plots",
    };

    private void Sweep(string folder, params int[] concurrencies)
    {
        foreach (int concurrency in concurrencies)
        {
            RunSimulator.Write(Path.Combine(_root, folder, $"c{concurrency}"), new RunOptions
            {
                Seed = concurrency,
                Concurrency = concurrency,
                RequestCount = 10 * concurrency,
                Gpus = new GpuOptions { Count = 2 },
            });
        }
    }

    private void Single(string folder) => RunSimulator.Write(Path.Combine(_root, folder), RunPresets.SingleRun());

    private string[] FilesBelow(string folder) =>
    [
        .. Directory.GetFiles(Path.Combine(_root, folder), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(_root, folder), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    private static string Statuses(PlotJobResult result) => string.Join(", ", result.Plots.Select(plot => $"{plot.Preset} {plot.Status}"));

    private string Output(string file) => File.ReadAllText(Path.Combine(_root, "sweep", "plots", file));

    private Func<PlotJobOptions, PlotJobOptions> WithConfiguration(string yaml)
    {
        string path = Path.Combine(_root, "plot_config.yaml");
        File.WriteAllText(path, yaml);
        return options => options with { ConfigurationFiles = [new ConfigurationFile(path, "plot_config.yaml")] };
    }

    private static string Codes(PlotJobResult result) =>
        string.Join(", ", result.Diagnostics.Where(diagnostic => diagnostic.Severity != PlotSeverity.Message)
            .Select(diagnostic => $"{diagnostic.Descriptor.Id} {diagnostic.Severity}"));

    private static string Told(PlotJobResult result) => string.Join(Environment.NewLine, result.Diagnostics.Select(diagnostic => diagnostic.Message));
}

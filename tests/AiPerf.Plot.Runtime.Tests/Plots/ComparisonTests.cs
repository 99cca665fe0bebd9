using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

[TestClass]
public sealed class ComparisonTests
{
    private static readonly PlotContext Plain = new(null, _ => { });

    [TestMethod]
    public void The_frontier_is_strict()
    {
        bool[] frontier = ParetoFrontier.Of([10, 20, 20, 30, 30, 10], [100, 100, 120, 110, 120, 100], xHigher: false, yHigher: true);
        CollectionAssert.AreEqual(new[] { true, false, true, false, false, true }, frontier);

        frontier = ParetoFrontier.Of([5, 5, 4, 6], [1, 3, 3, 0], xHigher: true, yHigher: true);
        CollectionAssert.AreEqual(new[] { false, true, false, true }, frontier);
    }

    [TestMethod]
    public void Two_models_make_two_series_with_their_sweeps_in_order()
    {
        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.F1(), Plain).Figure!;

        LineLayer[] lines = [.. figure.Panels[0].Layers.OfType<LineLayer>()];
        CollectionAssert.AreEqual(new[] { "Meta-Llama-3-8B-Instruct", "Qwen3-0.6B" }, lines.Select(line => line.Series).ToArray());
        CollectionAssert.AreEqual(new[] { 30.7, 35.5, 52.6, 71.2, 97.7, 130.9 }, lines[1].X);
        CollectionAssert.AreEqual(new[] { .25, .51, .98, 1.93, 4.12, 7.65 }, lines[1].Y);
        PointsLayer points = figure.Panels[0].Layers.OfType<PointsLayer>().Last();
        CollectionAssert.AreEqual(new[] { "1", "2", "4", "8", "16", "32" }, points.Labels);
        Assert.AreEqual("Better: upper left — higher request throughput, lower time to first token · point labels: concurrency", figure.Subtitle);
        Assert.AreEqual("Model", figure.LegendTitle);
        Assert.AreEqual("Time to first token, avg", figure.Panels[0].X.Label);
        Assert.AreEqual("ms", figure.Panels[0].X.Unit);
        Assert.AreEqual("requests/s", figure.Panels[0].Y.Unit);
    }

    [TestMethod]
    public void Dominated_runs_are_hollow_and_off_the_frontier()
    {
        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, TestRuns.F1(), Plain).Figure!;

        PointsLayer[] hollow = [.. figure.Panels[0].Layers.OfType<PointsLayer>().Where(layer => layer.Hollow is not null)];
        string[] dominated = [.. hollow.SelectMany(layer => layer.Runs!)];
        CollectionAssert.AreEquivalent(new[] { "Qwen3-0.6B-concurrency2", "Meta-Llama-3-8B-Instruct-concurrency16" }, dominated);
        LineLayer frontier = figure.Panels[0].Layers.OfType<LineLayer>().Single(line => line is { Width: 3, Series: "Qwen3-0.6B" });
        CollectionAssert.AreEqual(new double[] { 3644, 3720, 3728, 3875, 4112 }, frontier.X);
        Assert.IsTrue(figure.ShowBetterCorner);
    }

    [TestMethod]
    public void The_statistic_asked_for_is_the_one_plotted()
    {
        ScatterLinePreset preset = PlotCatalog.MultiRun.TtftVsThroughput;
        preset = preset with { X = preset.X with { Stat = Stat.P95 } };

        Figure figure = PlotRegistry.Draw(preset, TestRuns.F1(), Plain).Figure!;

        Assert.AreEqual(30.7 * 2, figure.Panels[0].Layers.OfType<LineLayer>().Last().X[0]);
        Assert.AreEqual("Time to first token, p95", figure.Panels[0].X.Label);
    }

    [TestMethod]
    public void A_fallback_is_named_on_the_axis()
    {
        ScatterLinePreset preset = PlotCatalog.MultiRun.TtftVsThroughput;
        preset = preset with { X = preset.X with { Stat = Stat.P99 } };

        List<PlotDiagnostic> told = [];

        Figure figure = PlotRegistry.Draw(preset, TestRuns.F1(), Plain with { Report = told.Add }).Figure!;

        Assert.AreEqual("Time to first token, avg (no p99 in these runs)", figure.Panels[0].X.Label);
        Assert.AreEqual("AIPERF2301", told.Single().Descriptor.Id);
    }

    [TestMethod]
    public void Unknown_concurrency_is_labelled_by_the_next_known_load_parameter()
    {
        Run Rate(double? rate, int? users, string name)
        {
            Run run = TestRuns.Sweep(name, null, "m", 30, 1, 100, 50, 20);
            return run with { Summary = run.Summary! with { Configuration = new() { Model = "m", RequestRate = rate, Users = users } } };
        }

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.Set(Rate(2.5, null, "a"), Rate(null, 20, "b"), Rate(null, null, "c")), Plain).Figure!;

        string[] labels = [.. figure.Panels[0].Layers.OfType<PointsLayer>().SelectMany(layer => layer.Labels!)];
        CollectionAssert.AreEquivalent(new[] { "2.5 req/s", "20 users", "c" }, labels);
    }

    [TestMethod]
    public void Runs_without_a_metric_are_counted_in_the_caption()
    {
        RunSet f1 = TestRuns.F1();
        Run without = TestRuns.Run("without", 64, "Qwen3-0.6B", ("request_throughput", "requests/sec", [(Stat.Avg, 9)]));

        List<PlotDiagnostic> told = [];

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.Set([.. f1.Runs, without]), Plain with { Report = told.Add }).Figure!;

        Assert.Contains("1 run ('without')", told.Single().Message);
        Assert.Contains("1 of 13 runs lack time to first token, avg.", figure.Caption);
    }

    [TestMethod]
    public void A_metric_missing_everywhere_skips_with_what_and_how()
    {
        PlotDrawing drawing = PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency,
            TestRuns.Set(TestRuns.Run("a", 1, "m", ("request_latency", "ms", [(Stat.Avg, 9)])), TestRuns.Run("b", 2, "m", ("request_latency", "ms", [(Stat.Avg, 8)]))), Plain);

        Assert.IsNull(drawing.Figure);
        Assert.IsFalse(drawing.IsEmpty);
        Assert.Contains("output_token_throughput_per_gpu", drawing.Missing);
        Assert.Contains("--gpu-telemetry", drawing.Remedy);
    }

    [TestMethod]
    public void Units_that_differ_are_converted()
    {
        Run slow = TestRuns.Sweep("b", 2, "m", 40, 2, 200, 60, 20);
        slow = slow with
        {
            Summary = slow.Summary! with
            {
                Metrics = new Dictionary<string, MetricBlock>(slow.Summary.Metrics)
                {
                    ["time_to_first_token"] = new("time_to_first_token", null, "sec", new Dictionary<Stat, double> { [Stat.Avg] = 0.04 }),
                },
            },
        };

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.Set(TestRuns.Sweep("a", 1, "m", 30, 1, 100, 50, 20), slow), Plain).Figure!;

        CollectionAssert.AreEqual(new double[] { 30, 40 }, figure.Panels[0].Layers.OfType<LineLayer>().Single().X);
        Assert.AreEqual("ms", figure.Panels[0].X.Unit);
    }

    [TestMethod]
    public void Groups_of_one_point_each_make_one_neutral_series()
    {
        ScatterLinePreset preset = PlotCatalog.MultiRun.TtftVsThroughput with { Groups = [] };

        Figure figure = PlotRegistry.Draw(preset, TestRuns.F1(), Plain).Figure!;

        PointsLayer points = figure.Panels[0].Layers.OfType<PointsLayer>().Single();
        Assert.HasCount(12, points.X);
        Assert.IsEmpty(figure.Panels[0].Layers.OfType<LineLayer>());
        Assert.Contains("Qwen3-0.6B-concurrency16", points.Labels!, "the name says the load already");
        Assert.AreEqual(ColorRole.Muted, points.Color.Role);
        Assert.IsFalse(figure.Panels[0].Layers.Any(layer => layer.InLegend), "A legend of one entry 'runs' tells nothing.");
        figure = PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency with { Groups = [] }, TestRuns.F1(), Plain).Figure!;
        Assert.IsFalse(figure.Panels[0].Layers.Any(layer => layer.InLegend));
    }

    [TestMethod]
    public void Labels_of_a_neutral_series_leave_out_what_all_names_have()
    {
        Run At(string name, int concurrency) => TestRuns.Sweep(name, concurrency, "Qwen3-0.6B", 30 + concurrency, 1 + concurrency, 3600, 25, 55);
        RunSet runs = TestRuns.Set(At("exp-alpha-tp1", 8), At("exp-alpha-tp2", 8), At("exp-alpha-tp4", 16));
        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput with { Groups = [] }, runs, Plain).Figure!;
        CollectionAssert.AreEqual((string[])["1 (8)", "2 (8)", "4 (16)"], figure.Panels[0].Layers.OfType<PointsLayer>().Single().Labels);
        Assert.Contains("All names: exp-alpha-tp.", figure.Caption);
    }

    [TestMethod]
    public void Replicates_are_hollow_under_their_mean()
    {
        RunSet runs = TestRuns.Set(
            TestRuns.Sweep("c1", 1, "m", 30, 1, 100, 50, 20),
            TestRuns.Sweep("c2/run_0001", 2, "m", 40, 2, 200, 60, 20), TestRuns.Sweep("c2/run_0002", 2, "m", 44, 3, 220, 62, 20));

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, runs, Plain).Figure!;

        CollectionAssert.AreEqual(new double[] { 30, 42 }, figure.Panels[0].Layers.OfType<LineLayer>().Single().X);
        PointsLayer replicates = figure.Panels[0].Layers.OfType<PointsLayer>().Single(layer => layer.Hollow is not null);
        CollectionAssert.AreEqual(new double[] { 40, 44 }, replicates.X);
        Assert.AreEqual(0.5, replicates.Opacity);
        CollectionAssert.AreEqual(new[] { "2", "2" }, replicates.Labels);
        Assert.IsTrue(replicates.LabelPriority!.All(priority => priority == PointsLayer.DataOnlyLabel), "The picture has the mean's label alone.");
        Assert.Contains("3 runs, repeats averaged to 2 operating points: x is the run's avg time to first token, y is the run's avg request throughput.", figure.Caption);
        Assert.Contains("Lines join the points in order of concurrency.", figure.Caption);
        ErrorBarLayer horizontal = figure.Panels[0].Layers.OfType<ErrorBarLayer>().Single(bar => bar.IsHorizontal);
        Assert.AreEqual((40.0, 44.0), (horizontal.Lo[0], horizontal.Hi[0]));
    }

    [TestMethod]
    public void The_frontier_runs_through_means_and_not_through_the_luckiest_runs()
    {
        // At concurrency 2 one run is faster than any at 1, but their mean is beaten by that of 4.
        Run Of(int concurrency, int repeat, double latency, double perGpu) =>
            TestRuns.Sweep($"c{concurrency}/run_{repeat:0000}", concurrency, "m", 30, 1, latency, perGpu, 50);
        RunSet runs = TestRuns.Set(
            Of(1, 1, 100, 10), Of(1, 2, 110, 10), Of(2, 1, 90, 50), Of(2, 2, 210, 30), Of(4, 1, 140, 80), Of(4, 2, 150, 80), Of(8, 1, 300, 90), Of(8, 2, 320, 100));

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, runs, Plain).Figure!;

        LineLayer[] lines = [.. figure.Panels[0].Layers.OfType<LineLayer>()];
        CollectionAssert.AreEqual(new double[] { 105, 145, 310 }, lines.Single(line => line.Width == 3).X);
        LineLayer sweep = lines.Single(line => line.Width == 1);
        CollectionAssert.AreEqual(new double[] { 105, 150, 145, 310 }, sweep.X);
        CollectionAssert.AreEqual(new double[] { 10, 40, 80, 95 }, sweep.Y);
        PointsLayer[] points = [.. figure.Panels[0].Layers.OfType<PointsLayer>()];
        PointsLayer pale = points.Single(layer => layer.Opacity == 0.5);
        Assert.HasCount(8, pale.X);
        Assert.IsTrue(pale.Hollow!.All(hollow => hollow));
        Assert.IsTrue(pale.LabelPriority!.All(priority => priority == PointsLayer.DataOnlyLabel));
        PointsLayer dominated = points.Single(layer => layer is { Opacity: 1, Hollow: not null });
        CollectionAssert.AreEqual(new[] { "2" }, dominated.Labels);
        CollectionAssert.AreEqual(new[] { "c2/run_0001, c2/run_0002" }, dominated.Runs);
        CollectionAssert.AreEqual(new[] { "1", "4", "8" }, points.Single(layer => layer.Hollow is null).Labels);
        Assert.Contains("Filled: on the frontier, no other operating point is at least as good in both and better in one. Hollow: dominated.", figure.Caption);
        Assert.Contains("Labelled: the mean of the runs at one operating point. Pale, without label: those runs.", figure.Caption);
        Assert.Contains("Thin lines join the points in order of concurrency.", figure.Caption);
        Assert.Contains("3 of 4 operating points are on a frontier.", figure.AltText);
    }

    [TestMethod]
    public void The_thin_line_of_the_sweep_is_there_unless_the_frontier_is_the_same_line()
    {
        ParetoPreset preset = PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency;
        Run Of(int concurrency, double latency, double perGpu) => TestRuns.Sweep($"c{concurrency}", concurrency, "m", 30, 1, latency, perGpu, 50);
        int Thin(ParetoPreset asked, params Run[] runs) =>
            PlotRegistry.Draw(asked, TestRuns.Set(runs), Plain).Figure!.Panels[0].Layers.OfType<LineLayer>().Count(line => line.Width == 1);

        Assert.AreEqual(0, Thin(preset, Of(1, 100, 10), Of(2, 110, 20), Of(4, 120, 30)));
        Assert.AreEqual(1, Thin(preset with { FrontierShape = FrontierShape.Step }, Of(1, 100, 10), Of(2, 110, 20), Of(4, 120, 30)));
        Assert.AreEqual(1, Thin(preset, Of(1, 110, 20), Of(2, 100, 10), Of(4, 120, 30)), "All on the frontier, but the sweep turns back.");
        Assert.AreEqual(1, Thin(preset, Of(1, 100, 10), Of(2, 130, 20), Of(4, 120, 30)));
    }

    [TestMethod]
    public void Wide_uncertainty_leaves_a_logarithmic_axis_logarithmic()
    {
        Run[] runs = [.. from concurrency in (int[])[1, 32]
                         from repeat in (int[])[0, 1, 2]
                         let perGpu = (concurrency == 1 ? 25 : 700) * (1 + 0.9 * (repeat - 1))
                         select TestRuns.Sweep($"c{concurrency}/{repeat}", concurrency, "m", 30, 1, 3700 + concurrency + repeat, perGpu, 50)];

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.LatencyThroughputUncertainty with { YScale = ScaleChoice.Log }, TestRuns.Set(runs), Plain).Figure!;

        double span = Math.Log10(700.0 / 25);
        Assert.AreEqual(Math.Log10(25) - span / 4, Math.Log10(figure.Panels[0].Y.Min!.Value), 1e-9);
        Assert.AreEqual(Math.Log10(700) + span / 4, Math.Log10(figure.Panels[0].Y.Max!.Value), 1e-9);
    }

    [TestMethod]
    public void Without_repeats_every_run_is_a_point_of_its_own()
    {
        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, TestRuns.F1(), Plain).Figure!;

        Assert.IsFalse(figure.Panels[0].Layers.OfType<PointsLayer>().Any(layer => layer.Opacity == 0.5));
        Assert.Contains("12 runs, each one point: x is the run's avg request latency, y is the run's avg output token throughput per GPU.", figure.Caption);
        Assert.Contains("Filled: on the frontier, no other run of its series is at least as good in both and better in one. Hollow: dominated.", figure.Caption);
        Assert.Contains("10 of 12 runs are on a frontier.", figure.AltText);
    }

    [TestMethod]
    [DataRow("gpus")]
    [DataRow("tokens")]
    [DataRow("rate")]
    [DataRow("unknown")]
    public void Runs_that_differ_in_more_than_chance_are_not_averaged(string difference)
    {
        Run a = TestRuns.Sweep("a", 8, "m", 30, 1, 100, 50, 20);
        Run b = TestRuns.Sweep("b", 8, "m", 50, 2, 200, 60, 20);
        static Run With(Run run, Func<RunConfiguration, RunConfiguration> change) =>
            run with { Summary = run.Summary! with { Configuration = change(run.Configuration) } };
        (a, b) = difference switch
        {
            "gpus" => (a with { GpuCount = 1 }, b with { GpuCount = 2 }),
            "tokens" => (With(a, asked => asked with { Flattened = Tokens(100) }), With(b, asked => asked with { Flattened = Tokens(4000) })),
            "rate" => (With(a, asked => asked with { RequestRate = 1 }), With(b, asked => asked with { RequestRate = 2 })),
            _ => (a, b),
        };
        static Dictionary<string, string> Tokens(int mean) => new() { ["input.prompt.input_tokens.mean"] = mean.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        ScatterLinePreset preset = PlotCatalog.MultiRun.TtftVsThroughput;
        if (difference == "unknown")
            preset = preset with { Labels = ["input.prompt.unheard_of"] };

        Figure figure = PlotRegistry.Draw(preset, TestRuns.Set(a, b), Plain).Figure!;

        CollectionAssert.AreEqual(new double[] { 30, 50 }, figure.Panels[0].Layers.OfType<PointsLayer>().Single().X);
    }

    [TestMethod]
    public void A_repeat_whose_GPUs_are_not_known_for_certain_is_still_a_repeat()
    {
        Run a = TestRuns.Sweep("a", 8, "m", 30, 1, 100, 50, 20) with { GpuCount = 1 };
        Run b = TestRuns.Sweep("b", 8, "m", 50, 2, 200, 60, 20) with { GpuCount = 2, IsGpuCountGuessed = true };

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.Set(a, b), Plain).Figure!;

        CollectionAssert.AreEqual(new double[] { 40 }, figure.Panels[0].Layers.OfType<PointsLayer>().Last().X);
    }

    [TestMethod]
    [DataRow(1, 1, "Values per GPU: 1 GPU.")]
    [DataRow(1, 2, "Values per GPU: 1 to 2 GPUs.")]
    [DataRow(8, 0, "Values per GPU: 8 GPUs, unknown for 1 run.")]
    [DataRow(0, 0, "Values per GPU: number of GPUs unknown.")]
    public void The_caption_says_how_many_GPUs_values_were_divided_by(int first, int second, string sentence)
    {
        // What the file divided by counts, and not what the telemetry lists.
        Run Of(string name, int gpus) => TestRuns.Run(name, 1, "m",
            [
                ("request_latency", "ms", [(Stat.Avg, 100 + gpus)]), ("output_token_throughput_per_gpu", "tokens/sec/gpu", [(Stat.Avg, 50)]),
                .. gpus == 0 ? Array.Empty<(string, string, (Stat, double)[])>() : [("output_token_throughput", "tokens/sec", [(Stat.Avg, 50.0 * gpus)])],
            ]) with
        { GpuCount = 77 };

        RunSet runs = TestRuns.Set(Of("a", first), Of("b", second));

        Assert.Contains(sentence, PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, runs, Plain).Figure!.Caption);
        Assert.IsFalse(PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.F1(), Plain).Figure!.Caption.Any(text => text.Contains("per GPU", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow(1, 2, 1, 2, "Values per GPU: 1 GPU (2 listed, 1 distinct; AIPerf divides by 2).")]
    [DataRow(1, 2, 1, 0, "Values per GPU: 1 GPU (1 run lists more than are distinct; AIPerf divides by those listed).")]
    [DataRow(1, 2, 2, 4, "Values per GPU: 1 to 2 GPUs (2 runs list more than are distinct; AIPerf divides by those listed).")]
    public void The_caption_says_where_more_GPUs_are_listed_than_divide(int first, int firstListed, int second, int secondListed, string sentence)
    {
        Run Of(string name, int gpus, int listed) => TestRuns.Run(name, 1, "m",
            ("request_latency", "ms", [(Stat.Avg, 100 + gpus)]), ("output_token_throughput_per_gpu", "tokens/sec/gpu", [(Stat.Avg, 50)]), ("output_token_throughput", "tokens/sec", [(Stat.Avg, 50.0 * gpus)]))
            with
        { GpuCount = gpus, GpusListed = listed == 0 ? null : listed };
        RunSet runs = TestRuns.Set(Of("a", first, firstListed), Of("b", second, secondListed));

        Assert.Contains(sentence, PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, runs, Plain).Figure!.Caption);
    }

    [TestMethod]
    public void The_caption_says_whose_GPUs_are_guessed()
    {
        RunSet f1 = TestRuns.F1();
        RunSet runs = TestRuns.Set([.. f1.Runs.Select((run, i) => TestRuns.Run(run.Name, i, "m",
            ("request_latency", "ms", [(Stat.Avg, 100 + i)]), ("output_token_throughput", "tokens/sec", [(Stat.Avg, 50)])) with
        {
            GpuCount = i < 2 ? 2 : 1,
            IsGpuCountGuessed = i < 2,
        })]);

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency, runs, Plain).Figure!;

        Assert.Contains("Values per GPU: 1 to 2 GPUs, guessed for 2 runs without GPU UUIDs.", figure.Caption);
    }

    [TestMethod]
    public void Means_are_joined_in_the_order_of_the_sweep()
    {
        // The latency at concurrency 1 is above that at 2.
        double[] latency = [300, 200, 400];
        Run[] runs = [.. from level in (int[])[0, 1, 2]
                         from repeat in (int[])[0, 1, 2, 3, 4]
                         select TestRuns.Sweep($"c{level}/{repeat}", 1 << level, "m", 30, 1, latency[level] + repeat % 3, 100 * (level + 1) + repeat * repeat % 5, 50)];

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.LatencyThroughputUncertainty, TestRuns.Set(runs), Plain).Figure!;

        double[] x = figure.Panels[0].Layers.OfType<LineLayer>().Single().X;
        Assert.IsTrue(x[0] > x[1] && x[1] < x[2]);
        Assert.Contains("Lines join the points in order of concurrency.", figure.Caption);
    }

    [TestMethod]
    public void A_region_larger_than_the_plot_is_not_drawn_and_is_counted()
    {
        // Three repeats give enormous regions; the five close ones of the middle point stay inside.
        Run[] wide = [.. from concurrency in (int[])[1, 32]
                         from repeat in (int[])[0, 1, 2]
                         select TestRuns.Sweep($"c{concurrency}/{repeat}", concurrency, "m", 30, 1, 1000 + 10 * concurrency + 100 * repeat, 25 * concurrency * (1 + 0.1 * (repeat % 2)), 50)];
        Run[] narrow = [.. from repeat in Enumerable.Range(0, 5)
                           select TestRuns.Sweep($"c16/{repeat}", 16, "m", 30, 1, 1200 + repeat % 3, 400 + repeat * repeat % 5, 50)];

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.LatencyThroughputUncertainty, TestRuns.Set([.. wide, .. narrow]), Plain).Figure!;

        PolygonLayer[] regions = [.. figure.Panels[0].Layers.OfType<PolygonLayer>().Where(region => region.X.Length > 0)];
        CollectionAssert.AreEqual(new[] { true, false, true }, regions.Select(region => region.IsDataOnly).ToArray());
        Assert.Contains("The joint 95% region of 2 of 3 points is larger than the plot and not drawn.", figure.Caption);
        Assert.Contains("Ellipses: joint 95% confidence region of both means (Hotelling T²).", figure.Caption);
    }

    [TestMethod]
    public void Shares_of_outlines_are_those_of_their_areas()
    {
        double[] x = [0, 2, 2, 0];
        double[] y = [0, 0, 2, 2];
        Assert.AreEqual(1, ConvexShare.Inside(x, y, (-1, 3), (-1, 3)), 1e-12);
        Assert.AreEqual(0.25, ConvexShare.Inside(x, y, (1, 3), (1, 3)), 1e-12);
        Assert.AreEqual(0, ConvexShare.Inside(x, y, (3, 4), (0, 2)), 1e-12);
        Assert.AreEqual(0.5, ConvexShare.Inside([0, 1, 0], [0, 0, 1], (-1, 1), (-1, 1 - Math.Sqrt(0.5))), 1e-12, "A triangle's larger half lies at its foot.");
        Assert.AreEqual(0.5, ConvexShare.Inside([1e6, 1e6 + 2, 1e6], [5, 5, 5], (1e6, 1e6 + 1), (0, 9)), 1e-12, "A stroke counts by its length.");
    }

    [TestMethod]
    public void Uncertainty_wider_than_the_axes_does_not_cut_zero_off()
    {
        // The means of throughput reach from 25 to 700; three repeats far apart give intervals beyond the axes.
        Run[] runs = [.. from concurrency in (int[])[1, 32]
                         from repeat in (int[])[0, 1, 2]
                         let perGpu = (concurrency == 1 ? 25 : 700) * (1 + 0.3 * (repeat - 1))
                         select TestRuns.Sweep($"c{concurrency}/{repeat}", concurrency, "m", 30, 1, 3700 + concurrency + repeat, perGpu, 50)];

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.LatencyThroughputUncertainty, TestRuns.Set(runs), Plain).Figure!;

        Assert.AreEqual(0, figure.Panels[0].Y.Min);
        Assert.IsGreaterThan(3000, figure.Panels[0].X.Min ?? 0);
    }

    [TestMethod]
    public void Uncertainty_without_repeats_is_skipped_unless_named()
    {
        UncertaintyPreset preset = PlotCatalog.MultiRun.LatencyThroughputUncertainty;

        Assert.IsNull(PlotRegistry.Draw(preset, TestRuns.F1(), Plain).Figure);
        Figure figure = PlotRegistry.Draw(preset, TestRuns.F1(), Plain with { IsNamed = true }).Figure!;
        Assert.EndsWith("single run per point, no uncertainty available", figure.Subtitle);
    }

    [TestMethod]
    [DataRow(2, false, false)]
    [DataRow(3, true, false)]
    [DataRow(4, true, false)]
    [DataRow(5, true, true)]
    public void Regions_need_three_repeats_and_are_filled_from_five(int repeats, bool hasRegion, bool isFilled)
    {
        Run[] runs = [.. Enumerable.Range(1, 3).SelectMany(level => Enumerable.Range(0, repeats).Select(i =>
            TestRuns.Sweep($"c{level}/run_{i:0000}", level, "m", 30, 1, 1000 * level + i * i, 100 * level - i, 20)))];

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.LatencyThroughputUncertainty, TestRuns.Set(runs), Plain).Figure!;

        PolygonLayer[] regions = [.. figure.Panels[0].Layers.OfType<PolygonLayer>().Where(region => region.X.Length > 0)];
        Assert.HasCount(hasRegion ? 3 : 0, regions);
        Assert.IsTrue(regions.All(region => region.Opacity > 0 == isFilled));
        Assert.AreEqual(!hasRegion, figure.Panels[0].Layers.OfType<PointsLayer>().Single().Hollow is not null);
        Assert.AreEqual(!hasRegion, figure.Caption.Contains("Hollow: n < 3: range shown."));
    }

    [TestMethod]
    public void A_preset_without_direction_gives_no_frontier()
    {
        ParetoPreset preset = PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency with { X = new("concurrency", DataSource.Aggregated) };

        Assert.Contains("x_direction", PlotRegistry.Draw(preset, TestRuns.F1(), Plain).Remedy);
        Assert.IsNotNull(PlotRegistry.Draw(preset with { XDirection = MetricDirection.Lower }, TestRuns.F1(), Plain).Figure);
    }

    [TestMethod]
    public void The_legend_lists_groups_in_order_whether_they_have_a_line_or_not()
    {
        RunSet runs = TestRuns.Set(
            TestRuns.Sweep("a1", 1, "alpha", 30, 1, 100, 50, 20),
            TestRuns.Sweep("b1", 1, "beta", 30, 1, 100, 50, 20), TestRuns.Sweep("b2", 2, "beta", 31, 2, 110, 60, 20),
            TestRuns.Run("c1", 1, "gamma", ("request_throughput", "requests/sec", [(Stat.Avg, 1)])),
            TestRuns.Sweep("d1", 1, "delta", 30, 1, 100, 50, 20));

        foreach (MultiRunPreset preset in PlotCatalog.Defaults.MultiRunPlots)
        {
            Figure figure = PlotRegistry.Draw(preset, runs, Plain with { IsNamed = true }).Figure!;
            string[] legend = [.. figure.Panels[0].Layers.Where(layer => layer.InLegend).Select(layer => layer.Series).Distinct()];
            CollectionAssert.AreEqual(new[] { "alpha", "beta", "delta", "gamma" }, legend, preset.Name);
        }
    }

    [TestMethod]
    public void Colours_stay_whatever_a_plot_leaves_out()
    {
        RunSet runs = TestRuns.Set(
            TestRuns.Run("a1", 1, "alpha", ("request_throughput", "requests/sec", [(Stat.Avg, 1)])),
            TestRuns.Run("a2", 2, "alpha", ("request_throughput", "requests/sec", [(Stat.Avg, 1)])),
            TestRuns.Sweep("b1", 1, "beta", 30, 1, 100, 50, 20), TestRuns.Sweep("b2", 2, "beta", 31, 2, 110, 60, 20));

        foreach (MultiRunPreset preset in (MultiRunPreset[])[PlotCatalog.MultiRun.TtftVsThroughput, PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency])
        {
            Figure figure = PlotRegistry.Draw(preset, runs, Plain).Figure!;
            Assert.IsTrue(figure.Panels[0].Layers.Where(layer => layer.Series == "beta").All(layer => layer.Color == ColorToken.Series(1)));
            Assert.Contains("alpha", figure.Panels[0].Layers.Select(layer => layer.Series));
        }
    }

    [TestMethod]
    [DataRow("*baseline*", "my_baseline_dir", true)]
    [DataRow("*baseline*", "my_Baseline_dir", false)]
    [DataRow("base[0-9]", "base7", true)]
    [DataRow("base[!0-9]", "base7", false)]
    [DataRow("c?", "c4", true)]
    [DataRow("c?", "c16", false)]
    [DataRow("*_agg_*", "qwen_disagg_c1", false)]
    [DataRow("*_agg_*", "qwen_agg_c1", true)]
    [DataRow("a*b*c", "aXXbYYbZc", true)]
    [DataRow("[", "[", true)]
    [DataRow("", "x", false)]
    public void Globs_match_whole_names(string pattern, string name, bool expected) => Assert.AreEqual(expected, Glob.IsMatch(pattern, name));

    [TestMethod]
    public void The_tutorial_example_gives_grey_green_and_blue()
    {
        string[] names =
        [
            "baseline_moderate_io_isl100_osl200_streaming", "treatment_large_context_isl500_osl50_streaming", "treatment_long_generation_isl50_osl500_streaming",
        ];
        Run[] runs = [.. names.SelectMany((name, i) => Enumerable.Range(1, 2).Select(c =>
            TestRuns.Sweep($"{name}/concurrency_{c}", c, "same-model", 30 + i * 10 + c, c, 100 + c, 50 * c, 20)))];
        ExperimentClassification classification = new() { Baselines = ["*baseline*", "*_agg_*"], Treatments = ["*treatment*", "*_disagg_*"] };

        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.TtftVsThroughput, TestRuns.Set(runs), new(classification, _ => { })).Figure!;

        LineLayer[] lines = [.. figure.Panels[0].Layers.OfType<LineLayer>()];
        CollectionAssert.AreEqual(names, lines.Select(line => line.Series).ToArray());
        CollectionAssert.AreEqual(
            new[] { ColorToken.Baseline(0), ColorToken.Series(0), ColorToken.Series(1) }, lines.Select(line => line.Color).ToArray());
        Assert.AreEqual("Experiment group", figure.LegendTitle);
    }

    [TestMethod]
    [DataRow("baseline_mod/concurrency_1", "baseline_mod", true)]
    [DataRow("treatment_large/concurrency_1", "treatment_large", false)]
    [DataRow("other/concurrency_1", "other", false)]
    [DataRow("my_baseline_dir/sub/run1", "my_baseline_dir", true)]
    [DataRow("treatment_1_varA", "treatment_1_varA", false)]
    [DataRow("exp/treatment_a", "exp/treatment_a", false)]
    [DataRow("treatment_x/profile_runs/trial_0001/concurrency_4", "treatment_x", false)]
    [DataRow("profile_runs/trial_0001/concurrency_4", "profile_runs/trial_0001/concurrency_4", false)]
    public void Runs_belong_to_the_nearest_matching_directory(string path, string group, bool isBaseline)
    {
        ExperimentClassifier classifier = new(new() { Baselines = ["*baseline*"], Treatments = ["*treatment*"] });

        Assert.AreEqual(new Experiment(group, isBaseline), classifier.Classify(TestRuns.Run(path)));
    }

    [TestMethod]
    public void An_extraction_pattern_merges_variants_into_one_series()
    {
        Run[] runs = [.. ((string[])["treatment_1_varA", "treatment_1_varB", "treatment_2_varA", "baseline"]).SelectMany((name, i) => Enumerable.Range(1, 2).Select(c =>
            TestRuns.Sweep($"{name}/c{c}", c, "m", 30 + i + c, c, 100 + c, 50, 20)))];
        ExperimentClassification classification = new()
        {
            Baselines = ["baseline*"],
            GroupExtractionPattern = @"^(treatment_\d+)",
            GroupDisplayNames = new Dictionary<string, string> { ["treatment_1"] = "After" },
        };

        GroupRegistry groups = GroupRegistry.Build(TestRuns.Set(runs), ["model"], classification);

        CollectionAssert.AreEqual(new[] { "baseline", "After", "treatment_2" }, groups.Groups.Select(group => group.Name).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 1, 1, 1, 2, 2, 0, 0 }, Enumerable.Range(0, 8).Select(groups.Of).ToArray());
    }

    [TestMethod]
    public void Several_baselines_are_shades_of_grey_in_natural_order()
    {
        Run[] runs = [.. ((string[])["t2", "b10", "t1", "b2"]).Select(name => TestRuns.Run(name + "/c1"))];

        GroupRegistry groups = GroupRegistry.Build(TestRuns.Set(runs), [], new() { Baselines = ["b*"], Treatments = ["t*"] });

        CollectionAssert.AreEqual(new[] { "b2", "b10", "t1", "t2" }, groups.Groups.Select(group => group.Name).ToArray());
        CollectionAssert.AreEqual(
            new[] { ColorToken.Baseline(0), ColorToken.Baseline(1), ColorToken.Series(0), ColorToken.Series(1) }, groups.Groups.Select(group => group.Color).ToArray());
    }
}

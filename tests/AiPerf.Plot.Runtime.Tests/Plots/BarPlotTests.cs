using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

[TestClass]
public sealed class BarPlotTests
{
    private static readonly BarPreset Preset = PlotCatalog.MultiRun.TtftByConcurrency;

    [TestMethod]
    public void There_is_one_bar_a_model_and_concurrency_in_natural_order()
    {
        Figure figure = Draw(TestRuns.F1());

        CollectionAssert.AreEqual(new[] { "1", "2", "4", "8", "16", "32" }, figure.Panels[0].X.Categories.ToArray());
        Assert.AreEqual("Concurrency", figure.Panels[0].X.Label);
        Assert.AreEqual("Time to first token, avg", figure.Panels[0].Y.Label);
        Assert.AreEqual(ZeroPolicy.Include, figure.Panels[0].Y.Zero);
        CollectionAssert.AreEqual(new[] { "Meta-Llama-3-8B-Instruct", "Qwen3-0.6B" }, Bars(figure).Select(layer => layer.Series).ToArray());
        CollectionAssert.AreEqual(new double[] { 0, 1, 2, 3, 4, 5 }, Bars(figure)[1].X);
        CollectionAssert.AreEqual(new[] { 30.7, 35.5, 52.6, 71.2, 97.7, 130.9 }, Bars(figure)[1].Y);
        Assert.AreEqual("Model", figure.LegendTitle);
        Assert.Contains("12 runs, each one bar: y is the run's avg time to first token.", figure.Caption);
        Assert.AreEqual("Better: lower time to first token · one bar per model and concurrency", figure.Subtitle);
        Assert.Contains("Qwen3-0.6B: 6 points, lowest 30.7 ms at 1, highest 131 ms at 32.", figure.AltText);
        Assert.AreEqual("concurrency", figure.Provenance["x"]);
    }

    [TestMethod]
    public void A_group_has_the_colour_it_has_in_every_other_plot()
    {
        RunSet f1 = TestRuns.F1();
        RunSet some = TestRuns.Set([.. f1.Runs.Select(run => run.Configuration.Model == "Meta-Llama-3-8B-Instruct"
            ? TestRuns.Sweep(run.Name, 1, "Meta-Llama-3-8B-Instruct", double.NaN, 1, 1, 1, 1) : run)]);

        Assert.AreEqual(ColorToken.Series(1), Bars(Draw(f1))[1].Color);
        Assert.AreEqual(ColorToken.Series(1), Bars(Draw(some))[1].Color);
        Assert.IsEmpty(Bars(Draw(some))[0].X);
    }

    [TestMethod]
    public void Baselines_are_grey_and_first()
    {
        RunSet runs = TestRuns.Set(
            Named("treatment_a/c1", 1, 20), Named("treatment_a/c2", 2, 22), Named("baseline/c1", 1, 30), Named("baseline/c2", 2, 33));
        PlotContext context = Context with { Classification = new() { Baselines = ["baseline*"], Treatments = ["treatment*"] } };

        BarLayer[] bars = Bars(PlotRegistry.Draw(Preset, runs, context).Figure!);

        CollectionAssert.AreEqual(new[] { ColorToken.Baseline(0), ColorToken.Series(0) }, bars.Select(layer => layer.Color).ToArray());
        CollectionAssert.AreEqual(new double[] { 30, 33 }, bars[0].Y);
    }

    [TestMethod]
    public void Repeats_are_averaged_with_their_range_or_interval()
    {
        Figure figure = Draw(TestRuns.Set(Named("a", 1, 10), Named("b", 1, 14), Named("c", 2, 10), Named("d", 2, 12), Named("e", 2, 14), Named("f", 4, 20)));

        BarLayer bars = Bars(figure).Single();
        CollectionAssert.AreEqual(new double[] { 12, 12, 20 }, bars.Y);
        CollectionAssert.AreEqual(new[] { "a, b", "c, d, e", "f" }, bars.Runs);
        Assert.AreEqual((10, 14), (bars.Lo![0], bars.Hi![0]));
        Assert.AreEqual(4.3027 * 2 / Math.Sqrt(3), bars.Hi[1] - 12, 1e-3);
        Assert.IsTrue(double.IsNaN(bars.Lo[2]));
        Assert.Contains("6 runs, repeats averaged to 3 bars: y is the run's avg time to first token.", figure.Caption);
        Assert.Contains("Whiskers: smallest to largest of two runs, 95% confidence of the mean of three or more.", figure.Caption);
        PointsLayer single = figure.Panels[0].Layers.OfType<PointsLayer>().Single();
        Assert.IsTrue(single.IsDataOnly);
        CollectionAssert.AreEqual(new[] { "a", "b", "c", "d", "e" }, single.Runs);
    }

    [TestMethod]
    public void A_missing_value_leaves_a_gap_that_the_caption_counts()
    {
        RunSet f1 = TestRuns.F1();
        Run without = TestRuns.Run("without", 64, "Qwen3-0.6B", ("request_throughput", "requests/sec", [(Stat.Avg, 9)]));

        Figure figure = Draw(TestRuns.Set([.. f1.Runs, without]));

        Assert.AreEqual("64", figure.Panels[0].X.Categories[^1]);
        Assert.IsFalse(Bars(figure).Any(layer => layer.X.Contains(6)));
        Assert.Contains("2 of 14 places without a bar: no run with a value.", figure.Caption);
        Assert.Contains("1 of 13 runs lack time to first token, avg.", figure.Caption);
    }

    [TestMethod]
    public void Groups_that_never_meet_leave_no_gaps()
    {
        Figure figure = Draw(TestRuns.F1(), Preset with { Labels = ["run_name"] });

        Assert.HasCount(12, figure.Panels[0].X.Categories);
        Assert.IsFalse(figure.Caption.Any(sentence => sentence.Contains("without a bar", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Unknown_labels_are_a_dash_and_their_runs_no_repeats()
    {
        Figure figure = Draw(TestRuns.Set(Named("a", 1, 10), Named("b", 1, 14), Named("c", 1, 17)), Preset with { Labels = ["input_tokens"] });

        CollectionAssert.AreEqual(new[] { "–" }, figure.Panels[0].X.Categories.ToArray());
        CollectionAssert.AreEqual(new double[] { 10, 14, 17 }, Bars(figure).Single().Y);
        Assert.Contains("Bars that share a place are runs that differ in another setting.", figure.Caption);
    }

    [TestMethod]
    public void Several_label_columns_make_one_category()
    {
        Figure figure = Draw(TestRuns.F1(), Preset with { Labels = ["model", "concurrency"], Groups = ["endpoint_type"] });

        Assert.AreEqual("Meta-Llama-3-8B-Instruct · 1", figure.Panels[0].X.Categories[0]);
        Assert.HasCount(12, figure.Panels[0].X.Categories);
    }

    [TestMethod]
    public void The_statistic_asked_for_is_plotted_and_a_fallback_named()
    {
        Assert.AreEqual(61.4, Bars(Draw(TestRuns.F1(), Preset with { Y = Preset.Y with { Stat = Stat.P95 } }))[1].Y[0]);
        Assert.AreEqual("Time to first token, avg (no p99 in these runs)", Draw(TestRuns.F1(), Preset with { Y = Preset.Y with { Stat = Stat.P99 } }).Panels[0].Y.Label);
    }

    [TestMethod]
    public void Groups_of_one_run_each_are_one_series_without_legend()
    {
        Figure figure = Draw(TestRuns.F1(), Preset with { Groups = [] });

        BarLayer bars = Bars(figure).Single();
        Assert.IsFalse(bars.InLegend);
        Assert.AreEqual("Meta-Llama-3-8B-Instruct-concurrency1", figure.Panels[0].X.Categories[0]);
        Assert.HasCount(12, bars.X);
        Assert.IsFalse(figure.Caption.Any(sentence => sentence.Contains("without a bar", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Negative_values_hang_and_a_logarithm_is_declined()
    {
        Figure figure = Draw(TestRuns.Set(Named("a", 1, -10), Named("b", 2, 14)), Preset with { YScale = ScaleChoice.Log });

        Assert.IsFalse(figure.Panels[0].Y.NonNegative);
        Assert.AreEqual(AxisScale.Linear, figure.Panels[0].Y.Scale);
        Assert.Contains("y is linear: bars stand on zero.", figure.Caption);
    }

    [TestMethod]
    public void Runs_without_the_metric_skip_the_plot()
    {
        PlotDrawing drawing = PlotRegistry.Draw(Preset, TestRuns.Set(Named("a", 1, double.NaN), Named("b", 2, double.NaN)), Context);

        Assert.IsTrue(drawing.IsEmpty);
        Assert.AreEqual("no run has a finite 'time_to_first_token'", drawing.Missing);
        Assert.AreEqual(PlotNeeds.None, PlotRegistry.Needs(Preset));
    }

    private static PlotContext Context => new(null, _ => { }, IsNamed: true);

    private static Run Named(string name, int concurrency, double ttft) => TestRuns.Run(name, concurrency, "m", ("time_to_first_token", "ms", [(Stat.Avg, ttft)]));

    private static Figure Draw(RunSet runs, BarPreset? preset = null) => PlotRegistry.Draw(preset ?? Preset, runs, Context).Figure!;

    private static BarLayer[] Bars(Figure figure) => [.. figure.Panels[0].Layers.OfType<BarLayer>()];
}

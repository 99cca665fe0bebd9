using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>Server metrics in comparisons and over time: which numbers, under which names, and what is said where there are none.</summary>
[TestClass]
public sealed class ServerMetricsTests
{
    private const double Inf = double.PositiveInfinity;
    private static readonly (Stat, double)[] None = [];

    [TestMethod]
    public void Comparisons_sum_rates_and_average_the_rest()
    {
        Run a = Compared("a", 1, Gauge("kv", [(Stat.Avg, .4)], [(Stat.Avg, .8)]), Counter("tok", [(Stat.Rate, 2.0)], [(Stat.Rate, 1.0)]));
        Run b = Compared("b", 2, Gauge("kv", [(Stat.Avg, .5)], [(Stat.Avg, .7)]), Counter("tok", [(Stat.Rate, 5.0)], [(Stat.Rate, 4.0)]));

        Figure figure = Compare("kv", null, "tok", null, a, b);

        (double X, double Y)[] points = Points(figure);
        Assert.AreEqual(.6, points[0].X, 1e-12);
        CollectionAssert.AreEqual(new double[] { 3, 9 }, points.Select(point => point.Y).ToArray());
        Assert.AreEqual("KV, avg, mean of 2 series", figure.Panels[0].X.Label);
        Assert.AreEqual("Tok, rate, sum of 2 series", figure.Panels[0].Y.Label);
        Assert.AreEqual("tokens/s", figure.Panels[0].Y.Unit);
    }

    [TestMethod]
    public void The_statistic_asked_for_is_the_one_shown_or_the_axis_names_another()
    {
        Run a = Compared("a", 1, Gauge("kv", [(Stat.Avg, .4), (Stat.P95, .9), (Stat.Max, 1), (Stat.Min, .1)], [(Stat.Avg, .8), (Stat.P95, .7), (Stat.Max, .9), (Stat.Min, .2)]), Counter("tok", [(Stat.Rate, 2), (Stat.Max, 5)], [(Stat.Rate, 1), (Stat.Max, 6)]));

        Assert.AreEqual((.8, "KV, p95, mean of 2 series"), Value(Stat.P95, "kv", a));
        Assert.AreEqual((1.0, "KV, max, over 2 series"), Value(Stat.Max, "kv", a));
        Assert.AreEqual((.1, "KV, min, over 2 series"), Value(Stat.Min, "kv", a));
        Assert.AreEqual((3.0, "Tok, rate, sum of 2 series"), Value(Stat.Rate, "tok", a));
        // The largest rate of a sum is not the sum of the largest ones.
        Assert.AreEqual((3.0, "Tok, rate, sum of 2 series (no max in these runs)"), Value(Stat.Max, "tok", a));
        Assert.AreEqual((3.0, "Tok, rate, sum of 2 series (no avg in these runs)"), Value(Stat.Avg, "tok", a));
        Assert.AreEqual((5.0, "Tok, e:0, max"), Value(Stat.Max, "tok[http://e:0/metrics]", a));
    }

    [TestMethod]
    public void Percentiles_of_several_histograms_come_from_their_buckets_together()
    {
        ServerMetric histogram = new("ttft_seconds", ServerMetricKind.Histogram, "seconds",
        [
            Series("http://e:0/metrics", "", [(Stat.Avg, .3), (Stat.Count, 50), (Stat.P95, .7)], new([.1, .5, 1, Inf], [10, 30, 45, 50])),
            Series("http://e:1/metrics", "", [(Stat.Avg, .5), (Stat.Count, 50), (Stat.P95, .8)], new([.1, .5, 1, Inf], [10, 30, 45, 50])),
        ]);
        Run run = Compared("a", 1, histogram);

        Assert.AreEqual((.4, "TTFT Seconds, avg, mean of 2 series"), Value(Stat.Avg, "ttft_seconds", run));
        Assert.AreEqual((.4, "TTFT Seconds, p50, over 2 series"), Value(Stat.P50, "ttft_seconds", run));
        // Of one series AIPerf's own estimate is known.
        Assert.AreEqual((.7, "TTFT Seconds, e:0, p95"), Value(Stat.P95, "ttft_seconds[http://e:0/metrics]", run));
    }

    [TestMethod]
    public void A_single_sample_is_called_one_and_differing_lengths_make_no_slice_partial()
    {
        ServerMetric gauge = GaugeOverTime("kv", Slice(0, 0.3, (Stat.Avg, 1)), Slice(0.3, 0.4, (Stat.Avg, 2)), Slice(0.4, 1, (Stat.Avg, 3))) with { IsPerScrape = true };

        Figure figure = Draw(new LinePreset { Name = "p", X = Time, Y = Metric("kv") }, gauge);

        Assert.AreEqual("KV", figure.Panels[0].Y.Label);
        StringAssert.Contains(string.Join(" · ", figure.Caption), "3 scrapes, about 0.3 s apart");
        Assert.IsFalse(figure.Caption.Any(sentence => sentence.Contains("partial", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Comparisons_say_what_is_missing_and_what_to_do()
    {
        Run with = Compared("a", 1, Gauge("vllm:kv_cache_usage_perc", [(Stat.Avg, .4)]));
        Run without = TestRuns.Sweep("b", 2, "m", 30, 1, 100, 10, 50);

        PlotDrawing none = PlotRegistry.Draw(Comparison("vllm:kv_cache_usage_perc", null), TestRuns.Set(without, without), new(null, _ => { }));
        PlotDrawing misspelt = PlotRegistry.Draw(Comparison("vllm:kv_cache_usage_prec", null), TestRuns.Set(with, with), new(null, _ => { }));
        List<PlotDiagnostic> said = [];
        Figure some = PlotRegistry.Draw(Comparison("vllm:kv_cache_usage_perc", null), TestRuns.Set(with, without), new(null, said.Add)).Figure!;

        Assert.AreEqual("no run has server metrics (there is no server_metrics_export.json)", none.Missing);
        Assert.Contains("--no-server-metrics", none.Remedy);
        Assert.AreEqual("the runs' server metrics have no 'vllm:kv_cache_usage_prec'", misspelt.Missing);
        Assert.StartsWith("Did you mean 'vllm:kv_cache_usage_perc'?", misspelt.Remedy);
        Assert.Contains("1 of 2 runs lack vLLM: KV Cache Usage, avg.", some.Caption);
        Assert.Contains("--no-server-metrics", said.Single().Message);
    }

    [TestMethod]
    public void Server_metrics_are_loaded_for_presets_that_plot_them_alone()
    {
        Assert.AreEqual(PlotNeeds.ServerMetrics, PlotRegistry.Needs(Comparison("vllm:x", null)));
        Assert.AreEqual(PlotNeeds.ServerMetrics | PlotNeeds.Requests, PlotRegistry.Needs(new PercentileBandsPreset { Name = "p", X = Time, Y = Metric("x") }));
        Assert.AreEqual(PlotNeeds.ServerMetrics | PlotNeeds.Requests | PlotNeeds.Gpus, PlotRegistry.Needs(new DualAxisPreset { Name = "p", X = Time, Y = new("gpu_utilization", DataSource.GpuTelemetry), Y2 = Metric("x") }));
        Assert.AreEqual(PlotNeeds.None, PlotRegistry.Needs(PlotCatalog.MultiRun.TtftVsThroughput));
    }

    [TestMethod]
    [DataRow("http://a:1/metrics|", "")]
    [DataRow("http://a:1/metrics|m=x;engine=0 http://a:1/metrics|m=x;engine=1", "engine-0 engine-1")]
    [DataRow("http://a:1/metrics|m=x http://b:1/metrics|m=x", "a b")]
    [DataRow("http://a:1/metrics| http://a:2/metrics|", "a:1 a:2")]
    [DataRow("http://a:1/metrics|engine=0 http://b:1/metrics|engine=1", "a/engine-0 b/engine-1")]
    [DataRow("http://a:1/metrics|k=x;m=p http://a:1/metrics|k=y;m=p", "x y")]
    [DataRow("http://a:1/metrics|a=1;b=1;c=1;d=1 http://a:1/metrics|a=2;b=2;c=2;d=2", "1/1/1 2/2/2")]
    [DataRow("http://a:1/metrics|a=1;b=1;c=1;d=1 http://a:1/metrics|a=1;b=1;c=1;d=2 http://a:1/metrics|a=2;b=2;c=2;d=2", "1/1/1 1/1/1_(2) 2/2/2")]
    [DataRow("http://a:1/metrics| http://a:1/metrics|k=x", "– x")]
    public void Series_are_named_by_what_differs(string series, string names) => Assert.AreEqual(names, string.Join(' ', ServerSeriesNames.Of(
        [.. series.Split(' ').Select(one => one.Split('|')).Select(parts => Series(parts[0], parts[1], None))]).Names.Select(name => name.Replace(' ', '_'))));

    [TestMethod]
    public void Slices_of_servers_scraped_apart_belong_together()
    {
        ServerMetric tokens = new("tok_total", ServerMetricKind.Counter, "tokens",
        [
            Series("http://e:0/metrics", "", None, null, Slice(0, 2, (Stat.Rate, 10)), Slice(2, 4, (Stat.Rate, 20))),
            Series("http://e:1/metrics", "", None, null, Slice(.003, 2.003, (Stat.Rate, 1)), Slice(2.003, 4.003, (Stat.Rate, 2)), Slice(4.003, 6.003, (Stat.Rate, 3))),
        ]);

        LineLayer line = Draw(new AreaPreset { Name = "p", X = Time, Y = Metric("tok_total") }, tokens).Panels[0].Layers.OfType<LineLayer>().Single();

        CollectionAssert.AreEqual(new double[] { 11, 22, 3, 3 }, line.Y);
        CollectionAssert.AreEqual(new[] { 0, 2, 4.003, 6.003 }, line.X);
    }

    [TestMethod]
    public void Time_is_counted_from_the_first_request_and_slices_outside_are_left_out_and_counted()
    {
        ServerMetric gauge = GaugeOverTime("kv", Slice(-4, -2, (Stat.Avg, 9)), Slice(-1, 1, (Stat.Avg, 1)), Slice(1, 3, (Stat.Avg, 2)), Slice(3, 5, (Stat.Avg, 3)), Slice(60, 62, (Stat.Avg, 9)));

        Figure figure = Draw(new ScatterPreset { Name = "p", X = Time, Y = Metric("kv") }, gauge);

        PointsLayer points = figure.Panels[0].Layers.OfType<PointsLayer>().Single();
        CollectionAssert.AreEqual(new double[] { 0, 2, 4 }, points.X);
        Assert.Contains("2 slices before or after the requests left out.", figure.Caption);
        Figure outside = Draw(new ScatterPreset { Name = "p", X = Time, Y = Metric("kv") }, GaugeOverTime("kv", Slice(1000, 1002, (Stat.Avg, 9))));
        Assert.Contains("Every slice lies before or after the requests: the clocks of the files differ.", outside.Caption);
        Assert.AreEqual(1001, outside.Panels[0].Layers.OfType<PointsLayer>().Single().X[0]);
    }

    [TestMethod]
    public void Without_requests_time_starts_at_the_first_slice()
    {
        Run run = Run(GaugeOverTime("kv", Slice(100, 102, (Stat.Avg, 1)), Slice(102, 104, (Stat.Avg, 2)))) with { Requests = null };

        foreach (SingleRunPreset preset in (SingleRunPreset[])[new LinePreset { Name = "p", X = Time, Y = Metric("kv") }, new TimeslicePreset { Name = "p", X = Time, Y = Metric("kv") }, new PercentileBandsPreset { Name = "p", X = Time, Y = Metric("kv") }])
        {
            Figure figure = PlotRegistry.Draw(preset, TestRuns.Set(run), new(null, _ => { })).Figure!;
            Assert.AreEqual("Time since first slice", figure.Panels[0].X.Label);
            Assert.Contains("Without requests, time starts at the first slice.", figure.Caption);
        }
    }

    [TestMethod]
    public void Gaps_break_lines_and_a_slice_alone_is_seen()
    {
        ServerMetric gauge = GaugeOverTime("kv", Slice(0, 2, (Stat.Avg, 1)), Slice(2, 4, (Stat.Avg, 2)), Slice(8, 10, (Stat.Avg, 5)), Slice(14, 16, (Stat.Avg, 6)), Slice(16, 18, (Stat.Avg, 7)));

        LineLayer line = Draw(new LinePreset { Name = "p", X = Time, Y = Metric("kv") }, gauge).Panels[0].Layers.OfType<LineLayer>().Single();
        LineLayer one = Draw(new LinePreset { Name = "p", X = Time, Y = Metric("kv") }, GaugeOverTime("kv", Slice(0, 2, (Stat.Avg, 1)))).Panels[0].Layers.OfType<LineLayer>().Single();

        Assert.AreEqual("1,1 3,2 3,NaN 8,5 10,5 10,NaN 15,6 17,7", string.Join(' ', line.X.Zip(line.Y, (x, y) => FormattableString.Invariant($"{x},{y}"))));
        CollectionAssert.AreEqual(new double[] { 0, 2 }, one.X);
    }

    [TestMethod]
    public void Partial_slices_are_hollow_but_their_rates_are_left_out_and_told()
    {
        ServerSlice[] slices = [Slice(0, 2, (Stat.Avg, 1), (Stat.Rate, 100)), Slice(2, 4, (Stat.Avg, 2), (Stat.Rate, 120)), Slice(4, 4.02, (Stat.Avg, 3), (Stat.Rate, 90_000))];

        PointsLayer[] gauge = [.. Draw(new TimeslicePreset { Name = "p", X = Time, Y = Metric("kv") }, GaugeOverTime("kv", slices)).Panels[0].Layers.OfType<PointsLayer>()];
        Figure counter = Draw(new TimeslicePreset { Name = "p", X = Time, Y = Metric("tok") }, new ServerMetric("tok", ServerMetricKind.Counter, "tokens", [Series("e", "", [(Stat.Rate, 110)], null, slices)]));

        CollectionAssert.AreEqual(new[] { false, false, true }, gauge[0].Hollow);
        Assert.AreEqual(4.01, gauge[0].X[2], 1e-9);
        CollectionAssert.AreEqual(new double[] { 100, 120 }, counter.Panels[0].Layers.OfType<PointsLayer>().Single().Y);
        Assert.Contains("Not drawn: the rate of a partial slice of 0.02 s, 90,000 tokens/s.", counter.Caption);
        Assert.AreEqual(("run rate", 110.0), counter.Panels[0].Layers.OfType<RuleLayer>().Select(rule => (rule.Series, rule.Value)).Single());
    }

    [TestMethod]
    public void A_percentile_over_time_comes_from_the_buckets_of_each_slice()
    {
        BucketCounts counts = new([.1, .5, 1, Inf], [20, 60, 90, 100]);
        ServerMetric histogram = new("ttft", ServerMetricKind.Histogram, "seconds", [Series("e", "", None, counts,
            SliceOf(0, 2, counts), SliceOf(2, 4, new([.1, Inf], [0, 0]), (Stat.Count, 0)), SliceOf(4, 6, counts))]);
        List<PlotDiagnostic> said = [];

        Figure figure = PlotRegistry.Draw(new TimeslicePreset { Name = "p", X = Time, Y = Metric("ttft", Stat.P50) }, TestRuns.Set(Run(histogram)), new(null, said.Add)).Figure!;

        CollectionAssert.AreEqual(new[] { .4, .4 }, figure.Panels[0].Layers.OfType<PointsLayer>().Single().Y);
        Assert.AreEqual("TTFT, p50", figure.Panels[0].Y.Label);
        Assert.Contains("1 slice without an observation.", figure.Caption);
        Assert.IsEmpty(said);
        // A statistic that slices do not have is replaced, and the axis and a message say so.
        Assert.AreEqual("KV, avg (no p95 in the time slices)", PlotRegistry.Draw(new LinePreset { Name = "p", X = Time, Y = Metric("kv", Stat.P95) },
            TestRuns.Set(Run(GaugeOverTime("kv", Slice(0, 2, (Stat.Avg, 1))))), new(null, said.Add)).Figure!.Panels[0].Y.Label);
        Assert.AreEqual("AIPERF2301", said.Single().Descriptor.Id);
    }

    [TestMethod]
    public void A_dual_axis_takes_server_metrics_on_either_side_and_shows_the_range_of_several()
    {
        ServerMetric gauge = new("kv", ServerMetricKind.Gauge, "ratio",
        [
            Series("http://e:0/metrics", "", None, null, Slice(0, 2, (Stat.Avg, .2), (Stat.Min, .1), (Stat.Max, .3)), Slice(2, 4, (Stat.Avg, .4), (Stat.Min, .3), (Stat.Max, .5))),
            Series("http://e:1/metrics", "", None, null, Slice(0, 2, (Stat.Avg, .4), (Stat.Min, .2), (Stat.Max, .6)), Slice(2, 4, (Stat.Avg, .6), (Stat.Min, .5), (Stat.Max, .7))),
        ]);
        Run run = Run(gauge, new ServerMetric("tok", ServerMetricKind.Counter, "tokens", [Series("e", "", None, null, Slice(0, 2, (Stat.Rate, 10)), Slice(2, 4, (Stat.Rate, 20)))]));
        Figure Draw(MetricRef y, MetricRef y2) => PlotRegistry.Draw(new DualAxisPreset { Name = "p", X = Time, Y = y, Y2 = y2, Layout = DualAxisLayout.Overlay }, TestRuns.Set(run), new(null, _ => { })).Figure!;

        Panel panel = Draw(Metric("kv"), Metric("tok")).Panels[0];
        LineLayer[] lines = [.. panel.Layers.OfType<LineLayer>()];

        Assert.IsTrue(lines.Single(line => line.IsSecondary).Join == LineJoin.Step);
        Expected.Same([.3, .5], lines.Single(line => !line.IsSecondary).Y, 1e-12, "mean");
        BandLayer band = panel.Layers.OfType<BandLayer>().Single();
        Expected.Same([.1, .3], band.Lo, 1e-12, "min");
        Expected.Same([.6, .7], band.Hi, 1e-12, "max");
        Assert.AreEqual("KV, avg, mean of 2 series", panel.Y.Label);
        Assert.IsTrue(Draw(new("throughput_tokens_per_sec", DataSource.Requests), Metric("kv")).Panels[0].Layers.OfType<LineLayer>().Any(line => line.IsSecondary));
        Assert.IsTrue(Draw(Metric("kv"), new("gpu_utilization", DataSource.GpuTelemetry)).Panels[0].Layers.OfType<LineLayer>().Any(line => line.IsSecondary));
    }

    [TestMethod]
    public void Bands_of_a_counter_are_a_plain_line()
    {
        Figure figure = Draw(new PercentileBandsPreset { Name = "p", X = Time, Y = Metric("tok") },
            new ServerMetric("tok", ServerMetricKind.Counter, "tokens", [Series("e", "", None, null, Slice(0, 2, (Stat.Rate, 10)), Slice(2, 4, (Stat.Rate, 20)))]));

        Assert.AreEqual("rate", figure.Panels[0].Layers.OfType<LineLayer>().Single().Series);
        Assert.IsEmpty(figure.Panels[0].Layers.OfType<BandLayer>());
    }

    [TestMethod]
    public void Bands_without_buckets_are_the_average_and_say_so()
    {
        Figure figure = Draw(new PercentileBandsPreset { Name = "p", X = Time, Y = Metric("h") },
            new ServerMetric("h", ServerMetricKind.Histogram, "seconds", [Series("e", "", None, null, Slice(0, 2, (Stat.Avg, 1)), Slice(2, 4, (Stat.Avg, 2)))]));

        Assert.AreEqual("mean", figure.Panels[0].Layers.OfType<LineLayer>().Single().Series);
        Assert.Contains("The time slices have no buckets, so their percentiles are not known.", figure.Caption);
    }

    [TestMethod]
    public void One_slice_gives_bands_as_wide_as_the_slice_and_percentiles_beyond_the_buckets_are_told()
    {
        BucketCounts counts = new([.1, .5, Inf], [10, 50, 100]);
        Figure figure = Draw(new PercentileBandsPreset { Name = "p", X = Time, Y = Metric("h") }, new ServerMetric("h", ServerMetricKind.Histogram, "seconds", [Series("e", "", None, null, SliceOf(0, 2, counts))]));

        BandLayer[] bands = [.. figure.Panels[0].Layers.OfType<BandLayer>()];
        Assert.IsTrue(bands.All(band => band.X is [0, 2]));
        Assert.AreEqual(.5, bands[0].Hi[0]);
        Assert.Contains("In 1 slice p99 lies above the largest bucket and is drawn at its bound.", figure.Caption);
    }

    [TestMethod]
    public void A_cold_start_in_one_slice_makes_bands_logarithmic()
    {
        BucketCounts usual = new([.01, .1, 1, Inf], [0, 99, 100, 100]);
        ServerSlice[] slices = [SliceOf(0, 2, new([.01, .1, 1, Inf], [0, 0, 100, 100])), .. Enumerable.Range(1, 6).Select(i => SliceOf(2 * i, 2 * i + 2, usual))];

        Figure figure = Draw(new PercentileBandsPreset { Name = "p", X = Time, Y = Metric("h") }, new ServerMetric("h", ServerMetricKind.Histogram, "seconds", [Series("e", "", None, null, slices)]));

        Assert.AreEqual(AxisScale.Log, figure.Panels[0].Y.Scale);
    }

    [TestMethod]
    public void Buckets_are_bars_of_what_lies_in_each_with_percentiles_as_lines()
    {
        Figure figure = Buckets(new([.1, .5, 1, 2, Inf], [20, 60, 90, 90, 100]));

        Panel panel = figure.Panels[0];
        BarLayer[] bars = [.. panel.Layers.OfType<BarLayer>()];
        CollectionAssert.AreEqual(new[] { "0–0.1 s", "0.1–0.5 s", "0.5–1 s", "1–2 s", "> 2 s" }, panel.X.Categories.ToArray());
        CollectionAssert.AreEqual(new double[] { 20, 40, 30, 0 }, bars[0].Y);
        Assert.IsFalse(bars[0].IsHatched);
        CollectionAssert.AreEqual(new double[] { 4 }, bars[1].X);
        CollectionAssert.AreEqual(new double[] { 10 }, bars[1].Y);
        Assert.IsTrue(bars[1].IsHatched);
        Assert.AreEqual("p50 0.4 s, p95 > 2 s, p99 > 2 s", string.Join(", ", panel.Layers.OfType<RuleLayer>().Select(rule => rule.Label)));
        // 0.4 lies three quarters into the second bucket.
        Assert.AreEqual(1 - 0.5 + 0.75, panel.Layers.OfType<RuleLayer>().First().Value, 1e-12);
        Assert.Contains("100 observations over the run.", figure.Caption);
        Assert.Contains("What lies above the largest bucket has no known value.", figure.Caption);
        Assert.Contains("Buckets differ in width: a bar's height is a count, not a density.", figure.Caption);
    }

    [TestMethod]
    public void Empty_buckets_at_the_ends_are_counted_and_seconds_below_one_are_milliseconds()
    {
        Figure figure = Buckets(new([.005, .01, .025, .05, .1, 1, Inf], [0, 0, 0, 35, 50, 50, 50]));

        CollectionAssert.AreEqual(new[] { "25–50 ms", "50–100 ms" }, figure.Panels[0].X.Categories.ToArray());
        Assert.AreEqual("p50 42.9 ms, p95 91.7 ms, p99 98.3 ms", string.Join(", ", figure.Panels[0].Layers.OfType<RuleLayer>().Select(rule => rule.Label)));
        Assert.Contains("5 empty buckets at the ends not shown.", figure.Caption);
    }

    [TestMethod]
    public void Counts_that_fall_are_no_negative_bars()
    {
        BarLayer bars = Buckets(new([1, 2, 3, Inf], [30, 20, 40, 40])).Panels[0].Layers.OfType<BarLayer>().Single();

        CollectionAssert.AreEqual(new double[] { 30, 0, 10 }, bars.Y);
    }

    [TestMethod]
    public void A_density_has_areas_in_proportion_and_says_what_has_no_width()
    {
        Figure figure = Buckets(new([0, 2, 4, 10, Inf], [5, 25, 65, 95, 100]), density: true, unit: "");

        Panel panel = figure.Panels[0];
        AreaLayer area = panel.Layers.OfType<AreaLayer>().Single();
        CollectionAssert.AreEqual(new double[] { 0, 2, 4, 10 }, area.X);
        CollectionAssert.AreEqual(new double[] { 10, 20, 5, 5 }, area.Y);
        Assert.IsTrue(panel.Layers.OfType<RegionLayer>().Single() is { IsHatched: true, From: 10, Label: "5 above" });
        Assert.Contains("5 at or below 0 not drawn.", figure.Caption);
        // On a true axis a percentile stands at its value.
        Assert.AreEqual(3.25, panel.Layers.OfType<RuleLayer>().First().Value, 1e-12);
    }

    [TestMethod]
    public void Histograms_that_show_nothing_say_why()
    {
        PlotDrawing Drawing(BucketCounts? counts, double count) => PlotRegistry.Draw(new HistogramPreset { Name = "p", X = Time, Y = Metric("h") },
            TestRuns.Set(Run(new ServerMetric("h", ServerMetricKind.Histogram, "s", [Series("e", "", [(Stat.Count, count)], counts)]))), new(null, _ => { }));

        PlotDrawing empty = Drawing(new([1, Inf], [0, 0]), 0);
        Assert.IsTrue(empty.IsEmpty);
        Assert.AreEqual("'h' has no observation in run 'single'", empty.Missing);
        Assert.AreEqual("the only bucket of 'h' in run 'single' has no bound, so it tells nothing of the distribution", Drawing(new([Inf], [9]), 9).Missing);
        Assert.AreEqual("'h' has no buckets in run 'single'", Drawing(null, 9).Missing);
    }

    [TestMethod]
    public void Several_histograms_are_added_up_where_they_share_bounds()
    {
        PlotDrawing Drawing(double[] bounds) => PlotRegistry.Draw(new HistogramPreset { Name = "p", X = Time, Y = Metric("h") }, TestRuns.Set(Run(new ServerMetric("h", ServerMetricKind.Histogram, "s",
            [Series("http://e:0/metrics", "", [(Stat.Count, 9)], new([1, 2, Inf], [3, 6, 9])), Series("http://e:1/metrics", "", [(Stat.Count, 9)], new(bounds, [3, 6, 9]))]))), new(null, _ => { }));

        Figure figure = Drawing([1, 2, Inf]).Figure!;
        Assert.AreEqual(6, figure.Panels[0].Layers.OfType<BarLayer>().First().Y[0]);
        Assert.Contains("18 observations over the run, 2 series added up.", figure.Caption);
        Assert.AreEqual("the series of 'h' in run 'single' share no bucket bound, so they cannot be added up", Drawing([3, 4, Inf]).Missing);
    }

    [TestMethod]
    public void Bars_of_other_metrics_stand_for_all_series_together()
    {
        Figure figure = Draw(new HistogramPreset { Name = "p", X = Time, Y = Metric("tok") }, new ServerMetric("tok", ServerMetricKind.Counter, "tokens",
            [Series("http://e:0/metrics", "", [(Stat.Rate, 15)], null, Slice(0, 2, (Stat.Rate, 10)), Slice(2, 4, (Stat.Rate, 20))), Series("http://e:1/metrics", "", [(Stat.Rate, 3)], null, Slice(0, 2, (Stat.Rate, 1)), Slice(2, 4, (Stat.Rate, 5)))]));

        CollectionAssert.AreEqual(new double[] { 11, 25 }, figure.Panels[0].Layers.OfType<BarLayer>().Single().Y);
        Assert.AreEqual(18, figure.Panels[0].Layers.OfType<RuleLayer>().Single().Value);
        Assert.AreEqual("Tok, rate, sum of 2 series", figure.Panels[0].Y.Label);
        Assert.Contains("Sum of 2 series: e:0, e:1.", figure.Caption);
    }

    [TestMethod]
    [DataRow("nothing", "run 'single' has no server metrics (there is no server_metrics_export.json)", "--no-server-metrics")]
    [DataRow("damaged", "the server_metrics_export.json of run 'single' holds no usable server metrics", "Export the run again.")]
    [DataRow("kv_cash", "the server metrics of run 'single' have no 'kv_cash'", "Did you mean 'kv_cache'?")]
    [DataRow("kv_cache[http://other/metrics]", "the server metrics of run 'single' have 'kv_cache', but no series 'kv_cache[http://other/metrics]'", "There are [http://e:0/metrics]{engine=0}.")]
    [DataRow("broken", "the server metrics of run 'single' have no usable 'broken': it has no type", "AiPerfPlotList")]
    [DataRow("kv_cache", "'kv_cache' has no time slices in run 'single'", "--slice-duration")]
    [DataRow("blocks", "'blocks' stayed at 8,192 throughout run 'single'", "Name a metric that changes")]
    [DataRow("idle", "'idle' did not grow in run 'single'", "Name a metric that changes")]
    [DataRow("info", "'info' has labels alone and no values in run 'single'", "Name a metric that changes")]
    public void What_is_missing_over_time_is_said_with_the_remedy(string tag, string missing, string remedy)
    {
        ServerMetrics metrics = new(
            [
                new("blocks", ServerMetricKind.Gauge, "", [Series("e", "", [(Stat.Avg, 8192), (Stat.Std, 0)])]),
                new("idle", ServerMetricKind.Counter, "", [Series("e", "", [(Stat.Rate, 0), (Stat.Sum, 0)])]),
                new("info", ServerMetricKind.Gauge, "", [Series("e", "", None)]),
                new("kv_cache", ServerMetricKind.Gauge, "", [Series("http://e:0/metrics", "engine=0", [(Stat.Avg, 1), (Stat.Std, 2)])]),
            ], new Dictionary<string, string> { ["broken"] = "it has no type" });
        Run run = TestRuns.Full() with { ServerMetrics = tag is "nothing" or "damaged" ? null : metrics, UnusableFiles = tag == "damaged" ? ["server_metrics_export.json"] : [] };

        foreach (SingleRunPreset preset in Types(Metric(tag)))
        {
            PlotDrawing drawing = PlotRegistry.Draw(preset, TestRuns.Set(run), new(null, _ => { }));
            Assert.AreEqual(missing, drawing.Missing, preset.TypeName);
            Assert.Contains(remedy, drawing.Remedy, preset.TypeName);
            Assert.IsFalse(drawing.IsEmpty);
        }
    }

    [TestMethod]
    public void Every_type_draws_every_kind()
    {
        BucketCounts counts = new([.1, .5, 1, Inf], [20, 60, 90, 100]);
        ServerMetric[] kinds =
        [
            GaugeOverTime("g", Slice(0, 2, (Stat.Avg, 1), (Stat.Min, 0), (Stat.Max, 2)), Slice(2, 4, (Stat.Avg, 2), (Stat.Min, 1), (Stat.Max, 3))),
            new("c", ServerMetricKind.Counter, "tokens", [Series("e", "", [(Stat.Rate, 1)], null, Slice(0, 2, (Stat.Rate, 1)), Slice(2, 4, (Stat.Rate, 3)))]),
            new("h", ServerMetricKind.Histogram, "seconds", [Series("e", "", [(Stat.Avg, .5), (Stat.Count, 100)], counts, SliceOf(0, 2, counts, (Stat.Avg, .4)), SliceOf(2, 4, counts, (Stat.Avg, .5)))]),
        ];
        foreach (ServerMetric metric in kinds)
        {
            foreach (SingleRunPreset preset in Types(Metric(metric.Name)))
            {
                Figure figure = Draw(preset, metric);
                Assert.IsNotEmpty(figure.Caption, $"{preset.TypeName} {metric.Name}");
                Assert.IsTrue(figure.Caption.All(sentence => sentence.EndsWith('.')), string.Join('|', figure.Caption));
                Assert.IsGreaterThan(80, figure.AltText.Length);
                Assert.IsTrue(figure.Panels[0].Layers.OfType<XyLayer>().All(layer => layer.X.Length == layer.Y.Length && layer.X.All(double.IsFinite)));
                Assert.AreEqual("X title", PlotRegistry.Draw(preset with { XLabel = "X title" }, TestRuns.Set(Run(metric)), new(null, _ => { })).Figure!.Panels[0].X.VerbatimTitle);
            }
        }
    }

    [TestMethod]
    public void Types_of_requests_refuse_server_metrics_and_bands_refuse_requests()
    {
        Run run = Run(GaugeOverTime("kv", Slice(0, 2, (Stat.Avg, 1))));
        PlotDrawing Drawing(SingleRunPreset preset) => PlotRegistry.Draw(preset, TestRuns.Set(run), new(null, _ => { }));

        Assert.AreEqual("'kv' is a server metric, and servers say nothing of single requests", Drawing(new ScatterWithPercentilesPreset { Name = "p", X = Time, Y = Metric("kv") }).Missing);
        Assert.AreEqual("'kv' is a server metric, and servers say nothing of single requests", Drawing(new RequestTimelinePreset { Name = "p", X = Time, Y = Metric("kv") }).Missing);
        Assert.AreEqual("'request_latency' is no server metric, and percentile_bands shows server metrics", Drawing(new PercentileBandsPreset { Name = "p", X = Time, Y = new("request_latency", DataSource.Requests) }).Missing);
    }

    private static MetricRef Time => new("timestamp_s", DataSource.Requests);

    private static MetricRef Metric(string tag, Stat? stat = null) => new(tag, DataSource.ServerMetrics, stat);

    private static SingleRunPreset[] Types(MetricRef y) =>
    [
        new ScatterPreset { Name = "p", X = Time, Y = y }, new LinePreset { Name = "p", X = Time, Y = y }, new AreaPreset { Name = "p", X = Time, Y = y },
        new TimeslicePreset { Name = "p", X = Time, Y = y }, new PercentileBandsPreset { Name = "p", X = Time, Y = y },
        new DualAxisPreset { Name = "p", X = Time, Y = y, Y2 = new("throughput_tokens_per_sec", DataSource.Requests) },
        new DualAxisPreset { Name = "p", X = Time, Y = new("throughput_tokens_per_sec", DataSource.Requests), Y2 = y },
    ];

    private static Figure Buckets(BucketCounts counts, bool density = false, string unit = "seconds") => Draw(
        new HistogramPreset { Name = "p", X = Time, Y = Metric("h"), Density = density },
        new ServerMetric("h", ServerMetricKind.Histogram, unit, [Series("e", "", [(Stat.Count, counts.Cumulative[^1])], counts)]));

    private static Run Run(params ServerMetric[] metrics) => TestRuns.Full() with { ServerMetrics = new(metrics, new Dictionary<string, string>()) };

    private static Figure Draw(SingleRunPreset preset, ServerMetric metric)
    {
        PlotDrawing drawing = PlotRegistry.Draw(preset, TestRuns.Set(Run(metric)), new(null, _ => { }));
        Assert.IsNotNull(drawing.Figure, $"{preset.TypeName} {metric.Name}: {drawing.Missing}");
        return drawing.Figure;
    }

    private static ServerSlice Slice(double from, double to, params (Stat, double)[] values) => SliceOf(from, to, null, values);

    private static ServerSlice SliceOf(double from, double to, BucketCounts? buckets, params (Stat Stat, double Value)[] values) =>
        new(TestRuns.Origin + (long)Math.Round(from * 1e9), TestRuns.Origin + (long)Math.Round(to * 1e9), true, values.ToDictionary(pair => pair.Stat, pair => pair.Value), buckets);

    private static ServerSeries Series(string endpoint, string labels, (Stat Stat, double Value)[] values, BucketCounts? buckets = null, params ServerSlice[] slices) => new(
        endpoint, [.. labels.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(label => label.Split('=')).Select(parts => new KeyValuePair<string, string>(parts[0], parts[1])).OrderBy(label => label.Key, StringComparer.Ordinal)],
        values.ToDictionary(pair => pair.Stat, pair => pair.Value), buckets, slices);

    private static ServerMetric GaugeOverTime(string name, params ServerSlice[] slices) => new(name, ServerMetricKind.Gauge, "", [Series("e", "", None, null, slices)]);

    private static ServerMetric Gauge(string name, params (Stat, double)[][] series) =>
        new(name, ServerMetricKind.Gauge, "ratio", [.. series.Select((values, i) => Series($"http://e:{i}/metrics", "", values))]);

    private static ServerMetric Counter(string name, params (Stat, double)[][] series) =>
        new(name, ServerMetricKind.Counter, "tokens", [.. series.Select((values, i) => Series($"http://e:{i}/metrics", "", values))]);

    private static Run Compared(string path, int concurrency, params ServerMetric[] metrics) =>
        TestRuns.Sweep(path, concurrency, "m", 30, concurrency, 100, 10, 50) with { ServerMetrics = new(metrics, new Dictionary<string, string>()) };

    private static ScatterLinePreset Comparison(string x, Stat? stat) => new() { Name = "p", X = Metric(x, stat), Y = new("request_throughput", DataSource.Aggregated), Groups = ["model"] };

    private static Figure Compare(string x, Stat? xStat, string y, Stat? yStat, params Run[] runs)
    {
        PlotDrawing drawing = PlotRegistry.Draw(new ScatterLinePreset { Name = "p", X = Metric(x, xStat), Y = Metric(y, yStat), Groups = ["model"] }, TestRuns.Set(runs), new(null, _ => { }));
        Assert.IsNotNull(drawing.Figure, drawing.Missing);
        return drawing.Figure;
    }

    private static (double X, double Y)[] Points(Figure figure)
    {
        PointsLayer points = figure.Panels[0].Layers.OfType<PointsLayer>().Single(layer => layer.X.Length > 0);
        return [.. points.X.Zip(points.Y)];
    }

    private static (double Value, string Label) Value(Stat stat, string tag, Run run)
    {
        MetricColumn column = MetricColumn.Read(Metric(tag, stat), TestRuns.Set(run, run), out PlotDrawing? absence)!;
        Assert.IsNotNull(column, absence?.Missing);
        return (Math.Round(column.Values[0], 12), column.Label);
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>What every figure of every shipped preset says about itself (spec plots V-17, V-20, V-35, V-37, V-42).</summary>
[TestClass]
public sealed class FigureContentTests
{
    private static readonly PlotContext Named = new(null, _ => { }, IsNamed: true);

    public static IEnumerable<object[]> Presets => PlotCatalog.All.Select(preset => new object[] { preset.Name });

    [TestMethod]
    public void A_whisker_down_to_nothing_does_not_stretch_a_logarithmic_slice_axis()
    {
        int[] slices = [.. Enumerable.Range(0, 8)];
        TimesliceMetric metric = new("Time to First Token", "ms", slices, new Dictionary<Stat, double[]>
        {
            [Stat.Avg] = [400, 30, 31, 30, 29, 30, 31, 30],
            [Stat.Std] = [399.999, 2, 2, 2, 2, 2, 2, 2],
        });
        Axis y = Draw("timeslices_ttft", TestRuns.Full() with { Requests = null, Timeslices = new([metric], 8) }).Panels[0].Y;
        Assert.AreEqual(AxisScale.Log, y.Scale);
        Assert.AreEqual(14.5, y.Min);
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Axes_have_human_names_and_units(string name)
    {
        Figure figure = Draw(name);
        foreach (Axis axis in figure.Panels.SelectMany(panel => new[] { panel.X, panel.Y, panel.Y2 }).OfType<Axis>())
        {
            Assert.DoesNotContain("_", axis.Label);
            Assert.IsTrue(char.IsUpper(axis.Label[0]), axis.Label);
            Assert.IsTrue(axis.Unit.Length > 0 || axis.Categories.Length > 0 || axis.Label == "Lane" || axis.Label.StartsWith("Request number", StringComparison.Ordinal), axis.Label);
            Assert.DoesNotContain("sec", axis.Unit);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Texts_name_count_statistic_runs_and_extremes(string name)
    {
        Figure figure = Draw(name);

        Assert.IsGreaterThan(80, figure.AltText.Length);
        Assert.Contains("AIPerf run", figure.AltText);
        Assert.IsTrue(figure.AltText.Contains("highest", StringComparison.Ordinal) || figure.AltText.Contains("one point", StringComparison.Ordinal), figure.AltText);
        Assert.IsNotEmpty(figure.Caption);
        Assert.IsTrue(figure.Caption.Any(sentence => sentence.Any(char.IsAsciiDigit)), string.Join(' ', figure.Caption));
        Assert.IsTrue(figure.Caption.All(sentence => sentence.EndsWith('.')), string.Join('|', figure.Caption));
        Assert.AreNotEqual("", figure.Subtitle);
        Assert.AreEqual(name, figure.Id);
        Assert.AreEqual(name, figure.Provenance["preset"]);
        Assert.AreNotEqual("", figure.Provenance["runs"]);
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void Layers_are_aligned_and_not_empty(string name)
    {
        foreach (Layer layer in Draw(name).Panels.SelectMany(panel => panel.Layers))
        {
            switch (layer)
            {
                case BandLayer band:
                    Assert.IsTrue(band.X.Length == band.Lo.Length && band.X.Length == band.Hi.Length && band.X.Length > 0, band.Series);
                    break;
                case SegmentsLayer segments:
                    Assert.IsTrue(segments.X1.Length == segments.X2.Length && segments.X1.Length == segments.Y1.Length && segments.Y1.Length == segments.Y2.Length, segments.Series);
                    break;
                case XyLayer xy:
                    Assert.HasCount(xy.X.Length, xy.Y);
                    Assert.IsTrue(xy.X.All(double.IsFinite), xy.Series);
                    break;
                default:
                    break;
            }

            if (layer is PointsLayer points)
            {
                Assert.IsTrue(points.Labels is null || points.Labels.Length == points.X.Length, points.Series);
                Assert.IsTrue(points.LabelPriority is null || points.LabelPriority.Length == points.X.Length, points.Series);
                Assert.IsTrue(points.Hollow is null || points.Hollow.Length == points.X.Length, points.Series);
                Assert.IsTrue(points.Runs is null || points.Runs.Length == points.X.Length, points.Series);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Presets))]
    public void The_same_input_gives_the_same_texts(string name)
    {
        Figure first = Draw(name);
        Figure second = Draw(name);

        Assert.AreEqual(first.AltText, second.AltText);
        CollectionAssert.AreEqual(first.Caption, second.Caption);
        Assert.AreEqual(first.Subtitle, second.Subtitle);
    }

    [TestMethod]
    public void Labels_of_the_preset_are_used_verbatim_by_every_plot()
    {
        foreach (PlotPreset preset in PlotCatalog.All)
        {
            Panel panel = Draw(preset with { XLabel = "My x_axis", YLabel = "My y_axis" }).Panels[0];
            Assert.AreEqual("My x_axis", panel.X.VerbatimTitle, preset.Name);
            Assert.AreEqual("My y_axis", panel.Y.VerbatimTitle, preset.Name);
        }
    }

    [TestMethod]
    public void Autoscale_decides_over_zero_on_both_axes()
    {
        ScatterLinePreset preset = PlotCatalog.MultiRun.TtftVsThroughput;
        Panel Panel(AxisAutoscale? autoscale) => Draw(preset with { Autoscale = autoscale }).Panels[0];

        Assert.AreEqual((ZeroPolicy.Auto, ZeroPolicy.Auto), (Panel(null).X.Zero, Panel(null).Y.Zero));
        Assert.AreEqual((ZeroPolicy.Include, ZeroPolicy.Include), (Panel(AxisAutoscale.None).X.Zero, Panel(AxisAutoscale.None).Y.Zero));
        Assert.AreEqual((ZeroPolicy.Fit, ZeroPolicy.Include), (Panel(AxisAutoscale.X).X.Zero, Panel(AxisAutoscale.X).Y.Zero));
        Assert.AreEqual((ZeroPolicy.Fit, ZeroPolicy.Fit), (Panel(AxisAutoscale.Both).X.Zero, Panel(AxisAutoscale.Both).Y.Zero));
    }

    [TestMethod]
    public void Failed_and_cancelled_requests_are_marked_and_counted()
    {
        Figure figure = Draw("latency_over_time");

        EdgeMarksLayer marks = figure.Panels[0].Layers.OfType<EdgeMarksLayer>().Single();
        Assert.HasCount(2, marks.X);
        Assert.AreEqual("failed or cancelled", marks.Series);
        Assert.Contains("1 failed.", figure.Caption);
        Assert.Contains("1 cancelled.", figure.Caption);
        Assert.HasCount(298, figure.Panels[0].Layers.OfType<PointsLayer>().Single().X);
    }

    [TestMethod]
    public void Warmup_requests_are_left_out_or_grey()
    {
        RunSet runs = TestRuns.Set(TestRuns.Full(warmup: true));
        Figure without = PlotRegistry.Draw(PlotCatalog.SingleRun.TtftOverTime, runs, Named).Figure!;
        Figure with = PlotRegistry.Draw(PlotCatalog.SingleRun.TtftOverTime with { IncludeWarmup = true }, runs, Named).Figure!;

        Assert.HasCount(278, without.Panels[0].Layers.OfType<PointsLayer>().Single().X);
        Assert.Contains("20 warm-up requests left out.", without.Caption);
        Assert.AreEqual(20, without.Panels[0].Layers.OfType<PointsLayer>().Single().X[0]);
        PointsLayer warmup = with.Panels[0].Layers.OfType<PointsLayer>().First();
        Assert.AreEqual(("warm-up", 20, new ColorToken(ColorRole.Muted)), (warmup.Series, warmup.X.Length, warmup.Color));
    }

    [TestMethod]
    public void Warmup_requests_stay_outside_the_throughput_and_its_mean()
    {
        Run run = TestRuns.Full(warmup: true);
        AreaPreset preset = PlotCatalog.SingleRun.DispersedThroughputOverTime;
        Figure without = PlotRegistry.Draw(preset, TestRuns.Set(run), Named).Figure!;
        Figure with = PlotRegistry.Draw(preset with { IncludeWarmup = true }, TestRuns.Set(run), Named).Figure!;

        LineLayer warmup = with.Panels[0].Layers.OfType<LineLayer>().Single(line => line.Series == "warm-up");
        Assert.AreEqual(ColorRole.Muted, warmup.Color.Role);
        Assert.IsTrue(with.Panels[0].Layers.Any(layer => layer is RegionLayer { Label: "warm-up" }));
        Assert.AreEqual(without.Panels[0].Layers.OfType<RuleLayer>().Single().Value, with.Panels[0].Layers.OfType<RuleLayer>().Single().Value);
        LineLayer Main(Figure figure) => figure.Panels[0].Layers.OfType<LineLayer>().Single(line => line.Series != "warm-up");
        CollectionAssert.AreEqual(Main(without).Y, Main(with).Y);
    }

    [TestMethod]
    public void One_request_has_one_time_in_every_plot()
    {
        double completion = Draw("latency_over_time").Panels[0].Layers.OfType<PointsLayer>().Single().X[0];
        SegmentsLayer decode = Draw("ttft_timeline").Panels[0].Layers.OfType<SegmentsLayer>().First();
        double throughput = Draw("dispersed_throughput_over_time").Panels[0].Layers.OfType<LineLayer>().Single().X[0];
        SegmentsLayer prefill = Draw("ttft_timeline").Panels[0].Layers.OfType<SegmentsLayer>().Last();

        Assert.AreEqual(decode.X2.Min(), completion);
        Assert.AreEqual(prefill.X2.Min(), throughput, 1e-9);
        Assert.AreEqual(0, prefill.X1.Min());
    }

    [TestMethod]
    public void Missing_data_skip_with_what_is_missing_and_how_to_get_it()
    {
        Run full = TestRuns.Full();
        (string Preset, Run Run, string Missing, string Remedy)[] cases =
        [
            ("ttft_over_time", full with { Requests = null }, "profile_export.jsonl", "--export-level"),
            ("timeslices_ttft", full with { Timeslices = null }, "time slices", "--slice-duration"),
            ("gpu_memory_over_time", full with { Gpus = null }, "GPU telemetry", "--gpu-telemetry"),
            ("gpu_utilization_and_throughput_over_time", full with { Gpus = null }, "GPU telemetry", "--gpu-telemetry"),
            ("ttft_timeline", full with { Requests = TestRuns.Table([0, 1], [2, 3], new RequestStatus[2], new bool[2], ("request_latency", "ms", [1, 2])) }, "time_to_first_token", "--streaming"),
        ];
        foreach ((string name, Run run, string missing, string remedy) in cases)
        {
            PlotDrawing drawing = PlotRegistry.Draw(Find(name), TestRuns.Set(run), Named);
            Assert.IsNull(drawing.Figure, name);
            Assert.IsFalse(drawing.IsEmpty, name);
            Assert.Contains(missing, drawing.Missing);
            Assert.Contains(remedy, drawing.Remedy);
        }
    }

    [TestMethod]
    public void Values_that_are_all_missing_give_an_empty_plot()
    {
        double[] missing = [double.NaN, double.NaN];
        Run run = TestRuns.Full() with
        {
            Requests = TestRuns.Table([0, 1], [2, 3], new RequestStatus[2], new bool[2], ("time_to_first_token", "ms", missing), ("request_latency", "ms", missing), ("output_sequence_length", "tokens", missing)),
        };
        foreach (string name in (string[])["ttft_over_time", "latency_over_time", "dispersed_throughput_over_time", "ttft_timeline"])
            Assert.IsTrue(PlotRegistry.Draw(Find(name), TestRuns.Set(run), Named).IsEmpty, name);
    }

    [TestMethod]
    public void A_run_of_one_request_draws()
    {
        Run run = TestRuns.Full(1);
        foreach (PlotPreset preset in PlotCatalog.All.Where(preset => preset.Mode == RunMode.SingleRun))
            _ = PlotRegistry.Draw(preset, TestRuns.Set(run), Named);
        Assert.IsNotNull(PlotRegistry.Draw(PlotCatalog.SingleRun.TtftOverTime, TestRuns.Set(run), Named).Figure);
    }

    [TestMethod]
    public void One_completed_request_is_named_in_the_singular_and_shows_its_value()
    {
        Run run = TestRuns.Full(1);
        Figure scatter = Draw("ttft_over_time", run);

        Assert.Contains("The point is the only completed request.", scatter.Caption);
        PointsLayer point = scatter.Panels[0].Layers.OfType<PointsLayer>().Single();
        Assert.AreEqual("20 ms", point.Labels!.Single());
        Assert.IsGreaterThan(5, point.Size!.Value);
        Assert.Contains("The line is one completed request: prefill until its first token, then decode.", Draw("ttft_timeline", run).Caption);
    }

    [TestMethod]
    public void The_timeline_says_how_long_requests_lasted_that_it_can_only_mark_and_slices_where_they_are_cut()
    {
        Run full = TestRuns.Full();
        RequestTable whole = full.Requests!;
        long[] ends = [.. whole.EndNs];
        ends[50] = whole.StartNs[50] + 20_000_000_000;
        Run timeout = full with { Requests = new(whole.OriginNs, whole.StartNs, ends, whole.Status, whole.IsWarmup, whole.Metrics) };
        Assert.Contains("Failures lasted up to 20 s.", Draw("ttft_timeline", timeout).Caption);
        Assert.IsFalse(Draw("ttft_timeline", full).Caption.Any(text => text.Contains("Failures lasted", StringComparison.Ordinal)));
        Run shifted = full with { Requests = new(whole.OriginNs + 1_200_000_000, whole.StartNs, whole.EndNs, whole.Status, whole.IsWarmup, whole.Metrics) };
        Assert.IsFalse(Draw("timeslices_ttft", full).Caption.Any(text => text.Contains("1970", StringComparison.Ordinal)));
        Assert.Contains("Slices are cut at multiples of 10 s since 1970; the first is 8.8 s long.", Draw("timeslices_ttft", shifted).Caption);
    }

    [TestMethod]
    public void The_only_value_is_not_called_the_only_completed_request()
    {
        Run run = TestRuns.Full() with
        {
            Requests = TestRuns.Table([0, 1, 2], [2, 3, 4], new RequestStatus[3], new bool[3], ("time_to_first_token", "ms", [double.NaN, 7, double.NaN])),
        };

        Figure figure = Draw("ttft_over_time", run);

        Assert.Contains("The point is the only completed request with this value.", figure.Caption);
        Assert.Contains("2 without this value.", figure.Caption);
    }

    [TestMethod]
    [DataRow(10, false)]
    [DataRow(11, true)]
    public void Percentile_lines_that_cannot_be_drawn_leave_the_legend_and_the_caption_says_why(int requests, bool hasLines)
    {
        Figure figure = Draw("latency_over_time", TestRuns.Full(requests));

        Assert.AreEqual(hasLines ? 2 : 0, figure.Panels[0].Layers.OfType<LineLayer>().Count());
        Assert.AreEqual(!hasLines, figure.Caption.Contains("No percentile lines: the window of 20 requests has its first value after 10 of them, and a line needs two."));
    }

    [TestMethod]
    public void A_median_over_a_longer_window_than_the_run_leaves_the_legend_and_the_caption_says_why()
    {
        Figure figure = PlotRegistry.Draw(PlotCatalog.SingleRun.TtftOverTime with { RollingWindow = 1000 }, TestRuns.Set(TestRuns.Full()), Named).Figure!;

        Assert.IsEmpty(figure.Panels[0].Layers.OfType<LineLayer>());
        Assert.IsEmpty(figure.Panels[0].Layers.OfType<BandLayer>());
        Assert.Contains("No rolling median: the window of 1,000 requests has its first value after 500 of them, and a line needs two.", figure.Caption);
    }

    [TestMethod]
    public void One_spike_does_not_flatten_the_percentiles_where_the_axis_cannot_be_logarithmic()
    {
        double[] latency = [.. Enumerable.Range(0, 300).Select(i => i == 200 ? 12_310 : (double)(i % 100))];
        Run run = TestRuns.Full() with
        {
            Requests = TestRuns.Table(
                [.. latency.Select((_, i) => i * 1_000_000_000L)], [.. latency.Select((_, i) => i * 1_000_000_000L + 1)],
                new RequestStatus[300], new bool[300], ("request_latency", "ms", latency)),
        };

        Figure figure = Draw("latency_over_time", run);

        Assert.AreEqual(100, figure.Panels[0].Y.Max);
        EdgeMarksLayer label = figure.Panels[0].Layers.OfType<EdgeMarksLayer>().Single(edge => edge.IsTop);
        Assert.AreEqual(("1 above, up to", 12310.0), (label.Label, label.LabelValue));
        figure = PlotRegistry.Draw(PlotCatalog.SingleRun.LatencyOverTime with { Outliers = OutlierPolicy.Show }, TestRuns.Set(run), Named).Figure!;
        Assert.IsNull(figure.Panels[0].Y.Max);
    }

    [TestMethod]
    public void A_run_without_completed_requests_blames_the_requests_not_the_options()
    {
        RequestStatus[] status = [RequestStatus.Failed, RequestStatus.Failed, RequestStatus.Cancelled];
        double[] missing = [double.NaN, double.NaN, double.NaN];
        RequestTable bare = TestRuns.Table([0, 1, 2], [2, 3, 4], status, new bool[3]);
        RequestTable empty = TestRuns.Table([0, 1, 2], [2, 3, 4], status, new bool[3], ("time_to_first_token", "ms", missing), ("request_latency", "ms", missing));
        foreach (RequestTable table in (RequestTable[])[bare, empty])
        {
            foreach (string name in (string[])["ttft_over_time", "latency_over_time", "ttft_timeline"])
            {
                PlotDrawing drawing = PlotRegistry.Draw(Find(name), TestRuns.Set(TestRuns.Full() with { Requests = table }), Named);
                Assert.AreEqual("no request of run 'single' completed: 2 failed, 1 cancelled", drawing.Missing, name);
                Assert.Contains("errors", drawing.Remedy);
            }
        }
    }

    [TestMethod]
    public void A_rate_per_slice_has_no_line_of_the_runs_rate()
    {
        Figure rate = Draw("timeslices_throughput");
        Figure latency = Draw("timeslices_latency");

        Assert.IsEmpty(rate.Panels[0].Layers.OfType<RuleLayer>());
        Assert.IsTrue(rate.Caption.Any(sentence => sentence.EndsWith("compare slices with one another, not with the run's 8 requests/s.", StringComparison.Ordinal)));
        Assert.AreEqual(430, latency.Panels[0].Layers.OfType<RuleLayer>().Single().Value);
    }

    [TestMethod]
    public void A_throughput_of_single_requests_is_compared_with_the_run()
    {
        Run full = TestRuns.Full();
        int[] slices = [.. Enumerable.Range(0, full.Timeslices!.SliceCount)];
        TimesliceMetric perUser = new("Output Token Throughput Per User", "tokens/sec/user", slices, new Dictionary<Stat, double[]>
        {
            [Stat.Avg] = [.. slices.Select(_ => 100.0)],
            [Stat.Std] = [.. slices.Select(_ => 3.0)],
        });
        Run run = full with
        {
            Timeslices = new([perUser], slices.Length),
            Summary = TestRuns.Run("single", metrics: [("output_token_throughput_per_user", "tokens/sec/user", [(Stat.Avg, 101), (Stat.Std, 5)])]).Summary! with { Configuration = full.Configuration },
        };
        TimeslicePreset preset = PlotCatalog.SingleRun.TimeslicesThroughput with { Y = new("Output Token Throughput Per User", DataSource.Timeslices, Stat.Avg) };

        Figure figure = PlotRegistry.Draw(preset, TestRuns.Set(run), Named).Figure!;

        Assert.AreEqual(101, figure.Panels[0].Layers.OfType<RuleLayer>().Single().Value);
        Assert.IsFalse(figure.Caption.Any(sentence => sentence.Contains("compare slices", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Slices_show_the_warmup_whether_they_hold_it_or_not()
    {
        Run run = TestRuns.Full(warmup: true);
        // The first request of the warm-up lies in a window of its own: 4 windows with it, 3 without.
        RequestTable requests = TestRuns.Table(
            [0, 10_000_000_000, 20_000_000_000, 30_000_000_000], [1_000_000_000, 11_000_000_000, 21_000_000_000, 31_000_000_000],
            new RequestStatus[4], [true, false, false, false], ("time_to_first_token", "ms", [90, 20, 20, 20]));
        foreach ((int slices, double start, string sentence) in ((int, double, string)[])
            [(4, 0, "The first slices hold 1 warm-up request."), (3, 10, "1 warm-up request in no slice.")])
        {
            int[] numbers = [.. Enumerable.Range(0, slices)];
            Figure figure = Draw("timeslices_ttft", run with
            {
                Requests = requests,
                Timeslices = new([new("Time to First Token", "ms", numbers, new Dictionary<Stat, double[]> { [Stat.Avg] = [.. numbers.Select(_ => 20.0)] })], slices),
            });

            RegionLayer stripe = figure.Panels[0].Layers.OfType<RegionLayer>().Single(region => region.Series == "warm-up");
            Assert.AreEqual((0, 10), (stripe.From, stripe.To));
            Assert.Contains(sentence, figure.Caption);
            Assert.AreEqual(start, figure.Panels[0].Layers.OfType<SegmentsLayer>().Single().X1[0], 1e-6);
        }
    }

    [TestMethod]
    [DataRow(150, false)]
    [DataRow(151, true)]
    public void Many_slices_are_lines_and_a_band(int slices, bool asLines)
    {
        int[] numbers = [.. Enumerable.Range(0, slices)];
        TimesliceMetric metric = new("Time to First Token", "ms", numbers, new Dictionary<Stat, double[]>
        {
            [Stat.Avg] = [.. numbers.Select(i => i == 70 ? double.NaN : 20.0)],
            [Stat.P50] = [.. numbers.Select(_ => 19.0)],
            [Stat.P95] = [.. numbers.Select(_ => 30.0)],
            [Stat.Std] = [.. numbers.Select(_ => 4.0)],
        });
        if (asLines)
            metric = metric with { Slices = [.. numbers.Select(i => i < 70 ? i : i + 1)], Values = metric.Values.ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => double.IsNaN(value) ? 20 : value).ToArray()) };

        Figure figure = Draw("timeslices_ttft", TestRuns.Full() with { Requests = null, Timeslices = new([metric], slices + 1) });

        Layer[] layers = [.. figure.Panels[0].Layers];
        Assert.AreEqual(asLines, layers.OfType<BandLayer>().Any());
        Assert.AreEqual(asLines, !layers.Any(layer => layer is PointsLayer or ErrorBarLayer));
        LineLayer average = layers.OfType<LineLayer>().Single(line => line.Series == "slice avg");
        Assert.AreEqual(1, average.Y.Count(double.IsNaN));
        Assert.AreEqual(asLines ? 3 : 1, layers.OfType<LineLayer>().Count());
        Assert.AreEqual(asLines, figure.Caption.Contains("More than 150 slices: lines and a band instead of markers and whiskers."));
        if (asLines)
        {
            BandLayer band = layers.OfType<BandLayer>().Single();
            Assert.AreEqual((16, 24), (band.Lo[0], band.Hi[0]));
            Assert.IsTrue(double.IsNaN(band.Lo[Array.FindIndex(average.Y, double.IsNaN)]));
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void The_partial_one_of_many_slices_keeps_its_hollow_marker(bool isOutlier)
    {
        const int Slices = 200;
        int[] numbers = [.. Enumerable.Range(0, Slices)];
        TimesliceMetric metric = new("Time to First Token", "ms", numbers, new Dictionary<Stat, double[]>
        {
            [Stat.Avg] = [.. numbers.Select(i => isOutlier && i == Slices - 1 ? 9e4 : 20.0)],
            [Stat.Std] = [.. numbers.Select(_ => 4.0)],
        });
        Run full = TestRuns.Full();
        RunSummary summary = full.Summary! with
        {
            Metrics = new Dictionary<string, MetricBlock>(full.Summary!.Metrics)
            {
                ["benchmark_duration"] = new("benchmark_duration", null, "s", new Dictionary<Stat, double> { [Stat.Avg] = (Slices - 0.5) * full.Configuration.SliceDuration!.Value }),
            },
        };

        Figure figure = Draw("timeslices_ttft", full with { Requests = null, Summary = summary, Timeslices = new([metric], Slices) });

        Assert.Contains("Last slice partial.", figure.Caption);
        PointsLayer marker = figure.Panels[0].Layers.OfType<PointsLayer>().Single();
        Assert.AreEqual(isOutlier ? "outlier" : "partial slice", marker.Series);
        CollectionAssert.AreEqual((bool[])[true], marker.Hollow);
        Assert.AreEqual((Slices - 0.5) * full.Configuration.SliceDuration!.Value, marker.X[0], 1e-9);
    }

    [TestMethod]
    [DataRow(3, true)]
    [DataRow(4, false)]
    public void Many_windows_without_values_share_one_legend_entry(int gaps, bool areLabelled)
    {
        int[] numbers = [.. Enumerable.Range(0, gaps + 1).Select(i => 2 * i)];
        TimesliceMetric metric = new("Time to First Token", "ms", numbers, new Dictionary<Stat, double[]> { [Stat.Avg] = [.. numbers.Select(_ => 20.0)] });

        Figure figure = Draw("timeslices_ttft", TestRuns.Full() with { Requests = null, Timeslices = new([metric], 2 * gaps + 1) });

        RegionLayer[] windows = [.. figure.Panels[0].Layers.OfType<RegionLayer>().Where(region => region.IsHatched)];
        Assert.HasCount(gaps, windows);
        Assert.IsTrue(windows.All(window => window.Series == "no value" && window.Label == (areLabelled ? "no value" : "") && window.InLegend == !areLabelled));
    }

    [TestMethod]
    [DataRow(150, false)]
    [DataRow(151, true)]
    public void Many_bars_are_an_outline_with_a_band(int slices, bool asOutline)
    {
        int[] numbers = [.. Enumerable.Range(0, slices)];
        TimesliceMetric metric = new("Request Latency", "ms", numbers, new Dictionary<Stat, double[]>
        {
            [Stat.Avg] = [.. numbers.Select(_ => 1500.0)],
            [Stat.Std] = [.. numbers.Select(_ => 2000.0)],
        });
        HistogramPreset preset = new() { Name = "bars", UseSliceDuration = true, X = PlotCatalog.SingleRun.TimeslicesLatency.X, Y = PlotCatalog.SingleRun.TimeslicesLatency.Y };

        Figure figure = PlotRegistry.Draw(preset, TestRuns.Set(TestRuns.Full() with { Requests = null, Timeslices = new([metric], slices) }), Named).Figure!;

        Layer[] layers = [.. figure.Panels[0].Layers];
        Assert.AreEqual(asOutline, layers.OfType<LineLayer>().Any());
        Assert.AreEqual(!asOutline, layers.OfType<BarLayer>().Any());
        Assert.AreEqual(!asOutline, layers.OfType<ErrorBarLayer>().Any());
        Assert.AreEqual(asOutline ? (0.0, 3500.0) : default, layers.OfType<BandLayer>().Select(band => (band.Lo[0], band.Hi[0])).SingleOrDefault());
        Assert.AreEqual(asOutline, figure.Caption.Contains("More than 150 slices: an outline and a band instead of bars and whiskers."));
        RuleLayer average = layers.OfType<RuleLayer>().Single();
        Assert.AreEqual(("run avg", average.Value), (average.Label, average.LabelValue));
        Assert.AreEqual(ZeroPolicy.Include, figure.Panels[0].Y.Zero);
    }

    [TestMethod]
    public void A_slice_that_differs_from_the_run_by_the_files_rounding_is_no_outlier()
    {
        Run run = TestRuns.Full(1) with
        {
            Summary = TestRuns.Run("single", metrics: [("time_to_first_token", "ms", [(Stat.Avg, 243.928), (Stat.Std, 0)])]).Summary,
            Timeslices = new([new("Time to First Token", "ms", [0], new Dictionary<Stat, double[]> { [Stat.Avg] = [243.93], [Stat.Std] = [0] })], 1),
        };

        Figure figure = Draw("timeslices_ttft", run);

        Assert.AreEqual("slice avg", figure.Panels[0].Layers.OfType<PointsLayer>().Single().Series);
        Assert.Contains("In each slice ±1 standard deviation.", figure.Caption);
        Assert.IsEmpty(figure.Panels[0].Layers.OfType<LineLayer>());
    }

    [TestMethod]
    [DataRow(100, true)]
    [DataRow(101, false)]
    public void The_warning_appears_where_lengths_vary(int lastLength, bool isUniform)
    {
        double[] lengths = [100, 100, lastLength];
        Run run = TestRuns.Full() with
        {
            Requests = TestRuns.Table([0, 1, 2], [2, 3, 4], new RequestStatus[3], new bool[3], ("input_sequence_length", "tokens", lengths), ("output_sequence_length", "tokens", [5, 5, 5])),
        };

        Assert.AreEqual(isUniform, PlotRegistry.Draw(PlotCatalog.SingleRun.TimeslicesThroughput, TestRuns.Set(run), Named).Figure!.Warning == "");
        Assert.AreEqual("", PlotRegistry.Draw(PlotCatalog.SingleRun.TimeslicesTtft, TestRuns.Set(run), Named).Figure!.Warning);
    }

    [TestMethod]
    public void The_dispersed_throughput_drawn_holds_all_tokens_and_ends_at_zero()
    {
        Run run = TestRuns.Full(3000);
        LineLayer line = PlotRegistry.Draw(PlotCatalog.SingleRun.DispersedThroughputOverTime, TestRuns.Set(run), Named).Figure!.Panels[0].Layers.OfType<LineLayer>().Single();

        double tokens = run.Requests!.Metric("output_sequence_length")!.ToArray().Where(double.IsFinite).Sum();
        Assert.AreEqual(tokens, new StepFunction(line.X, line.Y).Integral(), tokens * 1e-3);
        Assert.AreEqual(0, line.Y[^1]);
    }

    [TestMethod]
    public void The_supplementary_column_is_data_alone()
    {
        Layer[] layers = [.. Draw("gpu_utilization_and_throughput_over_time").Panels[0].Layers];

        LineLayer active = layers.OfType<LineLayer>().Single(layer => layer.IsDataOnly);
        Assert.AreEqual("Requests generating tokens", active.Series);
        Assert.AreEqual(4, active.Y.Max());
        Assert.IsFalse(active.InLegend || active.ExtendsRange);
    }

    [TestMethod]
    public void Many_requests_keep_every_decode_and_the_slowest_prefills()
    {
        Run run = TestRuns.Full(6000);
        Figure figure = PlotRegistry.Draw(PlotCatalog.SingleRun.TtftTimeline, TestRuns.Set(run), Named).Figure!;

        SegmentsLayer[] segments = [.. figure.Panels[0].Layers.OfType<SegmentsLayer>()];
        Assert.HasCount(5998, segments[0].X1);
        Assert.HasCount(500, segments[1].X1);
        double slowest = segments[0].Y1.Max();
        Assert.IsTrue(segments[1].Y1.All(wait => wait >= slowest - 1));
        Assert.Contains("Prefill is drawn for the 500 requests with the longest time to first token.", figure.Caption);
    }

    [TestMethod]
    public void Needs_are_what_the_plots_read()
    {
        Assert.AreEqual(PlotNeeds.None, PlotRegistry.Needs(PlotCatalog.MultiRun.TtftVsThroughput));
        Assert.AreEqual(PlotNeeds.Requests, PlotRegistry.Needs(PlotCatalog.SingleRun.TtftTimeline));
        Assert.AreEqual(PlotNeeds.Requests | PlotNeeds.Timeslices, PlotRegistry.Needs(PlotCatalog.SingleRun.TimeslicesItl));
        Assert.AreEqual(PlotNeeds.Requests | PlotNeeds.Gpus, PlotRegistry.Needs(PlotCatalog.SingleRun.GpuUtilizationAndThroughputOverTime));
    }

    [TestMethod]
    [DataRow(36.61, "36.6")]
    [DataRow(0.0429, "0.0429")]
    [DataRow(12310, "12,310")]
    [DataRow(-20, "−20")]
    [DataRow(100, "100")]
    [DataRow(99.96, "100")]
    [DataRow(0, "0")]
    [DataRow(7.654, "7.65")]
    [DataRow(0.5, "0.5")]
    public void Numbers_have_three_significant_digits(double value, string expected) => Assert.AreEqual(expected, NumberText.Short(value));

    private static PlotPreset Find(string name) => PlotCatalog.All.Single(preset => preset.Name == name);

    private static Figure Draw(string name) => Draw(Find(name));

    private static Figure Draw(string name, Run run) => PlotRegistry.Draw(Find(name), TestRuns.Set(run), Named).Figure!;

    private static Figure Draw(PlotPreset preset)
    {
        RunSet runs = preset.Mode == RunMode.SingleRun ? TestRuns.Set(TestRuns.Full()) : TestRuns.F1();
        PlotDrawing drawing = PlotRegistry.Draw(preset, runs, Named);
        Assert.IsNotNull(drawing.Figure, $"{preset.Name}: {drawing.Missing}");
        return drawing.Figure;
    }
}

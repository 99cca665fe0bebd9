using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>Prepared data against the vectors of spec artifacts §4 and spec plots B.1.</summary>
[TestClass]
public sealed class PreparationTests
{
    private const double N = double.NaN;

    [TestMethod]
    public void Dispersed_throughput_equals_the_spec_vector()
    {
        ThroughputEvents events = Events((0, 3, 1000, 20), (1, 2, 0, 5));

        CollectionAssert.AreEqual(new double[] { 1, 2, 3 }, events.Seconds);
        CollectionAssert.AreEqual(new double[] { 15, 10, 0 }, events.TokensPerSecond);
        CollectionAssert.AreEqual(new double[] { 2, 1, 0 }, events.Generating);
        Assert.AreEqual(25, new StepFunction(events.Seconds, events.TokensPerSecond).Integral(), 1e-9);
        Assert.AreEqual(25, events.TotalTokens);
    }

    [TestMethod]
    public void Dispersed_throughput_equals_the_verified_vector()
    {
        ThroughputEvents events = Events((1000, 1002, 500, 30), (1000.5, 1002.5, 1000, 20), (1001, 1003, N, 10), (1001.2, 1001.3, N, N), (1001.2, 1001.3, 200, 5));

        // The first generation starts half a second after the first request.
        Same([0.5, 1.0, 1.5, 2.0, 2.5, 3.0], events.Seconds);
        Same([20, 25, 45, 25, 5, 0], events.TokensPerSecond);
        Same([1, 2, 3, 2, 1, 0], events.Generating);
        Assert.AreEqual(3, events.RequestCount);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Ends_count_before_starts_whatever_the_order_of_rows(bool isReversed)
    {
        (double, double, double, double)[] rows = [(0, 1, 0, 10), (1, 2, 0, 20)];
        ThroughputEvents events = Events(isReversed ? [rows[1], rows[0]] : rows);

        Same([0, 1, 2], events.Seconds);
        Same([10, 20, 0], events.TokensPerSecond);
        Same([1, 1, 0], events.Generating);
    }

    [TestMethod]
    public void Bins_keep_the_integral_and_the_extremes()
    {
        (double, double, double, double)[] rows = [.. Enumerable.Range(0, 3000).Select(i => (i * 0.013, i * 0.013 + 0.4 + i % 17 * 0.1, 20.0 + i % 5, 5.0 + i % 40))];
        ThroughputEvents events = Events(rows);
        StepFunction exact = new(events.Seconds, events.TokensPerSecond);
        BinnedSteps bins = exact.Binned(0.05);

        double integral = 0;
        for (int i = 0; i + 1 < bins.X.Length; i++)
        {
            integral += bins.Mean[i] * (bins.X[i + 1] - bins.X[i]);
            Assert.IsTrue(bins.Low[i] <= bins.Mean[i] + 1e-9 && bins.Mean[i] <= bins.High[i] + 1e-9);
        }

        Assert.AreEqual(events.TotalTokens, integral, events.TotalTokens * 1e-9);
        Assert.AreEqual(exact.Y.Max(), bins.High.Max(), 1e-9);
        Assert.AreEqual(0, bins.Mean[^1]);
        Assert.AreEqual(exact.X[^1], bins.X[^1]);
    }

    [TestMethod]
    public void The_timeline_equals_the_verified_vector()
    {
        RequestTable table = TestRuns.Requests((1000, 1002, 500, 1), (1000.5, 1002.5, 1000, 1), (999.9, 1000, N, 1), (1001, 1001.1, 200, 1), (1001.5, 1003, 1500, 1));
        double[] wait = table.Metric("time_to_first_token")!.ToArray();

        TimelineRows rows = TimelineRows.Of(table, [0, 1, 2, 3, 4], wait, wait);

        // One origin for every plot: the first request of all, although it has no TTFT.
        Same([500, 1000, 1500], rows.Y);
        Same([0.1, 0.6, 1.6], rows.Start);
        Same([0.6, 1.6, 3.1], rows.FirstToken);
        Same([2.1, 2.6, 3.1], rows.End);
        Assert.AreEqual(1, rows.IncompleteCount);
        Assert.AreEqual(1, rows.ImpossibleCount);
    }

    [TestMethod]
    public void Gpus_are_averaged_each_on_its_own_and_then_together()
    {
        // TV-9 of spec artifacts §4.6 with the grid of R-59: a GPU that misses one scrape keeps its neighbour's value.
        GpuAggregate aggregate = Gpu([(0, 10), (1, 50), (2, 90)], [(0.001, 30), (1.001, 70), (2.001, N)]);

        Same([0, 1, 2], aggregate.X);
        Same([20, 60, 80], aggregate.Mean);
        Same([10, 50, 70], aggregate.Low);
        Same([30, 70, 90], aggregate.High);
        Assert.AreEqual(2, aggregate.GpuCount);
        Assert.AreEqual(1, aggregate.Interval, 1e-9);
    }

    [TestMethod]
    public void Samples_in_pairs_do_not_shorten_the_interval()
    {
        // One GPU seen through two endpoints, 1.3 ms apart.
        GpuAggregate aggregate = Gpu([.. Enumerable.Range(0, 10).SelectMany(i => new[] { (i * 0.33, 10.0 + i), (i * 0.33 + 0.0013, 12.0 + i) })]);

        Assert.AreEqual(0.33, aggregate.Interval, 0.002);
        Same([.. Enumerable.Range(0, 10).Select(i => 11.0 + i)], aggregate.Mean);
    }

    [TestMethod]
    public void A_long_silence_of_all_GPUs_is_a_gap()
    {
        GpuAggregate aggregate = Gpu([(0, 10), (1, 20), (2, 30), (7, 40), (8, 50)], [(0, 10), (1, 20), (2, 30), (7, 40), (8, 50)]);

        Assert.IsTrue(double.IsNaN(aggregate.Mean[4]) && double.IsNaN(aggregate.Mean[5]));
        Assert.AreEqual(40, aggregate.Mean[7]);
    }

    [TestMethod]
    public void GPU_samples_outside_the_requests_are_left_out_and_counted()
    {
        GpuTelemetry telemetry = new([Series("a", [(-3, 0), (-1, 0), (0, 50), (1, 60), (2, 70), (9, 0)])]);

        GpuAggregate aggregate = GpuAggregate.Of(telemetry, "gpu_utilization", TestRuns.Origin, -0.5, 2.5)!;

        Assert.AreEqual(3, aggregate.CroppedCount);
        Same([50, 60, 70], aggregate.Mean);
    }

    [TestMethod]
    public void Outliers_equal_the_spec_vectors()
    {
        Same([true, false, false], SliceOutliers.Of([11.5, 11.1, 8], [0.2, 0.2, 0], 10, 1, false));
        Same([true, false], SliceOutliers.Of([8.5, 11.5], [0, 0], 10, 1, true));
        Same([false, false, false, false], SliceOutliers.Of([100, 125, 140, 60], [5, 5, 25, 1], 100, 20, false));
        Same([false, true], SliceOutliers.Of([125, 125.0001], [5, 5], 100, 20, false));
        Same([true, true], SliceOutliers.Of([500, 130], null, 100, 20, false));
        Same([false, true, false, true], SliceOutliers.Of([100, 70, 79, 60], [5, 5, 25, 1], 100, 20, true));
        Same([false], SliceOutliers.Of([500], [N], 100, 20, false));
        Same([false], SliceOutliers.Of([500], null, 100, null, false));
    }

    [TestMethod]
    public void The_slice_table_takes_the_statistic_asked_for_and_names_its_fallback()
    {
        TimesliceMetric metric = new("Time to First Token", "ms", [0, 1, 2], new Dictionary<Stat, double[]>
        {
            [Stat.Avg] = [45.2, 48.5, 60],
            [Stat.Std] = [3.1, 2.0, N],
            [Stat.P95] = [50, N, 70],
        });

        SliceTable average = SliceTable.Of(metric, Stat.Avg)!;
        Same([45.2, 48.5, 60], average.Values);
        Same([3.1, 2.0, N], average.Deviations!);
        SliceTable tail = SliceTable.Of(metric, Stat.P95)!;
        CollectionAssert.AreEqual(new[] { 0, 2 }, tail.Slices);
        Same([50, 70], tail.Values);
        Assert.AreEqual(Stat.Avg, SliceTable.Of(metric, Stat.P99)!.Shown);
    }

    [TestMethod]
    public void Slices_lie_in_their_true_windows_and_show_gaps()
    {
        // Origin 1,770,000,000.7 s, slices of 2 s: windows start at even seconds; none starts in [4, 6) after the origin's window.
        long[] start = [0, 500_000_000, 1_500_000_000, 3_000_000_000, 7_000_000_000];
        RequestTable table = new(1_770_000_000_700_000_000, start, [.. start.Select(s => s + 200_000_000)], new RequestStatus[5], new bool[5], []);
        Run run = SliceRun(table, 2, sliceCount: 3);

        SlicePositions positions = SlicePositions.Of(run, RequestRows.Of(table), useDuration: true);

        Assert.IsTrue(positions.IsRebuilt);
        Same([-0.7, 1.3, 5.3], positions.Starts);
        Same([0.65, 2.3, 6.3], Enumerable.Range(0, 3).Select(slice => Math.Round(positions.Center(slice), 9)));
        Same([(3.3, 5.3)], positions.Gaps().Select(gap => (Math.Round(gap.From, 9), Math.Round(gap.To, 9))));
        Assert.IsFalse(positions.IsLastPartial);
    }

    [TestMethod]
    public void Without_requests_slices_lie_at_their_number_times_the_duration()
    {
        Run run = SliceRun(null, 2.5, sliceCount: 3);

        SlicePositions positions = SlicePositions.Of(run, null, useDuration: true);

        Same([1.25, 3.75, 6.25], Enumerable.Range(0, 3).Select(positions.Center));
        Assert.IsFalse(positions.IsRebuilt);
    }

    [TestMethod]
    public void Requests_that_do_not_match_the_slices_do_not_place_them()
    {
        RequestTable table = TestRuns.Requests((0, 1, 1, 1), (3, 4, 1, 1));

        Assert.IsFalse(SlicePositions.Of(SliceRun(table, 2, sliceCount: 5), RequestRows.Of(table), useDuration: true).IsRebuilt);
    }

    [TestMethod]
    public void In_flight_requests_count_ends_before_starts()
    {
        RequestTable table = TestRuns.Requests((0, 2, 1, 1), (1, 2, 1, 1), (2, 3, 1, 1));

        StepFunction inFlight = InFlight.Of(table, [0, 1, 2]);

        Same([0, 1, 2, 3], inFlight.X);
        Same([1, 2, 1, 0], inFlight.Y);
    }

    [TestMethod]
    public void The_scale_is_logarithmic_for_rare_spikes_over_a_flat_body_only()
    {
        double[] body = [.. Enumerable.Range(0, 200).Select(i => 30.0 + i % 5)];
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfRequests(Quantiles.SortedFinite(body)));
        Assert.AreEqual(AxisScale.Log, ScaleRule.OfRequests(Quantiles.SortedFinite([.. body, 300])));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfRequests(Quantiles.SortedFinite([.. body, 300, 0])));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfRequests(Quantiles.SortedFinite([.. body.Take(50), 300])));
        Assert.AreEqual(AxisScale.Log, ScaleRule.OfConcurrency([1, 2, 4, 16]));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfConcurrency([1, 2, 4, 8]));
    }

    [TestMethod]
    public void Time_slices_are_logarithmic_where_one_would_flatten_the_others()
    {
        double[] warm = [31, 30, 29, 30, 28, 30];
        Assert.AreEqual(AxisScale.Log, ScaleRule.OfSlices([117, .. warm], 307));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfSlices([117, .. warm], 200));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfSlices(warm, 40));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfSlices([0, 117, .. warm], 307));
        Assert.AreEqual(AxisScale.Linear, ScaleRule.OfSlices([247, 30, 31, 29], 300));
    }

    [TestMethod]
    public void Clipping_counts_what_it_moves_to_the_edge()
    {
        double[] values = Quantiles.SortedFinite([.. Enumerable.Range(0, 2000).Select(i => 300.0 + i % 90), 5000, 12310]);

        OutlierClip clip = OutlierClip.Of(values, OutlierPolicy.Auto)!;

        Assert.AreEqual(400, clip.Limit);
        Assert.AreEqual(2, clip.Above);
        var label = (EdgeMarksLayer)clip.Label();
        Assert.AreEqual(("2 above, up to", 12310.0, true), (label.Label, label.LabelValue, label.IsTop));
        string[] hidden =
        [
            .. clip.Sentences(
            [
                new RuleLayer { Series = "SLO", Value = 500, Label = "SLO" },
                new LineLayer { Series = "p99, last 100 requests", X = [0], Y = [401] },
                new LineLayer { Series = "p50, last 100 requests", X = [0], Y = [400] },
            ], "ms"),
        ];
        CollectionAssert.AreEqual((string[])["The SLO of 500 ms lies above the axis.", "p99 leaves the plot at its top."], hidden);
        Assert.IsNull(OutlierClip.Of(values, OutlierPolicy.Show));
        Assert.IsNull(OutlierClip.Of(values[..^2], OutlierPolicy.Auto));
    }

    [TestMethod]
    [DataRow(1316, null, 66, false, true)]
    [DataRow(100, null, 20, false, true)]
    [DataRow(100_000, null, 500, true, true)]
    [DataRow(100, 10, 10, false, false)]
    public void Windows_are_a_twentieth_of_the_requests(int requests, int? wished, int length, bool hasP99, bool hasP95)
    {
        RollingWindow window = RollingWindow.For(requests, wished);

        Assert.AreEqual(length, window.Length);
        Assert.AreEqual(hasP99, window.HasP99);
        Assert.AreEqual(hasP95, window.HasP95);
    }

    [TestMethod]
    [DataRow(9, false)]
    [DataRow(10, false)]
    [DataRow(11, true)]
    public void A_rolling_line_needs_two_values(int requests, bool hasLine) =>
        Assert.AreEqual(hasLine, RollingWindow.For(requests, null).HasLine([.. Enumerable.Range(0, requests).Select(i => (double)i)]));

    [TestMethod]
    public void Values_at_one_moment_are_no_line() => Assert.IsFalse(RollingWindow.For(30, null).HasLine(new double[30]));

    private static ThroughputEvents Events(params (double, double, double, double)[] requests) =>
        ThroughputEvents.Of(TestRuns.Requests(requests), [.. Enumerable.Range(0, requests.Length)]);

    private static GpuAggregate Gpu(params (double Second, double Value)[][] gpus) => GpuAggregate.Of(
        new([.. gpus.Select((samples, i) => Series("GPU-" + i, samples))]), "gpu_utilization", TestRuns.Origin, double.NegativeInfinity, double.PositiveInfinity)!;

    private static GpuSeries Series(string key, (double Second, double Value)[] samples) => new(
        new(key, null, null, null),
        [.. samples.Select(sample => TestRuns.Origin + (long)Math.Round(sample.Second * 1e9))],
        new Dictionary<string, double[]> { ["gpu_utilization"] = [.. samples.Select(sample => sample.Value)] });

    private static Run SliceRun(RequestTable? requests, double duration, int sliceCount)
    {
        Run run = TestRuns.Run("slices");
        return run with
        {
            Requests = requests,
            Timeslices = new([], sliceCount),
            Summary = run.Summary! with { Configuration = new() { SliceDuration = duration } },
        };
    }

    private static void Same<T>(T[] expected, IEnumerable<T> actual)
    {
        T[] values = [.. actual];
        Assert.HasCount(expected.Length, values);
        for (int i = 0; i < expected.Length; i++)
        {
            if (expected[i] is double number && values[i] is double value)
                Assert.AreEqual(number, value, 1e-9, $"at {i}");
            else
                Assert.AreEqual(expected[i], values[i], $"at {i}");
        }
    }
}

using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>
/// Plots over time against the numbers of AIPerf's own code. Where we differ on purpose, the difference is named beside the value
/// that its rule gives:
/// <list type="bullet">
/// <item>times count from the first request's start in every plot (spec plots R-35); AIPerf counts from the first completion, the
/// first token or the first complete request;</item>
/// <item>requests without a value are no points, instead of gaps;</item>
/// <item>events at one moment are one row, ends before starts (spec artifacts TV-2);</item>
/// <item>rolling windows follow R-55; the window of ten is compared on the prepared column;</item>
/// <item>time slices lie in their true windows (§5.5 of the design); AIPerf puts slice i at (i + 0.5)·d;</item>
/// <item>GPUs are brought to one grid, each on its own, and cropped to the requests (R-59).</item>
/// </list>
/// </summary>
[TestClass]
public sealed class SingleRunPlotConformanceTests
{
    // AIPerf subtracts seconds since 1970 as doubles.
    private const double EpochTolerance = 5e-7;

    private static readonly string[] Runs =
    [
        "qwen_concurrency1", "qwen_concurrency2", "qwen_concurrency4", "synthetic_slices", "synthetic_nostream", "synthetic_server_metrics", "timeout_errors",
    ];

    public static IEnumerable<object[]> AllRuns => Runs.Select(run => new object[] { run });

    // AIPerf has no lanes.
    public static IEnumerable<object[]> PlotsOfRuns =>
        from run in Runs.Append("legacy_2025_10")
        from preset in PlotCatalog.Defaults.SingleRunPlots
        where preset.Y.Source != DataSource.GpuTelemetry && preset is not RequestLanesPreset
        select new object[] { run, preset.Name };

    [TestMethod]
    [DynamicData(nameof(PlotsOfRuns))]
    public void A_plot_is_drawn_where_AIPerf_draws_it(string run, string name)
    {
        using Expected expected = new(run);
        PlotDrawing drawing = Draw(expected, name, out _);

        bool isGenerated = expected.Plot(name).GetProperty("status").GetString() == "generated";
        Assert.AreEqual(isGenerated, drawing.Figure is not null, drawing.Missing);
        // The real runs' telemetry was cut to its first twenty lines, all before the first request: R-59 would leave none.
        if (name == "gpu_utilization_and_throughput_over_time" && run.StartsWith("qwen_", StringComparison.Ordinal))
        {
            Assert.IsLessThan(-0.5, Expected.Numbers(expected.Table("gpu_aggregate"), "timestamp_s").Max());
            Assert.IsTrue(drawing.Figure!.Caption.Any(sentence => sentence.StartsWith("Every sample lies before or after", StringComparison.Ordinal)));
        }

        Assert.IsTrue(isGenerated || (drawing.Missing.Length > 0 && drawing.Remedy.Length > 0));
    }

    [TestMethod]
    [DynamicData(nameof(AllRuns))]
    public void Points_of_requests_are_AIPerfs(string run)
    {
        using Expected expected = new(run);
        foreach (string name in (string[])["ttft_over_time", "itl_over_time"])
        {
            if (Draw(expected, name, out _).Figure is not { } figure)
                continue;
            (double[] x, double[] y) = WithValue(expected.Plot(name).GetProperty("traces")[0]);
            PointsLayer points = figure.Panels[0].Layers.OfType<PointsLayer>().Single();
            Expected.Same(x, points.X, 0, name + ".x");
            Expected.Same(y, points.Y, 0, name + ".y");
        }
    }

    [TestMethod]
    [DynamicData(nameof(AllRuns))]
    public void Latency_over_time_is_AIPerfs_from_the_first_start(string run)
    {
        using Expected expected = new(run);
        Figure figure = Draw(expected, "latency_over_time", out Run loaded).Figure!;
        (double[] x, double[] y) = WithValue(Expected.Trace(expected.Plot("latency_over_time"), "Individual Requests"));
        double firstEnd = loaded.Requests!.EndNs.Min() / 1e9;

        PointsLayer points = figure.Panels[0].Layers.OfType<PointsLayer>().Single();
        Expected.Same([.. x.Select(time => time + firstEnd)], points.X, EpochTolerance, "x");
        Expected.Same(y, points.Y, 0, "y");
    }

    [TestMethod]
    [DynamicData(nameof(AllRuns))]
    public void Rolling_percentiles_over_ten_rows_are_AIPerfs(string run)
    {
        using Expected expected = new(run);
        Run loaded = expected.Load(withRequests: true).Runs[0];
        RequestTable table = loaded.Requests!;
        int[] order = [.. Enumerable.Range(0, table.Count).OrderBy(row => table.EndNs[row])];
        foreach (JsonProperty metric in expected.Table("rolling_percentiles").EnumerateObject())
        {
            double[] values = table.Metric(metric.Name)?.ToArray() ?? [.. order.Select(_ => double.NaN)];
            double[][] rolling = RollingQuantiles.Of(Array.ConvertAll(order, row => values[row]), Math.Min(10, table.Count), 1, 0.5, 0.95, 0.99);
            Expected.Same(Expected.Numbers(metric.Value, "p50"), rolling[0], 1e-9, metric.Name + ".p50");
            Expected.Same(Expected.Numbers(metric.Value, "p95"), rolling[1], 1e-9, metric.Name + ".p95");
            Expected.Same(Expected.Numbers(metric.Value, "p99"), rolling[2], 1e-9, metric.Name + ".p99");
        }
    }

    [TestMethod]
    [DynamicData(nameof(AllRuns))]
    public void Dispersed_throughput_is_AIPerfs_after_each_moment(string run)
    {
        using Expected expected = new(run);
        Figure figure = Draw(expected, "dispersed_throughput_over_time", out Run loaded).Figure!;
        JsonElement table = expected.Table("throughput_after_each_time");
        double[] values = Expected.Numbers(table, "throughput_tokens_per_sec");
        ThroughputEvents events = ThroughputEvents.Of(loaded.Requests!, [.. Enumerable.Range(0, loaded.Requests!.Count)]);
        double firstToken = events.Seconds[0];
        double[] times = [.. Expected.Numbers(table, "timestamp_s").Select(time => time + firstToken)];

        Expected.Same(times, events.Seconds, EpochTolerance, "times");
        Expected.Same(values, events.TokensPerSecond, 1e-9 * values.Max(), "tokens/s");
        Expected.Same(Expected.Numbers(table, "active_requests"), events.Generating, 0, "active");
        LineLayer line = figure.Panels[0].Layers.OfType<LineLayer>().Single();
        Expected.Same(events.Seconds, line.X, 0, "drawn times");
        Expected.Same(events.TokensPerSecond, line.Y, 0, "drawn tokens/s");
    }

    [TestMethod]
    [DynamicData(nameof(AllRuns))]
    public void The_timeline_is_AIPerfs_from_the_first_start(string run)
    {
        using Expected expected = new(run);
        if (Draw(expected, "ttft_timeline", out Run loaded).Figure is not { } figure)
            return;
        JsonElement table = expected.Table("timeline");
        RequestTable requests = loaded.Requests!;
        double[] wait = requests.Metric("time_to_first_token")!.ToArray();
        double first = Enumerable.Range(0, requests.Count).Where(row => double.IsFinite(wait[row])).Min(row => requests.StartNs[row]) / 1e9;
        (double Y, double X0, double X1)[] Phase(string from, string to) => [.. Expected.Numbers(table, "y_value")
            .Zip(Expected.Numbers(table, from), Expected.Numbers(table, to)).Where(row => from == "start_s" || row.Third - row.Second > 0.001).Order()];
        (double Y, double X0, double X1)[] Drawn(string series)
        {
            SegmentsLayer layer = figure.Panels[0].Layers.OfType<SegmentsLayer>().Single(one => one.Series == series);
            return [.. layer.Y1.Zip(layer.X1.Select(x => x - first), layer.X2.Select(x => x - first)).Order()];
        }

        foreach ((string series, (double Y, double X0, double X1)[] rows) in new[] { ("prefill", Phase("start_s", "ttft_end_s")), ("decode", Phase("ttft_end_s", "end_s")) })
        {
            (double Y, double X0, double X1)[] drawn = Drawn(series);
            Expected.Same([.. rows.Select(row => row.Y)], [.. drawn.Select(row => row.Y)], 0, series + ".y");
            Expected.Same([.. rows.Select(row => row.X0)], [.. drawn.Select(row => row.X0)], EpochTolerance, series + ".x0");
            Expected.Same([.. rows.Select(row => row.X1)], [.. drawn.Select(row => row.X1)], EpochTolerance, series + ".x1");
        }
    }

    [TestMethod]
    [DataRow("synthetic_slices", "expected")]
    [DataRow("synthetic_nostream", "expected")]
    [DataRow("synthetic_nostream", "expected_0.11")]
    [DataRow("synthetic_server_metrics", "expected")]
    public void Time_slices_are_AIPerfs_in_their_true_windows(string run, string folder)
    {
        using Expected expected = new(run, folder);
        Run loaded = expected.Load(withRequests: true).Runs[0];
        foreach (JsonProperty table in expected.Table("timeslice_tables").EnumerateObject())
        {
            SliceTable slices = SliceTable.Of(loaded.Timeslices!.Find(table.Name)!, Stat.Avg)!;
            Expected.Same(Expected.Numbers(table.Value, "Timeslice"), Array.ConvertAll(slices.Slices, slice => (double)slice), 0, table.Name);
            Expected.Same(Expected.Numbers(table.Value, "avg"), slices.Values, 0, table.Name + ".avg");
            Assert.AreEqual(table.Value.TryGetProperty("std", out JsonElement deviations), slices.Deviations is not null, table.Name);
            if (slices.Deviations is not null)
                Expected.Same(Expected.Numbers(deviations), slices.Deviations, 0, table.Name + ".std");
        }

        // The rule, from the requests alone: windows of whole multiples since 1970 in which a request started.
        decimal duration = (decimal)loaded.Configuration.SliceDuration!.Value;
        RequestTable requests = loaded.Requests!;
        double[] starts = [.. requests.StartNs.Select(start => Math.Floor((requests.OriginNs + (decimal)start) / 1_000_000_000 / duration)).Distinct().Order()
            .Select(window => (double)(window * duration - requests.OriginNs / 1_000_000_000m))];
        SlicePositions positions = SlicePositions.Of(loaded, RequestRows.Of(requests), useDuration: true);
        Assert.IsTrue(positions.IsRebuilt);
        Expected.Same(starts, positions.Starts, 1e-6, "slice starts");
    }

    [TestMethod]
    [DataRow("synthetic_slices", "expected")]
    [DataRow("synthetic_nostream", "expected")]
    [DataRow("synthetic_nostream", "expected_0.11")]
    [DataRow("synthetic_server_metrics", "expected")]
    public void References_and_outliers_of_slices_are_AIPerfs(string run, string folder)
    {
        using Expected expected = new(run, folder);
        foreach (string name in (string[])["timeslices_ttft", "timeslices_itl", "timeslices_throughput", "timeslices_latency"])
        {
            JsonElement plot = expected.Plot(name);
            if (plot.GetProperty("status").GetString() != "generated")
                continue;
            Figure figure = Draw(expected, name, out _).Figure!;
            JsonElement[] traces = [.. plot.GetProperty("traces").EnumerateArray()];
            (string Prefix, double[] Values)[] references =
            [
                ("Run Average", figure.Panels[0].Layers.OfType<RuleLayer>().Where(rule => rule.Series == "run avg").Select(rule => rule.Value).ToArray()),
                ("Run Std", figure.Panels[0].Layers.OfType<RegionLayer>().Where(region => region.IsHorizontal).SelectMany(region => new[] { region.From, region.To }).ToArray()),
            ];
            foreach ((string prefix, double[] values) in references)
            {
                JsonElement trace = traces.FirstOrDefault(one => one.GetProperty("name").GetString()!.StartsWith(prefix, StringComparison.Ordinal));
                if (trace.ValueKind == JsonValueKind.Undefined)
                {
                    // No reference for rates: a slice's lasts until its last response, the run's does not.
                    Assert.IsEmpty(values, name);
                    continue;
                }

                // A band below zero is cut off (R-50).
                Expected.Same([.. Expected.Numbers(trace, "y").Distinct().Order().Select(value => Math.Max(value, 0))], [.. values.Order()], 1e-9, $"{name} {prefix}");
            }

            double[] outliers = traces.Where(one => one.GetProperty("name").GetString() == "Outliers").SelectMany(one => Expected.Numbers(one, "y")).ToArray();
            double[] normal = traces.Where(one => one.GetProperty("name").GetString() == "Timeslice Average").SelectMany(one => Expected.Numbers(one, "y")).ToArray();
            PointsLayer[] markers = [.. figure.Panels[0].Layers.OfType<PointsLayer>()];
            Expected.Same(outliers, markers.Where(layer => layer.Series == "outlier").SelectMany(layer => layer.Y).ToArray(), 0, name + " outliers");
            Expected.Same(normal, markers.Single(layer => layer.Series == "slice avg").Y, 0, name + " slices");
            bool hasWarning = plot.TryGetProperty("annotations", out JsonElement annotations) && annotations.GetArrayLength() > 0;
            Assert.AreEqual(hasWarning, figure.Warning.Length > 0, name);
        }
    }

    [TestMethod]
    [DataRow("synthetic_slices", 2)]
    [DataRow("synthetic_server_metrics", 1)]
    public void Synchronous_GPUs_average_to_AIPerfs_numbers(string run, int gpus)
    {
        using Expected expected = new(run);
        Run loaded = expected.Load(withRequests: true).Runs[0];
        JsonElement table = expected.Table("gpu_aggregate");
        double[] times = Expected.Numbers(table, "timestamp_s");

        GpuAggregate aggregate = GpuAggregate.Of(loaded.Gpus!, "gpu_utilization", loaded.Requests!.OriginNs, double.NegativeInfinity, double.PositiveInfinity)!;

        Assert.AreEqual(gpus, aggregate.GpuCount);
        Expected.Same(times, aggregate.X, EpochTolerance, "times");
        Expected.Same(Expected.Numbers(table, "gpu_utilization"), aggregate.Mean, 1e-9, "mean");
        Figure figure = Draw(expected, "gpu_utilization_over_time", out _).Figure!;
        RequestRows rows = RequestRows.Of(loaded.Requests);
        double margin = 0.02 * rows.EndSeconds;
        double[] shown = [.. times.Where(time => time >= -margin && time <= rows.EndSeconds + margin)];
        LineLayer line = figure.Panels[0].Layers.OfType<LineLayer>().Single();
        Expected.Same(shown, line.X, EpochTolerance, "drawn times");
        string? cropped = figure.Caption.FirstOrDefault(sentence => sentence.Contains("before or after the requests", StringComparison.Ordinal));
        int left = (times.Length - shown.Length) * gpus;
        Assert.AreEqual(left > 0 ? $"{NumberText.Count(left, "sample")} before or after the requests left out." : null, cropped);
    }

    [TestMethod]
    [DataRow("qwen_concurrency1")]
    [DataRow("qwen_concurrency2")]
    [DataRow("qwen_concurrency4")]
    public void Endpoints_sampled_a_millisecond_apart_are_one_line(string run)
    {
        using Expected expected = new(run);
        Run loaded = expected.Load(withRequests: true).Runs[0];
        double[] raw = Expected.Numbers(expected.Table("gpu_aggregate"), "gpu_utilization");

        GpuAggregate aggregate = GpuAggregate.Of(loaded.Gpus!, "gpu_utilization", loaded.Requests!.OriginNs, double.NegativeInfinity, double.PositiveInfinity)!;

        // AIPerf has 20 points, two per scrape. On the grid each scrape is one.
        Assert.HasCount(20, raw);
        Assert.HasCount(10, aggregate.X);
        Expected.Same([.. raw.Chunk(2).Select(pair => pair.Average())], aggregate.Mean, 1e-9, "mean");
    }

    private static PlotDrawing Draw(Expected expected, string name, out Run run)
    {
        RunSet runs = expected.Load(withRequests: true);
        run = runs.Runs[0];
        return PlotRegistry.Draw(PlotCatalog.All.Single(preset => preset.Name == name), runs, new(null, _ => { }));
    }

    private static (double[] X, double[] Y) WithValue(JsonElement trace)
    {
        (double First, double Second)[] rows = [.. Expected.Numbers(trace, "x").Zip(Expected.Numbers(trace, "y")).Where(row => double.IsFinite(row.Second))];
        return ([.. rows.Select(row => row.First)], [.. rows.Select(row => row.Second)]);
    }
}

using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>
/// Comparisons against the numbers of AIPerf's own code. AIPerf plots the median whatever a preset asks for, so the presets ask for it
/// here. Differences on purpose, each checked below: points without a value are left out, frontiers are strict, two repeats show their range, and the classified run set's groups.
/// </summary>
[TestClass]
public sealed class ComparisonConformanceTests
{
    // The run of October 2025: AIPerf does not find its metrics below 'records', we do.
    private const string LegacyModel = "openai/gpt-oss-20b";

    private static readonly PlotContext Plain = new(null, _ => { }, IsNamed: true);

    [TestMethod]
    [DataRow("qwen_sweep", "expected")]
    [DataRow("qwen_sweep_dark", "expected")]
    [DataRow("mixed", "expected_0.11")]
    public void Points_labels_and_frontiers_are_AIPerfs(string name, string folder)
    {
        // 0.8.0 does not read the model and the concurrency of the later configuration layout; 0.11.0 and we do.
        using Expected expected = new(name, folder);
        RunSet runs = expected.Load(withRequests: false);
        foreach (MultiRunPreset shipped in PlotCatalog.Defaults.MultiRunPlots)
        {
            if (!expected.Root.GetProperty("plots").TryGetProperty(shipped.Name, out JsonElement plot) || !plot.TryGetProperty("groups", out JsonElement groups))
                continue;
            ComparisonTable table = ComparisonTable.Build(Median(shipped), runs, Plain, out _)!;
            Figure figure = PlotRegistry.Draw(Median(shipped), runs, Plain).Figure!;
            foreach (JsonElement group in groups.EnumerateArray())
                CompareGroup(shipped.Name, group, table, figure, TheirGpuCounts(expected));
        }
    }

    [TestMethod]
    public void Classified_runs_have_AIPerfs_points_and_baselines_first()
    {
        using Expected expected = new("qwen_sweep_classified");
        RunSet runs = expected.Load(withRequests: false);
        ExperimentClassification classification = new()
        {
            Baselines = ["*concurrency1", "*agg*"],
            Treatments = ["*concurrency*"],
            GroupDisplayNames = new Dictionary<string, string> { ["qwen_concurrency1"] = "Baseline, one user", ["qwen_concurrency4"] = "Four users" },
        };
        ParetoPreset preset = new()
        {
            Name = "pareto_ttft_throughput",
            X = new("time_to_first_token", DataSource.Aggregated, Stat.P50),
            Y = new("output_token_throughput", DataSource.Aggregated, Stat.Avg),
            Labels = ["concurrency"],
        };

        Figure figure = PlotRegistry.Draw(preset, runs, new(classification, _ => { })).Figure!;

        JsonElement[] groups = [.. expected.Plot("pareto_ttft_throughput").GetProperty("groups").EnumerateArray()];
        PointsLayer[] points = [.. figure.Panels[0].Layers.OfType<PointsLayer>().Where(layer => layer.X.Length > 0)];
        CollectionAssert.AreEqual(groups.Select(group => group.GetProperty("group").GetString()).ToArray(), points.Select(layer => layer.Series).ToArray());
        CollectionAssert.AreEqual(new[] { ColorToken.Baseline(0), ColorToken.Series(0), ColorToken.Series(1) }, points.Select(layer => layer.Color).ToArray());
        foreach ((JsonElement group, PointsLayer layer) in groups.Zip(points))
        {
            Expected.Same(Expected.Numbers(group.GetProperty("points"), "x"), layer.X, 0, layer.Series);
            Expected.Same(Expected.Numbers(group.GetProperty("points"), "y"), layer.Y, 0, layer.Series);
        }
    }

    [TestMethod]
    public void Functions_of_preparation_are_AIPerfs()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("outliers").EnumerateArray())
        {
            double[]? deviations = one.GetProperty("slice_stds").ValueKind == JsonValueKind.Null ? null : Expected.Numbers(one, "slice_stds");
            // A deviations column of another length cannot come out of one table; AIPerf then ignores it.
            if (one.GetProperty("case").GetString() == "wrong_length")
                deviations = null;
            bool isThroughput = one.GetProperty("metric").GetString()!.Contains("throughput", StringComparison.OrdinalIgnoreCase);
            bool[] outliers = SliceOutliers.Of(Expected.Numbers(one, "values"), deviations, Optional(one, "run_average"), Optional(one, "run_std"), isThroughput);
            CollectionAssert.AreEqual(one.GetProperty("outlier").EnumerateArray().Select(value => value.GetBoolean()).ToArray(), outliers, one.GetRawText());
        }

        foreach (JsonElement one in expected.Root.GetProperty("rolling_percentiles").EnumerateArray())
        {
            double[] values = Expected.Numbers(one, "values");
            int window = Math.Max((int)(Optional(one, "window") ?? Math.Min(10, values.Length)), 1);
            double[][] rolling = RollingQuantiles.Of(values, window, 1, 0.5, 0.95, 0.99);
            Expected.Same(Expected.Numbers(one, "p50"), rolling[0], 1e-9, one.GetRawText());
            Expected.Same(Expected.Numbers(one, "p95"), rolling[1], 1e-9, one.GetRawText());
            Expected.Same(Expected.Numbers(one, "p99"), rolling[2], 1e-9, one.GetRawText());
        }
    }

    [TestMethod]
    public void Throughput_events_are_AIPerfs_with_one_row_a_moment()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("throughput_events").EnumerateArray())
        {
            // The reader rejects records without an end, so they never come here.
            JsonElement[] rows = [.. one.GetProperty("rows").EnumerateArray().Where(row => row[1].ValueKind != JsonValueKind.Null)];
            long origin = rows.Min(row => row[0].GetInt64());
            RequestTable table = TestRuns.Table(
                [.. rows.Select(row => row[0].GetInt64() - origin)], [.. rows.Select(row => row[1].GetInt64() - origin)],
                new RequestStatus[rows.Length], new bool[rows.Length],
                ("time_to_first_token", "ms", [.. rows.Select(row => Cell(row[2]))]), ("output_sequence_length", "tokens", [.. rows.Select(row => Cell(row[3]))]));
            ThroughputEvents events = ThroughputEvents.Of(table, [.. Enumerable.Range(0, rows.Length)]);

            // Of rows at one moment the last holds: with ends first, that is AIPerf's last row here.
            (double Time, double Rate, double Active)[] moments = [.. Expected.Numbers(one, "timestamp_s")
                .Zip(Expected.Numbers(one, "throughput_tokens_per_sec"), Expected.Numbers(one, "active_requests"))
                .GroupBy(row => row.First).Select(same => same.Last())];
            double first = events.Seconds.Length > 0 ? events.Seconds[0] : 0;
            Expected.Same([.. moments.Select(moment => moment.Time)], [.. events.Seconds.Select(second => second - first)], 1e-9, one.GetRawText());
            Expected.Same([.. moments.Select(moment => moment.Rate)], events.TokensPerSecond, 1e-9 * 200, one.GetRawText());
            Expected.Same([.. moments.Select(moment => moment.Active)], events.Generating, 0, one.GetRawText());
        }
    }

    [TestMethod]
    public void Frontiers_are_AIPerfs_without_what_is_dominated()
    {
        using Expected expected = new("functions");
        List<string> different = [];
        foreach (JsonElement one in expected.Root.GetProperty("pareto").EnumerateArray())
        {
            bool xHigher = one.GetProperty("x_better").GetString() == "higher";
            bool yHigher = one.GetProperty("y_better").GetString() == "higher";
            double[] allY = Expected.Numbers(one, "y");
            int[] places = [.. Enumerable.Range(0, allY.Length).Where(i => double.IsFinite(allY[i]))];
            double[] x = Array.ConvertAll(places, i => Expected.Numbers(one, "x_sorted")[i]);
            double[] y = Array.ConvertAll(places, i => allY[i]);
            bool[] theirs = Array.ConvertAll(places, i => one.GetProperty("frontier")[i].GetBoolean());

            bool[] ours = ParetoFrontier.Of(x, y, xHigher, yHigher);

            for (int i = 0; i < ours.Length; i++)
            {
                if (ours[i] == theirs[i])
                    continue;
                // AIPerf keeps points that another one beats in one metric and equals in the other.
                bool isBeaten = Enumerable.Range(0, x.Length).Any(p =>
                    (x[p] == x[i] && (yHigher ? y[p] > y[i] : y[p] < y[i])) || (y[p] == y[i] && (xHigher ? x[p] > x[i] : x[p] < x[i])));
                Assert.IsTrue(theirs[i] && !ours[i] && isBeaten, one.GetRawText());
                different.Add($"{one.GetProperty("case").GetString()} {x[i]},{y[i]} x {(xHigher ? "higher" : "lower")} y {(yHigher ? "higher" : "lower")}");
            }
        }

        CollectionAssert.AreEqual(
            new[]
            {
                "equal_x 1,5 x lower y higher", "equal_x 2,7 x lower y higher", "equal_x 1,7 x higher y lower", "equal_x 2,9 x higher y lower",
                "negative 2,-2 x lower y higher", "negative 0,-2 x higher y lower", "negative 0,-2 x higher y higher",
            }.Order().ToArray(), different.Order().ToArray(), string.Join('|', different));
    }

    [TestMethod]
    public void Means_and_intervals_of_repeats_are_AIPerfs()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("uncertainty_points").EnumerateArray())
        {
            JsonElement table = one.GetProperty("table");
            double[] x = Expected.Numbers(table, "x");
            double[] y = Expected.Numbers(table, "y");
            double[] concurrency = Expected.Numbers(table, "concurrency");
            ComparisonPoint[] points = [.. Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i]))
                .Select(i => new ComparisonPoint(TestRuns.Run("r" + i), i, x[i], y[i], NumberText.Exact(concurrency[i]), concurrency[i], "concurrency"))];
            OperatingPoint[] pooled = OperatingPoints.Of(new(new("m", "m", default, false), points), byX: false, one.GetProperty("ci_level").GetDouble());
            JsonElement[] theirs = [.. one.GetProperty("points").EnumerateArray()];
            Assert.HasCount(theirs.Length, pooled);
            foreach ((JsonElement their, OperatingPoint our) in theirs.Zip(pooled))
            {
                Assert.AreEqual(their.GetProperty("label").GetString(), our.Label);
                Assert.AreEqual(their.GetProperty("x_mean").GetDouble(), our.X, 1e-9);
                Assert.AreEqual(their.GetProperty("y_mean").GetDouble(), our.Y, 1e-9);
                double[] values = [.. our.Members.Select(member => member.X)];
                (double low, double high) = their.GetProperty("n_runs").GetInt32() switch
                {
                    1 => (double.NaN, double.NaN),
                    2 => (values.Min(), values.Max()),
                    _ => (their.GetProperty("x_ci_low").GetDouble(), their.GetProperty("x_ci_high").GetDouble()),
                };
                Expected.Same([low, high], [our.XLow, our.XHigh], 1e-9, our.Label);
            }
        }
    }

    [TestMethod]
    public void Classification_by_names_is_AIPerfs_where_patterns_name_directories()
    {
        using Expected expected = new("functions");
        foreach (JsonElement one in expected.Root.GetProperty("experiment_classification").EnumerateArray())
        {
            JsonElement config = one.GetProperty("config");
            string[] List(string key) => config.ValueKind == JsonValueKind.Object && config.TryGetProperty(key, out JsonElement list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];
            ExperimentClassification? classification = config.ValueKind == JsonValueKind.Null ? null : new()
            {
                Baselines = List("baselines"),
                Treatments = List("treatments"),
                DefaultIsBaseline = config.TryGetProperty("default", out JsonElement fallback) && fallback.GetString() == "baseline",
            };
            string path = one.GetProperty("path").GetString()!;
            string name = path.Split('/')[^1];
            // The input is /r: the way below it is what patterns see.
            Run run = TestRuns.Run(path["/r/".Length..]) with { Name = name };

            Experiment experiment = new ExperimentClassifier(classification).Classify(run);

            string[] way = path["/r/".Length..].Split('/');
            string[] patterns = [.. List("baselines"), .. List("treatments")];
            string theirs = one.GetProperty("group").GetString()!;
            // Patterns see names, never whole paths ('*/agg/*'), and no names above the input ('*' does not match /r). Where no name
            // matches, the group is the first directory below the input: AIPerf takes the run, and draws each run of a sweep as a
            // series of its own.
            bool isByPath = patterns.Any(pattern => pattern.Contains('/', StringComparison.Ordinal));
            bool isUnmatched = !way.Any(part => patterns.Any(pattern => Glob.IsMatch(pattern, part)));
            string group = isUnmatched ? way[0] : theirs == "r" ? name : theirs;
            Assert.AreEqual(group, experiment.Group, one.GetRawText());
            if (!isByPath)
                Assert.AreEqual(one.GetProperty("type").GetString(), experiment.IsBaseline ? "baseline" : "treatment", one.GetRawText());
        }
    }

    private static void CompareGroup(string name, JsonElement group, ComparisonTable table, Figure figure, Dictionary<string, double> theirGpus)
    {
        string title = group.GetProperty("group").GetString()!;
        ComparisonSeries series = table.Series.Single(one => one.Group.Name == title);
        if (title == LegacyModel)
        {
            Assert.IsTrue(Expected.Numbers(group.GetProperty("points"), "x").All(double.IsNaN));
            return;
        }

        JsonElement points = group.GetProperty("points");
        (double X, double Y, string Label)[] theirs = [.. Expected.Numbers(points, "x")
            .Zip(Expected.Numbers(points, "y"), points.GetProperty("labels").EnumerateArray().Select(label => label.GetString()!))
            .Where(point => double.IsFinite(point.First) && double.IsFinite(point.Second)).Order()];
        // A GPU seen through two endpoints is one GPU (§5.5 of the design); AIPerf counts it twice.
        bool isPerGpu = table.Y.Tag == "output_token_throughput_per_gpu";
        double Y(ComparisonPoint point) => isPerGpu ? point.Y * point.Run.GpuCount!.Value / theirGpus[point.Run.Directory.DisplayPath] : point.Y;
        (double X, double Y, string Label)[] ours = [.. series.Points.Select(point => (point.X, Y(point), point.Label)).Order()];
        Expected.Same([.. theirs.Select(point => point.X)], [.. ours.Select(point => point.X)], 1e-9 * 5000, $"{name} {title}.x");
        Expected.Same([.. theirs.Select(point => point.Y)], [.. ours.Select(point => point.Y)], 1e-9 * 5000, $"{name} {title}.y");
        for (int i = 0; i < theirs.Length; i++)
            Assert.AreEqual(theirs[i].Label, ours[i].Label, $"{name} {title}");
        if (!group.TryGetProperty("frontier", out JsonElement frontier) || theirs.Length == 0)
            return;
        (double, double)[] drawn = [.. figure.Panels[0].Layers.OfType<PointsLayer>().Where(layer => layer.Series == series.Group.Name && layer is { Hollow: null, Runs: not null })
            .SelectMany(layer => layer.Runs!).Select(run => series.Points.Single(point => point.Run.Name == run)).Select(point => (point.X, Y(point))).Order()];
        (double, double)[] optimal = [.. Expected.Numbers(frontier, "x").Zip(Expected.Numbers(frontier, "y")).Order()];
        Expected.Same([.. optimal.Select(point => point.Item1)], [.. drawn.Select(point => point.Item1)], 1e-9 * 5000, $"{name} {title} frontier");
        Expected.Same([.. optimal.Select(point => point.Item2)], [.. drawn.Select(point => point.Item2)], 1e-9 * 5000, $"{name} {title} frontier");
    }

    private static Dictionary<string, double> TheirGpuCounts(Expected expected) => expected.Root.GetProperty("runs").EnumerateArray()
        .ToDictionary(run => run.GetProperty("path").GetString()!, run => run.GetProperty("gpu_count") is { ValueKind: JsonValueKind.Number } count ? count.GetDouble() : double.NaN);

    private static MultiRunPreset Median(MultiRunPreset preset) =>
        preset with { X = preset.X with { Stat = Stat.P50 }, Y = preset.Y with { Stat = Stat.P50 } };

    private static double? Optional(JsonElement element, string property) =>
        element.GetProperty(property) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private static double Cell(JsonElement value) => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble();
}

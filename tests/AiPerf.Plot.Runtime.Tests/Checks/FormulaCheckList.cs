using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-22 and V-25 to V-28 of the plots specification: what a picture shows against a computation of the tests' own.</summary>
internal static class FormulaCheckList
{
    public static PictureCheck V22 { get; } = new(
        "V22 dominated points are hollow", picture => picture.Preset is ParetoPreset && Measured(picture).Any(layer => layer.X.Length > 0), DominatedPointsAreHollow);

    public static PictureCheck V25 { get; } = new(
        "V25 slices stand at their time and outliers follow the formula", picture => picture.Preset is TimeslicePreset && SlicePoints(picture).Any(), SlicesAreTrue)
    { AtDefaultSizeOnly = true };

    public static PictureCheck V26 { get; } = new(
        "V26 the area holds all tokens", picture => picture.Preset is SingleRunPreset { Y.Tag: ComputedColumns.Throughput }, TheAreaHoldsAllTokens)
    { AtDefaultSizeOnly = true };

    public static PictureCheck V27 { get; } = new(
        "V27 rolling percentiles equal a naive computation", picture => picture.Preset is ScatterWithPercentilesPreset && Rolling(picture).Any(), RollingPercentilesAreTrue)
    { AtDefaultSizeOnly = true };

    public static PictureCheck V28 { get; } = new(
        "V28 regions satisfy their equation", picture => picture.Preset is UncertaintyPreset && Regions(picture).Any(), RegionsAreTrue)
    { AtDefaultSizeOnly = true };

    public static IReadOnlyList<PictureCheck> All { get; } = [V22, V25, V26, V27, V28];

    // The markers of operating points, without the single runs below their means.
    private static IEnumerable<PointsLayer> Measured(Picture picture) => picture.Layers.OfType<PointsLayer>()
        .Where(layer => layer.LabelPriority is { } priority && !priority.Contains(PointsLayer.DataOnlyLabel));

    private static void DominatedPointsAreHollow(Picture picture)
    {
        (Axis x, Axis y) = (picture.Figure.Panels[0].X, picture.Figure.Panels[0].Y);
        foreach (IGrouping<string, PointsLayer> series in Measured(picture).GroupBy(layer => layer.Series))
        {
            (double X, double Y, bool IsHollow)[] points =
                [.. series.SelectMany(layer => layer.X.Select((at, i) => (Sign(x) * at, Sign(y) * layer.Y[i], layer.Hollow?[i] ?? false)))];
            foreach ((double px, double py, bool isHollow) in points)
                Assert.AreEqual(points.Any(other => other.X >= px && other.Y >= py && (other.X > px || other.Y > py)), isHollow, $"{series.Key} at {px}, {py}");
        }

        static double Sign(Axis axis) => axis.Better == BetterDirection.Higher ? 1 : -1;
    }

    private static IEnumerable<Layer> SlicePoints(Picture picture) => picture.Layers
        .Where(layer => layer is PointsLayer && (layer.Series == "outlier" || (layer.Series.StartsWith("slice ", StringComparison.Ordinal) && layer.Color == ColorToken.Series(0) && layer.Series is not "slice p50" and not "slice p95")));

    private static void SlicesAreTrue(Picture picture)
    {
        Run run = picture.Run;
        var preset = (TimeslicePreset)picture.Preset;
        string header = MetricCatalog.Find(preset.Y.Tag)?.Header ?? preset.Y.Tag;
        TimesliceMetric metric = run.Timeslices!.Find(header)!;
        (double[] starts, double duration, double end) = Windows(run);
        bool isPartial = end - starts[^1] < 0.9 * duration;
        double[] averages = metric.Values[Stat.Avg];
        int[] shown = [.. Enumerable.Range(0, metric.Slices.Length).Where(i => double.IsFinite(averages[i]))];
        AxisMapping map = MarkCheckList.Mapping(picture.Layout.Panels[0].X, picture.Layout.Panels[0].Area);
        foreach (bool isOutlier in (bool[])[false, true])
        {
            int[] expected = [.. shown.Where(i => IsOutlier(run, metric, i, isPartial && metric.Slices[i] == starts.Length - 1) == isOutlier)];
            Mark[] marks = [.. picture.Layout.Marks.Where(mark => mark.Panel >= 0 && mark.Kind == MarkKind.Points && SlicePoints(picture).Any(layer => layer.Series == mark.Series && layer.Color == mark.Color) && (mark.Series == "outlier") == isOutlier)];
            double[] positions = [.. marks.SelectMany(mark => mark.Vertices).Select(vertex => vertex.X).Order()];
            Assert.HasCount(expected.Length, positions, isOutlier ? "outliers" : "other slices");
            for (int i = 0; i < positions.Length; i++)
                Assert.AreEqual(map.Map(Center(metric.Slices[expected[i]])), positions[i], 0.5, $"slice {metric.Slices[expected[i]]}");
            double last = map.Map(Center(starts.Length - 1));
            foreach (Mark mark in marks)
                Assert.IsTrue(mark.Vertices.All(vertex => (isPartial && Math.Abs(vertex.X - last) < 0.5) == mark.IsHollow), "a slice that is partial is hollow, and no other");
        }

        // What of it lies on the axis: the first may begin before the run.
        double Center(int slice) => (Math.Max(starts[slice], 0) + starts[slice] + duration) / 2;
    }

    private static bool IsOutlier(Run run, TimesliceMetric metric, int at, bool isPartial)
    {
        MetricBlock? block = run.Summary?.Metrics.GetValueOrDefault(MetricCatalog.FindByHeader(metric.Header)?.Tag ?? "");
        if (block?[Stat.Avg] is not { } average || block[Stat.Std] is not { } deviation)
            return false;
        bool isThroughput = metric.Header.Contains("throughput", StringComparison.OrdinalIgnoreCase);
        double own = metric.Values.TryGetValue(Stat.Std, out double[]? deviations) ? deviations[at] : 0;
        double value = metric.Values[Stat.Avg][at];

        // AIPerf rounds slices to two decimals.
        return isThroughput ? !isPartial && value < average - deviation - 0.005 - own : value > average + deviation + 0.005 + own;
    }

    // Where each slice starts, AIPerf's way: multiples of the duration since 1970 in which a request started; numbered ones without requests.
    private static (double[] Starts, double Duration, double End) Windows(Run run)
    {
        double duration = run.Configuration.SliceDuration!.Value;
        int count = run.Timeslices!.SliceCount;
        if (run.Requests is { } table)
        {
            decimal length = (decimal)duration * 1_000_000_000m;
            int[] rows = [.. Enumerable.Range(0, table.Count).Where(row => !table.IsWarmup[row])];
            foreach (int[] some in (int[][])[rows, [.. Enumerable.Range(0, table.Count)]])
            {
                decimal[] windows = [.. some.Select(row => Math.Floor((table.OriginNs + table.StartNs[row]) / length)).Distinct().Order()];
                if (windows.Length == count)
                    return ([.. windows.Select(window => (double)((window * length - table.OriginNs) / 1_000_000_000m))], duration, rows.Max(row => table.EndNs[row]) / 1e9);
            }
        }

        return ([.. Enumerable.Range(0, count).Select(i => i * duration)], duration, run.Summary?.Metrics.GetValueOrDefault("benchmark_duration")?[Stat.Avg] ?? double.PositiveInfinity);
    }

    private static void TheAreaHoldsAllTokens(Picture picture)
    {
        RequestTable table = picture.Run.Requests!;
        double[] tokens = table.Metric("output_sequence_length")!.ToArray();
        double[]? wait = table.Metric("time_to_first_token")?.ToArray();
        double expected = Enumerable.Range(0, table.Count)
            .Where(row => !table.IsWarmup[row] && tokens[row] > 0 && table.EndNs[row] - table.StartNs[row] > Math.Max(0, double.IsNaN(wait?[row] ?? double.NaN) ? 0 : wait![row]) * 1e6)
            .Sum(row => tokens[row]);

        PanelLayout panel = picture.Layout.Panels[0];
        LineLayer layer = picture.Figure.Panels[0].Layers.OfType<LineLayer>().Single(line => !line.IsSecondary && !line.IsDataOnly && line.Join == LineJoin.Step);
        Mark line = picture.Layout.Marks.Single(mark => mark.Kind == MarkKind.Line && mark.Panel == 0 && mark.Series == layer.Series && mark.Color == layer.Color);
        double integral = 0;
        for (int i = 1; i < line.Vertices.Length; i++)
            integral += Value(line.Vertices[i - 1].Y) * (line.Vertices[i].X - line.Vertices[i - 1].X) / panel.Area.Width * (panel.X.Max - panel.X.Min);
        Assert.AreEqual(expected, integral, 1e-3 * expected);
        Assert.AreEqual(0, Value(line.Vertices[^1].Y), 1e-9 * panel.Y.Max);

        double Value(double y) => panel.Y.Min + (panel.Area.Bottom - y) / panel.Area.Height * (panel.Y.Max - panel.Y.Min);
    }

    private static IEnumerable<LineLayer> Rolling(Picture picture) => picture.Layers.OfType<LineLayer>().Where(line => line.Color.Role == ColorRole.Percentile);

    private static void RollingPercentilesAreTrue(Picture picture)
    {
        const int Samples = 2_000;
        RequestTable table = picture.Run.Requests!;
        double[] column = table.Metric(((SingleRunPreset)picture.Preset).Y.Tag)!.ToArray();
        double[] values = [.. Enumerable.Range(0, table.Count).Where(row => table.Status[row] == RequestStatus.Completed && !table.IsWarmup[row] && double.IsFinite(column[row]))
            .OrderBy(row => table.EndNs[row]).Select(row => column[row])];
        int window = Math.Clamp((int)Math.Ceiling(values.Length / 20.0), 20, 500);
        string[] expected = window < 100 ? ["p50", "p95"] : ["p50", "p95", "p99"];
        CollectionAssert.AreEqual(expected, Rolling(picture).Select(line => line.Series[..3]).ToArray());
        foreach (LineLayer line in Rolling(picture))
        {
            double q = double.Parse(line.Series[1..3], CultureInfo.InvariantCulture) / 100;
            Assert.HasCount(values.Length, line.Y);
            for (int row = 0; row < values.Length; row += Math.Max(1, values.Length / Samples))
            {
                double[] inside = [.. values[Math.Max(0, row - window + 1)..(row + 1)].Order()];
                double at = q * (inside.Length - 1);
                double naive = inside.Length < (window + 1) / 2 ? double.NaN : inside[(int)at] + (at - (int)at) * (inside[Math.Min((int)at + 1, inside.Length - 1)] - inside[(int)at]);
                Assert.AreEqual(naive, line.Y[row], 1e-9, $"{line.Series} at {row}");
            }
        }
    }

    // One more stands for all of them in the legend, and is empty.
    private static IEnumerable<PolygonLayer> Regions(Picture picture) => picture.Figure.Panels[0].Layers.OfType<PolygonLayer>().Where(region => region.X.Length > 0);

    private static void RegionsAreTrue(Picture picture)
    {
        var preset = (UncertaintyPreset)picture.Preset;
        (double[] X, double[] Y)[] repeats =
        [
            .. picture.Runs.Runs.GroupBy(run => (run.Configuration.Model, run.Configuration.Concurrency)).Where(runs => runs.Count() >= 3)
                .Select(runs => (runs.Select(run => Value(run, preset.X.Tag)).ToArray(), runs.Select(run => Value(run, preset.Y.Tag)).ToArray())),
        ];
        PolygonLayer[] regions = [.. Regions(picture)];
        Assert.HasCount(repeats.Length, regions);
        foreach (PolygonLayer region in regions)
        {
            // The mean of the distinct vertices is the centre.
            (double cx, double cy) = (region.X[1..].Average(), region.Y[1..].Average());
            (double[] x, double[] y) = repeats.MinBy(one => Math.Abs(one.X.Average() / cx - 1) + Math.Abs(one.Y.Average() / cy - 1));
            RegionHolds(region.X, region.Y, x, y, preset.CiLevel);
        }

        static double Value(Run run, string tag) => run.Summary!.Metrics[tag][Stat.Avg]!.Value;
    }

    /// <summary>Every vertex of an outline satisfies Hotelling's equation for the means of some pairs to a millionth.</summary>
    public static void RegionHolds(double[] outlineX, double[] outlineY, double[] x, double[] y, double level)
    {
        int n = x.Length;
        (double mx, double my) = (x.Average(), y.Average());
        double sxx = x.Sum(value => (value - mx) * (value - mx)) / (n - 1);
        double syy = y.Sum(value => (value - my) * (value - my)) / (n - 1);
        double sxy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / (n - 1);
        double determinant = sxx * syy - sxy * sxy;
        double expected = (n - 1) * (Math.Pow(1 - level, -2.0 / (n - 2)) - 1) / n;
        Assert.IsGreaterThanOrEqualTo(65, outlineX.Length);
        for (int i = 0; i < outlineX.Length; i++)
        {
            (double dx, double dy) = (outlineX[i] - mx, outlineY[i] - my);
            double distance = (syy * dx * dx - 2 * sxy * dx * dy + sxx * dy * dy) / determinant;
            Assert.AreEqual(expected, distance, 1e-6 * Math.Max(1, expected));
        }
    }
}

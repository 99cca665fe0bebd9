using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Plots;
using CsCheck;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-22 and V-25 to V-28 of the plots specification over every preset and fixture: what is drawn against a computation of the tests' own.</summary>
[TestClass]
public sealed class FormulaCheckTests
{
    public static IEnumerable<object[]> Cases(string check) => CheckList.Cases(check);

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(FormulaCheckList.V22))]
    public void V22_dominated_points_are_hollow(string name) => FormulaCheckList.V22.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(FormulaCheckList.V25))]
    public void V25_slices_stand_at_their_time_and_outliers_follow_the_formula(string name) => FormulaCheckList.V25.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(FormulaCheckList.V26))]
    public void V26_the_area_holds_all_tokens(string name) => FormulaCheckList.V26.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(FormulaCheckList.V27))]
    public void V27_rolling_percentiles_equal_a_naive_computation(string name) => FormulaCheckList.V27.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(FormulaCheckList.V28))]
    public void V28_regions_satisfy_their_equation(string name) => FormulaCheckList.V28.Verify(Pictures.Get(name));

    [TestMethod]
    [DataRow("time_to_first_token", "request_throughput")]
    [DataRow("output_token_throughput_per_user", "output_token_throughput_per_gpu")]
    [DataRow("time_to_first_token", "request_latency")]
    [DataRow("output_token_throughput_per_user", "request_latency")]
    public void V22_frontiers_equal_brute_force_whatever_the_ties(string x, string y)
    {
        ParetoPreset preset = new()
        {
            Name = "pareto",
            X = new(x, DataSource.Aggregated, Stat.Avg),
            Y = new(y, DataSource.Aggregated, Stat.Avg),
            Labels = ["concurrency"],
            Groups = ["model"],
        };
        var context = new PlotContext(null, _ => { }, IsNamed: true);
        Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[0, 1]).Array[2, 20].Sample(points =>
        {
            RunSet runs = TestRuns.Set([.. points.Select((point, i) => TestRuns.Run($"r{i}", i + 1, "model" + point.Item3,
                (x, "", [(Stat.Avg, point.Item1)]), (y, "", [(Stat.Avg, point.Item2)])))]);
            Figure figure = PlotRegistry.Draw(preset, runs, context).Figure!;
            FormulaCheckList.V22.Verify(new("random", preset, runs, figure, Pictures.All.First().Layout));
        }, iter: 250, seed: "0N0XIzNsQ0O2");
    }

    [TestMethod]
    [DataRow("timeslices_itl", "34 36 37 38 39 40")]
    [DataRow("timeslices_ttft", "0")]
    [DataRow("timeslices_latency", "")]
    public void V25_outliers_of_the_fixture_are_those_of_the_specification(string preset, string slices)
    {
        Picture picture = Pictures.Get($"F3-F5/{preset}/1600x800");
        AxisMapping map = MarkCheckList.Mapping(picture.Layout.Panels[0].X, picture.Layout.Panels[0].Area);
        int[] drawn = [.. picture.Layout.Marks.Where(mark => mark is { Series: "outlier", Panel: >= 0 }).SelectMany(mark => mark.Vertices)
            .Select(vertex => Enumerable.Range(0, 41).MinBy(slice => Math.Abs(map.Map((slice + 0.5) * 10) - vertex.X))).Order()];
        Assert.AreEqual(slices, string.Join(' ', drawn.Select(slice => slice.ToString(CultureInfo.InvariantCulture))));
    }

    [TestMethod]
    public void V25_some_fixture_ends_with_a_partial_slice() =>
        Assert.IsTrue(Pictures.All.Any(picture => picture.Preset is TimeslicePreset && picture.Layout.Marks.Any(mark => mark is { Kind: MarkKind.Points, IsHollow: true, Panel: >= 0 })));

    [TestMethod]
    public void V27_some_fixture_is_long_enough_for_p99_and_some_is_not()
    {
        int[] lines = [.. CheckList.Cases("V27").Select(row => Pictures.Get((string)row[0]).Layers.OfType<LineLayer>().Count(line => line.Color.Role == ColorRole.Percentile))];
        Assert.Contains(2, lines);
        Assert.Contains(3, lines);
    }

    [TestMethod]
    public void V27_rolling_quantiles_equal_a_naive_computation_with_gaps()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => i % 13 == 0 ? double.NaN : i * 7919 % 101 / 4.0)];
        const int window = 37;
        double[][] rolling = RollingQuantiles.Of(values, window, window / 2, 0.05, 0.95);
        for (int row = 0; row < values.Length; row++)
        {
            double[] inside = Quantiles.SortedFinite(values.AsSpan(Math.Max(0, row - window + 1), Math.Min(row + 1, window)));
            bool enough = inside.Length >= window / 2;
            Assert.AreEqual(enough ? Quantiles.Of(inside, 0.05) : double.NaN, rolling[0][row]);
            Assert.AreEqual(enough ? Quantiles.Of(inside, 0.95) : double.NaN, rolling[1][row]);
        }
    }

    [TestMethod]
    public void V28_every_vertex_of_a_joint_region_satisfies_its_equation()
    {
        double[] x = [100, 110, 105, 120, 99, 101];
        double[] y = [10, 8, 9.5, 7, 11, 10.5];
        (double[] outlineX, double[] outlineY) = JointRegion.Outline(x, y, 0.95);
        FormulaCheckList.RegionHolds(outlineX, outlineY, x, y, 0.95);
    }

    [TestMethod]
    [DataRow(2, 0)]
    [DataRow(3, 1)]
    public void V28_there_is_no_region_below_three_repeats(int repeats, int regions)
    {
        RunSet runs = TestRuns.Set([.. Enumerable.Range(0, repeats).Select(i => TestRuns.Sweep($"c4/run_{i}", 4, "Qwen3-0.6B", 40 + i % 2, 2, 3600 + 7 * i * i, 50 - i, 54)),
            TestRuns.Sweep("c8/run_0", 8, "Qwen3-0.6B", 60, 4, 4000, 90, 50)]);
        Figure figure = PlotRegistry.Draw(PlotCatalog.MultiRun.LatencyThroughputUncertainty, runs, new(null, _ => { }, IsNamed: true)).Figure!;
        Assert.HasCount(regions, figure.Panels[0].Layers.OfType<PolygonLayer>().Where(region => region.X.Length > 0));
    }

    [TestMethod]
    public void V28_joint_regions_cover_the_true_mean_as_often_as_they_say()
    {
        // A linear congruential generator: the same 10,000 trials everywhere.
        ulong state = 12345;
        double Uniform()
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            return ((state >> 11) + 0.5) / (1UL << 53);
        }

        double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());
        const int n = 10;
        int inside = 0;
        for (int trial = 0; trial < 10_000; trial++)
        {
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++)
            {
                double common = Normal();
                x[i] = common;
                y[i] = -0.6 * common + 0.8 * Normal();
            }

            (double mx, double my) = (x.Average(), y.Average());
            double sxx = x.Sum(v => (v - mx) * (v - mx)) / (n - 1);
            double syy = y.Sum(v => (v - my) * (v - my)) / (n - 1);
            double sxy = x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / (n - 1);
            double distance = (syy * mx * mx - 2 * sxy * mx * my + sxx * my * my) / (sxx * syy - sxy * sxy);
            if (distance <= JointRegion.Factor(n, 0.95) / n)
                inside++;
        }

        Assert.AreEqual(0.95, inside / 10_000.0, 0.02);
    }
}

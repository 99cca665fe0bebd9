using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>Vectors of spec plots B.1 and spec artifacts §4.</summary>
[TestClass]
public sealed class StatisticsTests
{
    private const double N = double.NaN;

    [TestMethod]
    [DataRow(0.5, 5.5)]
    [DataRow(0.95, 9.55)]
    [DataRow(0.99, 9.91)]
    [DataRow(0, 1)]
    [DataRow(1, 10)]
    public void Quantiles_interpolate_between_closest_ranks(double q, double expected) =>
        Assert.AreEqual(expected, Quantiles.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], q), 1e-12);

    [TestMethod]
    public void Sorting_leaves_out_what_is_not_finite() =>
        CollectionAssert.AreEqual(new double[] { -1, 2, 3 }, Quantiles.SortedFinite([3, N, double.PositiveInfinity, -1, 2]));

    [TestMethod]
    public void Rolling_percentiles_equal_the_verified_vectors()
    {
        double[][] rolling = RollingQuantiles.Of([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 500], 10, 1, 0.5, 0.95, 0.99);
        int[] rows = [0, 1, 4, 9, 10, 11];
        Same([10, 15, 30, 55, 65, 75], rows.Select(row => rolling[0][row]));
        Same([10, 19.5, 48, 95.5, 105.5, 324.5], rows.Select(row => rolling[1][row]));
        Same([10, 19.9, 49.6, 99.1, 109.1, 464.9], rows.Select(row => rolling[2][row]));

        rolling = RollingQuantiles.Of([10, N, 30, 40, 50], 5, 1, 0.5, 0.95, 0.99);
        Same([10, 10, 20, 30, 35], rolling[0]);
        Same([10, 10, 29, 39, 48.5], rolling[1]);
        Same([10, 10, 29.8, 39.8, 49.7], rolling[2]);

        rolling = RollingQuantiles.Of([5, 1, 4, 2, 3], 3, 1, 0.5, 0.95, 0.99);
        Same([5, 3, 4, 2, 3], rolling[0]);
        Same([5, 4.8, 4.9, 3.8, 3.9], rolling[1]);
        Same([5, 4.96, 4.98, 3.96, 3.98], rolling[2]);
    }

    [TestMethod]
    [DataRow(30)]
    [DataRow(100_000)]
    public void Rolling_percentiles_of_many_rows_are_those_of_each_window(int window)
    {
        var random = new Random(window);
        double[] values = [.. Enumerable.Range(0, 140_000).Select(i => i % 7 == 3 ? N : random.Next(1000) / 8.0)];
        double[][] rolling = RollingQuantiles.Of(values, window, 5, 0.05, 0.5);
        foreach (int row in (int[])[0, 3, 40, 65_534, 65_535, 65_536, 65_537, 65_566, 100_001, 131_071, 131_072, 131_100, 139_999])
        {
            double[] within = Quantiles.SortedFinite(values.AsSpan()[Math.Max(0, row - window + 1)..(row + 1)]);
            Assert.AreEqual(within.Length < 5 ? N : Quantiles.Of(within, 0.05), rolling[0][row], $"{row}");
            Assert.AreEqual(within.Length < 5 ? N : Quantiles.Of(within, 0.5), rolling[1][row], $"{row}");
        }
    }

    [TestMethod]
    [DataRow(.95, 2, 12.7062)]
    [DataRow(.95, 3, 4.3027)]
    [DataRow(.95, 4, 3.1824)]
    [DataRow(.95, 5, 2.7764)]
    [DataRow(.95, 6, 2.5706)]
    [DataRow(.95, 10, 2.2622)]
    [DataRow(.95, 30, 2.0452)]
    [DataRow(.90, 2, 6.3138)]
    [DataRow(.90, 5, 2.1318)]
    [DataRow(.99, 2, 63.6567)]
    [DataRow(.99, 5, 4.6041)]
    [DataRow(.99, 10, 3.2498)]
    public void Student_quantiles_equal_the_table(double level, int n, double expected) =>
        Assert.AreEqual(expected, StudentT.TwoSidedQuantile(level, n - 1), 5e-5);

    [TestMethod]
    public void Student_quantiles_are_exact_where_closed_forms_exist()
    {
        // One degree of freedom is Cauchy's distribution, two have an algebraic quantile.
        foreach (double level in (double[])[0.5, 0.8, 0.9, 0.95, 0.99, 0.999])
        {
            Assert.AreEqual(Math.Tan(Math.PI * level / 2), StudentT.TwoSidedQuantile(level, 1), 1e-10 * Math.Tan(Math.PI * level / 2));
            Assert.AreEqual(level * Math.Sqrt(2 / (1 - level * level)), StudentT.TwoSidedQuantile(level, 2), 1e-10 * 50);
        }

        Assert.AreEqual(1.959963984540054, StudentT.TwoSidedQuantile(0.95, 100_000_000), 1e-6);
    }

    [TestMethod]
    [DataRow(.95, 3, 798.0, 1e-6)]
    [DataRow(.95, 4, 57.0, 1e-6)]
    [DataRow(.95, 5, 25.4723, 5e-5)]
    [DataRow(.95, 6, 17.3607, 5e-5)]
    [DataRow(.95, 10, 10.0327, 5e-5)]
    [DataRow(.95, 30, 6.9194, 5e-5)]
    [DataRow(.95, 1000, 6.0155, 5e-5)]
    [DataRow(.90, 5, 14.5664, 5e-5)]
    [DataRow(.90, 10, 7.0045, 5e-5)]
    [DataRow(.99, 5, 82.1774, 5e-5)]
    [DataRow(.99, 10, 19.4605, 5e-5)]
    public void Joint_region_factors_equal_the_table(double level, int n, double expected, double tolerance) =>
        Assert.AreEqual(expected, JointRegion.Factor(n, level), tolerance);

    [TestMethod]
    [DataRow(.90, 4.6052)]
    [DataRow(.95, 5.9915)]
    [DataRow(.99, 9.2103)]
    public void Joint_region_factors_tend_to_their_limit(double level, double limit) =>
        Assert.AreEqual(limit, JointRegion.Factor(10_000_000, level), 1e-4);

    [TestMethod]
    public void Moments_do_not_cancel_on_large_close_values()
    {
        Moments moments = Moments.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16, N]);

        Assert.AreEqual(4, moments.Count);
        Assert.AreEqual(1e9 + 10, moments.Mean);
        Assert.AreEqual(Math.Sqrt(30), moments.SampleDeviation, 1e-9);
        Assert.AreEqual(Math.Sqrt(22.5), moments.PopulationDeviation, 1e-9);
    }

    [TestMethod]
    public void Intervals_of_means_equal_the_verified_vector()
    {
        // TV-11 of spec artifacts §4.9; two values give their range instead.
        (double low, double high) = AiPerf.Plot.Plots.OperatingPoints.Interval([100, 110, 105], 0.95);
        Assert.AreEqual(92.579311, low, 1e-6);
        Assert.AreEqual(117.420689, high, 1e-6);
        Assert.AreEqual((200.0, 220.0), AiPerf.Plot.Plots.OperatingPoints.Interval([220, 200], 0.95));
    }

    private static void Same(double[] expected, IEnumerable<double> actual)
    {
        double[] values = [.. actual];
        Assert.HasCount(expected.Length, values);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-9);
    }
}

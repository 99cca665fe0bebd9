using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>Quantiles of buckets (spec plots A.7, B.1; spec artifacts TV-12).</summary>
[TestClass]
public sealed class BucketQuantilesTests
{
    private const double Inf = double.PositiveInfinity;

    [TestMethod]
    [DataRow(0.25, 0.15)]
    [DataRow(0.5, 0.4)]
    [DataRow(0.75, 0.75)]
    [DataRow(0.9, 1.0)]
    [DataRow(0.95, 1.0)]
    [DataRow(0.99, 1.0)]
    public void The_first_vector_holds(double q, double expected) =>
        Assert.AreEqual(expected, BucketQuantiles.Of([.1, .5, 1, Inf], [20, 60, 90, 100], q), 1e-12);

    [TestMethod]
    [DataRow(0.5, 0.0428571)]
    [DataRow(0.95, 0.0916667)]
    public void The_second_vector_holds(double q, double expected) =>
        Assert.AreEqual(expected, BucketQuantiles.Of([.005, .01, .025, .05, .1, Inf], [0, 0, 0, 35, 50, 50], q), 1e-7);

    [TestMethod]
    public void Empty_buckets_give_the_bound_before_and_the_open_one_the_last_bound()
    {
        Assert.AreEqual(0, BucketQuantiles.Of([1, 2, Inf], [0, 10, 10], 0));
        Assert.AreEqual(2, BucketQuantiles.Of([1, 2, Inf], [5, 5, 10], 0.9));
        Assert.IsTrue(BucketQuantiles.IsAbove([1, 2, Inf], [5, 5, 10], 0.9));
        Assert.IsFalse(BucketQuantiles.IsAbove([1, 2, Inf], [5, 5, 10], 0.5));
    }

    [TestMethod]
    public void Nothing_observed_or_no_finite_bound_is_not_a_number()
    {
        Assert.AreEqual(double.NaN, BucketQuantiles.Of([1, Inf], [0, 0], 0.5));
        Assert.AreEqual(double.NaN, BucketQuantiles.Of([Inf], [7], 0.5));
        Assert.AreEqual(double.NaN, BucketQuantiles.Of([], [], 0.5));
        Assert.IsFalse(BucketQuantiles.IsAbove([1, Inf], [0, 0], 0.5));
    }

    [TestMethod]
    public void Bounds_at_or_below_zero_begin_nothing_at_zero()
    {
        Assert.AreEqual(-1, BucketQuantiles.Of([-1, 1, Inf], [10, 20, 20], 0.25));
        Assert.AreEqual(0, BucketQuantiles.Of([-1, 1, Inf], [10, 20, 20], 0.75), 1e-12);
    }

    [TestMethod]
    public void Counts_that_fall_or_are_negative_are_zero_and_the_total_is_that_of_the_last_bucket()
    {
        CollectionAssert.AreEqual(new double[] { 0, 5, 0, 1 }, BucketQuantiles.PerBucket([-2, 5, 3, 6]));
        CollectionAssert.AreEqual(new double[] { 20, 40, 30, 10 }, BucketQuantiles.PerBucket([20, 60, 90, 100]));
    }

    [TestMethod]
    public void Histograms_are_added_up_over_the_bounds_they_share()
    {
        BucketCounts sum = BucketSum.Of([new([.1, .5, 1, Inf], [1, 2, 3, 4]), new([.5, 1, 2, Inf], [10, 20, 25, 30])])!;

        CollectionAssert.AreEqual(new[] { .5, 1, Inf }, sum.Bounds);
        CollectionAssert.AreEqual(new double[] { 12, 23, 34 }, sum.Cumulative);
        Assert.IsNull(BucketSum.Of([new([.1, Inf], [1, 2]), new([.2, Inf], [1, 2])]));
        Assert.IsNull(BucketSum.Of([new([.1, Inf], [1, 2]), null]));
    }
}

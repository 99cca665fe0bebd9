using AiPerf.Plot.Dashboard;

namespace AiPerf.Plot.Runtime.Tests.Dashboard;

/// <summary>Fewer points, the same picture.</summary>
[TestClass]
public sealed class PointSelectionTests
{
    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Extremes_ends_and_gaps_stay(bool isLine)
    {
        double[] values = [.. Enumerable.Range(0, 50_000).Select(i => 10 + i % 17 * 0.1)];
        values[31_415] = 1000;
        values[27_182] = -5;
        values[40_000] = double.NaN;
        int[] kept = PointSelection.Of(values, values, 5000, isLine);

        Assert.IsLessThanOrEqualTo(5000, kept.Length);
        Assert.IsGreaterThan(2000, kept.Length);
        foreach (int place in (int[])[0, 49_999, 31_415, 27_182])
            CollectionAssert.Contains(kept, place);
        if (isLine)
            CollectionAssert.Contains(kept, 40_000);
        CollectionAssert.AreEqual(kept.Order().Distinct().ToArray(), kept);
    }

    [TestMethod]
    public void Few_points_all_stay() => CollectionAssert.AreEqual(new[] { 0, 1, 2 }, PointSelection.Of([1, double.NaN, 3], [1, double.NaN, 3], 16, isLine: true));
}

using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class OrderStatisticTests
{
    public static IEnumerable<object[]> Orders =>
    [
        ["random", Enumerable.Range(0, 5000).Select(i => Math.Sin(i * 12.9898) * 43758.5453 % 1)],
        ["ascending", Enumerable.Range(0, 5000).Select(i => (double)i)],
        ["descending", Enumerable.Range(0, 5000).Select(i => 5000.0 - i)],
        ["equal", Enumerable.Repeat(7.0, 5000)],
        ["two values", Enumerable.Range(0, 5000).Select(i => (double)(i % 2))],
        ["organ pipe", Enumerable.Range(0, 5000).Select(i => (double)Math.Min(i, 5000 - i))],
        ["infinite ends", Enumerable.Range(0, 5000).Select(i => i == 9 ? double.NegativeInfinity : i == 4000 ? double.PositiveInfinity : i * 7919.0 % 4999)],
        ["short", (double[])[3, 1, 2]],
        ["one", (double[])[5]],
    ];

    [TestMethod]
    [DynamicData(nameof(Orders))]
    public void The_value_is_the_one_at_its_place_in_order(string name, IEnumerable<double> source)
    {
        double[] values = [.. source];
        double[] sorted = [.. values.Order()];
        for (int place = 0; place < values.Length; place += Math.Max(1, values.Length / 97))
            Assert.AreEqual(sorted[place], OrderStatistic.Of([.. values], place), $"{name}, place {place}");
        Assert.AreEqual(sorted[^1], OrderStatistic.Of([.. values], values.Length - 1), name);
    }
}

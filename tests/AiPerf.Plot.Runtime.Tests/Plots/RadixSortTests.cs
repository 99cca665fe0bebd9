using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Plots;

[TestClass]
public sealed class RadixSortTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2047)]
    [DataRow(2048)]
    [DataRow(50_000)]
    public void Values_are_in_the_order_that_comparing_gives(int count)
    {
        var random = new Random(count);
        foreach (Func<double> next in (Func<double>[])[() => random.NextDouble() - 0.5, () => random.Next(3), () => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)), () => 7, () => -0.0])
        {
            double[] values = [.. Enumerable.Range(0, count).Select(_ => next()).Select(value => double.IsNaN(value) ? double.PositiveInfinity : value)];
            double[] sorted = [.. values];
            RadixSort.Ascending(sorted);
            CollectionAssert.AreEqual(values.Order().ToArray(), sorted);
            CollectionAssert.AreEqual(Enumerable.Range(0, count).OrderBy(i => values[i]).ToArray(), RadixSort.Order(values));
        }
    }

    [TestMethod]
    [DataRow(5)]
    [DataRow(40_000)]
    public void Whole_numbers_over_the_whole_range_are_sorted_and_ordered_stably(int count)
    {
        var random = new Random(count);
        foreach (long span in (long[])[2, 5000, 1L << 40, long.MaxValue])
        {
            long[] keys = [.. Enumerable.Range(0, count).Select(i => i % 7 == 0 ? -random.NextInt64(span) : random.NextInt64(span))];
            long[] sorted = [.. keys];
            RadixSort.Ascending(sorted);
            CollectionAssert.AreEqual(keys.Order().ToArray(), sorted);
            long[] sortedKeys = [.. keys];
            double[] values = [.. Enumerable.Range(0, count).Select(i => (double)i)];
            RadixSort.Ascending(sortedKeys, values);
            CollectionAssert.AreEqual(sorted, sortedKeys);
            CollectionAssert.AreEqual(Enumerable.Range(0, count).OrderBy(i => keys[i]).Select(i => (double)i).ToArray(), values);
            int[] places = [.. Enumerable.Range(0, count).Reverse()];
            CollectionAssert.AreEqual(places.OrderBy(i => keys[i]).ToArray(), RadixSort.Order(keys, places));
        }
    }

    [TestMethod]
    public void Both_zeros_have_one_key_and_keys_order_as_values_do()
    {
        Assert.AreEqual(RadixSort.Key(0.0), RadixSort.Key(-0.0));
        double[] values = [double.NegativeInfinity, double.MinValue, -1, -double.Epsilon, 0, double.Epsilon, 1, double.MaxValue, double.PositiveInfinity];
        CollectionAssert.AreEqual(values.Select(RadixSort.Key).Order().ToArray(), values.Select(RadixSort.Key).ToArray());
    }
}

using AiPerf.Plot.Plots;

namespace AiPerf.Plot.Runtime.Tests.Plots;

[TestClass]
public sealed class LanePackingTests
{
    [TestMethod]
    public void An_interval_takes_the_first_lane_that_is_free_at_its_start()
    {
        // The third starts as the first ends; the fourth finds lanes 0 and 1 free and takes 0, although 1 became free earlier.
        LanePacking lanes = LanePacking.Of([0, 1, 10, 12, 13], [10, 9, 11, 20, 14]);

        CollectionAssert.AreEqual(new[] { 0, 1, 0, 0, 1 }, lanes.Lanes);
        Assert.AreEqual(2, lanes.Count);
    }

    [TestMethod]
    public void Equal_starts_are_taken_by_end_and_equal_intervals_by_place()
    {
        LanePacking lanes = LanePacking.Of([5, 5, 5, 5, 0], [9, 7, 9, 7, 6]);

        CollectionAssert.AreEqual(new[] { 3, 1, 4, 2, 0 }, lanes.Lanes);
        Assert.AreEqual(5, lanes.Count);
    }

    [TestMethod]
    public void Nothing_needs_no_lane_and_moments_share_one()
    {
        Assert.AreEqual(0, LanePacking.Of([], []).Count);
        Assert.AreEqual(1, LanePacking.Of([3, 3, 3], [3, 3, 3]).Count);
    }

    [TestMethod]
    [DataRow(1, 400)]
    [DataRow(30, 400)]
    [DataRow(1_000_000, 300)]
    public void Lanes_never_overlap_and_are_as_many_as_intervals_at_one_moment(int longest, int count)
    {
        var random = new Random(longest);
        for (int round = 0; round < 20; round++)
        {
            long[] starts = [.. Enumerable.Range(0, count).Select(_ => random.NextInt64(1000))];
            long[] ends = [.. starts.Select(start => start + 1 + random.NextInt64(longest))];

            LanePacking lanes = LanePacking.Of(starts, ends);

            for (int i = 0; i < count; i++)
            {
                int[] running = [.. Enumerable.Range(0, count).Where(j => j != i && starts[j] <= starts[i] && ends[j] > starts[i])];
                Assert.IsFalse(running.Any(j => lanes.Lanes[j] == lanes.Lanes[i]), "Two in one lane.");
                int[] earlier = [.. running.Where(j => (starts[j], ends[j], j).CompareTo((starts[i], ends[i], i)) < 0).Select(j => lanes.Lanes[j])];
                Assert.AreEqual(Enumerable.Range(0, count).First(lane => !earlier.Contains(lane)), lanes.Lanes[i], "A smaller lane was free.");
            }

            int most = starts.Max(moment => Enumerable.Range(0, count).Count(j => starts[j] <= moment && ends[j] > moment));
            Assert.AreEqual(most, lanes.Count);
        }
    }
}

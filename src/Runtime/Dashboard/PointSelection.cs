namespace AiPerf.Plot.Dashboard;

/// <summary>
/// Which points of many are kept: in every stretch of equally many points the first smallest and the first largest, the first and last
/// point of all, and others at even distances. Deterministic, and no extreme is ever lost.
/// </summary>
internal static class PointSelection
{
    /// <summary>The places kept, ascending; all of them where there are few enough.</summary>
    /// <param name="low">What must keep its smallest values.</param>
    /// <param name="high">What must keep its largest; as many.</param>
    /// <param name="most">How many may be kept, at least 16.</param>
    /// <param name="isLine">Whether the points are joined, so that extremes alone matter.</param>
    public static int[] Of(double[] low, double[] high, int most, bool isLine)
    {
        int count = low.Length;
        if (count <= most)
            return [.. Enumerable.Range(0, count)];
        var kept = new bool[count];
        kept[0] = kept[^1] = true;
        int left = 2;
        // A gap must stay one: its first place is kept beside the two extremes.
        int buckets = Math.Max(1, isLine ? (most - 2) / 3 : (most - 2) / 4);
        for (int bucket = 0; bucket < buckets; bucket++)
        {
            int from = (int)((long)bucket * count / buckets);
            int to = (int)((long)(bucket + 1) * count / buckets);
            (int least, int largest, int gap) = (-1, -1, -1);
            for (int i = from; i < to; i++)
            {
                if (double.IsNaN(low[i]) || double.IsNaN(high[i]))
                {
                    gap = gap < 0 ? i : gap;
                    continue;
                }

                if (least < 0 || low[i] < low[least])
                    least = i;
                if (largest < 0 || high[i] > high[largest])
                    largest = i;
            }

            left += Keep(kept, least) + Keep(kept, largest) + (isLine ? Keep(kept, gap) : 0);
        }

        if (!isLine)
        {
            int[] others = [.. Enumerable.Range(0, count).Where(i => !kept[i])];
            int wanted = most - left;
            for (int i = 0; i < wanted; i++)
                kept[others[(int)((long)i * others.Length / wanted)]] = true;
        }

        return [.. Enumerable.Range(0, count).Where(i => kept[i])];
    }

    private static int Keep(bool[] kept, int place)
    {
        if (place < 0 || kept[place])
            return 0;
        kept[place] = true;
        return 1;
    }
}

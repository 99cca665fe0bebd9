namespace AiPerf.Plot.Layout;

/// <summary>Stacks labels in a gutter as near to their wishes as their heights allow (spec plots A.11).</summary>
internal static class GutterStack
{
    /// <summary>The centres, in the order given; pool-adjacent-violators on ascending wishes, then moved into the gutter.</summary>
    /// <param name="wishes">Wanted centres.</param>
    /// <param name="pitch">Least distance of centres.</param>
    /// <param name="top">Least centre.</param>
    /// <param name="bottom">Largest centre.</param>
    /// <returns><see langword="null"/> when they do not fit.</returns>
    public static double[]? Place(IReadOnlyList<double> wishes, double pitch, double top, double bottom)
    {
        int count = wishes.Count;
        if (bottom - top < (count - 1) * pitch)
            return null;
        int[] order = [.. Enumerable.Range(0, count).OrderBy(i => wishes[i])];

        // With the pitch taken out, keeping apart becomes not descending.
        var pools = new List<(double Sum, int Count)>();
        for (int k = 0; k < count; k++)
        {
            pools.Add((wishes[order[k]] - k * pitch, 1));
            while (pools.Count > 1 && Mean(pools[^2]) > Mean(pools[^1]))
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        var centres = new double[count];
        int next = 0;
        foreach ((double Sum, int Count) pool in pools)
        {
            double level = Math.Clamp(Mean(pool), top, bottom - (count - 1) * pitch);
            for (int i = 0; i < pool.Count; i++, next++)
                centres[order[next]] = level + next * pitch;
        }

        return centres;

        static double Mean((double Sum, int Count) pool) => pool.Sum / pool.Count;
    }
}

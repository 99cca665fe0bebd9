namespace AiPerf.Plot.Metrics;

/// <summary>Quantiles over a trailing window of rows (spec plots A.8, spec artifacts §4.2).</summary>
internal static class RollingQuantiles
{
    // Rows that a thread takes at once: many windows, so that making the first one costs nothing beside them.
    private const int Block = 1 << 16;

    /// <summary>For every row the quantiles of the values in the window that ends there.</summary>
    /// <param name="values">In row order; not-a-number takes a place in the window and is ignored in it.</param>
    /// <param name="window">Rows in the window, at least 1.</param>
    /// <param name="minimum">Values needed in the window; with fewer the result is not-a-number.</param>
    /// <param name="quantiles">Each from 0 to 1.</param>
    /// <returns>One array a quantile, as long as <paramref name="values"/>.</returns>
    public static double[][] Of(double[] values, int window, int minimum, params ReadOnlySpan<double> quantiles)
    {
        double[][] results = new double[quantiles.Length][];
        for (int i = 0; i < results.Length; i++)
            results[i] = GC.AllocateUninitializedArray<double>(values.Length);
        double[] asked = [.. quantiles];
        int blocks = (values.Length + Block - 1) / Block;
        if (blocks <= 1)
            Fill(0, values.Length);
        else
            Parallel.For(0, blocks, block => Fill(block * Block, Math.Min(values.Length, (block + 1) * Block)));
        return results;

        // The window before the first row of a block is made anew, so that no result depends on the blocks.
        void Fill(int from, int to)
        {
            double[] sorted = new double[Math.Min(window, Math.Max(values.Length, 1))];
            int count = 0;
            for (int row = Math.Max(0, from - window); row < from; row++)
            {
                if (!double.IsNaN(values[row]))
                    sorted[count++] = values[row];
            }

            Array.Sort(sorted, 0, count);
            for (int row = from; row < to; row++)
            {
                bool leaves = row >= window && !double.IsNaN(values[row - window]);
                bool enters = !double.IsNaN(values[row]);
                if (leaves && enters)
                    Replace(sorted.AsSpan(0, count), values[row - window], values[row]);
                else if (leaves)
                    count = Remove(sorted, count, values[row - window]);
                else if (enters)
                    count = Insert(sorted, count, values[row]);
                bool enough = count >= Math.Max(minimum, 1);
                for (int i = 0; i < results.Length; i++)
                    results[i][row] = enough ? Quantiles.Of(sorted.AsSpan(0, count), asked[i]) : double.NaN;
            }
        }
    }

    // What lies between the two moves by one place; the rest of the window stays.
    private static void Replace(Span<double> sorted, double leaving, double entering)
    {
        int from = FirstNotBelow(sorted, leaving);
        int to = FirstNotBelow(sorted, entering);
        if (to > from)
        {
            to--;
            sorted[(from + 1)..(to + 1)].CopyTo(sorted[from..]);
        }
        else
        {
            sorted[to..from].CopyTo(sorted[(to + 1)..]);
        }

        sorted[to] = entering;
    }

    private static int Insert(double[] sorted, int count, double value)
    {
        int at = FirstNotBelow(sorted.AsSpan(0, count), value);
        Array.Copy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = value;
        return count + 1;
    }

    private static int Remove(double[] sorted, int count, double value)
    {
        int at = FirstNotBelow(sorted.AsSpan(0, count), value);
        Array.Copy(sorted, at + 1, sorted, at, count - at - 1);
        return count - 1;
    }

    // Halves without branches that depend on the data: those are guessed wrong every second time.
    private static int FirstNotBelow(ReadOnlySpan<double> sorted, double value)
    {
        int first = 0;
        for (int length = sorted.Length; length > 0;)
        {
            int half = (length + 1) / 2;
            int last = first + half - 1;
            first = sorted[last] < value ? last + 1 : first;
            length -= half;
        }

        return first;
    }
}

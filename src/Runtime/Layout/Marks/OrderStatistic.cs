namespace AiPerf.Plot.Layout;

/// <summary>The n-th smallest of many values without sorting them all (Hoare 1961, with the median of three as pivot).</summary>
internal static class OrderStatistic
{
    private const int Short = 32;

    /// <summary>The value that stands at a place when all are sorted; the values' order changes.</summary>
    /// <param name="values">The values, without not-a-number.</param>
    /// <param name="place">From 0 to the number of values minus 1.</param>
    public static double Of(Span<double> values, int place)
    {
        // Each round should halve what is left; values that are laid out against the pivot are sorted instead.
        for (int rounds = 2 * (int)Math.Log2(values.Length + 1.0); values.Length > Short && rounds > 0; rounds--)
        {
            double pivot = Median(values[0], values[values.Length / 2], values[^1]);
            int low = 0;
            int high = values.Length - 1;
            while (low <= high)
            {
                while (values[low] < pivot)
                    low++;
                while (values[high] > pivot)
                    high--;
                if (low <= high)
                {
                    (values[low], values[high]) = (values[high], values[low]);
                    low++;
                    high--;
                }
            }

            // Up to high all are at most the pivot, from low on all at least; between the two stands the pivot.
            if (place <= high)
            {
                values = values[..(high + 1)];
            }
            else if (place >= low)
            {
                values = values[low..];
                place -= low;
            }
            else
            {
                return pivot;
            }
        }

        values.Sort();
        return values[place];
    }

    private static double Median(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}

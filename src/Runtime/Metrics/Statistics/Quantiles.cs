namespace AiPerf.Plot.Metrics;

/// <summary>Quantiles by linear interpolation between closest ranks (type 7, spec plots A.8), as AIPerf computes its percentiles.</summary>
internal static class Quantiles
{
    /// <summary>The quantile of values in ascending order.</summary>
    /// <param name="ascending">Finite values; not-a-number when empty.</param>
    /// <param name="q">From 0 to 1.</param>
    public static double Of(ReadOnlySpan<double> ascending, double q)
    {
        if (ascending.IsEmpty)
            return double.NaN;
        double h = (ascending.Length - 1) * q;
        int below = (int)Math.Floor(h);
        double low = ascending[below];
        return below + 1 < ascending.Length ? low + (h - below) * (ascending[below + 1] - low) : low;
    }

    /// <summary>The finite values in ascending order.</summary>
    /// <param name="values">In any order; not-a-number and infinities are left out.</param>
    public static double[] SortedFinite(ReadOnlySpan<double> values)
    {
        double[] finite = GC.AllocateUninitializedArray<double>(values.Length);
        int count = Finite(values, finite);
        if (count < finite.Length)
            Array.Resize(ref finite, count);
        RadixSort.Ascending(finite);
        return finite;
    }

    /// <summary>The median of the finite values; not-a-number when there is none.</summary>
    /// <param name="values">In any order.</param>
    public static double Median(ReadOnlySpan<double> values)
    {
        using Scratch<double> finite = new(values.Length);
        int count = Finite(values, finite.Span);
        RadixSort.Ascending(finite.Span[..count]);
        return Of(finite.Span[..count], 0.5);
    }

    private static int Finite(ReadOnlySpan<double> values, Span<double> finite)
    {
        int count = 0;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                finite[count++] = value;
        }

        return count;
    }
}

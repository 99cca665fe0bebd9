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
        int count = 0;
        double[] finite = new double[values.Length];
        foreach (double value in values)
        {
            if (double.IsFinite(value))
                finite[count++] = value;
        }

        Array.Resize(ref finite, count);
        RadixSort.Ascending(finite);
        return finite;
    }

    /// <summary>The median of the finite values; not-a-number when there is none.</summary>
    /// <param name="values">In any order.</param>
    public static double Median(ReadOnlySpan<double> values) => Of(SortedFinite(values), 0.5);
}

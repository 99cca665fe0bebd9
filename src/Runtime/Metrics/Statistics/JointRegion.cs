namespace AiPerf.Plot.Metrics;

/// <summary>The region in which the true means of two quantities lie together, by Hotelling's T² (spec plots A.6).</summary>
internal static class JointRegion
{
    private const int Vertices = 96;

    /// <summary>c²: the region is (z - mean)ᵀ S⁻¹ (z - mean) ≤ c² / n with the sample covariance S.</summary>
    /// <param name="count">Pairs, at least 3.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    public static double Factor(int count, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 3);
        return (count - 1) * (Math.Pow(1 - level, -2.0 / (count - 2)) - 1);
    }

    /// <summary>The outline of the region, closed: the last vertex repeats the first.</summary>
    /// <param name="x">Finite values, at least 3.</param>
    /// <param name="y">As many.</param>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    public static (double[] X, double[] Y) Outline(double[] x, double[] y, double level)
    {
        int n = x.Length;
        double meanX = Moments.Of(x).Mean;
        double meanY = Moments.Of(y).Mean;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < n; i++)
        {
            sxx += (x[i] - meanX) * (x[i] - meanX) / (n - 1);
            syy += (y[i] - meanY) * (y[i] - meanY) / (n - 1);
            sxy += (x[i] - meanX) * (y[i] - meanY) / (n - 1);
        }

        // Standardised, so that quantities of very different size do not cost digits: with correlation r the outline is
        // z = (√sxx·u, √syy·(r·u + √(1 - r²)·v)) for (u, v) on a circle. A zero variance gives a segment by itself.
        double r = sxx > 0 && syy > 0 ? Math.Clamp(sxy / Math.Sqrt(sxx * syy), -1, 1) : 0;
        // A perfect correlation would make the outline a line without area; the floor is the spec's λ_min ≥ 1e-9 λ_max.
        double across = Math.Sqrt(Math.Max(1 - r * r, 1e-9));
        double radius = Math.Sqrt(Factor(n, level) / n);
        double[] outlineX = new double[Vertices + 1];
        double[] outlineY = new double[Vertices + 1];
        for (int i = 0; i <= Vertices; i++)
        {
            (double sin, double cos) = Math.SinCos(2 * Math.PI * (i % Vertices) / Vertices);
            outlineX[i] = meanX + radius * Math.Sqrt(sxx) * cos;
            outlineY[i] = meanY + radius * Math.Sqrt(syy) * (r * cos + across * sin);
        }

        return (outlineX, outlineY);
    }
}

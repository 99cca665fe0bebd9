namespace AiPerf.Plot.Metrics;

/// <summary>Quantiles of observations of which only counts in buckets are known, as Prometheus estimates them (spec plots A.7).</summary>
internal static class BucketQuantiles
{
    /// <summary>The quantile, linear inside its bucket; the first bucket begins at zero.</summary>
    /// <param name="bounds">Upper bounds, ascending; the last one may be infinite.</param>
    /// <param name="cumulative">How many observations are at or below each bound.</param>
    /// <param name="q">From 0 to 1.</param>
    /// <returns>
    /// The estimate; the largest finite bound where it lies above all of them; not-a-number without observations or without a finite bound.
    /// </returns>
    public static double Of(double[] bounds, double[] cumulative, double q)
    {
        double[] counts = Rising(cumulative);
        double finite = Array.FindLast(bounds, double.IsFinite);
        if (counts.Length == 0 || !(counts[^1] > 0) || !double.IsFinite(bounds[0]))
            return double.NaN;
        double rank = q * counts[^1];
        int bucket = Array.FindIndex(counts, count => count >= rank);
        if (!double.IsFinite(bounds[bucket]))
            return finite;
        double before = bucket == 0 ? 0 : counts[bucket - 1];
        double lower = bucket == 0 ? Math.Min(0, bounds[0]) : bounds[bucket - 1];
        double inside = counts[bucket] - before;
        return inside > 0 ? lower + (bounds[bucket] - lower) * (rank - before) / inside : lower;
    }

    /// <summary>Whether a quantile lies above the largest finite bound, so that the estimate is too low by an unknown amount.</summary>
    public static bool IsAbove(double[] bounds, double[] cumulative, double q)
    {
        double[] counts = Rising(cumulative);
        int bucket = counts.Length == 0 || !(counts[^1] > 0) ? -1 : Array.FindIndex(counts, count => count >= q * counts[^1]);
        return bucket >= 0 && !double.IsFinite(bounds[bucket]);
    }

    /// <summary>The counts without what cannot be: none is negative, none smaller than one before it.</summary>
    public static double[] Rising(double[] cumulative)
    {
        double most = 0;
        return Array.ConvertAll(cumulative, count => most = Math.Max(most, double.IsFinite(count) ? count : 0));
    }

    /// <summary>The observations in each bucket alone.</summary>
    public static double[] PerBucket(double[] cumulative)
    {
        double[] counts = Rising(cumulative);
        for (int i = counts.Length - 1; i > 0; i--)
            counts[i] -= counts[i - 1];
        return counts;
    }
}

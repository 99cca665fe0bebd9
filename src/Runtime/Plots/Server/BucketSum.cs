using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Adds up histograms. Counts at a bound that all of them have are exact, so the sum is over those bounds.</summary>
internal static class BucketSum
{
    /// <summary>The sum; <see langword="null"/> when one has no buckets or they share no finite bound.</summary>
    public static BucketCounts? Of(IReadOnlyList<BucketCounts?> histograms)
    {
        if (histograms.Count == 0 || histograms.Any(one => one is null))
            return null;
        if (histograms.Count == 1)
            return histograms[0];
        double[] bounds = [.. histograms[0]!.Bounds.Where(bound => histograms.All(one => Array.BinarySearch(one!.Bounds, bound) >= 0))];
        if (bounds.Length == 0 || !double.IsFinite(bounds[0]))
            return null;
        double[] sum = new double[bounds.Length];
        foreach (BucketCounts? one in histograms)
        {
            double[] counts = BucketQuantiles.Rising(one!.Cumulative);
            for (int i = 0; i < bounds.Length; i++)
                sum[i] += counts[Array.BinarySearch(one.Bounds, bounds[i])];
        }

        return new(bounds, sum);
    }
}

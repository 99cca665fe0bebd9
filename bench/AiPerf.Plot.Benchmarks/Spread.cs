using System.Globalization;

namespace AiPerf.Plot.Benchmarks;

/// <summary>The median of some figures, with the smallest and the largest.</summary>
internal static class Spread
{
    /// <summary>Such as '412 (398–440)', or the median alone.</summary>
    public static string Of(IEnumerable<double> values, bool withRange = true)
    {
        double[] sorted = [.. values.Order()];
        string median = sorted[sorted.Length / 2].ToString("0", CultureInfo.InvariantCulture);
        return withRange && sorted.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $"{median} ({sorted[0]:0}–{sorted[^1]:0})") : median;
    }
}

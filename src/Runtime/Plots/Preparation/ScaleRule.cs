using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>When an axis is logarithmic by itself (spec plots R-8).</summary>
internal static class ScaleRule
{
    /// <summary>Per-request values: logarithmic for rare spikes over a flat body.</summary>
    /// <param name="ascending">Finite values in ascending order.</param>
    public static AxisScale OfRequests(double[] ascending)
    {
        if (ascending.Length < 100 || ascending[0] <= 0)
            return AxisScale.Linear;
        double median = Quantiles.Of(ascending, 0.5);
        return ascending[^1] / median >= 8 && Quantiles.Of(ascending, 0.9) / median <= 3 ? AxisScale.Log : AxisScale.Linear;
    }

    /// <summary>Time slices: logarithmic where one of them, such as a cold start, would leave the others a flat strip (spec plots C20).</summary>
    /// <param name="averages">The slices' values.</param>
    /// <param name="largest">The largest value drawn, whiskers and percentiles included.</param>
    public static AxisScale OfSlices(double[] averages, double largest)
    {
        double[] ascending = Quantiles.SortedFinite(averages);
        if (ascending.Length < 5 || ascending[0] <= 0)
            return AxisScale.Linear;
        double median = Quantiles.Of(ascending, 0.5);
        return largest / median >= 8 && Quantiles.Of(ascending, 0.75) / median <= 3 ? AxisScale.Log : AxisScale.Linear;
    }

    /// <summary>Concurrency on x: logarithmic when its steps are multiples.</summary>
    /// <param name="values">Finite values.</param>
    public static AxisScale OfConcurrency(double[] values) =>
        values.Length > 0 && values.Min() > 0 && values.Distinct().Count() >= 4 && values.Max() / values.Min() >= 16
            ? AxisScale.Log : AxisScale.Linear;
}

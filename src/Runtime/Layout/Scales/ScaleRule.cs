using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Decides between a linear and a logarithmic axis (spec plots R-8).</summary>
internal static class ScaleRule
{
    private const int LeastValues = 100;
    private const double SpikeRatio = 8;
    private const double BodyRatio = 3;
    private const int LeastSteps = 4;
    private const double SweepRatio = 16;

    /// <summary>Whether a y axis is logarithmic: asked for, or rare spikes over a flat body of many requests.</summary>
    public static bool IsLogY(Axis axis, Extent extent)
    {
        if (axis.Scale != AxisScale.Auto)
            return axis.Scale == AxisScale.Log && CanBeLog(axis, extent);
        if (extent.IsFilled || !CanBeLog(axis, extent) || axis.Zero != ZeroPolicy.Auto || axis.Unit == "%")
            return false;
        double[] values = [.. extent.Clouds.SelectMany(cloud => cloud).Where(double.IsFinite)];
        if (values.Length < LeastValues || !(extent.Min > 0))
            return false;
        Array.Sort(values);
        double median = At(values, 0.5);
        return values[^1] / median >= SpikeRatio && At(values, 0.9) / median <= BodyRatio;
    }

    /// <summary>Whether the x axis is logarithmic: asked for, or a sweep over whole numbers that doubles often enough.</summary>
    public static bool IsLogX(Axis axis, Extent extent)
    {
        if (axis.Scale != AxisScale.Auto)
            return axis.Scale == AxisScale.Log && CanBeLog(axis, extent);
        if (!axis.IsInteger || axis.IsElapsedTime || axis.Zero != ZeroPolicy.Auto || !CanBeLog(axis, extent) || !(extent.Min > 0))
            return false;
        double[] steps = [.. axis.PreferredTicks.Where(double.IsFinite).Distinct()];
        return steps.Length >= LeastSteps && steps.Min() > 0 && steps.Max() / steps.Min() >= SweepRatio;
    }

    private static bool CanBeLog(Axis axis, Extent extent) =>
        axis.Categories.IsEmpty && double.IsFinite(extent.MinPositive) && !(axis.Min <= 0) && !(axis.Max <= 0);

    private static double At(double[] sorted, double quantile)
    {
        double h = (sorted.Length - 1) * quantile;
        int i = (int)h;
        return sorted[i] + (h - i) * (sorted[Math.Min(i + 1, sorted.Length - 1)] - sorted[i]);
    }
}

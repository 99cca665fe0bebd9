using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>An upper end of the axis that keeps a few spikes from flattening everything else; what lies above is marked and counted (spec plots R-45).</summary>
/// <param name="Limit">The upper end.</param>
/// <param name="Above">Values above it.</param>
/// <param name="Largest">The largest of them.</param>
internal sealed record OutlierClip(double Limit, int Above, double Largest)
{
    /// <summary>The clip the policy asks for, or <see langword="null"/>.</summary>
    /// <param name="ascending">Finite values in ascending order.</param>
    /// <param name="policy">What the preset asks for.</param>
    public static OutlierClip? Of(double[] ascending, OutlierPolicy policy)
    {
        if (policy == OutlierPolicy.Show || ascending.Length < 2)
            return null;
        double body = Quantiles.Of(ascending, 0.995);
        double largest = ascending[^1];
        if (!(body > 0) || (policy == OutlierPolicy.Auto && largest <= 4 * body))
            return null;
        double limit = NiceAbove(body);
        int above = ascending.Length - Array.FindLastIndex(ascending, value => value <= limit) - 1;
        return above > 0 ? new(limit, above, largest) : null;
    }

    /// <summary><c>9 above 400 ms at the top edge, largest 12,310 ms.</c></summary>
    /// <param name="unit">The axis' unit.</param>
    public string Sentence(string unit) =>
        $"{NumberText.Count(Above)} above {NumberText.Short(Limit, unit)} at the top edge, largest {NumberText.Short(Largest, unit)}.";

    private static double NiceAbove(double value)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(value)));
        foreach (double step in (ReadOnlySpan<double>)[1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
        {
            if (step * decade >= value)
                return step * decade;
        }

        return value;
    }
}

using AiPerf.Plot.Figures;
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

    /// <summary>The text at the top edge, whose carets the layout draws: <c>9 above, up to 12.3 s</c>.</summary>
    public Layer Label() => new EdgeMarksLayer
    {
        Series = "above the axis",
        X = [],
        IsTop = true,
        Label = $"{NumberText.Count(Above)} above, up to",
        LabelValue = Largest,
        Color = new(ColorRole.Muted),
        InLegend = false,
    };

    /// <summary>What the clip hides of lines: references that lie above it, and rolling percentiles that leave the plot; nothing where it hides none.</summary>
    /// <param name="layers">The layers over the points.</param>
    /// <param name="unit">The values' unit.</param>
    public IEnumerable<string> Sentences(IReadOnlyList<Layer> layers, string unit)
    {
        foreach (RuleLayer rule in layers.OfType<RuleLayer>().Where(rule => !rule.IsVertical && rule.Value > Limit))
            yield return $"The {rule.Label} of {NumberText.Short(rule.Value, unit)} lies above the axis.";
        string[] cut = [.. layers.OfType<LineLayer>().Where(line => line.Y.Any(value => value > Limit)).Select(line => line.Series.Split(',')[0])];
        if (cut.Length > 0)
            yield return $"{string.Join(" and ", cut)} leave{(cut.Length == 1 ? "s" : "")} the plot at its top.";
    }

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

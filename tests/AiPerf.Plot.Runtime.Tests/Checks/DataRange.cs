using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>What the layers of a panel hold, computed apart from the layout.</summary>
internal static class DataRange
{
    /// <summary>Lowest and highest finite value of the primary axis' layers; infinite bounds the wrong way round where there is none.</summary>
    public static (double Low, double High) Y(Panel panel)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in panel.Layers.Where(layer => layer is { IsSecondary: false, IsDataOnly: false, ExtendsRange: true }).SelectMany(Values).Where(double.IsFinite))
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        return (low, high);
    }

    private static IEnumerable<double> Values(Layer layer) => layer switch
    {
        ErrorBarLayer { IsHorizontal: true } bars => bars.Y,
        ErrorBarLayer bars => bars.Lo.Concat(bars.Hi),
        XyLayer xy => xy.Y,
        SegmentsLayer segments => segments.Y1.Concat(segments.Y2),
        RuleLayer { IsVertical: false } rule => [rule.Value],
        _ => [],
    };
}

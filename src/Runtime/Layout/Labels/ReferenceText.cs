using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>What is written at reference lines, regions and edge marks: values in the unit that the axis shows (spec plots ).</summary>
internal static class ReferenceText
{
    private const int LeastDigits = 3;

    /// <summary>The text of a layer in a panel; empty for none.</summary>
    public static string Of(PanelCanvas canvas, Layer layer) => Of(layer, IsAlongX(layer) ? canvas.XUnit : layer.IsSecondary ? canvas.Y2Unit : canvas.YUnit);

    /// <summary>The text of a layer before the axes are chosen, as long as it can become.</summary>
    /// <param name="panel">The layer's panel.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="text">Measures.</param>
    public static string Longest(Panel panel, Layer layer, TextMaker text)
    {
        (string plain, double? value) = Parts(layer);
        if (value is not { } number)
            return TextMaker.Clean(plain);
        string unit = panel.Y.Unit;
        string asData = Of(layer, new UnitScaling(unit, 1));
        string rescaled = Of(layer, UnitScaling.For(unit, Math.Max(Math.Abs(number), 1000)));
        return text.Width(asData, TextSizes.Reference) >= text.Width(rescaled, TextSizes.Reference) ? asData : rescaled;
    }

    private static string Of(Layer layer, UnitScaling unit)
    {
        (string text, double? value) = Parts(layer);
        if (value is not { } number || !double.IsFinite(number))
            return TextMaker.Clean(text);
        double scaled = number * unit.Factor;

        // The digits before the point are all told: a rounded 1,880 beside a caption's 1,879 would look like another number.
        int digits = scaled == 0 ? LeastDigits : Math.Max(LeastDigits, (int)Math.Floor(Math.Log10(Math.Abs(scaled))) + 1);
        string shown = NumberFormat.Significant(scaled, digits) + (unit.Unit.Length == 0 ? "" : unit.Unit == "%" ? "%" : " " + unit.Unit);
        return TextMaker.Clean(text.Length == 0 ? shown : text + " " + shown);
    }

    private static (string Text, double? Value) Parts(Layer layer) => layer switch
    {
        RuleLayer rule => (rule.Label, rule.LabelValue),
        RegionLayer region => (region.Label, region.LabelValue),
        EdgeMarksLayer edge => (edge.Label, edge.LabelValue),
        _ => ("", null),
    };

    private static bool IsAlongX(Layer layer) => layer is RuleLayer { IsVertical: true } or RegionLayer { IsHorizontal: false };
}

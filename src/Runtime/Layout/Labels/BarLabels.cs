using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The values of few bars, above their ends or those of their intervals, below those of negative ones (spec plots 2.11).</summary>
internal static class BarLabels
{
    /// <summary>More bars than this have no values written on them.</summary>
    public const int MostBars = 24;

    private const double Gap = 3;
    private static readonly TextLook Look = new(TextSizes.PointLabel, HasHalo: true);

    /// <summary>Whether a panel's bars have values written on them.</summary>
    public static bool Wanted(Panel panel) => panel.Layers.OfType<BarLayer>().Any(bars => bars.HasValueLabels) && Count(panel) <= MostBars;

    /// <summary>Places the values; the result is the number of those without room.</summary>
    public static int Place(PanelCanvas canvas, Occupancy occupancy, TextMaker text, List<TextBox> texts)
    {
        if (!Wanted(canvas.Panel))
            return 0;
        List<(BarLayer Layer, int Index, Box Box)> bars = [.. canvas.Panel.Layers.OfType<BarLayer>().SelectMany(layer => Boxes(canvas, layer))];
        List<Box> taken = [];
        int dropped = 0;
        double height = text.BoxHeight(TextSizes.PointLabel);
        foreach ((BarLayer layer, int i, Box bar) in bars.Where(bar => bar.Layer.HasValueLabels).OrderBy(bar => bar.Box.X))
        {
            string value = Value(layer.Y[i] * (layer.IsSecondary ? canvas.Y2Unit : canvas.YUnit).Factor);
            double width = text.Width(value, TextSizes.PointLabel);
            double end = layer.Y[i] < 0 ? Math.Max(bar.Bottom, End(canvas, layer, layer.Lo, i)) + Gap : Math.Min(bar.Y, End(canvas, layer, layer.Hi, i)) - Gap - height;
            Box box = new(bar.X + (bar.Width - width) / 2, end, width, height);
            if (!canvas.Area.Contains(box) || occupancy.IsTaken(box) || taken.Exists(box.Inflate(2).Intersects)
                || bars.Exists(other => other.Box != bar && other.Box.Inflate(1).Intersects(box)))
            {
                dropped++;
                continue;
            }

            taken.Add(box);
            occupancy.AddBox(box);
            texts.Add(text.AtTopLeft(TextRole.PointLabel, value, box.X, box.Y, Look));
        }

        return dropped;
    }

    private static int Count(Panel panel) => panel.Layers.OfType<BarLayer>()
        .Sum(bars => Enumerable.Range(0, Math.Min(bars.X.Length, bars.Y.Length)).Count(i => double.IsFinite(bars.X[i]) && double.IsFinite(bars.Y[i])));

    private static IEnumerable<(BarLayer Layer, int Index, Box Box)> Boxes(PanelCanvas canvas, BarLayer layer)
    {
        BarPlaces places = BarPlaces.Of(canvas, layer);
        for (int i = 0; i < Math.Min(layer.X.Length, layer.Y.Length); i++)
        {
            if (places.BoxOf(canvas, layer, i) is { } box && double.IsFinite(layer.Y[i]))
                yield return (layer, i, box);
        }
    }

    private static double End(PanelCanvas canvas, BarLayer layer, double[]? ends, int i) =>
        ends is not null && i < ends.Length && double.IsFinite(ends[i]) ? canvas.YOf(layer).Map(ends[i]) : canvas.YOf(layer).Map(layer.Y[i]);

    // Four digits between 1,000 and 10,000, where three would look like a whole number that was not measured.
    private static string Value(double value) => NumberFormat.Significant(value, Math.Abs(value) is >= 1_000 and < 10_000 ? 4 : 3);
}

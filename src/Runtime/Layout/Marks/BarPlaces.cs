using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Where the bars of a layer stand, in x units (spec plots 2.11).</summary>
/// <param name="Centers">The middle of each bar.</param>
/// <param name="Widths">The width of each bar.</param>
internal sealed record BarPlaces(double[] Centers, double[] Widths)
{
    // Of the room of a category between the bars of two categories, and of a bar's own room between two bars.
    private const double BarGap = 0.15;
    private const double GroupGap = 0.1;

    // In layout units: a few bars are no walls.
    private const double Widest = 96;

    /// <summary>The places of a layer's bars.</summary>
    public static BarPlaces Of(PanelCanvas canvas, BarLayer bars) => bars.BarWidth is { } width
        ? new(bars.X, [.. bars.X.Select(_ => width)])
        : InCategories(canvas, bars);

    /// <summary>The box of a bar; <see langword="null"/> where a coordinate is missing.</summary>
    public Box? BoxOf(PanelCanvas canvas, BarLayer bars, int i)
    {
        AxisMapping mapping = canvas.YOf(bars);
        double left = canvas.X.Map(Centers[i] - Widths[i] / 2);
        double right = canvas.X.Map(Centers[i] + Widths[i] / 2);
        double top = mapping.Map(bars.Y[i]);
        return double.IsNaN(left) || double.IsNaN(right) || double.IsNaN(top) ? null
            : new Box(left, Math.Min(top, mapping.BaseLine), right - left, Math.Abs(mapping.BaseLine - top));
    }

    private static BarPlaces InCategories(PanelCanvas canvas, BarLayer bars)
    {
        BarLayer[] sharing = [.. canvas.Panel.Layers.OfType<BarLayer>().Where(layer => layer.BarWidth is null && Shown(layer).Any())];

        // Where no category has two series there is nothing to stand beside.
        if (sharing.SelectMany(layer => Shown(layer).Select(i => layer.X[i]).Distinct()).CountBy(x => x).All(category => category.Value == 1))
            sharing = [bars];
        int place = Math.Max(0, Array.FindIndex(sharing, layer => ReferenceEquals(layer, bars)));
        double unit = Math.Abs(canvas.X.End - canvas.X.Start) / (canvas.X.Max - canvas.X.Min);
        double room = Math.Min((1 - BarGap) / Math.Max(1, sharing.Length), Widest / (1 - GroupGap) / unit);
        double width = room * (1 - GroupGap);
        double offset = (place - (sharing.Length - 1) / 2.0) * room - width / 2;
        Dictionary<double, int> inCategory = Shown(bars).CountBy(i => bars.X[i]).ToDictionary();
        Dictionary<double, int> before = [];
        BarPlaces places = new([.. bars.X], new double[bars.X.Length]);
        foreach (int i in Shown(bars))
        {
            double own = width / inCategory[bars.X[i]];
            int earlier = before.GetValueOrDefault(bars.X[i]);
            before[bars.X[i]] = earlier + 1;
            places.Centers[i] += offset + (earlier + 0.5) * own;
            places.Widths[i] = own;
        }

        return places;
    }

    private static IEnumerable<int> Shown(BarLayer bars) =>
        Enumerable.Range(0, Math.Min(bars.X.Length, bars.Y.Length)).Where(i => double.IsFinite(bars.X[i]) && double.IsFinite(bars.Y[i]));
}

using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>
/// Events along an edge, counted in bars where a marker each would run together into one solid line that says neither how many there
/// are nor when they cluster (spec plots R-44).
/// </summary>
/// <param name="Bars">One bar for each stretch of the edge with an event; its height is proportional to the count.</param>
/// <param name="Most">The largest count of a bar, which has the full height.</param>
internal sealed record EdgeBars(ImmutableArray<Box> Bars, int Most)
{
    /// <summary>The height of the tallest bar in layout units.</summary>
    public const double Height = 16;

    private const double Width = 6;
    private const double Gap = 1;

    // A single event beside a burst of hundreds must not vanish.
    private const double LeastHeight = 4;

    // So few markers can be counted even where some overlap.
    private const int FewEvents = 20;

    // As many markers stand side by side along the axis of a figure of standard width.
    private const double Places = 150;

    /// <summary>Whether more than a third of the markers would touch their neighbour.</summary>
    /// <param name="layer">The events.</param>
    /// <param name="span">What the horizontal axis spans, in data units.</param>
    public static bool IsCrowded(EdgeMarksLayer layer, double span)
    {
        if (layer.X.Length <= FewEvents || !(span > 0))
            return false;
        double[] ascending = [.. layer.X.Where(double.IsFinite).Order()];
        int touching = 0;
        for (int i = 1; i < ascending.Length; i++)
            touching += ascending[i] - ascending[i - 1] < span / Places ? 1 : 0;
        return 3 * touching > ascending.Length;
    }

    /// <summary>The bars of a layer.</summary>
    /// <param name="layer">The events.</param>
    /// <param name="x">The horizontal mapping.</param>
    /// <param name="area">The panel's plot area.</param>
    public static EdgeBars Of(EdgeMarksLayer layer, AxisMapping x, Box area)
    {
        int[] counts = new int[Math.Max(1, (int)Math.Ceiling(area.Width / Width))];
        foreach (double value in layer.X)
        {
            if (x.Holds(value))
                counts[Math.Clamp((int)((x.Map(value) - area.X) / Width), 0, counts.Length - 1)]++;
        }

        int most = counts.Max();
        var bars = ImmutableArray.CreateBuilder<Box>();
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            double height = Math.Max(LeastHeight, Height * counts[i] / most);
            bars.Add(new Box(area.X + i * Width + Gap / 2, layer.IsTop ? area.Y : area.Bottom - height, Width - Gap, height));
        }

        return new EdgeBars(bars.ToImmutable(), most);
    }
}

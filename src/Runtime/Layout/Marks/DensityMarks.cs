using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Points counted on a grid instead of drawn one by one, with lone extreme ones as dots (spec plots R-42).</summary>
internal static class DensityMarks
{
    /// <summary>Width and height of a cell in layout units.</summary>
    public const double Cell = 3;

    private const int Steps = 16;
    private const double TailShare = 0.001;
    private const double DotSize = 3.5;

    // The end of the sequential scale for a single point, so that a dot reads as what it is: a cell of one.
    private static readonly ColorToken RarestColor = new(ColorRole.Percentile, 2);

    /// <summary>The layers to count: the largest ones, until what is left is within the budget of marks, and crowded edges.</summary>
    public static IReadOnlySet<Layer> Choose(Figure figure)
    {
        var dense = new HashSet<Layer>(ReferenceEqualityComparer.Instance);
        dense.UnionWith(figure.Panels.SelectMany(panel => panel.Layers).OfType<SegmentsLayer>().Where(layer => layer.X1.Length > DensitySegments.MostDrawn));
        PointsLayer[] layers = [.. figure.Panels.SelectMany(panel => panel.Layers).OfType<PointsLayer>().OrderByDescending(layer => layer.X.Length)];
        long total = layers.Sum(layer => (long)layer.X.Length);
        foreach (PointsLayer layer in layers)
        {
            if (total <= PointStyle.MostPoints)
                break;
            dense.Add(layer);
            total -= layer.X.Length;
        }

        if (figure.Panels.SelectMany(panel => panel.Layers).OfType<EdgeMarksLayer>().ToArray() is { Length: > 0 } edges)
        {
            Extent x = ExtentCollector.OfX(figure);
            dense.UnionWith(edges.Where(edge => EdgeBars.IsCrowded(edge, x.Max - x.Min)));
        }

        return dense;
    }

    /// <summary>Adds the raster and the dots of a layer.</summary>
    public static void Add(PanelCanvas canvas, PointsLayer layer, MarkSink sink)
    {
        Box area = canvas.Area;
        int columns = Math.Max(1, (int)Math.Ceiling(area.Width / Cell));
        int rows = Math.Max(1, (int)Math.Ceiling(area.Height / Cell));
        AxisMapping y = canvas.YOf(layer);
        var counts = new int[columns * rows];
        int count = Math.Min(layer.X.Length, layer.Y.Length);
        var cells = new int[count];
        var carets = new PointMarks.Carets(canvas);
        var values = new double[count];
        int held = 0;
        for (int i = 0; i < count; i++)
        {
            cells[i] = -1;
            if (!double.IsFinite(layer.X[i]) || !double.IsFinite(layer.Y[i]))
                continue;
            double px = canvas.X.Map(layer.X[i]);
            double py = y.Map(layer.Y[i]);
            if (!canvas.X.Holds(layer.X[i]) || !y.Holds(layer.Y[i]))
            {
                carets.Add(new Point(px, py));
                continue;
            }

            int column = Math.Clamp((int)((px - area.X) / Cell), 0, columns - 1);
            int row = Math.Clamp((int)((py - area.Y) / Cell), 0, rows - 1);
            cells[i] = row * columns + column;
            counts[cells[i]]++;
            values[held++] = layer.Y[i];
        }

        int most = counts.Max();
        ImmutableArray<Point> dots = Dots(canvas, layer, cells, counts, values.AsSpan(0, held));
        var raster = new DensityRaster(
            new Box(area.X, area.Y, columns * Cell, rows * Cell), columns, rows, Levels(counts, most));
        ColorToken ramp = RampColor(layer);
        sink.Marks.Add(MarkBuilder.Start(canvas, layer, MarkKind.Raster, ZLayer.UnderLine) with { Raster = raster, Color = ramp });
        if (dots.Length > 0)
        {
            sink.Marks.Add(MarkBuilder.Start(canvas, layer, MarkKind.Points, ZLayer.UnderLine) with
            {
                Vertices = dots,
                Color = ramp.Role == ColorRole.Percentile ? RarestColor : ramp,
                Shape = MarkerShape.Circle,
                Size = DotSize,
                Opacity = 1,
            });
        }

        carets.Flush(layer, sink);
        sink.DensestCell = Math.Max(sink.DensestCell, most);
        sink.Decimations.Add(new Decimation(layer.Series, "density", count, counts.Count(cell => cell > 0) + dots.Length));
    }

    /// <summary>
    /// The colour whose shades count a layer. Points of a series take the sequential scale, whose strong end is the rolling median's; what
    /// is muted stays so below coloured lines, and segments keep telling decode from prefill (spec plots ).
    /// </summary>
    public static ColorToken RampColor(Layer layer) =>
        layer is PointsLayer && layer.Color.Role != ColorRole.Muted ? new ColorToken(ColorRole.Percentile) : layer.Color;

    /// <summary>The levels of a ramp for legends, fewest to most.</summary>
    public static ImmutableArray<byte> Ramp(int columns) => [.. Enumerable.Range(0, columns).Select(i => Level((double)i / Math.Max(1, columns - 1)))];

    /// <summary>The level of every cell on the ramp, by the logarithm of its count; 0 for empty ones.</summary>
    public static ImmutableArray<byte> Levels(int[] counts, int most)
    {
        double top = Math.Log(Math.Max(2, most));
        var levels = new byte[counts.Length];
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                levels[i] = Level(Math.Log(counts[i]) / top);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(levels);
    }

    // Few levels keep the picture within a small palette; the eye tells no more apart.
    private static byte Level(double share) => (byte)(1 + Math.Round(share * (Steps - 1)) * (254.0 / (Steps - 1)));

    // A lone point in the tails would be one pale cell: it keeps its marker, and leaves the raster.
    private static ImmutableArray<Point> Dots(PanelCanvas canvas, PointsLayer layer, int[] cells, int[] counts, Span<double> values)
    {
        if (values.IsEmpty)
            return [];
        double low = OrderStatistic.Of(values, (int)(TailShare * (values.Length - 1)));
        double high = OrderStatistic.Of(values, (int)Math.Ceiling((1 - TailShare) * (values.Length - 1)));
        AxisMapping y = canvas.YOf(layer);
        var dots = ImmutableArray.CreateBuilder<Point>();
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i] < 0 || counts[cells[i]] != 1 || (layer.Y[i] >= low && layer.Y[i] <= high))
                continue;
            counts[cells[i]] = 0;
            dots.Add(new Point(canvas.X.Map(layer.X[i]), y.Map(layer.Y[i])));
        }

        return dots.ToImmutable();
    }
}

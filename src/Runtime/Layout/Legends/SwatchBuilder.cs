using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Draws a series' style in small, at full opacity and readable size (spec plots R-18).</summary>
internal static class SwatchBuilder
{
    /// <summary>Width of a swatch.</summary>
    public const double Width = 26;

    private const double FillHeight = 10;
    private const double LeastMarker = 7, MostMarker = 10;
    private const double LeastFill = 0.3;

    /// <summary>The marks of a swatch.</summary>
    /// <param name="item">The series.</param>
    /// <param name="dense">Layers drawn as density rasters.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="middle">The middle line.</param>
    /// <param name="width">Width of the swatch.</param>
    public static ImmutableArray<Mark> Build(LegendItem item, IReadOnlySet<Layer> dense, double x, double middle, double width = Width) =>
        [.. item.Layers.OrderBy(Depth).SelectMany(layer => Of(layer, dense.Contains(layer), x, middle, width))];

    private static IEnumerable<Mark> Of(Layer layer, bool isDense, double x, double middle, double width)
    {
        var box = new Box(x, middle - FillHeight / 2, width, FillHeight);
        ImmutableArray<Point> line = [new(x, middle), new(x + width, middle)];
        Mark mark = new() { Kind = MarkKind.Line, Z = ZLayer.Label, Series = layer.Series, Color = layer.Color, Vertices = line };
        switch (layer)
        {
            case LineLayer data:
                yield return mark with { StrokeWidth = Math.Max(1.5, data.Width), DashPattern = LayerStyle.Pattern(data.Dash, data.Color) };
                break;
            case RuleLayer rule:
                yield return mark with { StrokeWidth = Math.Max(1.5, rule.Width), DashPattern = LayerStyle.Pattern(rule.Dash, rule.Color) };
                break;
            case PointsLayer or SegmentsLayer when isDense:
                yield return mark with
                {
                    Kind = MarkKind.Raster,
                    Color = DensityMarks.RampColor(layer),
                    Vertices = [],
                    Raster = new DensityRaster(box, (int)width, 1, DensityMarks.Ramp((int)width)),
                };
                break;
            case SegmentsLayer segments:
                yield return mark with { StrokeWidth = segments.ThicknessInY is null ? Math.Max(2.5, segments.Width) : FillHeight };
                break;
            case AreaLayer area:
                yield return mark with { Kind = MarkKind.Fill, Vertices = Outline.Of(box), Opacity = Math.Max(LeastFill, area.Opacity) };
                break;
            case BarLayer bars:
                yield return mark with
                {
                    Kind = MarkKind.Fill,
                    Vertices = Outline.Of(box),
                    Opacity = BarMarks.Opacity(bars),
                    Texture = bars.BarWidth is null ? LayerStyle.Texture(bars.Color) : null,
                };
                break;
            case BandLayer band:
                yield return mark with { Kind = MarkKind.Fill, Vertices = Outline.Of(box), Opacity = Math.Max(LeastFill, band.Opacity) };
                if (band.HasEdges)
                    yield return Edges(mark, box, BandMarks.EdgeDash(band));
                break;
            case PolygonLayer polygon:
                if (polygon.Opacity > 0)
                    yield return mark with { Kind = MarkKind.Fill, Vertices = Outline.Of(box), Opacity = Math.Max(LeastFill, polygon.Opacity) };
                yield return mark with
                {
                    Vertices = [.. Outline.Of(box), new Point(box.X, box.Y)],
                    StrokeWidth = 1,
                    DashPattern = LayerStyle.Pattern(polygon.Dash, polygon.Color),
                };
                break;
            case RegionLayer region:
                yield return mark with
                {
                    Kind = region.IsHatched ? MarkKind.Hatch : MarkKind.Fill,
                    Vertices = Outline.Of(box),
                    Opacity = Math.Max(LeastFill, region.Opacity),
                    StrokeWidth = region.IsHatched ? 1 : 0,
                };
                if (region.HasEdges)
                    yield return Edges(mark, box, LayerStyle.EdgeDash);
                break;
            case ErrorBarLayer errors:
                yield return mark with
                {
                    Kind = MarkKind.Segments,
                    Vertices = ErrorBar(x + width / 2, middle, errors.IsHorizontal),
                    StrokeWidth = Math.Max(1.25, errors.Width),
                };
                break;
            case PointsLayer points:
                bool isHollow = points.Hollow is { Length: > 0 } flags && flags.All(flag => flag);
                yield return mark with
                {
                    Kind = MarkKind.Points,
                    Vertices = [new Point(x + width / 2, middle)],
                    Shape = points.Shape ?? LayerStyle.Shape(points.Color),
                    Size = Math.Clamp(PointMarks.StyleOf(points).Size, LeastMarker, MostMarker),
                    IsHollow = isHollow,
                    StrokeWidth = 2,
                };
                break;
            case EdgeMarksLayer when isDense:
                yield return mark with { Kind = MarkKind.Fill, Vertices = EdgeSwatch(x + width / 2, middle) };
                break;
            case EdgeMarksLayer edge:
                yield return mark with
                {
                    Kind = MarkKind.Points,
                    Vertices = [new Point(x + width / 2, middle)],
                    Shape = edge.Shape,
                    Size = 9,
                    StrokeWidth = 1.5,
                };
                break;
        }
    }

    // Three of the bars that count events.
    private static ImmutableArray<Point> EdgeSwatch(double x, double middle)
    {
        double foot = middle + FillHeight / 2;
        return
        [
            .. Outline.Of(new Box(x - 8.5, foot - 4, 5, 4)), Outline.Gap,
            .. Outline.Of(new Box(x - 2.5, foot - FillHeight, 5, FillHeight)), Outline.Gap,
            .. Outline.Of(new Box(x + 3.5, foot - 6, 5, 6)),
        ];
    }

    private static Mark Edges(Mark mark, Box box, ImmutableArray<double> dash) => mark with
    {
        Kind = MarkKind.Segments,
        Vertices = [new(box.X, box.Y), new(box.Right, box.Y), new(box.X, box.Bottom), new(box.Right, box.Bottom)],
        StrokeWidth = 1,
        DashPattern = dash,
    };

    private static ImmutableArray<Point> ErrorBar(double x, double y, bool isHorizontal)
    {
        const double Reach = 7;
        const double Cap = 4;
        return isHorizontal
            ? [new(x - Reach, y), new(x + Reach, y), new(x - Reach, y - Cap), new(x - Reach, y + Cap), new(x + Reach, y - Cap), new(x + Reach, y + Cap)]
            : [new(x, y - Reach), new(x, y + Reach), new(x - Cap, y - Reach), new(x + Cap, y - Reach), new(x - Cap, y + Reach), new(x + Cap, y + Reach)];
    }

    private static int Depth(Layer layer) => layer switch
    {
        RegionLayer or BandLayer or PolygonLayer => 0,
        AreaLayer or BarLayer => 1,
        PointsLayer or EdgeMarksLayer => 4,
        ErrorBarLayer => 3,
        _ => 2,
    };
}

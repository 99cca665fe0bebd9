using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Turns a panel's layers into marks.</summary>
internal static class MarkBuilder
{
    private const double CaretSize = 9;
    private const double BarHalo = 3;
    private const double MostThickness = 14;

    /// <summary>Adds a panel's marks.</summary>
    /// <param name="canvas">The panel in place.</param>
    /// <param name="dense">The layers whose points are counted instead of drawn.</param>
    /// <param name="sink">Where the marks go.</param>
    public static void Build(PanelCanvas canvas, IReadOnlySet<Layer> dense, MarkSink sink)
    {
        foreach (Layer layer in canvas.Panel.Layers)
        {
            switch (layer)
            {
                case RegionLayer region:
                    Region(canvas, region, sink);
                    break;
                case BandLayer band:
                    BandMarks.Add(canvas, band, sink);
                    break;
                case PolygonLayer polygon:
                    PolygonMarks.Add(canvas, polygon, sink);
                    break;
                case RuleLayer rule:
                    Rule(canvas, rule, sink);
                    break;
                case AreaLayer area:
                    LineMarks.AddArea(canvas, area, sink);
                    break;
                case BarLayer bars:
                    BarMarks.Add(canvas, bars, sink);
                    break;
                case LineLayer line:
                    LineMarks.AddLine(canvas, line, sink);
                    break;
                case ErrorBarLayer errors:
                    ErrorBarMarks.Add(canvas, errors, sink);
                    break;
                case SegmentsLayer segments when dense.Contains(segments):
                    DensitySegments.Add(canvas, segments, sink);
                    break;
                case SegmentsLayer segments:
                    Segments(canvas, segments, sink);
                    break;
                case PointsLayer points when dense.Contains(points):
                    DensityMarks.Add(canvas, points, sink);
                    break;
                case PointsLayer points:
                    PointMarks.Add(canvas, points, sink);
                    break;
                case EdgeMarksLayer edge when dense.Contains(edge):
                    CountedEdge(canvas, edge, sink);
                    break;
                case EdgeMarksLayer edge:
                    Edge(canvas, edge, sink);
                    break;
            }
        }
    }

    private static void Region(PanelCanvas canvas, RegionLayer region, MarkSink sink)
    {
        if (!double.IsFinite(region.From) || !double.IsFinite(region.To))
            return;
        AxisMapping mapping = region.IsHorizontal ? canvas.YOf(region) : canvas.X;
        double from = mapping.Map(region.From);
        double to = mapping.Map(region.To);
        (from, to) = (Math.Min(from, to), Math.Max(from, to));
        Box area = canvas.Area;
        Box box = region.IsHorizontal
            ? Clip(area, new Box(area.X, from, area.Width, to - from))
            : Clip(area, new Box(from, area.Y, to - from, area.Height));
        if (box.Width <= 0 || box.Height <= 0)
            return;
        Mark mark = Start(canvas, region, region.IsHatched ? MarkKind.Hatch : MarkKind.Fill, ZLayer.Region);
        sink.Marks.Add(mark with { Vertices = Outline.Of(box), Opacity = region.Opacity, StrokeWidth = region.IsHatched ? 1 : 0 });
        if (!region.HasEdges)
            return;

        // Where the axis cuts the region off there is no edge.
        ImmutableArray<Point> edges =
        [
            .. ((double[])[region.From, region.To]).Where(mapping.Holds).Select(mapping.Map).SelectMany(at => region.IsHorizontal
                ? (Point[])[new(box.X, at), new(box.Right, at)]
                : [new(at, box.Y), new(at, box.Bottom)]),
        ];
        if (edges.IsEmpty)
            return;
        sink.Marks.Add(Start(canvas, region, MarkKind.Segments, ZLayer.Region) with
        {
            Vertices = edges,
            StrokeWidth = 1,
            DashPattern = LayerStyle.EdgeDash,
        });
    }

    private static Box Clip(Box area, Box box)
    {
        double x = Math.Max(area.X, box.X);
        double y = Math.Max(area.Y, box.Y);
        return new Box(x, y, Math.Max(0, Math.Min(area.Right, box.Right) - x), Math.Max(0, Math.Min(area.Bottom, box.Bottom) - y));
    }

    private static void Rule(PanelCanvas canvas, RuleLayer rule, MarkSink sink)
    {
        AxisMapping mapping = rule.IsVertical ? canvas.X : canvas.YOf(rule);
        if (!mapping.Holds(rule.Value))
        {
            sink.OutOfRange += double.IsFinite(rule.Value) ? 1 : 0;
            return;
        }

        double at = mapping.Map(rule.Value);
        Box area = canvas.Area;

        // Bars would hide what they are compared with, and swallow a line of their own lightness.
        bool hasBars = canvas.Panel.Layers.Any(layer => layer is BarLayer);
        ZLayer z = hasBars ? ZLayer.UnderLine : ZLayer.Reference;
        sink.Marks.Add(Start(canvas, rule, MarkKind.Line, z) with
        {
            Vertices = rule.IsVertical ? [new(at, area.Y), new(at, area.Bottom)] : [new(area.X, at), new(area.Right, at)],
            StrokeWidth = rule.Width,
            Halo = hasBars ? BarHalo : 0,
            DashPattern = LayerStyle.Pattern(rule.Dash, rule.Color),
        });
    }

    private static void Segments(PanelCanvas canvas, SegmentsLayer segments, MarkSink sink)
    {
        AxisMapping y = canvas.YOf(segments);
        int count = Math.Min(Math.Min(segments.X1.Length, segments.Y1.Length), Math.Min(segments.X2.Length, segments.Y2.Length));
        var points = ImmutableArray.CreateBuilder<Point>(2 * count);
        for (int i = 0; i < count; i++)
        {
            var start = new Point(canvas.X.Map(segments.X1[i]), y.Map(segments.Y1[i]));
            var end = new Point(canvas.X.Map(segments.X2[i]), y.Map(segments.Y2[i]));
            if (Outline.IsGap(start) || Outline.IsGap(end))
                continue;
            double length = Math.Sqrt((end.X - start.X) * (end.X - start.X) + (end.Y - start.Y) * (end.Y - start.Y));
            if (length < segments.MinLength)
            {
                // Too short to be seen: lengthened from its start, along itself.
                (double dx, double dy) = length > 0 ? ((end.X - start.X) / length, (end.Y - start.Y) / length) : (1.0, 0.0);
                end = new Point(start.X + dx * segments.MinLength, start.Y + dy * segments.MinLength);
            }

            points.Add(start);
            points.Add(end);
        }

        if (points.Count > 0)
        {
            sink.Marks.Add(Start(canvas, segments, MarkKind.Segments, ZLayer.Line) with
            {
                Vertices = points.ToImmutable(),
                StrokeWidth = Thickness(segments, y),
                Opacity = segments.Opacity ?? PointStyle.OfSegments(points.Count / 2),
            });
        }
    }

    private static double Thickness(SegmentsLayer segments, AxisMapping y) => segments.ThicknessInY is { } rows && !y.IsLog
        ? Math.Max(segments.Width, Math.Min(MostThickness, rows * Math.Abs(y.End - y.Start) / (y.Max - y.Min)))
        : segments.Width;

    private static void Edge(PanelCanvas canvas, EdgeMarksLayer edge, MarkSink sink)
    {
        double y = edge.IsTop ? canvas.Area.Y + CaretSize / 2 + 1 : canvas.Area.Bottom - CaretSize / 2 - 1;
        ImmutableArray<Point> points =
        [
            .. edge.X.Where(canvas.X.Holds).Select(value => Math.Round(canvas.X.Map(value), 1)).Distinct().Select(x => new Point(x, y)),
        ];
        if (points.Length > 0)
        {
            sink.Marks.Add(Start(canvas, edge, MarkKind.Points, ZLayer.Marker) with
            {
                Vertices = points,
                Shape = edge.Shape,
                Size = CaretSize,
                StrokeWidth = 1.5,
            });
        }
    }

    private static void CountedEdge(PanelCanvas canvas, EdgeMarksLayer edge, MarkSink sink)
    {
        var bars = EdgeBars.Of(edge, canvas.X, canvas.Area);
        if (bars.Bars.IsEmpty)
            return;
        var outlines = ImmutableArray.CreateBuilder<Point>();
        foreach (Box bar in bars.Bars)
        {
            if (outlines.Count > 0)
                outlines.Add(Outline.Gap);
            outlines.AddRange(Outline.Of(bar));
        }

        sink.Marks.Add(Start(canvas, edge, MarkKind.Fill, ZLayer.Marker) with { Vertices = outlines.ToImmutable() });
        sink.Decimations.Add(new Decimation(edge.Series, "count", edge.X.Length, bars.Bars.Length));
    }

    /// <summary>A mark with what every mark of a layer has.</summary>
    public static Mark Start(PanelCanvas canvas, Layer layer, MarkKind kind, ZLayer z) => new()
    {
        Kind = kind,
        Z = z,
        Series = layer.Series,
        Color = layer.Color,
        Panel = canvas.Index,
    };
}

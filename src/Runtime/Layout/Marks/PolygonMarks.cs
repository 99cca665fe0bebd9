using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Marks of closed outlines; where one reaches beyond the axes it fades out at the edge (spec plots R-67).</summary>
internal static class PolygonMarks
{
    private const double FadeLength = 24;

    // Short enough that each has one distance to the edge.
    private const double Piece = 4;
    private static readonly double[] Opacities = [0.25, 0.5, 0.75, 1];

    /// <summary>Adds a polygon.</summary>
    public static void Add(PanelCanvas canvas, PolygonLayer polygon, MarkSink sink)
    {
        double[] x = PanelCanvas.Map(polygon.X, canvas.X);
        double[] y = PanelCanvas.Map(polygon.Y, canvas.YOf(polygon));
        ImmutableArray<Point> outline = Outline.Line(x, y, [.. Enumerable.Range(0, Math.Min(x.Length, y.Length))], LineJoin.Straight);
        if (outline.Length < 2)
            return;
        if (polygon.Opacity > 0)
            sink.Marks.Add(MarkBuilder.Start(canvas, polygon, MarkKind.Fill, ZLayer.Band) with { Vertices = outline, Opacity = polygon.Opacity });
        Mark rim = MarkBuilder.Start(canvas, polygon, MarkKind.Line, ZLayer.UnderLine) with
        {
            StrokeWidth = 1,
            DashPattern = LayerStyle.Pattern(polygon.Dash, polygon.Color),
        };
        outline = outline.Add(outline[0]);
        Sides crossed = Sides.Of(outline, canvas.Area);
        if (!crossed.Any)
        {
            sink.Marks.Add(rim with { Vertices = outline });
            return;
        }

        sink.CutRegions++;
        foreach ((ImmutableArray<Point> line, double opacity) in Faded(outline, canvas.Area, crossed).Zip(Opacities))
        {
            if (line.Length > 0)
                sink.Marks.Add(rim with { Vertices = line, Opacity = opacity });
        }
    }

    // The outline inside the area, split by how near it is to an edge that it crosses, nearest first.
    private static ImmutableArray<Point>[] Faded(ImmutableArray<Point> outline, Box area, Sides crossed)
    {
        ImmutableArray<Point>.Builder[] lines = [.. Opacities.Select(_ => ImmutableArray.CreateBuilder<Point>())];
        for (int i = 0; i + 1 < outline.Length; i++)
        {
            if (Outline.IsGap(outline[i]) || Outline.IsGap(outline[i + 1]) || new Segment(outline[i], outline[i + 1]).ClippedTo(area) is not { } edge)
                continue;
            int pieces = Math.Max(1, (int)Math.Ceiling(edge.Length / Piece));
            for (int k = 0; k < pieces; k++)
            {
                (Point from, Point to) = (At(edge, (double)k / pieces), At(edge, (k + 1.0) / pieces));
                double distance = crossed.Distance(At(edge, (k + 0.5) / pieces), area);
                ImmutableArray<Point>.Builder line = lines[(int)Math.Clamp(distance * (Opacities.Length - 1) / FadeLength, 0, Opacities.Length - 1)];
                if (line.Count == 0 || line[^1] != from)
                {
                    if (line.Count > 0)
                        line.Add(Outline.Gap);
                    line.Add(from);
                }

                line.Add(to);
            }
        }

        return [.. lines.Select(line => line.ToImmutable())];
    }

    private static Point At(Segment segment, double share) => new(
        segment.A.X + share * (segment.B.X - segment.A.X), segment.A.Y + share * (segment.B.Y - segment.A.Y));

    // The edges of the area that an outline reaches beyond.
    private readonly record struct Sides(bool Left, bool Top, bool Right, bool Bottom)
    {
        private const double Slack = 0.5;

        public bool Any => Left || Top || Right || Bottom;

        public static Sides Of(ImmutableArray<Point> outline, Box area)
        {
            Point[] points = [.. outline.Where(point => !Outline.IsGap(point))];
            return new(
                points.Min(point => point.X) < area.X - Slack, points.Min(point => point.Y) < area.Y - Slack,
                points.Max(point => point.X) > area.Right + Slack, points.Max(point => point.Y) > area.Bottom + Slack);
        }

        public double Distance(Point point, Box area) => Math.Min(
            Math.Min(Left ? point.X - area.X : double.PositiveInfinity, Right ? area.Right - point.X : double.PositiveInfinity),
            Math.Min(Top ? point.Y - area.Y : double.PositiveInfinity, Bottom ? area.Bottom - point.Y : double.PositiveInfinity));
    }
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>The icons that are no glyphs, so that no font has to have them: arrow, star, warning triangle.</summary>
internal static class CueIcons
{
    /// <summary>Arrows.</summary>
    /// <param name="ends">Pairs of tail and head.</param>
    /// <param name="width">Stroke width.</param>
    /// <param name="color">The colour.</param>
    /// <param name="ops">Where the steps go.</param>
    public static void Arrows(ReadOnlySpan<Point> ends, double width, Rgba color, List<DrawOp> ops)
    {
        for (var i = 0; i + 1 < ends.Length; i += 2)
        {
            var (tail, head) = (ends[i], ends[i + 1]);
            var length = Math.Sqrt((head.X - tail.X) * (head.X - tail.X) + (head.Y - tail.Y) * (head.Y - tail.Y));
            if (!(length > 0))
                continue;
            var (x, y) = ((head.X - tail.X) / length, (head.Y - tail.Y) / length);
            var barb = Math.Min(length, 6 * width);
            var half = barb * 0.45;
            Point neck = new(head.X - x * barb, head.Y - y * barb);
            // The shaft ends inside the head: its blunt end must not stick out at the tip.
            ops.Add(new StrokePath(Outline.Segments([tail, new(head.X - x * barb * 0.8, head.Y - y * barb * 0.8)]), color, width, [], false));
            ops.Add(new FillPath(
                Outline.Polyline([head, new(neck.X - y * half, neck.Y + x * half), new(neck.X + y * half, neck.Y - x * half)], close: true), color));
        }
    }

    /// <summary>Stars of a diameter.</summary>
    public static void Star(ReadOnlySpan<Point> centres, double size, Rgba color, List<DrawOp> ops) =>
        ops.Add(new DrawMarkers(MarkerShape.Star, size, [.. centres], color, color, 0, default, 0));

    /// <summary>Warning triangles of a height, with an exclamation mark in the box's colour.</summary>
    public static void Warning(ReadOnlySpan<Point> centres, double size, Rgba color, Rgba ground, List<DrawOp> ops)
    {
        foreach (var centre in centres)
        {
            Point At(double x, double y) => new(centre.X + x * size, centre.Y + y * size);
            var triangle = Outline.Polyline([At(0, -0.42), At(0.5, 0.42), At(-0.5, 0.42)], close: true);
            ops.Add(new FillPath(triangle, color));
            // The stroke rounds the corners.
            ops.Add(new StrokePath(triangle, color, size * 0.12, [], HasRoundJoins: true));
            ops.Add(new FillPath(Outline.Polyline([At(-0.06, -0.18), At(0.06, -0.18), At(0.04, 0.14), At(-0.04, 0.14)], close: true), ground));
            ops.Add(new DrawMarkers(MarkerShape.Circle, size * 0.13, [At(0, 0.27)], ground, ground, 0, default, 0));
        }
    }
}

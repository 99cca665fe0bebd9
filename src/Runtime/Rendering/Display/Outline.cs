using System.Collections.Immutable;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>A path as data: a verb tells how many of the points it takes.</summary>
/// <param name="Verbs">The steps.</param>
/// <param name="Points">Their points, one after the other.</param>
internal sealed record Outline(ImmutableArray<PathVerb> Verbs, ImmutableArray<Point> Points)
{
    /// <summary>Nothing.</summary>
    public static Outline Empty { get; } = new([], []);

    /// <summary>Far outside every canvas; coordinates beyond would overflow a rasteriser's fixed point numbers.</summary>
    private const double Far = 30_000;

    /// <summary>Straight pieces through vertices; a vertex that is not a number parts two pieces.</summary>
    /// <param name="vertices">The vertices.</param>
    /// <param name="close">Whether each piece is closed.</param>
    public static Outline Polyline(ReadOnlySpan<Point> vertices, bool close)
    {
        var verbs = ImmutableArray.CreateBuilder<PathVerb>(vertices.Length + 1);
        var points = ImmutableArray.CreateBuilder<Point>(vertices.Length);
        var open = false;
        foreach (var vertex in vertices)
        {
            if (double.IsNaN(vertex.X) || double.IsNaN(vertex.Y))
            {
                if (open && close)
                    verbs.Add(PathVerb.Close);
                open = false;
                continue;
            }

            verbs.Add(open ? PathVerb.Line : PathVerb.Move);
            points.Add(new(Math.Clamp(vertex.X, -Far, Far), Math.Clamp(vertex.Y, -Far, Far)));
            open = true;
        }

        if (open && close)
            verbs.Add(PathVerb.Close);
        return new(verbs.ToImmutable(), points.ToImmutable());
    }

    /// <summary>Separate segments, each a pair of vertices; pairs with a coordinate that is not a number are left out.</summary>
    public static Outline Segments(ReadOnlySpan<Point> vertices)
    {
        var verbs = ImmutableArray.CreateBuilder<PathVerb>(vertices.Length);
        var points = ImmutableArray.CreateBuilder<Point>(vertices.Length);
        for (var i = 0; i + 1 < vertices.Length; i += 2)
        {
            if (double.IsNaN(vertices[i].X + vertices[i].Y + vertices[i + 1].X + vertices[i + 1].Y))
                continue;
            verbs.Add(PathVerb.Move);
            verbs.Add(PathVerb.Line);
            for (var end = i; end <= i + 1; end++)
                points.Add(new(Math.Clamp(vertices[end].X, -Far, Far), Math.Clamp(vertices[end].Y, -Far, Far)));
        }

        return new(verbs.ToImmutable(), points.ToImmutable());
    }

    /// <summary>The upright box around all points.</summary>
    public Box Bounds
    {
        get
        {
            if (Points.Length == 0)
                return default;
            double left = Points[0].X, top = Points[0].Y, right = left, bottom = top;
            foreach (var point in Points)
            {
                left = Math.Min(left, point.X);
                top = Math.Min(top, point.Y);
                right = Math.Max(right, point.X);
                bottom = Math.Max(bottom, point.Y);
            }

            return new(left, top, right - left, bottom - top);
        }
    }
}

/// <summary>A step of a path.</summary>
internal enum PathVerb : byte
{
    /// <summary>Begin at a point.</summary>
    Move,

    /// <summary>A straight piece to a point.</summary>
    Line,

    /// <summary>A quadratic curve: control point, end.</summary>
    Quad,

    /// <summary>A cubic curve: two control points, end.</summary>
    Cubic,

    /// <summary>Back to the beginning.</summary>
    Close,
}

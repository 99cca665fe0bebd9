using System.Collections.Immutable;
using AiPerf.Plot.Layout;
using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>Paths between Skia and us; the only place that builds a Skia path.</summary>
internal static class SkiaPaths
{
    /// <summary>A Skia path as data.</summary>
    /// <param name="path">The path.</param>
    /// <param name="scale">Factor on all coordinates.</param>
    public static Outline ToOutline(SKPath path, double scale)
    {
        var verbs = ImmutableArray.CreateBuilder<PathVerb>();
        var points = ImmutableArray.CreateBuilder<Point>();
        using var iterator = path.CreateRawIterator();
        Span<SKPoint> buffer = stackalloc SKPoint[4];
        for (var verb = iterator.Next(buffer); verb != SKPathVerb.Done; verb = iterator.Next(buffer))
        {
            var (ours, first, count) = verb switch
            {
                SKPathVerb.Move => (PathVerb.Move, 0, 1),
                SKPathVerb.Line => (PathVerb.Line, 1, 1),
                SKPathVerb.Quad => (PathVerb.Quad, 1, 2),
                SKPathVerb.Cubic => (PathVerb.Cubic, 1, 3),
                SKPathVerb.Close => (PathVerb.Close, 0, 0),
                _ => throw new InvalidDataException($"A glyph's outline holds a {verb}, which fonts do not have."),
            };
            verbs.Add(ours);
            for (var i = first; i < first + count; i++)
                points.Add(new(buffer[i].X * scale, buffer[i].Y * scale));
        }

        return new(verbs.ToImmutable(), points.ToImmutable());
    }

    /// <summary>A path of Skia's; the caller disposes of it.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="scale">Factor on its coordinates.</param>
    public static SKPath ToPath(Outline outline, double scale)
    {
        var path = new SKPath();
        Append(path, outline, scale, 0, 0);
        return path;
    }

    /// <summary>Adds an outline to a path of Skia's.</summary>
    /// <param name="path">The path.</param>
    /// <param name="outline">The outline.</param>
    /// <param name="scale">Factor on its coordinates.</param>
    /// <param name="dx">Then moved right by.</param>
    /// <param name="dy">Then moved down by.</param>
    public static void Append(SKPath path, Outline outline, double scale, double dx, double dy)
    {
        var points = outline.Points.AsSpan();
        var next = 0;
        foreach (var verb in outline.Verbs)
        {
            switch (verb)
            {
                case PathVerb.Move:
                    path.MoveTo(X(points[next]), Y(points[next]));
                    next++;
                    break;
                case PathVerb.Line:
                    path.LineTo(X(points[next]), Y(points[next]));
                    next++;
                    break;
                case PathVerb.Quad:
                    path.QuadTo(X(points[next]), Y(points[next]), X(points[next + 1]), Y(points[next + 1]));
                    next += 2;
                    break;
                case PathVerb.Cubic:
                    path.CubicTo(
                        X(points[next]), Y(points[next]), X(points[next + 1]), Y(points[next + 1]), X(points[next + 2]), Y(points[next + 2]));
                    next += 3;
                    break;
                default:
                    path.Close();
                    break;
            }
        }

        float X(Point point) => (float)(point.X * scale + dx);
        float Y(Point point) => (float)(point.Y * scale + dy);
    }
}

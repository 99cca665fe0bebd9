using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Turns columns of positions into the vertices of lines and outlines; not-a-number separates pieces.</summary>
internal static class Outline
{
    /// <summary>The separator of pieces.</summary>
    public static readonly Point Gap = new(double.NaN, double.NaN);

    /// <summary>A polyline through the chosen points.</summary>
    public static ImmutableArray<Point> Line(double[] x, double[] y, int[] indices, LineJoin join)
    {
        var points = ImmutableArray.CreateBuilder<Point>(indices.Length * (join == LineJoin.Step ? 2 : 1));
        foreach (int i in indices)
        {
            var point = new Point(x[i], y[i]);
            if (IsGap(point))
            {
                if (points.Count > 0 && !IsGap(points[^1]))
                    points.Add(Gap);
                continue;
            }

            if (join == LineJoin.Step && points.Count > 0 && !IsGap(points[^1]) && points[^1].Y != point.Y)
                points.Add(new Point(point.X, points[^1].Y));
            points.Add(point);
        }

        if (points.Count > 0 && IsGap(points[^1]))
            points.RemoveAt(points.Count - 1);
        return points.ToImmutable();
    }

    /// <summary>Closed outlines between a line and a foot.</summary>
    public static ImmutableArray<Point> Above(ImmutableArray<Point> line, double foot) =>
        Closed(line, piece => [new Point(piece[^1].X, foot), new Point(piece[0].X, foot)]);

    /// <summary>Closed outlines between two lines that have their gaps at the same places.</summary>
    public static ImmutableArray<Point> Between(ImmutableArray<Point> lower, ImmutableArray<Point> upper)
    {
        List<Point[]> lowerPieces = Pieces(lower);
        List<Point[]> upperPieces = Pieces(upper);
        var points = ImmutableArray.CreateBuilder<Point>();
        for (int i = 0; i < Math.Min(lowerPieces.Count, upperPieces.Count); i++)
        {
            if (points.Count > 0)
                points.Add(Gap);
            points.AddRange(upperPieces[i]);
            points.AddRange(lowerPieces[i].Reverse());
        }

        return points.ToImmutable();
    }

    /// <summary>The corners of a box.</summary>
    public static ImmutableArray<Point> Of(Box box) =>
        [new(box.X, box.Y), new(box.Right, box.Y), new(box.Right, box.Bottom), new(box.X, box.Bottom)];

    /// <summary>Whether a vertex separates pieces.</summary>
    public static bool IsGap(Point point) => double.IsNaN(point.X) || double.IsNaN(point.Y);

    /// <summary>The pieces between separators.</summary>
    public static List<Point[]> Pieces(ImmutableArray<Point> points)
    {
        var pieces = new List<Point[]>();
        int start = 0;
        for (int i = 0; i <= points.Length; i++)
        {
            if (i < points.Length && !IsGap(points[i]))
                continue;
            if (i > start)
                pieces.Add(points.AsSpan(start, i - start).ToArray());
            start = i + 1;
        }

        return pieces;
    }

    private static ImmutableArray<Point> Closed(ImmutableArray<Point> line, Func<Point[], Point[]> close)
    {
        var points = ImmutableArray.CreateBuilder<Point>();
        foreach (Point[] piece in Pieces(line))
        {
            if (points.Count > 0)
                points.Add(Gap);
            points.AddRange(piece);
            points.AddRange(close(piece));
        }

        return points.ToImmutable();
    }
}

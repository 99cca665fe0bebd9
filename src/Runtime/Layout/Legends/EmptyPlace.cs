using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>Finds a rectangle of a plot area where nothing is drawn (spec plots A.12).</summary>
internal static class EmptyPlace
{
    private const double Cell = 20;
    private const double Margin = 8;

    /// <summary>A box of the given size that meets no mark and no text; <see langword="null"/> where there is none.</summary>
    /// <param name="area">The plot area.</param>
    /// <param name="width">Width of the box.</param>
    /// <param name="height">Height of the box.</param>
    /// <param name="marks">What is drawn in the area.</param>
    /// <param name="texts">What is written.</param>
    /// <param name="avoided">The better corner, which the box keeps far from: -1 or 1 a direction, 0 for none.</param>
    public static Box? Find(Box area, double width, double height, IEnumerable<Mark> marks, IEnumerable<TextBox> texts, (int X, int Y) avoided)
    {
        int columns = (int)(area.Width / Cell);
        int rows = (int)(area.Height / Cell);
        int wide = (int)Math.Ceiling((width + Margin) / Cell);
        int high = (int)Math.Ceiling((height + Margin) / Cell);
        if (wide > columns || high > rows)
            return null;
        int[,] taken = Sums(Taken(area, columns, rows, marks, texts));
        (int Column, int Row)? best = null;
        double least = double.PositiveInfinity;
        for (int row = 0; row + high <= rows; row++)
        {
            for (int column = 0; column + wide <= columns; column++)
            {
                if (Count(taken, column, row, wide, high) > 0)
                    continue;
                double cost = Cost(column, row, columns - wide, rows - high, avoided);
                if (cost < least)
                    (best, least) = ((column, row), cost);
            }
        }

        return best is not { } place ? null
            : new Box(area.X + place.Column * Cell + (wide * Cell - width) / 2, area.Y + place.Row * Cell + (high * Cell - height) / 2, width, height);
    }

    // How far a place is from its nearest corner, and whether that corner is the better one.
    private static double Cost(int column, int row, int lastColumn, int lastRow, (int X, int Y) avoided)
    {
        bool isRight = 2 * column > lastColumn;
        bool isLow = 2 * row > lastRow;
        int away = (isRight ? lastColumn - column : column) + (isLow ? lastRow - row : row);
        int shared = (avoided.X != 0 && isRight == avoided.X > 0 ? 1 : 0) + (avoided.Y != 0 && isLow == avoided.Y < 0 ? 1 : 0);
        return away + 0.25 * shared * (lastColumn + lastRow + 1);
    }

    private static bool[,] Taken(Box area, int columns, int rows, IEnumerable<Mark> marks, IEnumerable<TextBox> texts)
    {
        var taken = new bool[columns, rows];
        foreach (TextBox text in texts)
            Take(text.Bounds.Inflate(2));
        foreach (Mark mark in marks)
        {
            double reach = mark.Size / 2 + mark.Ring + mark.StrokeWidth / 2 + 1;
            switch (mark.Kind)
            {
                case MarkKind.Points or MarkKind.CueStar:
                    foreach (Point point in mark.Vertices)
                        Take(new Box(point.X - reach, point.Y - reach, 2 * reach, 2 * reach));
                    break;
                case MarkKind.Line:
                    Along(mark.Vertices, 1, reach);
                    break;
                case MarkKind.Segments or MarkKind.Leader or MarkKind.CueArrow:
                    Along(mark.Vertices, 2, reach);
                    break;
                case MarkKind.Fill or MarkKind.Hatch:
                    foreach (Point[] piece in Outline.Pieces(mark.Vertices))
                        Inside(piece);
                    break;
                case MarkKind.Raster when mark.Raster is { } raster:
                    Cells(raster);
                    break;
            }
        }

        return taken;

        void Take(Box box)
        {
            for (int column = Math.Max(0, (int)((box.X - area.X) / Cell)); column < columns && area.X + column * Cell < box.Right; column++)
            {
                for (int row = Math.Max(0, (int)((box.Y - area.Y) / Cell)); row < rows && area.Y + row * Cell < box.Bottom; row++)
                    taken[column, row] |= box.Right > area.X && box.Bottom > area.Y;
            }
        }

        void Along(ImmutableArray<Point> vertices, int step, double reach)
        {
            for (int i = 0; i + 1 < vertices.Length; i += step)
                Stroke(vertices[i], vertices[i + 1], reach);
        }

        void Stroke(Point from, Point to, double reach)
        {
            if (Outline.IsGap(from) || Outline.IsGap(to) || new Segment(from, to).ClippedTo(area) is not { } segment)
                return;
            int pieces = Math.Max(1, (int)Math.Ceiling(segment.Length / (Cell / 2)));
            for (int k = 0; k < pieces; k++)
            {
                (Point a, Point b) = (At(segment, (double)k / pieces), At(segment, (k + 1.0) / pieces));
                Take(new Box(Math.Min(a.X, b.X) - reach, Math.Min(a.Y, b.Y) - reach, Math.Abs(a.X - b.X) + 2 * reach, Math.Abs(a.Y - b.Y) + 2 * reach));
            }
        }

        // The outline's cells, and those whose centre lies inside.
        void Inside(Point[] outline)
        {
            for (int i = 0; i < outline.Length; i++)
                Stroke(outline[i], outline[(i + 1) % outline.Length], 0.5);
            for (int row = 0; row < rows; row++)
            {
                double y = area.Y + (row + 0.5) * Cell;
                for (int column = 0; column < columns; column++)
                    taken[column, row] |= Holds(outline, area.X + (column + 0.5) * Cell, y);
            }
        }

        void Cells(DensityRaster raster)
        {
            double wide = raster.Area.Width / raster.Columns;
            double high = raster.Area.Height / raster.Rows;
            for (int i = 0; i < raster.Levels.Length; i++)
            {
                if (raster.Levels[i] > 0)
                    Take(new Box(raster.Area.X + i % raster.Columns * wide, raster.Area.Y + i / raster.Columns * high, wide, high));
            }
        }
    }

    private static Point At(Segment segment, double share) => new(
        segment.A.X + share * (segment.B.X - segment.A.X), segment.A.Y + share * (segment.B.Y - segment.A.Y));

    private static bool Holds(Point[] outline, double x, double y)
    {
        bool isInside = false;
        for (int i = 0, j = outline.Length - 1; i < outline.Length; j = i++)
        {
            (Point a, Point b) = (outline[i], outline[j]);
            if (a.Y > y != b.Y > y && x < (b.X - a.X) * (y - a.Y) / (b.Y - a.Y) + a.X)
                isInside = !isInside;
        }

        return isInside;
    }

    // How many cells are taken left of and above each corner.
    private static int[,] Sums(bool[,] taken)
    {
        int[,] sums = new int[taken.GetLength(0) + 1, taken.GetLength(1) + 1];
        for (int column = 0; column < taken.GetLength(0); column++)
        {
            for (int row = 0; row < taken.GetLength(1); row++)
                sums[column + 1, row + 1] = sums[column, row + 1] + sums[column + 1, row] - sums[column, row] + (taken[column, row] ? 1 : 0);
        }

        return sums;
    }

    private static int Count(int[,] sums, int column, int row, int wide, int high) =>
        sums[column + wide, row + high] - sums[column, row + high] - sums[column + wide, row] + sums[column, row];
}

namespace AiPerf.Plot.Layout;

/// <summary>A straight stretch between two points.</summary>
internal readonly record struct Segment(Point A, Point B)
{
    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt((B.X - A.X) * (B.X - A.X) + (B.Y - A.Y) * (B.Y - A.Y));

    /// <summary>The part inside a box; <see langword="null"/> when it misses the box.</summary>
    public Segment? ClippedTo(Box box)
    {
        double from = 0;
        double to = 1;
        double dx = B.X - A.X;
        double dy = B.Y - A.Y;
        return Cut(-dx, A.X - box.X, ref from, ref to) && Cut(dx, box.Right - A.X, ref from, ref to)
            && Cut(-dy, A.Y - box.Y, ref from, ref to) && Cut(dy, box.Bottom - A.Y, ref from, ref to)
            ? new Segment(new Point(A.X + from * dx, A.Y + from * dy), new Point(A.X + to * dx, A.Y + to * dy))
            : null;
    }

    /// <summary>Whether it meets the interior or the edge of a box.</summary>
    public bool Meets(Box box) => ClippedTo(box) is not null;

    /// <summary>Whether two stretches cross.</summary>
    public bool Crosses(Segment other) =>
        Side(A, B, other.A) * Side(A, B, other.B) < 0 && Side(other.A, other.B, A) * Side(other.A, other.B, B) < 0;

    private static double Side(Point a, Point b, Point c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);

    private static bool Cut(double direction, double distance, ref double from, ref double to)
    {
        if (direction == 0)
            return distance >= 0;
        double at = distance / direction;
        if (direction < 0)
            from = Math.Max(from, at);
        else
            to = Math.Min(to, at);
        return from <= to;
    }
}

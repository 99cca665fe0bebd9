namespace AiPerf.Plot.Plots;

/// <summary>How much of a convex outline lies in a window.</summary>
internal static class ConvexShare
{
    // Below this share of its bounds' area an outline is a stroke, and rounding would decide.
    private const double LeastArea = 1e-9;

    /// <summary>The share of the area inside, 0 to 1; of a stroke the share of its extent along the axes.</summary>
    /// <param name="x">The corners in order, horizontally.</param>
    /// <param name="y">The corners in order, vertically.</param>
    /// <param name="horizontal">The window's ends along x.</param>
    /// <param name="vertical">The window's ends along y.</param>
    public static double Inside(double[] x, double[] y, (double Low, double High) horizontal, (double Low, double High) vertical)
    {
        (double X, double Y)[] outline = [.. x.Zip(y)];
        double area = Area(outline);
        double bounds = (x.Max() - x.Min()) * (y.Max() - y.Min());
        if (area <= LeastArea * bounds || bounds <= 0)
            return Overlap(x.Min(), x.Max(), horizontal) * Overlap(y.Min(), y.Max(), vertical);
        outline = Cut(outline, point => point.X - horizontal.Low);
        outline = Cut(outline, point => horizontal.High - point.X);
        outline = Cut(outline, point => point.Y - vertical.Low);
        outline = Cut(outline, point => vertical.High - point.Y);
        return Area(outline) / area;
    }

    private static double Overlap(double low, double high, (double Low, double High) window) => high > low
        ? Math.Max(0, Math.Min(high, window.High) - Math.Max(low, window.Low)) / (high - low)
        : low >= window.Low && low <= window.High ? 1 : 0;

    // What lies on the side where the distance is positive (Sutherland and Hodgman, for one edge).
    private static (double X, double Y)[] Cut((double X, double Y)[] outline, Func<(double X, double Y), double> distance)
    {
        List<(double, double)> kept = [];
        for (int i = 0; i < outline.Length; i++)
        {
            (double X, double Y) from = outline[i];
            (double X, double Y) to = outline[(i + 1) % outline.Length];
            (double here, double there) = (distance(from), distance(to));
            if (here >= 0)
                kept.Add(from);
            if (here >= 0 == there >= 0)
                continue;
            double share = here / (here - there);
            kept.Add((from.X + share * (to.X - from.X), from.Y + share * (to.Y - from.Y)));
        }

        return [.. kept];
    }

    private static double Area((double X, double Y)[] outline)
    {
        double twice = 0;
        for (int i = 0; i < outline.Length; i++)
        {
            // From the first corner, so that large coordinates do not cancel.
            (double X, double Y) a = outline[i];
            (double X, double Y) b = outline[(i + 1) % outline.Length];
            twice += (a.X - outline[0].X) * (b.Y - outline[0].Y) - (b.X - outline[0].X) * (a.Y - outline[0].Y);
        }

        return Math.Abs(twice) / 2;
    }
}

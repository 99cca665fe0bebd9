namespace AiPerf.Plot.Plots;

/// <summary>Whether two lines over one time axis would hide one another (spec plots R-60).</summary>
internal static class DualAxisOverlap
{
    // The height of the plot area of the standard figure, and how near lines must be to count as one, in layout units.
    private const double Height = 620;
    private const double Near = 3;
    private const double MostShare = 0.35;

    /// <summary>Whether more than 35 % of the primary's points lie within 3 units of the secondary line.</summary>
    public static bool Hides(DualAxisQuantity primary, DualAxisQuantity secondary)
    {
        double primaryTop = Top(primary);
        double secondaryTop = Top(secondary);
        int near = 0;
        int count = 0;
        int next = 0;
        for (int i = 0; i < primary.X.Length; i++)
        {
            if (!double.IsFinite(primary.Y[i]))
                continue;
            count++;
            while (next < secondary.X.Length && secondary.X[next] < primary.X[i])
                next++;
            if (next == 0 || next == secondary.X.Length)
                continue;
            double share = (primary.X[i] - secondary.X[next - 1]) / (secondary.X[next] - secondary.X[next - 1]);
            double there = secondary.Y[next - 1] + share * (secondary.Y[next] - secondary.Y[next - 1]);
            if (Math.Abs(primary.Y[i] / primaryTop - there / secondaryTop) * Height <= Near)
                near++;
        }

        return count > 0 && near > MostShare * count;
    }

    private static double Top(DualAxisQuantity quantity)
    {
        double top = quantity.Axis.Max ?? quantity.Y.Where(double.IsFinite).DefaultIfEmpty(1).Max() * 1.1;
        return top > 0 ? top : 1;
    }
}

using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Plots;

/// <summary>Whether two lines over one time axis would hide one another (spec plots R-60).</summary>
internal static class DualAxisOverlap
{
    // The height of the plot area of the standard figure, and how near lines must be to count as one, in layout units.
    private const double Height = 600;
    private const double Near = 3;
    private const double MostShare = 0.35;

    /// <summary>Whether more than 35 % of the primary's points lie within 3 units of the secondary line, on the grid that both will share.</summary>
    public static bool Hides(DualAxisQuantity primary, DualAxisQuantity secondary)
    {
        (GridSpan first, GridSpan second) = (Span(primary), Span(secondary));
        int steps = SharedGrid.Steps(first, second, SharedGrid.MostSteps);
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
            if (Math.Abs(Position(first, steps, primary.Y[i]) - Position(second, steps, there)) * Height <= Near)
                near++;
        }

        return count > 0 && near > MostShare * count;
    }

    // From 0 at the foot of the plot to 1 at its top.
    private static double Position(GridSpan span, int steps, double value)
    {
        (double start, double step) = span.Lattice(steps);
        return (value - start) / (steps * step);
    }

    private static GridSpan Span(DualAxisQuantity quantity)
    {
        double[] values = [.. quantity.Y.Where(double.IsFinite), .. quantity.Layers.OfType<BandLayer>().SelectMany(band => band.Hi).Where(double.IsFinite)];
        double low = quantity.Axis.Min ?? Math.Min(0, values.DefaultIfEmpty(0).Min());
        double high = quantity.Axis.Max ?? Math.Max(0, values.DefaultIfEmpty(1).Max());
        return new(low, high > low ? high : low + 1, quantity.Axis.Unit == "%");
    }
}

namespace AiPerf.Plot.Figures;

/// <summary>One grid for two axes: both in equally many nice steps, with as little left empty as possible (spec plots R-57, A.5).</summary>
internal static class SharedGrid
{
    /// <summary>The most steps of a grid.</summary>
    public const int MostSteps = 8;

    private const int FewestSteps = 4;
    private static readonly double[] WasteLimits = [0.25, 0.6, double.PositiveInfinity];

    /// <summary>How many steps both axes take.</summary>
    /// <param name="first">What the first axis must hold.</param>
    /// <param name="second">What the second axis must hold.</param>
    /// <param name="most">The most steps that there is room for, 1 to <see cref="MostSteps"/>.</param>
    public static int Steps(GridSpan first, GridSpan second, int most)
    {
        foreach (double limit in WasteLimits)
        {
            int best = 0;
            double least = double.PositiveInfinity;
            for (int k = Math.Min(FewestSteps, most); k <= most; k++)
            {
                (double a, double b) = (first.Waste(k), second.Waste(k));
                if (a <= limit && b <= limit && a + b < least - 1e-9)
                    (least, best) = (a + b, k);
            }

            if (best > 0)
                return best;
        }

        return most;
    }
}

/// <summary>What an axis must hold, zero included.</summary>
/// <param name="Low">The lower end, at most 0.</param>
/// <param name="High">The upper end, above <paramref name="Low"/>.</param>
/// <param name="IsShare">Whether the quantity is a percentage, so that nothing lies beyond 100.</param>
internal readonly record struct GridSpan(double Low, double High, bool IsShare)
{
    private static readonly double[] Mantissas = [1, 2, 2.5, 5, 10];

    /// <summary>The share of the span that so many steps leave empty; infinite where they are out of the question.</summary>
    public double Waste(int steps)
    {
        (double start, double step) = Lattice(steps);
        bool isBeyond = IsShare && High <= 100 && start + steps * step > 100 * (1 + 1e-9);
        return isBeyond ? double.PositiveInfinity : steps * step / (High - Low) - 1;
    }

    /// <summary>Where so many steps begin, and how wide each is. With values below zero they begin at the multiple of the step below them.</summary>
    public (double Start, double Step) Lattice(int steps)
    {
        double step = Nice((High - Low) / steps);
        while (Math.Floor(Low / step + 1e-9) * step + steps * step < High * (1 - 1e-12))
            step = Nice(step * 1.01);
        return (Math.Floor(Low / step + 1e-9) * step, step);
    }

    /// <summary>The smallest of {1, 2, 2.5, 5} × 10ⁿ that is not below a positive value.</summary>
    public static double Nice(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-12));
        return Array.Find(Mantissas, mantissa => mantissa * power >= value * (1 - 1e-12)) * power;
    }
}

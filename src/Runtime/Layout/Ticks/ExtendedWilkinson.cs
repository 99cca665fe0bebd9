namespace AiPerf.Plot.Layout;

/// <summary>
/// Searches the best labelling of a range: the extended Wilkinson algorithm (Talbot, Lin, Hanrahan 2010; spec plots A.3)
/// with the steps 1, 5, 2, 2.5 and pruning by upper bounds of the score.
/// </summary>
internal static class ExtendedWilkinson
{
    private const double SimplicityWeight = 0.25;
    private const double CoverageWeight = 0.2;
    private const double DensityWeight = 0.5;
    private const double LegibilityWeight = 0.05;
    private const int MostSkips = 8;
    private const int MostTicks = 12;
    private const double MostExact = 1e15;
    private static readonly double[] Mantissas = [1, 5, 2, 2.5];

    /// <summary>A labelling: <see cref="Count"/> ticks at (<see cref="First"/> + i) × <see cref="Step"/>.</summary>
    /// <param name="First">The first tick as a multiple of the step.</param>
    /// <param name="Count">Number of ticks.</param>
    /// <param name="Step">Distance of ticks.</param>
    internal readonly record struct Labelling(double First, int Count, double Step);

    /// <summary>Finds the best labelling; <see langword="null"/> when no legible one exists.</summary>
    /// <param name="min">Lower end of the data.</param>
    /// <param name="max">Upper end, above <paramref name="min"/>.</param>
    /// <param name="target">Wanted number of ticks, at least 2.</param>
    /// <param name="isLegible">Whether the labels of a step fit.</param>
    public static Labelling? Search(double min, double max, double target, Func<double, bool> isLegible)
    {
        double bestScore = -2;
        Labelling? best = null;
        for (int skip = 1; skip <= MostSkips; skip++)
        {
            for (int i = 0; i < Mantissas.Length; i++)
            {
                double simplicityBound = Simplicity(i, skip, true);
                if (Score(simplicityBound, 1, 1) < bestScore)
                    return best;
                if (!IsNice(skip * Mantissas[i]))
                    continue;
                for (int count = 2; count <= MostTicks; count++)
                {
                    double densityBound = count >= target ? 2 - (count - 1) / (target - 1) : 1;
                    if (Score(simplicityBound, 1, densityBound) < bestScore)
                        break;
                    SearchExponents(i, skip, count, simplicityBound, densityBound);
                }
            }
        }

        return best;

        void SearchExponents(int i, int skip, int count, double simplicityBound, double densityBound)
        {
            double delta = (max - min) / (count + 1) / skip / Mantissas[i];
            int exponent = (int)Math.Ceiling(Math.Log10(delta));
            for (int last = exponent + 12; exponent < last; exponent++)
            {
                double step = skip * Mantissas[i] * Math.Pow(10, exponent);
                if (Score(simplicityBound, CoverageBound(step * (count - 1)), densityBound) < bestScore)
                    break;
                double from = Math.Floor(max / step) - (count - 1);
                double to = Math.Ceiling(min / step);

                // Beyond exact integers, counting up would not move.
                if (!(Math.Abs(from) < MostExact) || !(Math.Abs(to) < MostExact))
                    break;
                for (double first = from; first <= to; first++)
                {
                    double low = first * step;
                    double high = (first + count - 1) * step;
                    double score = Score(
                        Simplicity(i, skip, first <= 0 && first + count - 1 >= 0), Coverage(low, high), Density(count, low, high));
                    if (score > bestScore && isLegible(step))
                    {
                        bestScore = score;
                        best = new Labelling(first, count, step);
                    }
                }
            }
        }

        double Coverage(double low, double high)
        {
            double tenth = 0.1 * (max - min);
            return 1 - 0.5 * (Square(max - high) + Square(min - low)) / Square(tenth);
        }

        double CoverageBound(double span)
        {
            double half = (span - (max - min)) / 2;
            return half > 0 ? 1 - Square(half) / Square(0.1 * (max - min)) : 1;
        }

        double Density(int count, double low, double high)
        {
            double r = (count - 1) / (high - low);
            double wanted = (target - 1) / (Math.Max(high, max) - Math.Min(low, min));
            return 2 - Math.Max(r / wanted, wanted / r);
        }
    }

    private static double Simplicity(int index, int skip, bool hasZero) =>
        1 - index / (Mantissas.Length - 1.0) - skip + (hasZero ? 1 : 0);

    private static double Score(double simplicity, double coverage, double density) =>
        SimplicityWeight * simplicity + CoverageWeight * coverage + DensityWeight * density + LegibilityWeight;

    private static double Square(double value) => value * value;

    // Skipping may multiply a step out of the series 1, 2, 2.5, 5; such steps read badly.
    private static bool IsNice(double step)
    {
        double mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-12));
        return Mantissas.Any(m => Math.Abs(mantissa - m) < 1e-9);
    }
}

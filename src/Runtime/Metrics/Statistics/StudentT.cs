namespace AiPerf.Plot.Metrics;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>The half-width of a confidence interval of a mean in units of the standard error: the two-sided quantile.</summary>
    /// <param name="level">The confidence level, between 0 and 1.</param>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    public static double TwoSidedQuantile(double level, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        // P(|T| > t) = I_x(v/2, 1/2) with x = v / (v + t²); bisection on x is monotone and cannot run away.
        double tail = 1 - level;
        double low = 0;
        double high = 1;
        for (int i = 0; i < 200 && high - low > 1e-17 * high; i++)
        {
            double middle = (low + high) / 2;
            if (RegularizedBeta(middle, degrees / 2.0, 0.5) < tail)
                low = middle;
            else
                high = middle;
        }

        double x = (low + high) / 2;
        double t = Math.Sqrt(degrees * (1 - x) / x);
        return Polish(t, tail, degrees);
    }

    // Near x = 1 the subtraction above loses digits; Newton on t regains them.
    private static double Polish(double t, double tail, int degrees)
    {
        double logScale = LogGamma((degrees + 1) / 2.0) - LogGamma(degrees / 2.0) - Math.Log(degrees * Math.PI) / 2;
        for (int i = 0; i < 3; i++)
        {
            double density = Math.Exp(logScale - (degrees + 1) / 2.0 * Math.Log(1 + t * t / degrees));
            double step = (RegularizedBeta(degrees / (degrees + t * t), degrees / 2.0, 0.5) - tail) / (2 * density);
            if (!double.IsFinite(step))
                break;
            t = Math.Max(t + step, 0);
        }

        return t;
    }

    // The regularized incomplete beta function by its continued fraction (Lentz), on the side where that converges fast.
    private static double RegularizedBeta(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - front * Fraction(1 - x, b, a) / b;
    }

    private static double Fraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        double c = 1;
        double d = 1 / NonZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= 500; m++)
        {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / NonZero(1 + even * d);
            c = NonZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / NonZero(1 + odd * d);
            c = NonZero(1 + odd / c);
            double factor = d * c;
            value *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
                break;
        }

        return value;

        static double NonZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }

    // Stirling's series after shifting the argument above 15, where its first terms are exact to double precision.
    private static double LogGamma(double x)
    {
        double shift = 0;
        for (; x < 15; x++)
            shift += Math.Log(x);
        double inverse = 1 / x;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))));
        return (x - 0.5) * Math.Log(x) - x + Math.Log(2 * Math.PI) / 2 + series - shift;
    }
}

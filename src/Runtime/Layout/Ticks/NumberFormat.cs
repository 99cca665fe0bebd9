using System.Globalization;

namespace AiPerf.Plot.Layout;

/// <summary>How the numbers of one axis are written: one divisor, suffix and number of decimals for all (spec plots R-13).</summary>
/// <param name="Divisor">What values are divided by before they are written.</param>
/// <param name="Suffix">What follows every number but zero.</param>
/// <param name="Decimals">Digits behind the point.</param>
internal readonly record struct NumberFormat(double Divisor, string Suffix, int Decimals)
{
    private const int MostDecimals = 4;
    private const int LeastExponent = -300;
    private const string Minus = "\u2212";
    private static readonly (double Size, string Suffix)[] Prefixes = [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];

    /// <summary>The format of an axis whose ticks are <paramref name="step"/> apart and reach <paramref name="largest"/>.</summary>
    /// <param name="step">Distance of ticks, positive.</param>
    /// <param name="largest">The largest magnitude on the axis.</param>
    public static NumberFormat For(double step, double largest)
    {
        if (largest >= 1e18 || (largest < 1e-1 && DecimalsOf(step) > MostDecimals))
            return Exponential(step, largest);
        double divisor = 1;
        string suffix = "";
        if (largest >= 1e4)
            (divisor, suffix) = Array.Find(Prefixes, prefix => largest >= prefix.Size);
        return new NumberFormat(divisor, suffix, DecimalsOf(step / divisor));
    }

    /// <summary>The shortest exact format of one tick of a logarithmic axis.</summary>
    /// <param name="value">The tick, positive.</param>
    /// <param name="largest">The upper end of the axis; from 10,000 on, thousands carry a prefix.</param>
    public static NumberFormat Exact(double value, double largest)
    {
        double step = Math.Pow(10, Math.Floor(Math.Log10(value) + 1e-9));
        for (int i = 0; i < 4 && Math.Abs(value / step - Math.Round(value / step)) > 1e-6; i++)
            step /= 10;
        bool hasPrefix = largest >= 1e4 && value >= 1e3;
        NumberFormat format = For(step, hasPrefix ? Math.Max(value, 1e4) : value);
        return hasPrefix && value < 1e4 ? format with { Decimals = DecimalsOf(step / format.Divisor) } : format;
    }

    /// <summary>A number alone, to so many significant digits.</summary>
    public static string Significant(double value, int digits)
    {
        if (value == 0 || !double.IsFinite(value))
            return "0";
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);
        double step = Math.Pow(10, exponent - digits + 1);
        double rounded = Math.Round(value / step) * step;
        return For(step, Math.Abs(rounded)).Format(rounded);
    }

    /// <summary>Writes a number: grouped, with U+2212 as minus, the same in every culture.</summary>
    public string Format(double value)
    {
        double scaled = value / Divisor;
        string digits = Math.Abs(scaled).ToString(Decimals == 0 ? "#,##0" : "#,##0." + new string('0', Decimals), CultureInfo.InvariantCulture);
        bool isZero = digits.AsSpan().IndexOfAnyExcept("0.,") < 0;
        if (isZero)
            return Suffix.Length == 0 ? digits : "0";
        return (scaled < 0 ? Minus : "") + digits + Suffix;
    }

    private static NumberFormat Exponential(double step, double largest)
    {
        // Zero has no exponent, and the smallest numbers one that no power can undo.
        int exponent = largest > 0 ? Math.Max(LeastExponent, (int)Math.Floor(Math.Log10(largest) + 1e-12)) : LeastExponent;
        double divisor = Math.Pow(10, exponent);
        string sign = exponent < 0 ? Minus : "";
        return new NumberFormat(divisor, "e" + sign + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture), DecimalsOf(step / divisor));
    }

    private static int DecimalsOf(double step)
    {
        double scaled = step;
        for (int decimals = 0; decimals < 9; decimals++, scaled *= 10)
        {
            double rounded = Math.Round(scaled);
            if (rounded >= 1 && Math.Abs(scaled - rounded) <= 1e-6 * scaled)
                return decimals;
        }

        return 9;
    }
}

using System.Globalization;

namespace AiPerf.Plot.Plots;

/// <summary>Numbers inside sentences and labels: invariant, with a thousands separator, a real minus and no false precision.</summary>
internal static class NumberText
{
    /// <summary>To three significant digits; whole numbers from 100 on: <c>36.6</c>, <c>0.0429</c>, <c>12,310</c>.</summary>
    /// <param name="value">Finite.</param>
    public static string Short(double value)
    {
        double size = Math.Abs(value);
        string text = size switch
        {
            0 => "0",
            >= 1e12 or < 1e-4 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
            >= 99.95 => value.ToString("#,0", CultureInfo.InvariantCulture),
            >= 9.995 => value.ToString("0.#", CultureInfo.InvariantCulture),
            _ => value.ToString(Fraction(size), CultureInfo.InvariantCulture),
        };
        return text.Replace('-', '−');
    }

    /// <summary>A whole number with a thousands separator.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number as it was configured, all digits: <c>16</c>, <c>2.5</c>.</summary>
    public static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count and its noun: <c>1 run</c>, <c>3 runs</c>.</summary>
    /// <param name="value">How many.</param>
    /// <param name="noun">Singular; the plural takes an s.</param>
    public static string Count(long value, string noun) => Count(value) + " " + noun + (value == 1 ? "" : "s");

    /// <summary>A value and its unit: <c>36.6 ms</c>. That a number is a ratio, the axis says.</summary>
    public static string Short(double value, string unit) => unit is "" or "ratio" ? Short(value) : Short(value) + (unit == "%" ? unit : " " + unit);

    private static string Fraction(double size)
    {
        int decimals = 2 - (int)Math.Floor(Math.Log10(size));
        return "0." + new string('#', Math.Clamp(decimals, 1, 8));
    }
}

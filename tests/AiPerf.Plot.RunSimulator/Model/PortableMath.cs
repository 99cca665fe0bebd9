namespace AiPerf.Plot.Simulation;

/// <summary>
/// Elementary functions made of additions, multiplications and divisions only, which IEEE 754 rounds the same everywhere.
/// <see cref="Math.Exp"/> and its like may differ in the last bit between platforms. Accurate to about 1e-13, relative.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.69314718055994530942;

    /// <summary>e to the power of <paramref name="x"/>, for |x| below 700.</summary>
    public static double Exp(double x)
    {
        double power = Math.Floor((x / Ln2) + 0.5);
        double rest = x - (power * Ln2);
        double sum = 1;
        for (int term = 16; term >= 1; term--)
        {
            sum = 1 + (rest / term * sum);
        }

        return sum * BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);
    }

    /// <summary>The natural logarithm of a positive normal number.</summary>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        long exponent = ((bits >> 52) & 0x7FF) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.41421356)
        {
            mantissa /= 2;
            exponent++;
        }

        double ratio = (mantissa - 1) / (mantissa + 1);
        double square = ratio * ratio;
        double sum = 0;
        for (int odd = 21; odd >= 1; odd -= 2)
        {
            sum = (1.0 / odd) + (square * sum);
        }

        return (2 * ratio * sum) + (exponent * Ln2);
    }

    /// <summary>A smooth wave of period 1 between −1 and 1, made of parabolas; near a sine.</summary>
    public static double Wave(double cycles)
    {
        double phase = cycles - Math.Floor(cycles);
        return phase < 0.5 ? 16 * phase * (0.5 - phase) : -16 * (phase - 0.5) * (1 - phase);
    }

    /// <summary>Milliseconds to whole nanoseconds.</summary>
    public static long Nanoseconds(double milliseconds) => (long)Math.Floor((milliseconds * 1e6) + 0.5);
}

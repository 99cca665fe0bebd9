using System.Numerics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Turns an integer mantissa and a number of decimals into the nearest double, ties to even, with one or two 64-bit
/// multiplications (the method of Eisel and Lemire, "Number parsing at a gigabyte per second", with the proof of Mushtak and Lemire
/// that no second chance is needed).
/// </summary>
internal static class DecimalScale
{
    /// <summary>The largest number of decimals handled.</summary>
    public const int MaxDecimals = 27;

    private static readonly ulong[] High = new ulong[MaxDecimals + 1];
    private static readonly ulong[] Low = new ulong[MaxDecimals + 1];

    static DecimalScale()
    {
        for (int decimals = 0; decimals <= MaxDecimals; decimals++)
        {
            // 1 / 5^n, scaled to 128 significant bits and rounded up; for n = 0 that is exactly 2^127.
            var power = BigInteger.Pow(5, decimals);
            int bits = decimals == 0 ? 0 : (int)power.GetBitLength();
            BigInteger reciprocal = decimals == 0 ? BigInteger.One << 127 : (BigInteger.One << (bits + 127)) / power + 1;
            High[decimals] = (ulong)(reciprocal >> 64);
            Low[decimals] = (ulong)(reciprocal & ulong.MaxValue);
        }
    }

    /// <summary>The double nearest to <paramref name="mantissa"/> / 10^<paramref name="decimals"/>.</summary>
    /// <param name="mantissa">Any value.</param>
    /// <param name="decimals">0 to <see cref="MaxDecimals"/>.</param>
    public static double ToDouble(ulong mantissa, int decimals)
    {
        if (mantissa == 0)
            return 0;

        int shift = BitOperations.LeadingZeroCount(mantissa);
        ulong normal = mantissa << shift;
        ulong high = Math.BigMul(normal, High[decimals], out ulong low);
        if ((high & 0x1FF) == 0x1FF)
        {
            // The bits that decide the rounding may be wrong by a carry from below.
            ulong carry = Math.BigMul(normal, Low[decimals], out _);
            low += carry;
            if (low < carry)
                high++;
        }

        int upper = (int)(high >> 63);
        ulong significand = high >> (upper + 9);
        int exponent = (-217706 * decimals >> 16) + 63 + upper - shift + 1023;

        // Exactly half way between two doubles, which only few decimals can produce: to even.
        if (low <= 1 && decimals <= 4 && (significand & 3) == 1 && significand << (upper + 9) == high)
            significand &= ~1ul;
        significand = (significand + (significand & 1)) >> 1;
        if (significand >= 1ul << 53)
        {
            significand = 1ul << 52;
            exponent++;
        }

        return BitConverter.UInt64BitsToDouble((significand & ((1ul << 52) - 1)) | ((ulong)exponent << 52));
    }
}

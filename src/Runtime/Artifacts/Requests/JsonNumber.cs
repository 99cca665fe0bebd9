using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads JSON numbers. Values equal those of <see cref="double.Parse(string)"/> bit for bit; what the JSON grammar does not allow
/// (<c>01</c>, <c>1.</c>, <c>.5</c>, <c>+1</c>) is no number. <see cref="JsonBytes.Padding"/> bytes before and after must be readable.
/// </summary>
internal static unsafe class JsonNumber
{
    // Sixteen bytes of ones, then sixteen of zeros: loaded at 16 - k it gives a mask of the first k lanes.
    private static ReadOnlySpan<byte> LaneMasks =>
    [
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Reads a number as a double.</summary>
    /// <param name="p">Its first byte.</param>
    /// <param name="value">The value.</param>
    /// <returns>The byte after the number, or null when there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* ReadDouble(byte* p, out double value)
    {
        bool negative = *p == '-';
        byte* first = p + (negative ? 1 : 0);
        uint stops = NonDigits(first);
        int whole = BitOperations.TrailingZeroCount(stops);
        int decimals = 0;
        byte* end = first + whole;
        if (whole is > 0 and < 20 && *end == '.')
        {
            decimals = BitOperations.TrailingZeroCount(stops & (stops - 1)) - whole - 1;
            end += decimals + 1;
        }

        // Unusual numbers, and what is no number at all, are sorted out where speed does not matter.
        if (whole == 0 || whole + decimals > 19 || (*first == '0' && whole > 1) || end[-1] == '.' || *end is (byte)'e' or (byte)'E')
        {
            return ReadUnusual(p, out value);
        }

        ulong mantissa = Digits(first, end, whole, decimals);
        double magnitude = decimals == 0 && mantissa <= long.MaxValue ? (long)mantissa : DecimalScale.ToDouble(mantissa, decimals);
        value = negative ? -magnitude : magnitude;
        return end;
    }

    /// <summary>Reads a whole number from 0 to 2^63 - 1. A fraction or exponent after it is left for the caller to trip over.</summary>
    /// <param name="p">Its first byte.</param>
    /// <param name="value">The value.</param>
    /// <returns>The byte after the digits, or null when there is no such number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* ReadWhole(byte* p, out long value)
    {
        int count = BitOperations.TrailingZeroCount(NonDigits(p));
        value = 0;
        if (count is 0 or > 19 || (*p == '0' && count > 1))
            return null;
        byte* end = p + count;
        ulong digits = Digits(p, end, count, 0);
        value = (long)digits;
        return digits <= long.MaxValue ? end : null;
    }

    /// <summary>The digits of a number as an integer, without vectors; what <see cref="Digits"/> does where the processor has no SSE 4.1.</summary>
    internal static ulong DigitsOneByOne(byte* first, byte* end)
    {
        ulong value = 0;
        for (byte* p = first; p < end; p++)
        {
            if (*p != '.')
                value = value * 10 + (uint)(*p - '0');
        }

        return value;
    }

    // At most 19 digits from first to end, a point among them when decimals > 0.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Digits(byte* first, byte* end, int whole, int decimals)
    {
        if (!Sse41.IsSupported)
            return DigitsOneByOne(first, end);

        int count = whole + decimals;
        Vector128<byte> digits = Vector128.Load(end - 16);
        if (decimals > 0)
        {
            // The bytes before the point move one lane up, over it.
            Vector128<byte> before = FirstLanes(Math.Max(0, 16 - decimals));
            digits = Vector128.ConditionalSelect(before, Vector128.Load(end - 17), digits);
        }

        digits = Vector128.AndNot(digits - Vector128.Create((byte)'0'), FirstLanes(Math.Max(0, 16 - count)));
        Vector128<short> pairs = Ssse3.MultiplyAddAdjacent(digits, Vector128.Create(0x010A010A010A010Aul).AsSByte());
        Vector128<int> fours = Sse2.MultiplyAddAdjacent(pairs, Vector128.Create(0x00010064_00010064ul).AsInt16());
        Vector128<ushort> packed = Sse41.PackUnsignedSaturate(fours, fours);
        Vector128<int> eights = Sse2.MultiplyAddAdjacent(packed.AsInt16(), Vector128.Create(0x00012710_00012710ul).AsInt16());
        ulong both = eights.AsUInt64().ToScalar();
        ulong value = (uint)both * 100_000_000ul + (both >> 32);

        if (count > 16)
        {
            ulong leading = 0;
            for (int i = 0; i < count - 16; i++)
                leading = leading * 10 + (uint)(first[i < whole ? i : i + 1] - '0');
            value += leading * 10_000_000_000_000_000ul;
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> FirstLanes(int count) =>
        Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(LaneMasks), (nuint)(16 - count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NonDigits(byte* p)
    {
        Vector256<byte> digits = Vector256.Load(p) - Vector256.Create((byte)'0');
        return Vector256.Equals(Vector256.Max(digits, Vector256.Create((byte)10)), digits).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte* ReadUnusual(byte* p, out double value)
    {
        value = 0;
        byte* q = p;
        if (*q == '-')
            q++;
        if (*q == '0')
            q++;
        else if ((q = SkipDigits(q)) == null)
            return null;
        if (*q == '.' && (q = SkipDigits(q + 1)) == null)
            return null;
        if (*q is (byte)'e' or (byte)'E')
        {
            q++;
            if (*q is (byte)'+' or (byte)'-')
                q++;
            if ((q = SkipDigits(q)) == null)
                return null;
        }

        return double.TryParse(new ReadOnlySpan<byte>(p, (int)(q - p)), NumberStyles.Float, CultureInfo.InvariantCulture, out value) ? q : null;
    }

    private static byte* SkipDigits(byte* p)
    {
        byte* q = p;
        while (char.IsAsciiDigit((char)*q))
            q++;
        return q == p ? null : q;
    }
}

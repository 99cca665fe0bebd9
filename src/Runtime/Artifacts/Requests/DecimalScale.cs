using System.Numerics;
using System.Runtime.CompilerServices;

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

    // 1 / 5^n scaled to 128 significant bits and rounded up; for n = 0 that is exactly 2^127. A test computes them again.
    private static readonly ulong[] High =
    [
        0x8000000000000000, 0xCCCCCCCCCCCCCCCC, 0xA3D70A3D70A3D70A, 0x83126E978D4FDF3B,
        0xD1B71758E219652B, 0xA7C5AC471B478423, 0x8637BD05AF6C69B5, 0xD6BF94D5E57A42BC,
        0xABCC77118461CEFC, 0x89705F4136B4A597, 0xDBE6FECEBDEDD5BE, 0xAFEBFF0BCB24AAFE,
        0x8CBCCC096F5088CB, 0xE12E13424BB40E13, 0xB424DC35095CD80F, 0x901D7CF73AB0ACD9,
        0xE69594BEC44DE15B, 0xB877AA3236A4B449, 0x9392EE8E921D5D07, 0xEC1E4A7DB69561A5,
        0xBCE5086492111AEA, 0x971DA05074DA7BEE, 0xF1C90080BAF72CB1, 0xC16D9A0095928A27,
        0x9ABE14CD44753B52, 0xF79687AED3EEC551, 0xC612062576589DDA, 0x9E74D1B791E07E48,
    ];

    private static readonly ulong[] Low =
    [
        0x0000000000000000, 0xCCCCCCCCCCCCCCCD, 0x3D70A3D70A3D70A4, 0x645A1CAC083126EA,
        0xD3C36113404EA4A9, 0x0FCF80DC33721D54, 0xA63F9A49C2C1B110, 0x3D32907604691B4D,
        0xFDC20D2B36BA7C3E, 0x31680A88F8953031, 0xB573440E5A884D1C, 0xF78F69A51539D749,
        0xF93F87B7442E45D4, 0x2865A5F206B06FBA, 0x538484C19EF38C95, 0x0F9D37014BF60A11,
        0x4C2EBE687989A9B4, 0x09BEFEB9FAD487C3, 0x3AFF322E62439FD0, 0x2B31E9E3D06C32E6,
        0x88F4BB1CA6BCF585, 0xD3F6FC16EBCA5E04, 0x5324C68B12DD6339, 0x75B7053C0F178294,
        0xC4926A9672793543, 0x3A83DDBD83F52205, 0x95364AFE032A819E, 0x775EA264CF55347E,
    ];

    /// <summary>The 128 bits by which a mantissa with so many decimals is multiplied.</summary>
    internal static UInt128 Reciprocal(int decimals) => new(High[decimals], Low[decimals]);

    /// <summary>The double nearest to <paramref name="mantissa"/> / 10^<paramref name="decimals"/>.</summary>
    /// <param name="mantissa">Any value.</param>
    /// <param name="decimals">0 to <see cref="MaxDecimals"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

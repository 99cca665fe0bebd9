using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Skips values in a line of JSON without tokenising them. Every method relies on a newline before the end of the buffer, which no
/// JSON value may hold raw, and on <see cref="Padding"/> readable bytes after it.
/// </summary>
internal static unsafe class JsonBytes
{
    /// <summary>The bytes that must be readable before the first and after the last byte of the text.</summary>
    public const int Padding = 64;

    /// <summary>Skips a string exactly as a strict parser would, escapes checked; UTF-8 is not.</summary>
    /// <param name="p">The byte after the opening quote.</param>
    /// <returns>The byte after the closing quote, or null when there is no valid string.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte* SkipString(byte* p)
    {
        while (true)
        {
            Vector256<byte> bytes = Vector256.Load(p);
            Vector256<byte> control = Vector256.Equals(Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);
            uint stops = (Vector256.Equals(bytes, Vector256.Create((byte)'"'))
                | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
                | control).ExtractMostSignificantBits();
            if (stops == 0)
            {
                p += Vector256<byte>.Count;
                continue;
            }

            p += BitOperations.TrailingZeroCount(stops);
            if (*p == '"')
                return p + 1;
            if (*p != '\\' || (p = SkipEscape(p + 1)) == null)
                return null;
        }
    }

    /// <summary>Skips an array that holds no array, object or string; its elements are not checked, so <c>[1,,2]</c> passes.</summary>
    /// <param name="p">The byte after the opening bracket.</param>
    /// <returns>The byte after the closing bracket, or null when the array is not of this kind or has no end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static byte* SkipSimpleArray(byte* p)
    {
        while (true)
        {
            ulong stops = ArrayStops(Vector256.Load(p)) | ((ulong)ArrayStops(Vector256.Load(p + 32)) << 32);
            while (stops != 0)
            {
                byte* stop = p + BitOperations.TrailingZeroCount(stops);
                if (*stop == ']')
                    return stop + 1;
                if (!char.IsAsciiLetter((char)*stop))
                    return null;
                stops &= stops - 1;
            }

            p += 64;
        }
    }

    /// <summary>Skips blanks within a line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* SkipBlanks(byte* p)
    {
        while (*p is (byte)' ' or (byte)'\t' or (byte)'\r')
            p++;
        return p;
    }

    // Digits, signs, commas and blanks lie between 0x20 and 0x3F; letters, brackets and braces have bit 6.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint ArrayStops(Vector256<byte> bytes) =>
        ((bytes + bytes)
            | Vector256.Equals(bytes, Vector256.Create((byte)'"'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\n'))).ExtractMostSignificantBits();

    private static byte* SkipEscape(byte* p)
    {
        if (*p is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
            return p + 1;
        if (*p != 'u')
            return null;
        for (int i = 1; i <= 4; i++)
        {
            if (!char.IsAsciiHexDigit((char)p[i]))
                return null;
        }

        return p + 5;
    }
}

namespace AiPerf.Plot.Artifacts;

/// <summary>A bare <c>NaN</c> or infinity, as Python's <c>json</c> writes them, at a byte offset in its line.</summary>
internal readonly record struct SpecialNumber(int Offset, double Value);

/// <summary>
/// Rewrites a line in place, without moving a byte, into one that a strict JSON parser reads: the elements of simple arrays become
/// blanks (the fast path does not look at them either, so a line's fate never depends on the path it takes), and bare <c>NaN</c>,
/// <c>Infinity</c> and <c>-Infinity</c> become ordinary numbers that are noted.
/// </summary>
internal static unsafe class LineBlanking
{
    private static ReadOnlySpan<byte> NaN => "NaN"u8;

    private static ReadOnlySpan<byte> Infinity => "Infinity"u8;

    /// <summary>Rewrites the line.</summary>
    /// <param name="line">Its first byte.</param>
    /// <param name="end">Its line end.</param>
    /// <param name="specials">Receives the bare words replaced.</param>
    public static void Prepare(byte* line, byte* end, List<SpecialNumber> specials)
    {
        specials.Clear();
        byte* p = line;
        while (p < end)
        {
            switch (*p)
            {
                case (byte)'"':
                    byte* afterString = JsonBytes.SkipString(p + 1);
                    if (afterString == null)
                        return; // The parser will reject the line.
                    p = afterString;
                    break;
                case (byte)'[':
                    byte* afterArray = JsonBytes.SkipSimpleArray(p + 1);
                    if (afterArray == null)
                    {
                        p++;
                        break;
                    }

                    new Span<byte>(p + 1, (int)(afterArray - p - 2)).Fill((byte)' ');
                    p = afterArray;
                    break;
                case (byte)'N':
                    p += Replace(p, line, end, NaN, "1e1"u8, double.NaN, specials);
                    break;
                case (byte)'I':
                    bool negative = p > line && p[-1] == '-';
                    double infinity = negative ? double.NegativeInfinity : double.PositiveInfinity;
                    p += Replace(p, line, end, Infinity, "1.000000"u8, infinity, specials);
                    break;
                default:
                    p++;
                    break;
            }
        }
    }

    private static int Replace(
        byte* p, byte* line, byte* end, ReadOnlySpan<byte> word, ReadOnlySpan<byte> number, double value, List<SpecialNumber> specials)
    {
        byte* start = double.IsNegative(value) && !double.IsNaN(value) ? p - 1 : p;
        byte* after = p + word.Length;
        bool isWord = after <= end && new ReadOnlySpan<byte>(p, word.Length).SequenceEqual(word)
            && start > line && (start[-1] is (byte)':' or (byte)',' or (byte)'[' or (byte)' ' or (byte)'\t')
            && (*after is (byte)',' or (byte)']' or (byte)'}' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n');
        if (!isWord)
            return 1;
        number.CopyTo(new Span<byte>(p, word.Length));
        specials.Add(new SpecialNumber((int)(start - line), value));
        return word.Length;
    }
}

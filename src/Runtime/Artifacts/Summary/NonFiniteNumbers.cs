namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Python's <c>json</c> module writes numbers that are not finite as bare <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, which is not
/// JSON. They mean 'no value' here, and one of them must not cost the whole file.
/// </summary>
internal static class NonFiniteNumbers
{
    /// <summary>Overwrites such numbers outside strings by an empty text, which no reader takes for a number; lines and columns stay.</summary>
    public static void Blank(Span<byte> json)
    {
        int position = 0;
        while (true)
        {
            int next = json[position..].IndexOfAny((byte)'"', (byte)'N', (byte)'I');
            if (next < 0)
                return;
            position += next;
            position = json[position] == '"' ? EndOfString(json, position + 1) : BlankAt(json, position);
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int position)
    {
        while (position < json.Length)
        {
            int next = json[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0)
                return json.Length;
            position += next;
            if (json[position] == '"')
                return position + 1;
            position = Math.Min(position + 2, json.Length);
        }

        return json.Length;
    }

    private static int BlankAt(Span<byte> json, int position)
    {
        ReadOnlySpan<byte> rest = json[position..];
        int length = rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("Infinity"u8) ? 8 : 0;
        if (length == 0)
            return position + 1;

        int start = position > 0 && json[position - 1] == '-' ? position - 1 : position;
        json[start..(position + length)].Fill((byte)' ');
        "\"\""u8.CopyTo(json[start..]);
        return position + length;
    }
}

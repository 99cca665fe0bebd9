namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Whether the framework's strict reader would accept a line, found out without it: an exception for each of a million short broken lines would
/// take more memory and time than the lines themselves.
/// </summary>
internal static class JsonGrammar
{
    /// <summary>Deepest nesting: what one bit a level allows, and the framework's default.</summary>
    private const int MaxDepth = 64;

    /// <summary>Whether a line is one JSON value with nothing but blanks around it.</summary>
    /// <param name="line">The line; its encoding is not looked at.</param>
    public static bool IsValue(ReadOnlySpan<byte> line)
    {
        // One bit a level: whether it is an object.
        ulong objects = 0;
        int depth = 0;
        int at = 0;
        while (true)
        {
            SkipBlanks(line, ref at);
            if (at == line.Length)
                return false;
            if (line[at] is (byte)'{' or (byte)'[')
            {
                if (depth++ == MaxDepth)
                    return false;
                bool isObject = line[at++] == '{';
                objects = (objects << 1) | (isObject ? 1u : 0u);
                SkipBlanks(line, ref at);
                if (at == line.Length)
                    return false;
                if (line[at] != (isObject ? '}' : ']'))
                {
                    if (isObject && !SkipName(line, ref at))
                        return false;
                    continue;
                }
            }
            else if (!SkipScalar(line, ref at))
            {
                return false;
            }

            // A value has ended, or the bracket that ends an empty one is next.
            while (true)
            {
                SkipBlanks(line, ref at);
                if (depth == 0)
                    return at == line.Length;
                if (at == line.Length)
                    return false;
                bool isObject = (objects & 1) != 0;
                byte next = line[at++];
                if (next == (isObject ? '}' : ']'))
                {
                    depth--;
                    objects >>= 1;
                    continue;
                }

                if (next != ',' || (isObject && !SkipName(line, ref at)))
                    return false;
                break;
            }
        }
    }

    private static void SkipBlanks(ReadOnlySpan<byte> line, ref int at)
    {
        while (at < line.Length && line[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            at++;
    }

    private static bool SkipName(ReadOnlySpan<byte> line, ref int at)
    {
        SkipBlanks(line, ref at);
        if (at == line.Length || line[at] != '"' || !SkipText(line, ref at))
            return false;
        SkipBlanks(line, ref at);
        return at < line.Length && line[at++] == ':';
    }

    private static bool SkipScalar(ReadOnlySpan<byte> line, ref int at) => line[at] switch
    {
        (byte)'"' => SkipText(line, ref at),
        (byte)'t' => SkipWord(line, "true"u8, ref at),
        (byte)'f' => SkipWord(line, "false"u8, ref at),
        (byte)'n' => SkipWord(line, "null"u8, ref at),
        _ => SkipNumber(line, ref at),
    };

    private static bool SkipWord(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word, ref int at)
    {
        if (!line[at..].StartsWith(word))
            return false;
        at += word.Length;
        return true;
    }

    private static bool SkipNumber(ReadOnlySpan<byte> line, ref int at)
    {
        if (line[at] == '-')
            at++;
        if (at < line.Length && line[at] == '0')
            at++;
        else if (!SkipDigits(line, ref at))
            return false;
        if (at < line.Length && line[at] == '.')
        {
            at++;
            if (!SkipDigits(line, ref at))
                return false;
        }

        if (at == line.Length || line[at] is not ((byte)'e' or (byte)'E'))
            return true;
        at++;
        if (at < line.Length && line[at] is (byte)'+' or (byte)'-')
            at++;
        return SkipDigits(line, ref at);
    }

    private static bool SkipDigits(ReadOnlySpan<byte> line, ref int at)
    {
        int first = at;
        while (at < line.Length && char.IsAsciiDigit((char)line[at]))
            at++;
        return at > first;
    }

    private static bool SkipText(ReadOnlySpan<byte> line, ref int at)
    {
        at++;
        while (at < line.Length)
        {
            byte letter = line[at++];
            if (letter == '"')
                return true;
            if (letter < ' ' || (letter == '\\' && !SkipEscape(line, ref at)))
                return false;
        }

        return false;
    }

    private static bool SkipEscape(ReadOnlySpan<byte> line, ref int at)
    {
        if (at == line.Length)
            return false;
        byte letter = line[at++];
        if (letter != 'u')
            return "\"\\/bfnrt"u8.Contains(letter);
        if (line.Length - at < 4)
            return false;
        for (int end = at + 4; at < end; at++)
        {
            if (!char.IsAsciiHexDigit((char)line[at]))
                return false;
        }

        return true;
    }
}

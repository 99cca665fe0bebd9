using System.Text;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Makes bad inputs of good ones: bytes, tokens, members and lines are changed, doubled, cut and put into each other's places.</summary>
internal sealed class Mutation(int seed, IReadOnlyList<byte[]> samples)
{
    private static readonly string[] Numbers =
    [
        "0", "-0", "-1", "1e308", "-1e308", "1e309", "5e-324", "1e-400", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616",
        "NaN", "Infinity", "-Infinity", "0.1234567890123456789012345", "1E+5", "00", "01", "1.", ".5", "+1", "0x10", "1_000", "null", "true", "\"12\"", "[]", "{}", "2147483648", "1e-10",
        "1" + new string('0', 400),
    ];

    private static readonly string[] Texts =
    [
        "", "\\ud800", "\\udc00\\ud800", "\\u0000", "\\", "\\x", "\u0000", "\u202e", "\uFEFF", "\U0001F680", "../../x", "C:\\\\x", "CON", "=1+1", "@x", "<script>alert(1)</script>", "]]>", "&lt;",
        "##vso[task.setvariable variable=a]b", "::error::x", "$(HOME)", "%24", "{{title}}", "__proto__", "a\\nb", "vllm:x[http://a]{b=\\\"c\\\"}", "request_latency", "inter_chunk_latency", "unit",
    ];

    private static readonly byte[][] Pieces = [.. new[]
    {
        "\n", "\r\n", "\r", "\t", " ", ",", ":", "\"", "'", "\\", "{", "}", "[", "]", "{}", "[]", "null", "\u0000", "\uFEFF", "#", "- ", "&a ", "*a", "!!python/object ", "<<: ", "|", ">", "%", "@", "`", "? ", "---\n", "...\n", "\"\"", ",,", "//",
    }.Select(Encoding.UTF8.GetBytes), [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0x80]];

    private readonly Random _random = new(seed);

    /// <summary>An input.</summary>
    public byte[] Make()
    {
        byte[] input = Sample();
        for (int changes = 1 + _random.Next(1 << _random.Next(5)); changes > 0; changes--)
            input = Changed(input);
        return input.Length <= 256 << 10 ? input : input[..(256 << 10)];
    }

    private byte[] Changed(byte[] input) => _random.Next(16) switch
    {
        0 => Replaced(input, Place(input), 1, [(byte)_random.Next(256)]),
        1 or 2 => Replaced(input, Place(input), 0, Pieces[_random.Next(Pieces.Length)]),
        3 => Replaced(input, Place(input), _random.Next(1, 4), []),
        4 => Replaced(input, Place(input), _random.Next(input.Length + 1), []),
        5 => input[..Place(input)],
        6 => Doubled(input),
        7 => Spliced(input),
        8 or 9 => Token(input, letter => char.IsAsciiDigit((char)letter) || letter is (byte)'-' or (byte)'.' or (byte)'+', Numbers),
        10 or 11 => Token(input, letter => char.IsAsciiLetter((char)letter) || letter is (byte)'_' or (byte)':' or (byte)' ', Texts),
        12 => Line(input),
        13 => Nested(input),
        14 => _random.Next(4) switch
        {
            0 => [0xEF, 0xBB, 0xBF, .. input],
            1 => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(input).Replace("\n", "\r\n", StringComparison.Ordinal)),
            2 => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(input).Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r", StringComparison.Ordinal)),
            _ => [.. input, .. new byte[_random.Next(600)]],
        },
        _ => Renamed(input),
    };

    private byte[] Sample() => samples[_random.Next(samples.Count)];

    private int Place(byte[] input) => _random.Next(input.Length + 1);

    private static byte[] Replaced(byte[] input, int at, int length, ReadOnlySpan<byte> by) =>
        [.. input.AsSpan(0, at), .. by, .. input.AsSpan(Math.Min(input.Length, at + length))];

    // Part of the input once more, somewhere; sometimes many times.
    private byte[] Doubled(byte[] input)
    {
        int from = Place(input);
        byte[] part = input[from..Math.Min(input.Length, from + _random.Next(1 << _random.Next(1, 12)))];
        int times = _random.Next(8) == 0 ? Math.Min(500, (64 << 10) / Math.Max(1, part.Length)) : 1;
        return Replaced(input, _random.Next(2) == 0 ? from : Place(input), 0, [.. Enumerable.Repeat(part, times).SelectMany(one => one)]);
    }

    private byte[] Spliced(byte[] input)
    {
        byte[] other = Sample();
        int from = _random.Next(other.Length + 1);
        return Replaced(input, Place(input), _random.Next(200), other.AsSpan(from, Math.Min(other.Length - from, _random.Next(400))));
    }

    private byte[] Token(byte[] input, Func<byte, bool> isPart, string[] others)
    {
        int start = Array.FindIndex(input, Math.Min(Place(input), Math.Max(0, input.Length - 1)), letter => isPart(letter));
        if (start < 0)
            return input;
        while (start > 0 && isPart(input[start - 1]))
            start--;
        int end = start;
        while (end < input.Length && isPart(input[end]))
            end++;
        return Replaced(input, start, end - start, Encoding.UTF8.GetBytes(others[_random.Next(others.Length)]));
    }

    // A line is taken out, doubled or moved.
    private byte[] Line(byte[] input)
    {
        List<byte[]> lines = [.. Encoding.Latin1.GetString(input).Split('\n').Select(Encoding.Latin1.GetBytes)];
        int line = _random.Next(lines.Count);
        byte[] taken = lines[line];
        if (_random.Next(2) == 0)
            lines.RemoveAt(line);
        if (_random.Next(3) != 0)
            lines.Insert(_random.Next(lines.Count + 1), taken);
        return [.. lines.SelectMany((one, i) => i == 0 ? one : one.Prepend((byte)'\n'))];
    }

    private byte[] Nested(byte[] input)
    {
        int depth = 1 << _random.Next(14);
        (string open, string close) = _random.Next(5) switch { 0 => ("[", "]"), 1 => ("{\"a\":", "}"), 2 => ("{a: ", "}"), 3 => ("(", ")"), _ => ("- ", "") };
        string text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + (_random.Next(2) == 0 ? string.Concat(Enumerable.Repeat(close, depth)) : "");
        return Replaced(input, Place(input), 0, Encoding.UTF8.GetBytes(text));
    }

    // One name given to another member.
    private byte[] Renamed(byte[] input)
    {
        string text = Encoding.Latin1.GetString(input);
        string[] names = [.. text.Split('"').Where((part, i) => i % 2 == 1 && part.Length is > 0 and < 60)];
        if (names.Length < 2)
            return input;
        string old = names[_random.Next(names.Length)];
        int at = text.IndexOf(old, _random.Next(text.LastIndexOf(old, StringComparison.Ordinal) + 1), StringComparison.Ordinal);
        return Replaced(input, at, old.Length, Encoding.Latin1.GetBytes(names[_random.Next(names.Length)]));
    }
}

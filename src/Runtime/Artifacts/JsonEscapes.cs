using System.Globalization;
using System.Text;
using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Texts of a JSON reader whose escapes may name half a surrogate pair, which the framework finds out late and with an exception each time.
/// </summary>
internal static class JsonEscapes
{
    private const int LongestEscape = 6;

    /// <summary>Whether the text at the reader is a name. One that is no text, for half a pair, is none.</summary>
    /// <param name="json">At a text or a key.</param>
    /// <param name="name">The name.</param>
    public static bool Is(ref readonly Utf8JsonReader json, ReadOnlySpan<byte> name) => !json.ValueIsEscaped ? json.ValueSpan.SequenceEqual(name)
        : json.ValueSpan.Length <= LongestEscape * name.Length && Unescaped(json.ValueSpan) is { } text && name.SequenceEqual(text);

    /// <summary>The text at the reader in UTF-8; <see langword="null"/> when one of its escapes is half a surrogate pair.</summary>
    /// <param name="escaped">What stands between the quotes, its escapes well-formed.</param>
    public static byte[]? Unescaped(ReadOnlySpan<byte> escaped)
    {
        byte[] text = new byte[escaped.Length];
        int count = 0;
        for (int at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] != '\\')
            {
                text[count++] = escaped[at];
                continue;
            }

            if (escaped[++at] != 'u')
            {
                text[count++] = escaped[at] switch { (byte)'b' => 8, (byte)'f' => 12, (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, var other => other };
                continue;
            }

            char first = Unit(escaped[(at + 1)..]);
            at += 4;
            if (!Rune.TryCreate(first, out Rune rune))
            {
                if (!escaped[(at + 1)..].StartsWith("\\u"u8) || !Rune.TryCreate(first, Unit(escaped[(at + 3)..]), out rune))
                    return null;
                at += LongestEscape;
            }

            count += rune.EncodeToUtf8(text.AsSpan(count));
        }

        return text[..count];
    }

    private static char Unit(ReadOnlySpan<byte> digits) => (char)ushort.Parse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

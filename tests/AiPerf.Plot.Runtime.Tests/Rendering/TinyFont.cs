using System.Buffers.Binary;
using SkiaSharp;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>
/// A TrueType font with the given characters, each a box as wide as its number in the list; so tests of installed fonts need none
/// installed.
/// </summary>
internal static class TinyFont
{
    private const int UnitsPerEm = 1000;

    /// <summary>The advance of the n-th character, counted from 1, in ems.</summary>
    public static double Advance(int number) => number * 0.25;

    public static SKTypeface Create(params int[] characters)
    {
        var glyphs = characters.Length + 1;
        var outline = Box();
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cmap"] = Bytes(0, 1, 3, 10, 0, 12, 12, 0, 0, 16 + 12 * characters.Length, 0, 0, 0, characters.Length)
                .Concat(characters.Select((character, i) => (character, glyph: i + 1)).OrderBy(entry => entry.character)
                    .SelectMany(entry => Bytes(0, entry.character, 0, entry.character, 0, entry.glyph))).ToArray(),
            // Glyph 0 is empty; all others share the box by having it each.
            ["glyf"] = [.. Enumerable.Range(0, characters.Length).SelectMany(_ => outline)],
            ["head"] = Bytes(1, 0, 0, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UnitsPerEm, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 500, 700, 0, 8, 2, 1, 0),
            ["hhea"] = Bytes(1, 0, 800, -200, 0, 2000, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, glyphs),
            ["hmtx"] = [.. Enumerable.Range(0, glyphs).SelectMany(i => Bytes((int)(Advance(i) * UnitsPerEm), 0))],
            ["loca"] = [.. Enumerable.Range(0, glyphs + 1).SelectMany(i => Bytes(0, Math.Max(0, i - 1) * outline.Length))],
            ["maxp"] = Bytes(1, 0, glyphs, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
        };

        using var file = new MemoryStream();
        file.Write(Bytes(1, 0, tables.Count, 64, 2, 16 * tables.Count - 64));
        var offset = 12 + 16 * tables.Count;
        foreach (var (tag, table) in tables)
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(tag));
            file.Write(Bytes(0, 0, offset >> 16, offset & 0xFFFF, 0, table.Length));
            offset += Padded(table.Length);
        }

        foreach (var table in tables.Values)
        {
            file.Write(table);
            file.Write(new byte[Padded(table.Length) - table.Length]);
        }

        using var data = SKData.CreateCopy(file.ToArray());
        return SKTypeface.FromData(data) ?? throw new InvalidDataException("The font of the tests cannot be read.");
    }

    /// <summary>One contour of four points, from (0, 0) to (500, 700).</summary>
    private static byte[] Box()
    {
        byte[] bytes = [.. Bytes(1, 0, 0, 500, 700, 3, 0), 1, 1, 1, 1, .. Bytes(0, 0, 500, 0, 0, 700, 0, -700)];
        return [.. bytes, .. new byte[Padded(bytes.Length) - bytes.Length]];
    }

    private static byte[] Bytes(params int[] words)
    {
        var bytes = new byte[2 * words.Length];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2 * i), unchecked((ushort)words[i]));
        return bytes;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}

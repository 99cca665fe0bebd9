using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AiPerf.Plot.Rendering;

/// <summary>The colours of a picture that has few.</summary>
internal sealed class PngPalette
{
    private const int MaxColors = 256;

    private readonly Dictionary<uint, byte> _indices;

    private PngPalette(Dictionary<uint, byte> indices, byte[] colors)
    {
        _indices = indices;
        Colors = colors;
    }

    /// <summary>Red, green, blue of each colour, in the order in which they first occur.</summary>
    public byte[] Colors { get; }

    /// <summary>The palette of a picture; <see langword="null"/> when it has more than 256 colours.</summary>
    /// <param name="pixels">Four bytes a pixel.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static PngPalette? TryMake(ReadOnlySpan<byte> pixels)
    {
        var indices = new Dictionary<uint, byte>(MaxColors);
        var colors = new List<byte>(3 * MaxColors);
        var words = MemoryMarshal.Cast<byte, uint>(pixels);
        for (var i = 0; i < words.Length; i++)
        {
            // Most pixels equal their left neighbour.
            if ((i > 0 && words[i] == words[i - 1]) || indices.ContainsKey(words[i]))
                continue;
            if (indices.Count == MaxColors)
                return null;
            indices.Add(words[i], (byte)indices.Count);
            colors.AddRange(pixels.Slice(i * 4, 3));
        }

        return new(indices, [.. colors]);
    }

    /// <summary>Writes the picture as indices, a byte each, without filters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteRows(ZLibStream deflater, ReadOnlySpan<byte> pixels, int width, int height)
    {
        var words = MemoryMarshal.Cast<byte, uint>(pixels);
        var row = new byte[1 + width];
        for (var y = 0; y < height; y++)
        {
            var line = words.Slice(y * width, width);
            for (var x = 0; x < width; x++)
                row[1 + x] = x > 0 && line[x] == line[x - 1] ? row[x] : _indices[line[x]];
            deflater.Write(row);
        }
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// Encodes opaque pixels: RGB, or a palette where there are at most 256 colours; per row no filter or the row above, whichever
/// leaves fewer changes; no time stamp. The same pixels give the same bytes.
/// </summary>
internal static class PngWriter
{
    /// <summary>Levels above cost several times as much for a few percent.</summary>
    private const int CompressionLevel = 6;

    /// <summary>Encodes a picture.</summary>
    /// <param name="pixels">Four bytes a pixel, row by row; the fourth is ignored.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="scale">Pixels a layout unit, of which 100 are an inch (spec plots R-1).</param>
    /// <param name="title">The title.</param>
    /// <param name="description">The picture in words.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, double scale, string title, string description)
    {
        var palette = PngPalette.TryMake(pixels);
        var file = new MemoryStream();
        file.Write(PngChunks.Signature);
        WriteHeader(file, width, height, palette is not null);
        // Perceptual rendering intent.
        PngChunks.Write(file, "sRGB"u8, [0]);
        WriteResolution(file, scale);
        PngChunks.WriteText(file, "Title", title);
        PngChunks.WriteText(file, "Description", description);
        if (palette is not null)
            PngChunks.Write(file, "PLTE"u8, palette.Colors);

        var data = new MemoryStream();
        using (var deflater = new ZLibStream(data, new ZLibCompressionOptions { CompressionLevel = CompressionLevel }, leaveOpen: true))
        {
            if (palette is null)
                WriteRows(deflater, pixels, width, height);
            else
                palette.WriteRows(deflater, pixels, width, height);
        }

        PngChunks.Write(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        PngChunks.Write(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteHeader(MemoryStream file, int width, int height, bool isIndexed)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)(isIndexed ? 3 : 2);
        header[10..].Clear();
        PngChunks.Write(file, "IHDR"u8, header);
    }

    private static void WriteResolution(MemoryStream file, double scale)
    {
        Span<byte> resolution = stackalloc byte[9];
        var perMetre = (int)Math.Round(100 * scale / 0.0254);
        BinaryPrimitives.WriteInt32BigEndian(resolution, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(resolution[4..], perMetre);
        resolution[8] = 1;
        PngChunks.Write(file, "pHYs"u8, resolution);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void WriteRows(ZLibStream deflater, ReadOnlySpan<byte> pixels, int width, int height)
    {
        const byte FilterNone = 0;
        const byte FilterUp = 2;
        var length = width * 3;
        var row = new byte[1 + length];
        var above = new byte[length];
        var difference = new byte[1 + length];
        row[0] = FilterNone;
        difference[0] = FilterUp;
        for (var y = 0; y < height; y++)
        {
            row.AsSpan(1).CopyTo(above);
            PackRgb(pixels.Slice(y * width * 4, width * 4), row.AsSpan(1));
            Subtract(row.AsSpan(1), above, difference.AsSpan(1));
            deflater.Write(y > 0 && Changes(difference.AsSpan(1)) < Changes(row.AsSpan(1)) ? difference : row);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRgb(ReadOnlySpan<byte> rgba, Span<byte> rgb)
    {
        var fourPixels = Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255);
        var (from, to) = (0, 0);
        // The last four bytes of each store are written again by the next one.
        for (; to + Vector128<byte>.Count <= rgb.Length; from += 16, to += 12)
            Vector128.Shuffle(Vector128.Create(rgba[from..]), fourPixels).CopyTo(rgb[to..]);
        for (; to < rgb.Length; from += 4, to += 3)
            rgba.Slice(from, 3).CopyTo(rgb[to..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> difference)
    {
        var i = 0;
        for (; i + Vector<byte>.Count <= row.Length; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) - new Vector<byte>(above[i..])).CopyTo(difference[i..]);
        for (; i < row.Length; i++)
            difference[i] = (byte)(row[i] - above[i]);
    }

    /// <summary>The bytes that differ from the same channel of their left neighbour.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Changes(ReadOnlySpan<byte> row)
    {
        var left = row[..^3];
        var here = row[3..];
        var equal = 0;
        var i = 0;
        for (; i + Vector256<byte>.Count <= here.Length; i += Vector256<byte>.Count)
        {
            var same = Vector256.Equals(Vector256.Create(left[i..]), Vector256.Create(here[i..]));
            equal += BitOperations.PopCount(same.ExtractMostSignificantBits());
        }

        for (; i < here.Length; i++)
            equal += left[i] == here[i] ? 1 : 0;
        return here.Length - equal;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>A PNG decoder of the tests' own: checks every CRC and undoes the filters our writer uses.</summary>
internal sealed class PngPicture
{
    private PngPicture(IReadOnlyList<(string Type, byte[] Data)> chunks, int width, int height, byte[] rgb)
    {
        Chunks = chunks;
        Width = width;
        Height = height;
        Rgb = rgb;
    }

    public IReadOnlyList<(string Type, byte[] Data)> Chunks { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Three bytes a pixel.</summary>
    public byte[] Rgb { get; }

    public bool IsIndexed => Chunks[0].Data[9] == 3;

    public byte[] Chunk(string type) => Chunks.Single(chunk => chunk.Type == type).Data;

    /// <summary>The text chunks by keyword.</summary>
    public IReadOnlyDictionary<string, string> Texts => Chunks.Where(chunk => chunk.Type == "iTXt").ToDictionary(
        chunk => Encoding.UTF8.GetString(chunk.Data, 0, Array.IndexOf(chunk.Data, (byte)0)),
        chunk => Encoding.UTF8.GetString(chunk.Data.AsSpan(Array.IndexOf(chunk.Data, (byte)0) + 5)));

    public (byte R, byte G, byte B) this[int x, int y] => (Rgb[(y * Width + x) * 3], Rgb[(y * Width + x) * 3 + 1], Rgb[(y * Width + x) * 3 + 2]);

    public static PngPicture Decode(byte[] file)
    {
        CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, file[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var data = file[(at + 8)..(at + 8 + length)];
            var crc = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length));
            Assert.AreEqual(BitwiseCrc(file.AsSpan(at + 4, length + 4)), crc, "CRC of a chunk");
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), data));
            at += 12 + length;
        }

        var header = chunks[0].Data;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        return new(chunks, width, height, Pixels(chunks, width, height, header[9] == 3));
    }

    private static byte[] Pixels(List<(string Type, byte[] Data)> chunks, int width, int height, bool indexed)
    {
        using var inflater = new ZLibStream(new MemoryStream(chunks.Single(chunk => chunk.Type == "IDAT").Data), CompressionMode.Decompress);
        var samples = indexed ? 1 : 3;
        var raw = new byte[(width * samples + 1) * height];
        inflater.ReadExactly(raw);
        Assert.AreEqual(-1, inflater.ReadByte());
        var stride = width * samples;
        var rows = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = raw[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                var above = y > 0 ? rows[(y - 1) * stride + x] : (byte)0;
                rows[y * stride + x] = (byte)(raw[y * (stride + 1) + 1 + x] + (filter == 2 ? above : 0));
            }

            Assert.IsTrue(filter is 0 or 2);
        }

        if (!indexed)
            return rows;
        var palette = chunks.Single(chunk => chunk.Type == "PLTE").Data;
        return [.. rows.SelectMany(index => palette.Skip(index * 3).Take(3))];
    }

    private static uint BitwiseCrc(ReadOnlySpan<byte> data)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}

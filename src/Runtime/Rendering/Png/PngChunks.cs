using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace AiPerf.Plot.Rendering;

/// <summary>Writes the chunks of a PNG file: length, type, data, CRC-32 of type and data.</summary>
internal static class PngChunks
{
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>The first eight bytes of every PNG file.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Appends a chunk.</summary>
    /// <param name="file">The file.</param>
    /// <param name="type">Four letters.</param>
    /// <param name="data">The data.</param>
    public static void Write(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(0xFFFFFFFF, type), data));
        file.Write(number);
    }

    /// <summary>Appends an international text chunk; nothing when the text is empty.</summary>
    /// <param name="file">The file.</param>
    /// <param name="keyword">The keyword, in Latin letters.</param>
    /// <param name="text">The text; a NUL, which the format forbids, is left out.</param>
    public static void WriteText(MemoryStream file, string keyword, string text)
    {
        if (text.Length == 0)
            return;
        // Keyword, NUL, not compressed, method 0, no language, no translated keyword, text.
        Write(file, "iTXt"u8, Encoding.UTF8.GetBytes(keyword + "\0\0\0\0\0" + text.Replace("\0", "", StringComparison.Ordinal)));
    }

    /// <summary>The running CRC-32 (polynomial 0xEDB88320) of a sequence; begin with and finally invert all ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }

        return table;
    }
}

using System.Buffers.Binary;
using System.IO.Compression;

namespace AiPerf.Plot.Rendering;

/// <summary>Unpacks a WOFF 1.0 file, whose tables are compressed one by one, into the font it was made from.</summary>
internal static class WoffFile
{
    private const uint Signature = 0x774F4646;
    private const int HeaderSize = 44;
    private const int EntrySize = 20;

    /// <summary>Tables of a font are few and small; anything else is not a font of ours.</summary>
    private const int MaxTableSize = 16 << 20;

    /// <summary>The font as an sfnt (TrueType or OpenType) file.</summary>
    /// <param name="woff">The WOFF file.</param>
    /// <exception cref="InvalidDataException">When it is not WOFF 1.0, or a table is cut off or has another length than announced.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> woff)
    {
        if (woff.Length < HeaderSize || BinaryPrimitives.ReadUInt32BigEndian(woff) != Signature)
            throw new InvalidDataException("The font is not a WOFF 1.0 file.");
        var flavor = BinaryPrimitives.ReadUInt32BigEndian(woff[4..]);
        var count = BinaryPrimitives.ReadUInt16BigEndian(woff[12..]);
        if (woff.Length < HeaderSize + count * EntrySize)
            throw new InvalidDataException("The font's table directory is cut off.");

        var entries = new (uint Tag, uint Checksum, byte[] Data)[count];
        for (var i = 0; i < count; i++)
        {
            var entry = woff.Slice(HeaderSize + i * EntrySize, EntrySize);
            entries[i] = (
                BinaryPrimitives.ReadUInt32BigEndian(entry),
                BinaryPrimitives.ReadUInt32BigEndian(entry[16..]),
                Table(
                    woff,
                    BinaryPrimitives.ReadUInt32BigEndian(entry[4..]),
                    BinaryPrimitives.ReadUInt32BigEndian(entry[8..]),
                    BinaryPrimitives.ReadUInt32BigEndian(entry[12..])));
        }

        return Assemble(flavor, entries);
    }

    private static byte[] Table(ReadOnlySpan<byte> woff, uint offset, uint packedLength, uint length)
    {
        if ((ulong)offset + packedLength > (ulong)woff.Length || packedLength > length || length > MaxTableSize)
            throw new InvalidDataException("A table of the font lies outside the file.");
        var packed = woff.Slice((int)offset, (int)packedLength).ToArray();
        if (packedLength == length)
            return packed;

        var table = new byte[length];
        using var inflater = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        if (inflater.ReadAtLeast(table, table.Length, throwOnEndOfStream: false) != table.Length || inflater.ReadByte() >= 0)
            throw new InvalidDataException("A table of the font has another length than announced.");
        return table;
    }

    private static byte[] Assemble(uint flavor, (uint Tag, uint Checksum, byte[] Data)[] tables)
    {
        var offset = 12 + 16 * tables.Length;
        var font = new byte[offset + tables.Sum(table => Padded(table.Data.Length))];
        var power = 1;
        var log = 0;
        for (; power * 2 <= tables.Length; power *= 2)
            log++;
        BinaryPrimitives.WriteUInt32BigEndian(font, flavor);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)(power * 16));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)((tables.Length - power) * 16));
        var row = 12;
        foreach (var (tag, checksum, data) in tables)
        {
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(row), tag);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(row + 4), checksum);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(row + 8), (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(row + 12), (uint)data.Length);
            data.CopyTo(font, offset);
            offset += Padded(data.Length);
            row += 16;
        }

        return font;
    }

    private static int Padded(int length) => (length + 3) & ~3;
}

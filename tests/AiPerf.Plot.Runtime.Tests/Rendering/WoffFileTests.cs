using System.Buffers.Binary;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

[TestClass]
public sealed class WoffFileTests
{
    [TestMethod]
    [DataRow("IBMPlexSans-Regular.woff")]
    [DataRow("IBMPlexSans-SemiBold.woff")]
    public void Every_table_of_an_unpacked_font_has_the_checksum_its_directory_states(string name)
    {
        var font = WoffFile.Unpack(Embedded(name));

        Assert.AreEqual(0x00010000u, BinaryPrimitives.ReadUInt32BigEndian(font));
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        Assert.AreEqual(17, count);
        for (var i = 0; i < count; i++)
        {
            var row = font.AsSpan(12 + 16 * i, 16);
            var isHead = row[..4].SequenceEqual("head"u8);
            var sum = Sum(font.AsSpan(Number(row[8..]), Number(row[12..])), skip: isHead ? 8 : -1);
            Assert.AreEqual(BinaryPrimitives.ReadUInt32BigEndian(row[4..]), sum, $"table {i}");
        }
    }

    [TestMethod]
    public void Bytes_that_are_no_WOFF_are_refused() =>
        Assert.ThrowsExactly<InvalidDataException>(() => WoffFile.Unpack(new byte[100]));

    [TestMethod]
    public void A_font_cut_off_anywhere_is_refused()
    {
        var whole = Embedded("IBMPlexSans-Regular.woff");
        foreach (var length in new[] { 0, 10, 43, 44, 200, 400, 50_000, whole.Length - 300 })
            Assert.ThrowsExactly<InvalidDataException>(() => WoffFile.Unpack(whole.AsSpan(0, length)), $"{length} bytes");
    }

    [TestMethod]
    public void A_table_longer_than_announced_is_refused()
    {
        var woff = Embedded("IBMPlexSans-Regular.woff");
        var length = woff.AsSpan(44 + 12, 4);
        BinaryPrimitives.WriteUInt32BigEndian(length, BinaryPrimitives.ReadUInt32BigEndian(length) - 1);
        Assert.ThrowsExactly<InvalidDataException>(() => WoffFile.Unpack(woff));
    }

    private static byte[] Embedded(string name)
    {
        using var stream = typeof(FigureRenderer).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static int Number(ReadOnlySpan<byte> bytes) => (int)BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static uint Sum(ReadOnlySpan<byte> table, int skip)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < table.Length; i += 4)
        {
            word.Clear();
            table.Slice(i, Math.Min(4, table.Length - i)).CopyTo(word);
            if (i != skip)
                sum += BinaryPrimitives.ReadUInt32BigEndian(word);
        }

        return sum;
    }
}

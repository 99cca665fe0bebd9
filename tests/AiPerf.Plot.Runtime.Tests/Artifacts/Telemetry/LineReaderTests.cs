using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Telemetry;

[TestClass]
public sealed class LineReaderTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("a", "1:a")]
    [DataRow("a\n", "1:a")]
    [DataRow("a\n\nb", "1:a 2: 3:b")]
    [DataRow("\n\n", "1: 2:")]
    [DataRow("\uFEFFa\r\nb\uFEFF", "1:a\r 2:b\uFEFF")]
    public void Lines_are_numbered_from_one(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Read(Encoding.UTF8.GetBytes(text), pieces: int.MaxValue)));

    [TestMethod]
    public void However_the_stream_arrives_the_lines_are_the_same()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("first\nsecond\n\nlast");

        for (int pieces = 1; pieces <= bytes.Length; pieces++)
            Assert.AreEqual("1:first 2:second 3: 4:last", string.Join(' ', Read(bytes, pieces)));
    }

    [TestMethod]
    public void A_line_without_end_is_passed_over_and_the_next_one_is_read()
    {
        byte[] bytes = new byte[(40 << 20) + 4];
        Array.Fill(bytes, (byte)'x');
        "\na\nb"u8.CopyTo(bytes.AsSpan(bytes.Length - 4));

        Assert.AreEqual("1!: 2:a 3:b", string.Join(' ', Read(bytes, pieces: int.MaxValue)));
    }

    private static List<string> Read(byte[] bytes, int pieces)
    {
        using var stream = new TrickleStream(bytes, pieces);
        var reader = new LineReader(stream);
        var lines = new List<string>();
        while (reader.TryRead(out ReadOnlySpan<byte> line))
            lines.Add($"{reader.Line}{(reader.IsTooLong ? "!" : "")}:{Encoding.UTF8.GetString(line)}");
        return lines;
    }

    private sealed class TrickleStream(byte[] bytes, int pieces) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, pieces));
    }
}

using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Simulated exports with random damage: nothing throws, and how the file is cut up for reading changes nothing.</summary>
[TestClass]
public sealed class DamagedRecordTests
{
    private static readonly string[] OddNumbers =
    [
        "-", "+", "0", "00", "1e", "e5", ".", "1e400", "-0", "NaN", "Infinity", "-Infinity", "123456789012345678901234567890", "0.1e-400",
        "\"x\"", "null", "[1,2]", "{\"a\":1}", "1 ", "\\u0031",
    ];

    private static readonly string[] Keys =
        ["metadata", "metrics", "value", "unit", "error", "code", "request_start_ns", "request_end_ns", "was_cancelled", "benchmark_phase"];

    private static readonly string[] OddKeys = ["metadata", "value", "metadat\\u0061", "", "request_end_ns", "unit", "x\\\"y", "\\ud800"];

    [TestMethod]
    public void Random_damage_never_throws_and_is_said_once()
    {
        for (int round = 0; round < 150; round++)
        {
            var random = new Random(round);
            byte[] content = Export(round, random);
            for (int damage = random.Next(1, 6); damage > 0 && content.Length > 10; damage--)
                content = Damage(random, content);

            using var file = new RequestFile(content);
            RequestTable? whole = file.TryRead();
            string said = string.Join(' ', file.Diagnostics.Select(one => $"({one.Location.Line}) {one.Message}"));
            Assert.IsLessThanOrEqualTo(1, file.Diagnostics.Count(one => one.Descriptor.Id is "AIPERF2002" or "AIPERF2005"), said);
            Assert.IsTrue(file.Diagnostics.All(one => one.Location.File == RequestFile.DisplayPath), said);

            RequestTable? cut = file.TryRead(RequestFile.Tiny);
            Assert.AreEqual(said, string.Join(' ', file.Diagnostics.Select(one => $"({one.Location.Line}) {one.Message}")));
            Assert.AreEqual(whole is null, cut is null);
            if (whole is not null)
                TableText.AssertEqual(TableText.Of(whole), cut, $"round {round}");
        }
    }

    [TestMethod]
    [DataRow("{\"\\ud800\":1,")]
    [DataRow("{\"meta\\udfffdata\":1,")]
    [DataRow("{\"metadata\":{\"\\ud800\":1},\"x\":")]
    [DataRow("{\"metrics\":{\"a\":{\"\\ud800\":1,\"value\":1}},\"x\":")]
    [DataRow("{\"error\":{\"\\ud800\":1},\"x\":")]
    public void Half_a_surrogate_pair_in_a_key_costs_its_line_at_most(string begin)
    {
        string good = RequestFile.Record(1_000, "\"request_latency\":{\"value\":1.5,\"unit\":\"ms\"}");
        using var file = new RequestFile(good, begin + good[1..], good);
        RequestTable table = file.Read();
        Assert.IsTrue(table.Count is 2 or 3);
        Assert.HasCount(3 - table.Count, file.Diagnostics);
    }

    private static byte[] Export(int round, Random random)
    {
        using var stream = new MemoryStream();
        RunSimulator.WriteRequests(stream, new RunOptions
        {
            Seed = round,
            Concurrency = 4,
            RequestCount = 60,
            ErrorShare = random.Next(3) * 0.1,
            CancellationShare = random.Next(2) * 0.1,
            ChunkLatencies = random.Next(3) == 0,
            WarmupRequests = random.Next(2) * 3,
            Streaming = random.Next(4) != 0,
            Detail = (RecordDetail)random.Next(2),
            OutputLength = new LengthDistribution(12, 0.4),
        });
        return stream.ToArray();
    }

    private static byte[] Damage(Random random, byte[] good)
    {
        int at = random.Next(good.Length);
        int length = Math.Min(random.Next(1, 60), good.Length - at);
        byte[] noise = new byte[length];
        random.NextBytes(noise);
        byte[] damaged = [.. good];
        switch (random.Next(8))
        {
            case 0:
                return damaged[..at];
            case 1:
                return [.. damaged[..at], .. damaged[(at + length)..]];
            case 2:
                noise.CopyTo(damaged, at);
                return damaged;
            case 3:
                return [.. damaged[..at], .. noise.Select(one => (byte)"{}[]\",:\\-+.0123456789eE\n\r\t NaInful"[one % 34]), .. damaged[at..]];
            case 4:
                return [.. damaged[..at], .. damaged[at..(at + length)], .. damaged[at..]];
            case 5:
                damaged[at] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 6:
                int digit = Array.FindIndex(damaged, at, one => char.IsAsciiDigit((char)one));
                byte[] odd = Encoding.UTF8.GetBytes(OddNumbers[random.Next(OddNumbers.Length)]);
                return digit < 0 ? damaged : [.. damaged[..digit], .. odd, .. damaged[(digit + random.Next(2))..]];
            default:
                string text = Encoding.Latin1.GetString(damaged);
                string key = Keys[random.Next(Keys.Length)];
                int place = text.IndexOf($"\"{key}\"", at, StringComparison.Ordinal);
                string other = OddKeys[random.Next(OddKeys.Length)];
                return place < 0 ? damaged : Encoding.Latin1.GetBytes(text[..(place + 1)] + other + text[(place + 1 + key.Length)..]);
        }
    }
}

using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>A megabyte (in a short run a tenth of it) of what brings out a square in the time or a multiple in the memory: one piece again and again, and names that are all different.</summary>
internal static class LongInputs
{
    // A square shows in a tenth of a megabyte too, if not as clearly.
    private static readonly int Length = FuzzBudget.IsLong ? 1_000_000 : 100_000;

    // Of the hundred configurations most are alike; a long run tries all.
    private const int MostSamples = 8;

    private static readonly string[] Pieces =
    [
        "\n", " ", "a", "0", "-", "\"", "\\", ",", ":", "#", "[", "]", "{", "}", "*", "?", "[a-", "\u0000", "\r", "'", "a ", "a,", "[],", "{},", "1,", "\"a\":", "\"a\",", "{\"a\":1}\n", "{\"a\":x}\n", "{\"a\":01}\n", "{\"\\ud800\":1}\n", "{\"a\":\"\\x\"}\n", "[[1,2],", "- ", "- a\n", "a: b\n", "? a\n", "# a\n",
        "&a ", "*a ", "\"\\d\" ", "[\"\\d\", ", "{a: ", "a=", "--a ", "0,a,b,avg,1\n", "a\"b,", "NaN,", "null\n", "\u00e9",
    ];

    /// <summary>The inputs: each piece alone, and in the middle of a sample.</summary>
    public static IEnumerable<(string Name, byte[] Content)> Of(FuzzTarget target)
    {
        foreach (string piece in Pieces)
        {
            byte[] part = Encoding.UTF8.GetBytes(piece);
            byte[] repeated = [.. Enumerable.Repeat(part, Length / part.Length).SelectMany(one => one)];
            yield return (piece, repeated);
            byte[] sample = target.Samples[0];
            yield return (piece + " inside", [.. sample.AsSpan(0, sample.Length / 2), .. repeated, .. sample.AsSpan(sample.Length / 2)]);
        }

        // Of a compressed file the content would count.
        IEnumerable<byte[]> samples = target.Samples.Where(sample => !Decompression.IsCompressed(sample.AsSpan(0, Math.Min(4, sample.Length))));
        foreach (byte[] sample in FuzzBudget.IsLong ? samples : samples.Take(MostSamples))
        {
            yield return ("a sample again and again", [.. Enumerable.Repeat(sample, 1 + (Length / Math.Max(1, sample.Length))).SelectMany(one => one)]);
            yield return ("names without end", Numbered(Encoding.Latin1.GetString(sample)));
        }

        yield return ("JSON names without end", Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, Length / 16).Select(i => $"\"name{i}\":{i}")) + "}"));
        yield return ("metrics without end", Encoding.UTF8.GetBytes("{" + string.Join(',', Enumerable.Range(0, Length / 40).Select(i => $"\"m{i}\":{{\"unit\":\"ms\",\"avg\":{i}}}")) + "}"));
        yield return ("a long name above many", Encoding.UTF8.GetBytes($"{{\"input_config\":{{\"{new string('n', Length / 2)}\":{{{string.Join(',', Enumerable.Range(0, Length / 25).Select(i => $"\"{i}\":1"))}}}}}}}"));
        yield return ("YAML keys without end", Encoding.UTF8.GetBytes("visualization:\n" + string.Concat(Enumerable.Range(0, Length / 25).Select(i => $"  multi_run_{i}: {i}\n"))));
        yield return ("YAML aliases without end", Encoding.UTF8.GetBytes("a: &a [x]\n" + string.Concat(Enumerable.Range(0, Length / 16).Select(i => $"b{i}: *a\n"))));
    }

    // The sample again and again, with a number of its own in every name that holds one, so that all differ.
    private static byte[] Numbered(string sample)
    {
        var text = new StringBuilder();
        for (int i = 0; text.Length < Length; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            text.Append(sample.Replace("_", "_" + number, StringComparison.Ordinal).Replace("request_" + number, "request_", StringComparison.Ordinal).Replace("_" + number + "ns", "_ns", StringComparison.Ordinal)
                .Replace("start_" + number, "start_", StringComparison.Ordinal));
        }

        return Encoding.Latin1.GetBytes(text.ToString());
    }
}

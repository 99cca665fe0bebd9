using System.Globalization;
using System.Text;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Random exports that hold everything that is allowed, and much that is not.</summary>
internal sealed class GeneratedExport(int seed)
{
    private static readonly string[] Metrics =
        ["time_to_first_token", "request_latency", "output_sequence_length", "inter_token_latency", "inter_chunk_latency", "m\u00e9trique", "x", "y_"];

    private static readonly string[] Units = ["ms", "tokens", "\u00b5s", "tokens/sec/user", ""];

    private static readonly string[] Mutants =
        ["\"", "\\", "{", "}", "[", "]", ",", ":", "0", ".", "-", "e", "N", " ", "\n", "\r", "\t", "null", "NaN", "Infinity", "\\u0041", "1", "t", "\u0001", "\u0000", "\uFEFF", "+", "E-", "//", "\u00e9", "\u007f"];

    // Where doubles and longs end, and what only looks like a number.
    private static readonly string[] Limits =
    [
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "9007199254740993", "1e308", "1.7976931348623157e308", "1.7976931348623159e308", "-1e309", "5e-324",
        "2.4703282292062327e-324", "2.2250738585072011e-308", "1e-400", "-0.0", "0e0", "0.0000000000000000000000000001", "123456789012345678901234567890", "0.1234567890123456789012345678901234567890", "00", "-01", "1.", ".5", "1e", "1e+",
        "--1", "0x10", "1_000", "1" + new string('0', 320),
    ];

    private readonly Random _random = new(seed);

    /// <summary>A file of about so many lines.</summary>
    public byte[] Make(int lines)
    {
        var text = new StringBuilder(_random.Next(5) == 0 ? "\uFEFF" : "");
        string lineEnd = Chance(4) ? "\r\n" : "\n";
        bool spaced = Chance(2);
        string[] metrics = [.. Metrics.OrderBy(_ => _random.Next())];
        for (int i = 0; i < lines; i++)
        {
            string line = Chance(25) ? Former(i, spaced) : Record(i, spaced, Chance(20) ? [.. Metrics.OrderBy(_ => _random.Next())] : metrics);
            if (Chance(12))
                line = Mutate(line);
            text.Append(line).Append(Chance(30) ? lineEnd + " " + lineEnd : Chance(30) ? " \t" + lineEnd : lineEnd);
        }

        string all = text.ToString();
        return Encoding.UTF8.GetBytes(Chance(3) ? all[..^_random.Next(1, 60)] : all);
    }

    // As written before November 2025: a phase of another name, one time, short names of metrics.
    private string Former(int i, bool spaced)
    {
        string colon = spaced ? ": " : ":";
        string comma = spaced ? ", " : ",";
        string both = Chance(3) ? $"{comma}\"request_start_ns\"{colon}1765500000000000{i:d3}{comma}\"request_end_ns\"{colon}1765500001000000{i:d3}" : "";
        return $"{{\"metadata\"{colon}{{\"x_request_id\"{colon}\"a{i}\"{comma}\"timestamp_ns\"{colon}1765500000000000000{comma}\"worker_id\"{colon}\"w\"{comma}\"credit_phase\"{colon}\"profiling\"{both}}}{comma}"
            + $"\"metrics\"{colon}{{\"ttft\"{colon}{{\"value\"{colon}{Value()}{comma}\"unit\"{colon}\"ms\"}}{comma}\"output_token_count\"{colon}{{\"value\"{colon}{Number()}{comma}\"unit\"{colon}\"tokens\"}}}}{comma}\"error\"{colon}null}}";
    }

    private string Record(int i, bool spaced, string[] order)
    {
        string colon = spaced ? ": " : ":";
        string comma = spaced ? ", " : ",";
        var members = new List<string>();
        long start = 1765500000000000000 + _random.NextInt64(1_000_000_000_000);
        List<string> metadata =
        [
            $"\"session_num\"{colon}{i}",
            $"\"x_request_id\"{colon}\"{_random.Next():x}-{(Chance(20) ? "\\\"}\\u005d]" : "")}\"",
            $"\"request_start_ns\"{colon}{start}",
            $"\"request_end_ns\"{colon}{start + _random.Next()}",
            $"\"benchmark_phase\"{colon}\"{(Chance(15) ? "warmup" : "profiling")}\"",
        ];
        if (Chance(2))
            metadata.Add($"\"conversation_id\"{colon}{(Chance(2) ? "null" : "\"c-17\"")}");
        if (Chance(3))
            metadata.Add($"\"was_cancelled\"{colon}{(Chance(6) ? "true" : Chance(6) ? "null" : "false")}");
        if (Chance(25))
            metadata.Add($"\"request_start_ns\"{colon}{start - 5}");
        members.Add($"\"metadata\"{colon}{{{string.Join(comma, metadata)}}}");
        members.Add($"\"metrics\"{colon}{{{string.Join(comma, order.Where(_ => !Chance(8)).Select(name => Metric(name, colon, comma)))}}}");
        if (Chance(10))
            members.Add($"\"error\"{colon}{Pick("null", "\"text\"", "{\"code\":499,\"message\":\"c\"}", "{\"code\":500,\"type\":null,\"cause_chain\":[\"a]\",\"b\"]}", "{}", "[1]")}");
        if (Chance(12))
            members.Add($"\"trace_data\"{colon}{Pick("{\"a\":[[1,2],[3]],\"b\":[{\"c\":\"]\"}]}", "[\"]\",1]", "[]", "[1, 2,3]", "{}")}");
        if (Chance(10))
            members = [.. members.OrderBy(_ => _random.Next())];
        if (Chance(40))
            members.Add($"\"metrics\"{colon}{{\"x\"{colon}1}}");
        return "{" + string.Join(comma, members) + "}";
    }

    private string Metric(string name, string colon, string comma)
    {
        if (Chance(30))
            name = $"\\u{(int)name[0]:x4}{name[1..]}";
        string value = name == "inter_chunk_latency" && !Chance(8)
            ? "[" + string.Join(comma, Enumerable.Range(0, _random.Next(40)).Select(_ => Number())) + "]"
            : Value();
        string unit = $"\"unit\"{colon}{(Chance(25) ? "null" : $"\"{Units[_random.Next(100) < 95 ? name.Length % Units.Length : _random.Next(Units.Length)]}\"")}";
        string body = _random.Next(25) switch
        {
            0 => $"{{{unit}{comma}\"value\"{colon}{value}}}",
            1 => $"{{\"value\"{colon}{value}}}",
            2 => $"{{\"value\"{colon}{value}{comma}\"n\"{colon}[1]{comma}{unit}}}",
            3 => $"{{{unit}}}",
            4 => value,
            _ => $"{{\"value\"{colon}{value}{comma}{unit}}}",
        };
        string member = $"\"{name}\"{colon}{body}";
        return Chance(60) ? member + comma + $"\"{name}\"{colon}{Value()}" : member;
    }

    private string Value() => _random.Next(40) switch
    {
        0 => "null",
        1 => "NaN",
        2 => "Infinity",
        3 => "-Infinity",
        4 => "\"12\"",
        5 => "true",
        6 => "[1.5,2]",
        7 => "{\"value\":3}",
        9 => Pick(Limits),
        8 => Pick("1E+5", "2e-7", "-0", "4.9e-324", "1e999", "9223372036854775808", "0.1234567890123456789", "-12.5e3"),
        _ => Number(),
    };

    private string Number() => _random.Next(4) switch
    {
        0 => _random.Next(3000).ToString(CultureInfo.InvariantCulture),
        1 => (_random.NextInt64(10_000_000_000) / 1e6).ToString("R", CultureInfo.InvariantCulture),
        2 => (_random.NextDouble() * 100).ToString("R", CultureInfo.InvariantCulture),
        _ => (_random.Next(200_000) * 0.001 - 50).ToString("R", CultureInfo.InvariantCulture),
    };

    private string Mutate(string line)
    {
        int at = _random.Next(line.Length);
        string mutant = Pick(Mutants);
        return _random.Next(4) switch
        {
            0 => line[..at] + line[(at + 1)..],
            1 => line[..at] + mutant + line[at..],
            2 => line[..at] + mutant + line[(at + 1)..],
            _ => line[..at],
        };
    }

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}

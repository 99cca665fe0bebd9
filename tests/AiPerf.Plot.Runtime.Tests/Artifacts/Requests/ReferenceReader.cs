using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>The plainest reader that could be written: one <see cref="JsonDocument"/> a line. What it gives is what the loader must give.</summary>
internal static partial class ReferenceReader
{
    public sealed record Result(string Table, int Lines, int Rejected, int FirstRejectedLine, string OtherUnits);

    private sealed record Row(long Start, long End, RequestStatus Status, bool IsWarmup, Dictionary<string, (double? Value, string? Unit)> Metrics);

    public static Result Read(byte[] file)
    {
        var rows = new List<Row>();
        int lines = 0;
        int rejected = 0;
        int first = 0;
        ReadOnlySpan<byte> utf8Mark = [0xEF, 0xBB, 0xBF];
        string text = Encoding.Latin1.GetString(file.AsSpan().StartsWith(utf8Mark) ? file.AsSpan(3) : file);
        string[] all = text.Split('\n');
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i].Trim(' ', '\t', '\r').Length == 0)
                continue;
            lines++;
            if (ReadLine(all[i]) is { } row)
                rows.Add(row);
            else if (rejected++ == 0)
                first = i + 1;
        }

        // Times of another unit among nanoseconds since 1970 are those of no request.
        const long Earliest = 1_400_000_000_000_000_000;
        if (rows.Exists(row => row.End >= Earliest) && rows.Exists(row => row.Start >= Earliest))
            rows.RemoveAll(row => row.Start < Earliest);
        RequestTable? table = Table(rows);
        var otherUnits =
            from column in table?.Metrics ?? []
            let other = rows.Select(row => row.Metrics.GetValueOrDefault(column.Name)).FirstOrDefault(
                metric => metric.Value is not null && metric.Unit is not null && metric.Unit != column.Unit).Unit
            where other is not null
            select $"'{column.Name}' is given in '{column.Unit}' on some lines and in '{other}'";
        return new Result(TableText.Of(table), lines, rejected, first, string.Join("; ", otherUnits));
    }

    private static Row? ReadLine(string latin1)
    {
        // What the loader promises beyond JSON: elements of number arrays are not looked at, and Python's NaN and infinities are values.
        string line = Token().Replace(latin1, match => match.Value[0] switch
        {
            '"' => match.Value,
            '[' => "[]",
            _ => '"' + Marker + match.Value.Trim() + '"',
        });
        try
        {
            using var document = JsonDocument.Parse(Encoding.Latin1.GetBytes(line));
            return ReadRecord(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private const string Marker = "bare word ";

    private static Row? ReadRecord(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !All(root, "metadata").All(IsSound) || !All(root, "metrics").All(block => block.ValueKind == JsonValueKind.Object))
            return null;
        if (Last(root, "metadata") is not { ValueKind: JsonValueKind.Object } metadata)
            return null;
        if (Time(metadata, "request_start_ns") is not { } start || Time(metadata, "request_end_ns") is not { } end || end < start)
            return null;

        var metrics = new Dictionary<string, (double? Value, string? Unit)>();
        if (Last(root, "metrics") is { } block)
        {
            foreach (JsonProperty metric in block.EnumerateObject())
                metrics[metric.Name] = Metric(metric.Value);
        }

        RequestStatus status = RequestStatus.Completed;
        if (Last(root, "error") is { } error)
        {
            bool isCancel = error.ValueKind == JsonValueKind.Object && Last(error, "code") is { ValueKind: JsonValueKind.Number } code
                && code.GetDouble() == 499;
            status = isCancel ? RequestStatus.Cancelled : RequestStatus.Failed;
        }

        if (Last(metadata, "was_cancelled") is { ValueKind: JsonValueKind.True })
            status = RequestStatus.Cancelled;
        bool isWarmup = Last(metadata, "benchmark_phase") is { } name && name.GetString()!.Equals("warmup", StringComparison.OrdinalIgnoreCase);
        return new Row(start, end, status, isWarmup, metrics);
    }

    // Of a key that occurs twice the last value counts, but one of the wrong type rejects the line wherever it stands.
    private static bool IsSound(JsonElement metadata) =>
        metadata.ValueKind == JsonValueKind.Object
        && All(metadata, "was_cancelled").All(flag => flag.ValueKind is JsonValueKind.True or JsonValueKind.False)
        && All(metadata, "benchmark_phase").All(phase => phase.ValueKind == JsonValueKind.String && !IsBareWord(phase))
        && All(metadata, "request_start_ns").Concat(All(metadata, "request_end_ns")).All(time => Nanoseconds(time) is not null);

    private static (double? Value, string? Unit) Metric(JsonElement metric)
    {
        if (metric.ValueKind != JsonValueKind.Object)
            return (Number(metric), null);
        string? unit = Last(metric, "unit") is { ValueKind: JsonValueKind.String } text && !IsBareWord(text) ? text.GetString() : null;
        return (Last(metric, "value") is { } value ? Number(value) : null, unit);
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => double.Parse(value.GetRawText(), CultureInfo.InvariantCulture),
        JsonValueKind.String when IsBareWord(value) => value.GetString()![Marker.Length..] switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            _ => double.NegativeInfinity,
        },
        _ => null,
    };

    private static long? Time(JsonElement metadata, string name) =>
        Last(metadata, name) is { } time ? Nanoseconds(time) : null;

    private static long? Nanoseconds(JsonElement time) =>
        time.ValueKind == JsonValueKind.Number && time.GetRawText().All(char.IsAsciiDigit) && time.TryGetInt64(out long value) ? value : null;

    private static bool IsBareWord(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith(Marker, StringComparison.Ordinal);

    // Absent and null are the same; of equal names the last counts.
    private static JsonElement? Last(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static IEnumerable<JsonElement> All(JsonElement element, string name) =>
        element.EnumerateObject().Where(property => property.NameEquals(name) && property.Value.ValueKind != JsonValueKind.Null).Select(property => property.Value);

    private static RequestTable? Table(List<Row> rows)
    {
        if (rows.Count == 0)
            return null;
        long origin = rows.Min(row => row.Start);
        List<string> names = [.. rows.SelectMany(row => row.Metrics.Where(metric => metric.Value.Value is not null)).Select(metric => metric.Key).Distinct()];
        return new RequestTable(
            origin,
            [.. rows.Select(row => row.Start - origin)],
            [.. rows.Select(row => row.End - origin)],
            [.. rows.Select(row => row.Status)],
            [.. rows.Select(row => row.IsWarmup)],
            names.ConvertAll<NumberColumn>(name => new ReferenceColumn(name, [.. rows.Select(row => row.Metrics.GetValueOrDefault(name))])));
    }

    private sealed class ReferenceColumn(string name, (double? Value, string? Unit)[] values) : NumberColumn
    {
        public override string Name => name;

        public override string? Unit => values.FirstOrDefault(value => value.Value is not null && value.Unit is not null).Unit;

        public override int Count => values.Length;

        public override int PresentCount => values.Count(value => value.Value is not null);

        public override void CopyTo(Span<double> destination)
        {
            for (int i = 0; i < values.Length; i++)
                destination[i] = values[i].Value ?? double.NaN;
        }
    }

    // A string, an array without strings, arrays and objects, or a bare word where a value may stand.
    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|\[[^\[\]{}"@\\^_`|~\x7F\xC0-\xFF]*\]|(?<=[:,\[ \t])(?:NaN|-?Infinity)(?=[,\]} \t\r]|$)
        """)]
    private static partial Regex Token();
}

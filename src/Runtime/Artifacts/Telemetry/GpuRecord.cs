using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>One line of <c>gpu_telemetry_export.jsonl</c>. Its texts point into the line where they need no unescaping.</summary>
internal ref struct GpuRecord
{
    private const string NoText = "it holds text that is not valid UTF-8";

    /// <summary>Epoch nanoseconds.</summary>
    public long TimestampNs;

    /// <summary>The exporter's URL.</summary>
    public ReadOnlySpan<byte> Url;

    /// <summary>The host name.</summary>
    public ReadOnlySpan<byte> Host;

    /// <summary>The UUID.</summary>
    public ReadOnlySpan<byte> Uuid;

    /// <summary>The product name.</summary>
    public ReadOnlySpan<byte> Model;

    /// <summary>The index on the host; minus one when there is none.</summary>
    public int Index;

    /// <summary>Reads a line.</summary>
    /// <param name="line">One JSON object.</param>
    /// <param name="fields">Numbers the fields.</param>
    /// <param name="values">Receives the finite numbers of <c>telemetry_data</c> by field.</param>
    /// <param name="isSuspect">Whether lines before it were broken, so that this one is looked through before it is parsed.</param>
    /// <param name="record">The record.</param>
    /// <returns><see langword="null"/>, or why the line is not usable.</returns>
    public static string? TryRead(ReadOnlySpan<byte> line, GpuFieldNames fields, List<(int Field, double Value)> values, bool isSuspect, out GpuRecord record)
    {
        record = new GpuRecord { Index = -1 };
        values.Clear();
        // An exception costs more than a hundred good lines, so what is plainly no record is not parsed.
        ReadOnlySpan<byte> text = line.Trim(" \t\r"u8);
        if (text is not [(byte)'{', ..])
            return "it is not a JSON object";
        if (text is not [.., (byte)'}'] || text[1..].TrimStart(" \t\r"u8) is not [(byte)'"' or (byte)'}', ..] || (isSuspect && !JsonGrammar.IsValue(text)))
            return "it is not valid JSON";
        try
        {
            return Read(line, fields, values, ref record);
        }
        catch (JsonException)
        {
            return "it is not valid JSON";
        }
    }

    private static string? Read(ReadOnlySpan<byte> line, GpuFieldNames fields, List<(int Field, double Value)> values, ref GpuRecord record)
    {
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return "it is not a JSON object";

        bool hasTime = false;
        bool hasData = false;
        bool isText = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonEscapes.Is(ref reader, "timestamp_ns"u8))
                hasTime = ReadTime(ref reader, out record.TimestampNs);
            else if (JsonEscapes.Is(ref reader, "dcgm_url"u8))
                record.Url = Text(ref reader, ref isText);
            else if (JsonEscapes.Is(ref reader, "hostname"u8))
                record.Host = Text(ref reader, ref isText);
            else if (JsonEscapes.Is(ref reader, "gpu_uuid"u8))
                record.Uuid = Text(ref reader, ref isText);
            else if (JsonEscapes.Is(ref reader, "gpu_model_name"u8))
                record.Model = Text(ref reader, ref isText);
            else if (JsonEscapes.Is(ref reader, "gpu_index"u8))
                record.Index = ReadIndex(ref reader);
            else if (!JsonEscapes.Is(ref reader, "telemetry_data"u8))
                reader.Skip();
            else if (ReadData(ref reader, fields, values) is { } problem)
                return problem;
            else
                hasData = true;
        }

        // Anything after the object makes this throw.
        while (reader.Read())
        {
        }

        return !isText ? NoText : !hasTime ? "it has no timestamp_ns" : !hasData ? "it has no telemetry_data" : null;
    }

    private static string? ReadData(ref Utf8JsonReader reader, GpuFieldNames fields, List<(int Field, double Value)> values)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return "its telemetry_data is not an object";

        fields.Restart();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            if (reader.ValueIsEscaped)
            {
                if (JsonEscapes.Unescaped(name) is not { } unescaped)
                    return NoText;
                name = unescaped;
            }

            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                reader.Skip();
            else if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double value) && double.IsFinite(value))
            {
                int field = fields.IndexOf(name);
                if (field < 0)
                    return "the file has too many different fields";
                values.Add((field, value));
            }
        }

        return null;
    }

    private static bool ReadTime(ref Utf8JsonReader reader, out long time)
    {
        time = 0;
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            reader.Skip();
        if (reader.TokenType != JsonTokenType.Number)
            return false;
        if (reader.TryGetInt64(out time))
            return time > 0;
        if (!reader.TryGetDouble(out double number) || !(number is > 0 and < 9.2e18))
            return false;
        time = (long)number;
        return true;
    }

    private static int ReadIndex(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            reader.Skip();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int index) && index >= 0 ? index : -1;
    }

    private static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader, scoped ref bool isText)
    {
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            reader.Skip();
        if (reader.TokenType != JsonTokenType.String)
            return default;
        if (!reader.ValueIsEscaped)
            return reader.ValueSpan;
        byte[]? text = JsonEscapes.Unescaped(reader.ValueSpan);
        isText &= text is not null;
        return text;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads a record with the framework's strict parser: every line whose layout is new, and every one that is damaged. What it reads
/// teaches the templates. One a thread.
/// </summary>
internal sealed unsafe class RecordReader(SegmentScratch scratch, LineTemplates templates, bool withChunkLatencies)
{
    private const int MaxDepth = 64;
    private const int CancelledCode = 499;

    private readonly LineTemplateBuilder _builder = new();
    private readonly List<SpecialNumber> _specials = [];
    private readonly List<(ScratchColumn Column, string? Unit)> _touched = [];
    private readonly RecordFields _fields = new();
    private readonly List<double> _list = [];
    private byte[] _original = [];
    private readonly List<ScratchColumn> _listColumns = [];
    private int _expected;

    /// <summary>Reads one line that is not blank into the scratch's current row, or rejects it.</summary>
    /// <param name="line">Its first byte; the line may be changed.</param>
    /// <param name="length">Its length without the line end.</param>
    /// <param name="isCutOff">Whether the file ends without a line end here.</param>
    public void Read(byte* line, int length, bool isCutOff)
    {
        LineFault fault = Parse(line, length, isCutOff);
        if (fault != LineFault.None)
        {
            Forget();
            scratch.Reject(fault);
            return;
        }

        int row = scratch.Rows;
        scratch.Start[row] = _fields.Start;
        scratch.End[row] = _fields.End;
        foreach ((ScratchColumn column, string? unit) in _touched)
        {
            if (!ColumnChunk.IsMissing(column.Values[row]))
                scratch.Use(column, unit);
        }

        scratch.Accept(_fields.Status, _fields.IsWarmup);
        if (_builder.Build(line, length, _fields.Status, _fields.IsWarmup) is { } template)
            templates.Add(template);
    }

    private LineFault Parse(byte* line, int length, bool isCutOff)
    {
        _builder.Begin();
        _touched.Clear();
        _fields.Clear();
        _expected = 0;

        // An exception costs more than a hundred good lines, so what is plainly no record is not parsed.
        byte* first = JsonBytes.SkipBlanks(line);
        byte* last = line + length - 1;
        while (*last is (byte)' ' or (byte)'\t' or (byte)'\r')
            last--;
        if (*first != '{')
            return LineFault.NotAnObject;
        if (*last != '}' || last == first)
            return isCutOff ? LineFault.CutOff : LineFault.NotJson;
        if (*JsonBytes.SkipBlanks(first + 1) is not ((byte)'"' or (byte)'}'))
            return LineFault.NotJson;

        if (withChunkLatencies)
        {
            // The next step blanks the elements of lists.
            if (_original.Length < length)
                _original = new byte[length * 2];
            new ReadOnlySpan<byte>(line, length).CopyTo(_original);
        }

        LineBlanking.Prepare(line, line + length, _specials);
        if (_specials.Count > 0)
            _builder.Refuse();

        // After the first of a segment, which the parser itself tells what is wrong with, rejected lines may be many.
        if (scratch.Rejected > 0 && !JsonGrammar.IsValue(new ReadOnlySpan<byte>(line, length)))
            return isCutOff ? LineFault.CutOff : LineFault.NotJson;
        try
        {
            var json = new Utf8JsonReader(
                new ReadOnlySpan<byte>(line, length), new JsonReaderOptions { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow });
            LineFault fault = ReadRecord(ref json);
            return fault == LineFault.None ? _fields.Check() : fault;
        }
        catch (JsonException)
        {
            return isCutOff ? LineFault.CutOff : LineFault.NotJson;
        }
    }

    private LineFault ReadRecord(ref Utf8JsonReader json)
    {
        LineFault fault = LineFault.None;
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonEscapes.Is(ref json, "metadata"u8))
                fault = ReadMetadata(ref json);
            else if (JsonEscapes.Is(ref json, "metrics"u8))
                fault = ReadMetrics(ref json);
            else if (JsonEscapes.Is(ref json, "error"u8))
                ReadError(ref json);
            else
                SkipNext(ref json);
            if (fault != LineFault.None)
                return fault;
        }

        json.Read(); // Nothing may follow; the parser throws if something does.
        return LineFault.None;
    }

    private LineFault ReadMetadata(ref Utf8JsonReader json)
    {
        if (_fields.BeginMetadata())
            _builder.Refuse();
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return LineFault.None;
        if (json.TokenType != JsonTokenType.StartObject)
            return LineFault.MetadataNotObject;

        _fields.HasMetadata = true;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            LineFault fault = LineFault.None;
            if (JsonEscapes.Is(ref json, "request_start_ns"u8))
                fault = ReadTime(ref json, HoleKind.Start, ref _fields.Start, ref _fields.HasStart);
            else if (JsonEscapes.Is(ref json, "request_end_ns"u8))
                fault = ReadTime(ref json, HoleKind.End, ref _fields.End, ref _fields.HasEnd);
            else if (JsonEscapes.Is(ref json, "was_cancelled"u8))
                fault = ReadCancelled(ref json);
            else if (JsonEscapes.Is(ref json, "benchmark_phase"u8))
                fault = ReadPhase(ref json);
            else
                SkipMetadataField(ref json);
            if (fault != LineFault.None)
                return fault;
        }

        return LineFault.None;
    }

    private LineFault ReadTime(ref Utf8JsonReader json, HoleKind kind, ref long time, ref bool isPresent)
    {
        if (isPresent)
            _builder.Refuse();
        isPresent = false;
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return LineFault.None;
        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out time) || time < 0 || json.ValueSpan[0] == '-'
            || json.ValueSpan.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0)
        {
            return LineFault.TimeNotInteger;
        }

        isPresent = true;
        _builder.Add(kind, json.TokenStartIndex, json.BytesConsumed);
        return LineFault.None;
    }

    private LineFault ReadCancelled(ref Utf8JsonReader json)
    {
        json.Read();
        _fields.IsCancelled = json.TokenType == JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null
            ? LineFault.None
            : LineFault.CancelledNotBoolean;
    }

    private LineFault ReadPhase(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
        {
            _fields.IsWarmup = false;
            return LineFault.None;
        }

        if (json.TokenType != JsonTokenType.String)
            return LineFault.PhaseNotText;
        _fields.IsWarmup = Text(ref json).Equals("warmup", StringComparison.OrdinalIgnoreCase);
        return LineFault.None;
    }

    private void SkipMetadataField(ref Utf8JsonReader json)
    {
        _fields.HasTimestamp |= JsonEscapes.Is(ref json, "timestamp_ns"u8);
        SkipNext(ref json);
    }

    private LineFault ReadMetrics(ref Utf8JsonReader json)
    {
        if (_fields.HasMetrics)
        {
            _builder.Refuse();
            Forget();
        }

        _fields.HasMetrics = true;
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return LineFault.None;
        if (json.TokenType != JsonTokenType.StartObject)
            return LineFault.MetricsNotObject;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ScratchColumn? column = Column(ref json);
            json.Read();
            if (column is null)
                SkipValue(ref json);
            else
                ReadMetric(ref json, column);
        }

        return LineFault.None;
    }

    private void ReadMetric(ref Utf8JsonReader json, ScratchColumn column)
    {
        int row = scratch.Rows;
        Touch(column); // Before anything is written, so that a line rejected half-way leaves no value behind.
        column.Values[row] = ColumnChunk.Missing;
        _listColumns.Clear();
        string? unit = null;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            bool hasValue = false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (JsonEscapes.Is(ref json, "value"u8))
                {
                    if (hasValue)
                        _builder.Refuse();
                    hasValue = true;
                    json.Read();
                    ReadValue(ref json, column, row);
                }
                else if (JsonEscapes.Is(ref json, "unit"u8))
                {
                    json.Read();
                    unit = ReadUnit(ref json, column);
                }
                else
                {
                    SkipNext(ref json);
                }
            }
        }
        else
        {
            ReadValue(ref json, column, row);
        }

        if (unit is null)
            return;
        _builder.SetUnit(column, unit);
        _touched[IndexOf(column)] = (column, unit);
        foreach (ScratchColumn statistic in _listColumns)
            _touched[IndexOf(statistic)] = (statistic, unit);
    }

    private void Touch(ScratchColumn column)
    {
        int again = IndexOf(column);
        if (again < 0)
        {
            _touched.Add((column, null));
            return;
        }

        _builder.Refuse();
        _touched[again] = (column, null);
    }

    private int IndexOf(ScratchColumn column)
    {
        int i = _touched.Count - 1;
        while (i >= 0 && _touched[i].Column != column)
            i--;
        return i;
    }

    private string? ReadUnit(ref Utf8JsonReader json, ScratchColumn column)
    {
        if (json.TokenType == JsonTokenType.String)
            return column.Unit is { } known && !json.ValueIsEscaped && json.ValueTextEquals(known) ? known : Text(ref json);
        SkipValue(ref json);
        return null;
    }

    private void ReadValue(ref Utf8JsonReader json, ScratchColumn column, int row)
    {
        column.Values[row] = ColumnChunk.Missing;
        if (json.TokenType != JsonTokenType.Number)
        {
            if (withChunkLatencies && json.TokenType == JsonTokenType.StartArray && column.Name == ChunkLatency.Tag)
                ReadList(ref json, row);
            else
                SkipValue(ref json);
            return;
        }

        column.Values[row] = Number(ref json);
        _builder.Add(HoleKind.Metric, json.TokenStartIndex, json.BytesConsumed, column);
    }

    private void ReadList(ref Utf8JsonReader json, int row)
    {
        // A template passes over lists, so the next line like this one must come here too.
        _builder.Refuse();
        int start = (int)json.TokenStartIndex + 1;
        SkipValue(ref json);
        ReadOnlySpan<byte> list = _original.AsSpan(start, (int)json.BytesConsumed - 1 - start);
        _list.Clear();
        foreach (Range element in list.Split((byte)','))
        {
            if (double.TryParse(list[element], NumberStyles.Float, CultureInfo.InvariantCulture, out double latency))
                _list.Add(latency);
        }

        double[]? statistics = ChunkLatency.Statistics(CollectionsMarshal.AsSpan(_list));
        for (int i = 0; statistics is not null && i < statistics.Length; i++)
        {
            if (scratch.Column(ChunkLatency.Columns[i]) is not { } column)
                return;
            Touch(column);
            column.Values[row] = statistics[i];
            _listColumns.Add(column);
        }
    }

    private double Number(ref Utf8JsonReader json)
    {
        foreach (SpecialNumber special in _specials)
        {
            if (special.Offset == json.TokenStartIndex)
                return special.Value;
        }

        fixed (byte* token = json.ValueSpan)
        {
            JsonNumber.ReadDouble(token, out double value);
            return value;
        }
    }

    private void ReadError(ref Utf8JsonReader json)
    {
        if (_fields.BeginError())
            _builder.Refuse();
        json.Read();
        _fields.HasError = json.TokenType != JsonTokenType.Null;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            SkipValue(ref json);
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isCode = JsonEscapes.Is(ref json, "code"u8);
            json.Read();
            if (isCode)
                _fields.IsCancelCode = json.TokenType == JsonTokenType.Number && Number(ref json) == CancelledCode;
            if (!isCode || json.TokenType != JsonTokenType.Number)
                SkipValue(ref json);
        }
    }

    private void SkipNext(ref Utf8JsonReader json)
    {
        json.Read();
        SkipValue(ref json);
    }

    private void SkipValue(ref Utf8JsonReader json)
    {
        long start = json.TokenStartIndex;
        switch (json.TokenType)
        {
            case JsonTokenType.String:
                _builder.Add(HoleKind.String, start, json.BytesConsumed);
                break;
            case JsonTokenType.Number:
                _builder.Add(HoleKind.Number, start, json.BytesConsumed);
                break;
            case JsonTokenType.StartArray:
                json.Read();
                if (json.TokenType == JsonTokenType.EndArray)
                {
                    _builder.Add(HoleKind.Array, start, json.BytesConsumed);
                    break;
                }

                while (json.TokenType != JsonTokenType.EndArray)
                {
                    SkipValue(ref json);
                    json.Read();
                }

                break;
            case JsonTokenType.StartObject:
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                    SkipNext(ref json);
                break;
        }
    }

    // Metrics mostly come in the order in which they were first met.
    private ScratchColumn? Column(ref Utf8JsonReader json)
    {
        IReadOnlyList<ScratchColumn> known = scratch.Columns;
        if (_expected < known.Count && JsonEscapes.Is(ref json, known[_expected].NameUtf8))
            return known[_expected++];
        int count = known.Count;
        ScratchColumn? column = scratch.Column(Text(ref json));
        if (column is not null && known.Count > count)
            _expected = known.Count;
        return column;
    }

    // What is invalid UTF-8 or half a surrogate pair is shown with replacement characters or as it is written.
    private static string Text(ref Utf8JsonReader json) =>
        Encoding.UTF8.GetString(json.ValueIsEscaped && JsonEscapes.Unescaped(json.ValueSpan) is { } text ? text : json.ValueSpan);

    private void Forget()
    {
        foreach ((ScratchColumn column, _) in _touched)
            column.Values[scratch.Rows] = ColumnChunk.Missing;
        _touched.Clear();
    }
}

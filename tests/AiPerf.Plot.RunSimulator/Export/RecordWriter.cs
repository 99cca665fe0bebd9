using System.Globalization;
using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>Writes <c>profile_export.jsonl</c>: one record a line, in order of completion, keys without a value left out.</summary>
internal sealed class RecordWriter
{
    private const int Workers = 4;
    private const int Processors = 2;
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Unit = JsonEncodedText.Encode("unit");
    private readonly RunOptions _options;
    private readonly (JsonEncodedText Tag, JsonEncodedText Unit, RecordMetric Metric)[] _metrics;
    private readonly JsonEncodedText[] _workers;
    private readonly JsonEncodedText[] _processors;

    private RecordWriter(RunOptions options)
    {
        _options = options;
        _metrics = [.. RecordMetric.Of(options.Detail).Select(metric => (JsonEncodedText.Encode(metric.Tag), JsonEncodedText.Encode(metric.Unit), metric))];
        _workers = [.. Enumerable.Range(0, Workers).Select(number => JsonEncodedText.Encode(Identity.Process("worker", options.Seed, number)))];
        _processors = [.. Enumerable.Range(Workers, Processors).Select(number => JsonEncodedText.Encode(Identity.Process("record_processor", options.Seed, number)))];
    }

    public static void Write(Stream stream, IEnumerable<SimulatedRequest> requests, RunOptions options) =>
        JsonText.WriteLines(stream, requests, new RecordWriter(options).WriteRecord);

    private void WriteRecord(Utf8JsonWriter json, SimulatedRequest request)
    {
        json.WriteStartObject("metadata"u8);
        WriteMetadata(json, request);
        json.WriteEndObject();
        json.WriteStartObject("metrics"u8);
        foreach (var (tag, unit, metric) in _metrics)
        {
            double value = metric.Value(request);
            if (double.IsNaN(value))
            {
                continue;
            }

            json.WriteStartObject(tag);
            json.WritePropertyName(Value);
            if (metric.IsCount)
            {
                json.WriteNumberValue((long)value);
            }
            else
            {
                json.WriteFloat(value);
            }

            json.WriteString(Unit, unit);
            json.WriteEndObject();
        }

        WriteChunks(json, request);
        json.WriteEndObject();
        if (Identity.Error(request) is { } error)
        {
            json.WritePropertyName("error"u8);
            error.Write(json);
        }
    }

    private void WriteMetadata(Utf8JsonWriter json, SimulatedRequest request)
    {
        // Warm-up requests number on their own; a negative item keeps their identifiers apart.
        long item = request.IsWarmup ? -100_000 - request.Index : request.Index * 2;
        bool full = _options.Detail == RecordDetail.Full;
        json.WriteNumber("session_num"u8, request.Index);
        json.WriteString("x_request_id"u8, Identity.Uuid(_options.Seed, item));
        if (full)
        {
            json.WriteString("x_correlation_id"u8, Identity.Uuid(_options.Seed, item + 1));
            json.WriteString("conversation_id"u8, string.Create(CultureInfo.InvariantCulture, $"session_{request.Index:d6}"));
            json.WriteNumber("turn_index"u8, 0);
            json.WriteNumber("credit_issued_ns"u8, request.CreditNs);
        }

        json.WriteNumber("request_start_ns"u8, request.StartNs);
        if (full && request.FirstTokenNs > 0)
        {
            json.WriteNumber("request_ack_ns"u8, request.StartNs + (request.FirstTokenNs * 2 / 5));
        }

        json.WriteNumber("request_end_ns"u8, request.EndNs);
        json.WriteString("worker_id"u8, _workers[request.Index % Workers]);
        json.WriteString("record_processor_id"u8, _processors[request.Index % Processors]);
        json.WriteString("benchmark_phase"u8, request.IsWarmup ? "warmup"u8 : "profiling"u8);
        json.WriteBoolean("was_cancelled"u8, request.Outcome == Outcome.Cancelled);
        if (request.Outcome == Outcome.Cancelled)
        {
            json.WriteNumber("cancellation_time_ns"u8, request.EndNs - 20_000);
        }
    }

    private static void WriteChunks(Utf8JsonWriter json, SimulatedRequest request)
    {
        if (request.ChunkNs.Length == 0)
        {
            return;
        }

        json.WriteStartObject("inter_chunk_latency"u8);
        json.WriteStartArray(Value);
        foreach (long gap in request.ChunkNs)
        {
            json.WriteFloat(gap / 1e6);
        }

        json.WriteEndArray();
        json.WriteString(Unit, "ms"u8);
        json.WriteEndObject();
    }
}

using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>Writes the summary's <c>telemetry_data</c>: the endpoints, their GPUs, and the distribution of every field.</summary>
internal static class TelemetrySummary
{
    public static void Write(Utf8JsonWriter json, GpuLog log, RunOptions options)
    {
        json.WriteStartObject("telemetry_data");
        json.WriteStartObject("summary");
        WriteUrls(json, "endpoints_configured", log);
        WriteUrls(json, "endpoints_successful", log);
        json.WriteString("start_time", JsonText.Time(log.Samples[0].TimestampNs));
        json.WriteString("end_time", JsonText.Time(log.Samples[^1].TimestampNs));
        json.WriteEndObject();
        json.WriteStartObject("endpoints");
        foreach (var endpoint in log.Gpus.GroupBy(gpu => gpu.Endpoint))
        {
            json.WriteStartObject(endpoint.Key);
            json.WriteStartObject("gpus");
            foreach (var gpu in endpoint)
            {
                WriteGpu(json, gpu, [.. log.Samples.Where(sample => sample.Gpu == gpu)], options);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteUrls(Utf8JsonWriter json, string name, GpuLog log)
    {
        json.WriteStartArray(name);
        foreach (string url in log.Gpus.Select(gpu => gpu.Url).Distinct())
        {
            json.WriteStringValue(url);
        }

        json.WriteEndArray();
    }

    private static void WriteGpu(Utf8JsonWriter json, SimulatedGpu gpu, IReadOnlyList<GpuSample> samples, RunOptions options)
    {
        json.WriteStartObject($"gpu_{gpu.Index}");
        json.WriteNumber("gpu_index", gpu.Index);
        json.WriteString("gpu_name", options.Gpus!.Name);
        json.WriteString("gpu_uuid", gpu.Uuid);
        json.WriteString("hostname", gpu.Host);
        json.WriteStartObject("metrics");
        int count = options.Detail == RecordDetail.Full ? GpuLog.Fields.Count : 5;
        for (int field = 0; field < count; field++)
        {
            var (tag, unit, isCounter) = GpuLog.Fields[field];
            // Counters are reported as what the run added to them.
            SummaryWriter.WriteBlock(json, isCounter
                ? new MetricReport(tag, tag, unit, samples[^1].Values[field] - samples[0].Values[field])
                : new MetricReport(tag, tag, unit, double.NaN, SampleStatistics.Of([.. samples.Select(sample => sample.Values[field])])));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}

using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>Writes <c>gpu_telemetry_export.jsonl</c>: one line per GPU and scrape.</summary>
internal static class TelemetryWriter
{
    public static void Write(Stream stream, GpuLog log, GpuOptions settings) =>
        JsonText.WriteLines(stream, log.Samples, (json, sample) => WriteSample(json, sample, settings));

    private static void WriteSample(Utf8JsonWriter json, GpuSample sample, GpuOptions settings)
    {
        json.WriteNumber("timestamp_ns"u8, sample.TimestampNs);
        json.WriteString("dcgm_url"u8, sample.Gpu.Url);
        json.WriteNumber("gpu_index"u8, sample.Gpu.Index);
        json.WriteString("gpu_uuid"u8, sample.Gpu.Uuid);
        json.WriteString("gpu_model_name"u8, settings.Name);
        json.WriteString("pci_bus_id"u8, sample.Gpu.BusId);
        json.WriteString("device"u8, $"nvidia{sample.Gpu.Index}");
        json.WriteString("hostname"u8, sample.Gpu.Host);
        json.WriteStartObject("telemetry_data"u8);
        for (int field = 0; field < sample.Values.Length; field++)
        {
            json.WriteFloat(GpuLog.Fields[field].Tag, sample.Values[field]);
        }

        json.WriteEndObject();
    }
}

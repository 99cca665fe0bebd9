using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>Reads which GPUs the <c>telemetry_data</c> of a summary lists (spec artifacts 1.5).</summary>
internal static class TelemetrySection
{
    /// <summary>One entry per exporter and GPU, in file order; parts that are no objects are ignored, as AIPerf ignores them.</summary>
    /// <param name="telemetry">The value of <c>telemetry_data</c>.</param>
    /// <returns>The GPUs, or <see langword="null"/> when there is no object <c>endpoints</c>.</returns>
    public static List<ReportedGpu>? Read(JsonElement telemetry)
    {
        if (telemetry.At("endpoints") is not { ValueKind: JsonValueKind.Object } endpoints)
            return null;

        return
        [
            .. from endpoint in endpoints.EnumerateObject()
               where endpoint.Value.At("gpus") is { ValueKind: JsonValueKind.Object }
               from gpu in endpoint.Value.GetProperty("gpus").EnumerateObject()
               where gpu.Value.ValueKind == JsonValueKind.Object
               select Gpu(GpuKeys.Endpoint(endpoint.Name), gpu.Name, gpu.Value),
        ];
    }

    private static ReportedGpu Gpu(string endpoint, string name, JsonElement gpu)
    {
        string? uuid = gpu.At("gpu_uuid")?.Text();
        int? index = gpu.At("gpu_index")?.Number() is { } number and >= 0 and < int.MaxValue ? (int)number : null;
        GpuIdentity identity = GpuKeys.Of(
            uuid, gpu.At("hostname")?.Text(), endpoint, index, gpu.At("gpu_name")?.Text() ?? gpu.At("gpu_model_name")?.Text(), name);
        return new ReportedGpu(endpoint, identity, GpuKeys.IsIdentity(uuid));
    }
}

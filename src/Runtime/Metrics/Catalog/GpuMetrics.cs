using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>The fields of the GPU telemetry.</summary>
internal static class GpuMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        Gpu("gpu_power_usage", "GPU Power Usage", "W", Lower),
        Gpu("energy_consumption", "Energy Consumption", "MJ", Lower),
        Gpu("gpu_utilization", "GPU Utilization", "%", Higher),
        Gpu("gpu_memory_used", "GPU Memory Used", "GB", Lower),
        Gpu("gpu_temperature", "GPU Temperature", "°C", Lower),
        Gpu("xid_errors", "XID Errors", "count", Lower),
        Gpu("power_violation", "Power Violation", "us", Lower),
        Gpu("mem_utilization", "Memory Utilization", "%", Higher),
        Gpu("sm_utilization", "SM Utilization", "%", Higher),
        Gpu("decoder_utilization", "Decoder Utilization", "%", Higher),
        Gpu("encoder_utilization", "Encoder Utilization", "%", Higher),
        Gpu("jpg_utilization", "JPEG Utilization", "%", Higher),
        Gpu("amd_power", "AMD GPU Power", "W", Lower),
        Gpu("amd_energy_consumption", "AMD Energy Consumption", "MJ", Lower),
        Gpu("amd_memory_used", "AMD GPU Memory Used", "GB", Lower),
        Gpu("amd_temperature", "AMD GPU Temperature", "°C", Lower),
        Gpu("amd_gfx_activity", "AMD GFX Activity", "%", Higher),
        Gpu("amd_umc_activity", "AMD UMC Activity", "%", Higher),
        Gpu("amd_mm_activity", "AMD MM Activity", "%", Higher),
        Gpu("amd_ecc_uncorrectable", "AMD ECC Uncorrectable", "count", Lower),
        Gpu("amd_throttle_status", "AMD Throttle Status", "count", Lower),
    ];
}

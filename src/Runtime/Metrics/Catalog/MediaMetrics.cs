using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>Audio, images and video.</summary>
internal static class MediaMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        // How long the input plays: the workload's size, not the server's speed.
        Record("audio_duration", "Audio Duration", "sec", None),
        Record("rtfx", "Inverse Real-Time Factor (RTFx)", "ratio", Higher),
        Record("num_images", "Number of Images", "images", None),
        Record("image_throughput", "Image Throughput", "images/sec", Higher),
        Record("image_latency", "Image Latency", "ms/image", Lower),
        Record("video_inference_time", "Video Inference Time", "ms", Lower),
        Record("video_peak_memory", "Video Peak Memory", "MB", Lower),
    ];
}

using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>Derives <c>output_token_throughput_per_gpu</c> (spec artifacts 3.5): every statistic of the throughput over the number of GPUs.</summary>
internal static class PerGpuThroughput
{
    private const string Source = "output_token_throughput";
    private const string Tag = "output_token_throughput_per_gpu";

    /// <summary>The summary with the derived metric; unchanged when the throughput or the GPU count is unknown.</summary>
    /// <param name="summary">The summary of the files.</param>
    /// <param name="gpuCount">The number of GPUs serving the run, at least 1.</param>
    /// <param name="isOverride">Whether the user gave the count: then it also replaces a value that the file holds already.</param>
    public static RunSummary AddTo(RunSummary summary, int? gpuCount, bool isOverride)
    {
        if (gpuCount is not { } gpus || !summary.Metrics.TryGetValue(Source, out MetricBlock? total)
            || (summary.Metrics.ContainsKey(Tag) && !isOverride))
            return summary;

        var perGpu = new MetricBlock(
            Tag, null, total.Unit.Length == 0 ? "" : total.Unit + "/gpu",
            // The number of values is not shared out among the GPUs.
            total.Values.Where(entry => entry.Key != Stat.Count).ToDictionary(entry => entry.Key, entry => entry.Value / gpus))
        {
            Intervals = total.Intervals.ToDictionary(entry => entry.Key, entry => (entry.Value.Low / gpus, entry.Value.High / gpus)),
        };
        return summary with
        {
            Metrics = new Dictionary<string, MetricBlock>(summary.Metrics, StringComparer.Ordinal) { [Tag] = perGpu },
        };
    }
}

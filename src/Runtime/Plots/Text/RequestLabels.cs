using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Names of quantities measured once a request.</summary>
internal static class RequestLabels
{
    /// <summary>The name with its statistic, which is none: every request is shown.</summary>
    /// <param name="tag">The metric.</param>
    public static string Name(string tag) => MetricLabels.Name(tag) + ", each request";
}

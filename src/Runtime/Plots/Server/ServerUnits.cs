using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Units of what is drawn of server metrics.</summary>
internal static class ServerUnits
{
    /// <summary>The normalised unit; a counter's is that of its rate.</summary>
    public static string Of(ServerMetric metric)
    {
        string unit = MetricLabels.Unit(metric.Unit);
        return metric.Kind != ServerMetricKind.Counter ? unit : unit.Length == 0 ? "1/s" : unit + "/s";
    }
}

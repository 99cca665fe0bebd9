namespace AiPerf.Plot.Metrics;

/// <summary>Which way a metric gets better.</summary>
public enum MetricDirection
{
    /// <summary>Neither, or unknown.</summary>
    None,

    /// <summary>Larger is better.</summary>
    Higher,

    /// <summary>Smaller is better.</summary>
    Lower,
}

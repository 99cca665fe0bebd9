namespace AiPerf.Plot.Metrics;

/// <summary>How a metric comes about, which decides where it can be found.</summary>
internal enum MetricKind
{
    /// <summary>One value a request; a distribution in the summary.</summary>
    Record,

    /// <summary>A count or extreme kept while the benchmark runs; a single value in the summary.</summary>
    Aggregate,

    /// <summary>Computed from other metrics at the end; a single value in the summary.</summary>
    Derived,

    /// <summary>A field of the GPU telemetry.</summary>
    GpuTelemetry,

    /// <summary>A column this product computes from the requests, such as <c>request_number</c>.</summary>
    Computed,
}

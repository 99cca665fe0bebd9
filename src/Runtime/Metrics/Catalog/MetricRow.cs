namespace AiPerf.Plot.Metrics;

/// <summary>Makes the rows of the catalog. Which way a metric gets better is spec plots R-31, not AIPerf's single flag.</summary>
internal static class MetricRow
{
    public static MetricInfo Record(string tag, string header, string unit, MetricDirection direction) =>
        new(tag, header, unit, direction, MetricKind.Record);

    public static MetricInfo Aggregate(string tag, string header, string unit, MetricDirection direction) =>
        new(tag, header, unit, direction, MetricKind.Aggregate);

    public static MetricInfo Derived(string tag, string header, string unit, MetricDirection direction) =>
        new(tag, header, unit, direction, MetricKind.Derived);

    public static MetricInfo Gpu(string tag, string header, string unit, MetricDirection direction) =>
        new(tag, header, unit, direction, MetricKind.GpuTelemetry);

    public static MetricInfo Computed(string tag, string header, string unit, MetricDirection direction = MetricDirection.None) =>
        new(tag, header, unit, direction, MetricKind.Computed);
}

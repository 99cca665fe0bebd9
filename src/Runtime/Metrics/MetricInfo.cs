namespace AiPerf.Plot.Metrics;

/// <summary>What is known of a metric, whether or not a run contains it.</summary>
/// <param name="Tag">The machine name, such as <c>time_to_first_token</c>.</param>
/// <param name="Header">AIPerf's display name, such as <c>Time to First Token</c>; the time-slice file names metrics by it.</param>
/// <param name="Unit">AIPerf's unit text, such as <c>ms</c> or <c>tokens/sec</c>; empty when the metric has none.</param>
/// <param name="Direction">Which way the metric gets better.</param>
/// <param name="Kind">How the metric comes about.</param>
internal sealed record MetricInfo(string Tag, string Header, string Unit, MetricDirection Direction, MetricKind Kind);

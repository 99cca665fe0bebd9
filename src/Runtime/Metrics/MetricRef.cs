namespace AiPerf.Plot.Metrics;

/// <summary>A metric as a preset asks for it: which one, which statistic of it, and from where.</summary>
/// <param name="Tag">The metric's tag, a GPU field, a server metric, or a computed column such as <c>request_number</c>.</param>
/// <param name="Source">Where the values come from.</param>
/// <param name="Stat">The statistic; <see langword="null"/> where single values are plotted or the preset names none (then <see cref="Metrics.Stat.Avg"/> is meant in comparisons).</param>
public sealed record MetricRef(string Tag, DataSource Source, Stat? Stat = null);

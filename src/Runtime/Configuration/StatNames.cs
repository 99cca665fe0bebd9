using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>The names of statistics and data sources in the YAML.</summary>
internal static class StatNames
{
    /// <summary>Count and sum are not offered: a preset plots a statistic of the values, not their number.</summary>
    private static readonly Stat[] Allowed =
        [Stat.P50, Stat.Avg, Stat.P90, Stat.P95, Stat.P99, Stat.Min, Stat.Max, Stat.Std, Stat.P1, Stat.P5, Stat.P10, Stat.P25, Stat.P75];

    public static IReadOnlyList<Choice> Choices { get; } =
        [.. Allowed.Select(stat => new Choice(stat.ToString().ToLowerInvariant(), stat.ToString()))];

    public static IReadOnlyList<Choice> Sources { get; } =
    [
        new("requests", nameof(DataSource.Requests)),
        new("timeslices", nameof(DataSource.Timeslices)),
        new("gpu_telemetry", nameof(DataSource.GpuTelemetry)),
        new("aggregated", nameof(DataSource.Aggregated)),
        new("server_metrics", nameof(DataSource.ServerMetrics)),
        new("server_metrics_aggregated", nameof(DataSource.ServerMetricsAggregated)),
    ];

    public static string List => string.Join(", ", Choices.Select(choice => choice.Name));

    public static Stat? Find(string name) =>
        Choices.FirstOrDefault(choice => choice.Name == name) is { } found ? ParseStat(found.Member) : null;

    public static Stat ParseStat(string member) => Enum.TryParse(member, out Stat stat)
        ? stat : throw new ArgumentOutOfRangeException(nameof(member), member, "Not a statistic.");

    public static DataSource ParseSource(string member) => Enum.TryParse(member, out DataSource source)
        ? source : throw new ArgumentOutOfRangeException(nameof(member), member, "Not a data source.");
}

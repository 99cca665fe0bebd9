using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>The names of statistics and data sources in the YAML.</summary>
internal static class StatNames
{
    /// <summary>Count and sum are not offered: a preset plots a statistic of the values, not their number.</summary>
    private static readonly Stat[] Allowed =
        [Stat.P50, Stat.Avg, Stat.P90, Stat.P95, Stat.P99, Stat.Min, Stat.Max, Stat.Std, Stat.P1, Stat.P5, Stat.P10, Stat.P25, Stat.P75, Stat.Rate];

    public static IReadOnlyList<Choice> Choices { get; } =
        [.. Allowed.Select(stat => new Choice(stat.Word(), stat.ToString()))];

    public static IReadOnlyList<Choice> Sources { get; } =
    [
        new("requests", nameof(DataSource.Requests)),
        new("timeslices", nameof(DataSource.Timeslices)),
        new("gpu_telemetry", nameof(DataSource.GpuTelemetry)),
        new("aggregated", nameof(DataSource.Aggregated)),
        new("server_metrics", nameof(DataSource.ServerMetrics)),
        new("server_metrics_aggregated", nameof(DataSource.ServerMetricsAggregated)),
    ];

    /// <summary>Those that may stand at the end of a metric's name, for messages.</summary>
    public static string Suffixes => string.Join(", ", Choices.Where(choice => choice.Member != nameof(Stat.Rate)).Select(choice => choice.Name));

    public static string List => string.Join(", ", Choices.Select(choice => choice.Name));

    public static Stat? Find(string name) =>
        Choices.FirstOrDefault(choice => choice.Name == name) is { } found ? ParseStat(found.Member) : null;

    public static Stat ParseStat(string member) => Enum.TryParse(member, out Stat stat)
        ? stat : throw new ArgumentOutOfRangeException(nameof(member), member, "Not a statistic.");

    public static DataSource ParseSource(string member) => Enum.TryParse(member, out DataSource source)
        ? source : throw new ArgumentOutOfRangeException(nameof(member), member, "Not a data source.");
}

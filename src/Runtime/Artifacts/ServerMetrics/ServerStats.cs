using System.Text.Json;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>The statistics of a series and of its time slices under the names that all metrics share.</summary>
internal static class ServerStats
{
    private const string Estimate = "_estimate";

    private static readonly Stat[] Percentiles = [Stat.P1, Stat.P5, Stat.P10, Stat.P25, Stat.P50, Stat.P75, Stat.P90, Stat.P95, Stat.P99];

    /// <summary>A series' statistics over the run; finite ones alone.</summary>
    /// <param name="kind">The metric's kind.</param>
    /// <param name="series">The series.</param>
    /// <param name="stats">Its statistics, if it has any.</param>
    public static Dictionary<Stat, double> Of(ServerMetricKind kind, JsonElement series, JsonElement? stats)
    {
        var values = new Dictionary<Stat, double>();
        if (stats is { } given)
        {
            foreach (JsonProperty property in given.EnumerateObject())
            {
                if (property.Value.Number() is { } number && Find(kind, property.Name) is { } stat)
                    values[stat] = number;
            }
        }

        // A gauge that never changed may be written as its one value.
        if (kind == ServerMetricKind.Gauge && values.Count == 0 && series.At("value")?.Number() is { } constant)
        {
            values[Stat.Std] = 0;
            foreach (Stat stat in (Stat[])[Stat.Avg, Stat.Min, Stat.Max, .. Percentiles])
                values[stat] = constant;
        }

        return WithoutEmptyAverage(kind, values);
    }

    /// <summary>A time slice's statistics; finite ones alone.</summary>
    public static Dictionary<Stat, double> OfSlice(ServerMetricKind kind, JsonElement slice)
    {
        var values = new Dictionary<Stat, double>();
        foreach (string name in (string[])["avg", "min", "max", "rate", "total", "count", "sum"])
        {
            if (slice.At(name)?.Number() is { } number && Find(kind, name) is { } stat)
                values[stat] = number;
        }

        return WithoutEmptyAverage(kind, values);
    }

    private static Stat? Find(ServerMetricKind kind, string name) => kind switch
    {
        ServerMetricKind.Counter => name switch
        {
            "rate" => Stat.Rate,
            "rate_min" => Stat.Min,
            "rate_max" => Stat.Max,
            "rate_std" => Stat.Std,
            "total" => Stat.Sum,
            _ => null,
        },
        ServerMetricKind.Histogram when name.EndsWith(Estimate, StringComparison.Ordinal) => StatKeys.Find(name.AsSpan()[..^Estimate.Length]),
        _ => StatKeys.Find(name),
    };

    // No observation has no average; AIPerf writes a zero, which would pass for a very good latency.
    private static Dictionary<Stat, double> WithoutEmptyAverage(ServerMetricKind kind, Dictionary<Stat, double> values)
    {
        if (kind == ServerMetricKind.Histogram && values.TryGetValue(Stat.Count, out double count) && count <= 0)
        {
            foreach (Stat stat in (Stat[])[Stat.Avg, .. Percentiles])
                values.Remove(stat);
        }

        return values;
    }
}

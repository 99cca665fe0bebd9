using System.Text.Json;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Collects the metric blocks of a summary from every place AIPerf has put them (spec artifacts 1.3): at top level, nested under
/// <c>metrics</c>, and under <c>records</c> before October 2025. Top level wins over <c>metrics</c>, which wins over <c>records</c>.
/// </summary>
internal static class MetricBlocks
{
    private static readonly string[] Nested = ["metrics", "records"];

    /// <summary>Names that metrics had before, and their names now; an old file offers the metric under both.</summary>
    private static readonly (string Former, string Tag, string Unit)[] Renamed =
    [
        ("ttft", "time_to_first_token", "ms"),
        ("ttst", "time_to_second_token", "ms"),
        ("prefill_throughput", "prefill_throughput_per_user", "tokens/sec/user"),
    ];

    /// <summary>The metrics that have at least one finite statistic, by tag.</summary>
    public static Dictionary<string, MetricBlock> Read(JsonElement root)
    {
        var metrics = new Dictionary<string, MetricBlock>(StringComparer.Ordinal);
        AddAll(metrics, root);
        foreach (string name in Nested)
        {
            if (root.At(name) is { } nested)
                AddAll(metrics, nested);
        }

        foreach ((string former, string tag, string unit) in Renamed)
        {
            // The unit's name changed with the metric's: old and new runs must compare.
            if (metrics.TryGetValue(former, out MetricBlock? block))
                metrics.TryAdd(tag, block with { Tag = tag, Unit = unit });
        }

        return metrics;
    }

    private static void AddAll(Dictionary<string, MetricBlock> metrics, JsonElement place)
    {
        if (place.ValueKind != JsonValueKind.Object)
            return;
        foreach (JsonProperty property in place.EnumerateObject())
        {
            if (Block(property.Name, property.Value) is { } block)
                metrics.TryAdd(block.Tag, block);
        }
    }

    /// <summary>A metric is an object with a <c>unit</c>; run information and the like have none.</summary>
    private static MetricBlock? Block(string tag, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("unit", out JsonElement unit))
            return null;

        var values = new Dictionary<Stat, double>();
        double? single = null;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            if (property.Value.Number() is not { } number)
                continue;
            if (StatKeys.Find(property.Name) is { } stat)
                values[stat] = number;
            else if (property.NameEquals("value"))
                single = number;
        }

        if (single is { } only)
            values.TryAdd(Stat.Avg, only);
        return values.Count == 0 ? null : new MetricBlock(tag, value.At("header")?.Text(), unit.Text() ?? "", values);
    }
}

using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;

namespace AiPerf.Plot.Dashboard;

/// <summary>Every metric of the compared runs in every statistic, one value a run and in one unit, for the page to choose from.</summary>
internal static class PageMetrics
{
    private static readonly string[] Parameters = ["concurrency", "request_rate", "users", "gpu_count"];

    /// <summary>Writes the list.</summary>
    /// <param name="json">The document.</param>
    /// <param name="set">The runs.</param>
    /// <param name="swept">Columns of the configuration that differ between runs.</param>
    public static void Write(Utf8JsonWriter json, RunSet set, IReadOnlyList<string> swept)
    {
        json.WriteStartArray("metrics");
        var tags = new HashSet<string>(StringComparer.Ordinal);
        var known = set.Runs.SelectMany(run => run.Summary?.Metrics.Keys ?? []).Distinct(StringComparer.Ordinal);
        if (set.Runs.Any(run => MetricColumn.Block(run, "output_token_throughput_per_gpu") is not null))
            known = known.Append("output_token_throughput_per_gpu").Distinct(StringComparer.Ordinal);
        foreach (string tag in known.OrderBy(Place).ThenBy(tag => tag, NaturalOrder.Instance))
        {
            MetricBlock?[] blocks = [.. set.Runs.Select(run => MetricColumn.Block(run, tag))];
            if (tags.Add(tag))
                Metric(json, tag, MetricLabels.Name(tag, blocks.Select(block => block?.Header).FirstOrDefault(text => text is { Length: > 0 })), Category(tag), blocks, set, _ => "");
        }

        foreach (string tag in set.Runs.SelectMany(run => run.ServerMetrics?.Metrics ?? []).Select(metric => metric.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var column = ServerColumn.Of(set, tag);
            if (tags.Add(tag) && column.Blocks.Any(block => block is not null))
                Metric(json, tag, column.Name ?? tag, "Server", column.Blocks, set, column.Merged);
        }

        foreach (string tag in Parameters.Concat(swept))
        {
            double[] values = [.. set.Runs.Select(run => RunColumn.Number(run, tag) ?? double.NaN)];
            if (values.Any(double.IsFinite) && tags.Add(tag))
                Parameter(json, tag, values);
        }

        json.WriteEndArray();
    }

    private static void Metric(
        Utf8JsonWriter json, string tag, string name, string category, MetricBlock?[] blocks, RunSet set, Func<Stat, string> merged)
    {
        if (blocks.All(block => block is null))
            return;
        // The unit of the first run that states one; the others are converted (as in MetricColumn).
        string unit = MetricLabels.Unit(blocks.First(block => block is { Unit.Length: > 0 } || block == blocks.Last(last => last is not null))!.Unit);
        double?[] factors = [.. blocks.Select(block => block is null ? 1 : UnitConversion.Factor(MetricLabels.Unit(block.Unit), unit))];
        json.WriteStartObject();
        Head(json, tag, name, unit, category);
        if (Array.FindIndex(factors, factor => factor is null) is >= 0 and var odd)
            json.WriteString("conflict", $"'{tag}' is in {unit} in one run and in {MetricLabels.Unit(blocks[odd]!.Unit)} in run '{set.Runs[odd].Name}'");
        json.WriteStartObject("values");
        Stat[] stats = [.. Enum.GetValues<Stat>().Where(stat => Array.Exists(blocks, block => block?[stat] is not null))];
        foreach (Stat stat in stats)
        {
            json.WriteStartArray(stat.Word());
            for (int i = 0; i < blocks.Length; i++)
                PageText.Number(json, blocks[i]?[stat] * factors[i] ?? double.NaN);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        Intervals(json, blocks, factors, stats);
        string[] ways = [.. stats.Select(merged)];
        if (Array.Exists(ways, way => way.Length > 0))
        {
            json.WriteStartObject("merged");
            for (int i = 0; i < stats.Length; i++)
                json.WriteString(stats[i].Word(), ways[i]);
            json.WriteEndObject();
        }

        // Which runs have the metric at all: a statistic counts as shared when each of those has it.
        json.WriteStartArray("has");
        foreach (var block in blocks)
            json.WriteNumberValue(block is null ? 0 : 1);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Intervals(Utf8JsonWriter json, MetricBlock?[] blocks, double?[] factors, Stat[] stats)
    {
        if (!Array.Exists(blocks, block => block?.Intervals.Count > 0))
            return;
        json.WriteStartObject("intervals");
        foreach (Stat stat in stats.Where(stat => Array.Exists(blocks, block => block?.Intervals.ContainsKey(stat) == true)))
        {
            json.WriteStartArray(stat.Word());
            for (int i = 0; i < blocks.Length; i++)
            {
                if (blocks[i]?[stat] is { } value && factors[i] is { } factor && blocks[i]!.Intervals.TryGetValue(stat, out var interval))
                {
                    json.WriteStartArray();
                    PageText.Number(json, (value - interval.Low) * factor);
                    PageText.Number(json, (value + interval.High) * factor);
                    json.WriteEndArray();
                }
                else
                    json.WriteNullValue();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Parameter(Utf8JsonWriter json, string tag, double[] values)
    {
        json.WriteStartObject();
        string unit = tag switch
        {
            "request_rate" => "requests/s",
            RunColumn.Concurrency => "requests",
            _ => "",
        };
        Head(json, tag, RunColumn.Title(tag), unit, "Configuration");
        json.WriteBoolean("isParameter", true);
        json.WriteStartObject("values");
        json.WriteStartArray("value");
        foreach (double value in values)
            PageText.Number(json, value);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, string tag, string name, string unit, string category)
    {
        json.WriteString("tag", tag);
        json.WriteString("name", name);
        json.WriteString("unit", unit);
        json.WriteString("category", category);
        json.WriteString("direction", MetricCatalog.DirectionOf(tag) switch
        {
            MetricDirection.Higher => "higher",
            MetricDirection.Lower => "lower",
            _ => "none",
        });
    }

    /// <summary>Categories in the order in which they are listed.</summary>
    private static int Place(string tag) => Array.IndexOf(Categories, Category(tag));

    private static readonly string[] Categories = ["Latency", "Throughput", "Counts and lengths", "GPU and energy", "Other"];

    internal static string Category(string tag) => tag switch
    {
        _ when Has(tag, "latency", "time_to", "duration", "_time", "ttft", "itl") && !Has(tag, "benchmark") => "Latency",
        _ when Has(tag, "throughput", "goodput", "_rate", "per_sec") => "Throughput",
        _ when Has(tag, "gpu", "energy", "power") => "GPU and energy",
        _ when Has(tag, "count", "length", "tokens", "isl", "osl") => "Counts and lengths",
        _ => "Other",
    };

    private static bool Has(string tag, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (tag.Contains(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}

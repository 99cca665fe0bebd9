using System.Text.Json;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads <c>profile_export_aiperf_aggregate.json</c>: statistics over the trials of one operating point (spec artifacts 1.10, 3.7).
/// The mean over trials is a statistic's value; its confidence interval, which AIPerf's plots throw away, is kept.
/// </summary>
internal static class AggregateReader
{
    /// <summary>Reads a file, or reports why it cannot be used.</summary>
    /// <param name="fullPath">The absolute path.</param>
    /// <param name="displayPath">The path for messages.</param>
    /// <param name="runName">The run for messages.</param>
    /// <param name="report">Receives each loss once.</param>
    public static RunSummary? Read(string fullPath, string displayPath, string runName, Action<PlotDiagnostic> report)
    {
        using JsonDocument? document = JsonFile.Read(fullPath, displayPath, runName, report);
        if (document is null)
            return null;

        JsonElement root = document.RootElement;
        try
        {
            return new RunSummary
            {
                Configuration = Configuration(root),
                Metrics = Metrics(root),
                AiPerfVersion = root.At("aiperf_version")?.Text(),
                TrialCount = (int)Math.Min(root.At("metadata", "num_successful_runs")?.Positive() ?? 1, int.MaxValue),
            };
        }
        catch (InvalidOperationException)
        {
            report(DiagnosticTable.FileUnreadable.At(new SourceSpan(displayPath), runName, "it holds text with an invalid Unicode escape", WithoutFile.Of(displayPath)));
            return null;
        }
    }

    private static Dictionary<string, MetricBlock> Metrics(JsonElement root)
    {
        var cells = new Dictionary<string, Cell>(StringComparer.Ordinal);
        if (root.At("metrics") is { ValueKind: JsonValueKind.Object } metrics)
        {
            foreach (JsonProperty property in metrics.EnumerateObject())
            {
                if (property.Value.At("mean")?.Number() is not { } mean)
                    continue;
                (string tag, Stat stat) = Split(property.Name);
                if (!cells.TryGetValue(tag, out Cell? cell))
                    cells.Add(tag, cell = new Cell(property.Value.At("unit")?.Text() ?? ""));
                cell.Add(stat, mean, property.Value);
            }
        }

        Dictionary<string, MetricBlock> topLevel = MetricBlocks.Read(root);
        foreach ((string tag, Cell cell) in cells)
            topLevel.TryAdd(tag, cell.Block(tag));
        return topLevel;
    }

    /// <summary>Splits <c>request_latency_p99</c> at its last underscore. A tag that ends like a statistic, such as <c>request_count</c>, stays whole.</summary>
    private static (string Tag, Stat Stat) Split(string key)
    {
        int underscore = key.LastIndexOf('_');
        return underscore > 0 && StatKeys.Find(key.AsSpan(underscore + 1)) is { } stat && MetricCatalog.Find(key) is null
            ? (key[..underscore], stat)
            : (key, Stat.Avg);
    }

    private static RunConfiguration Configuration(JsonElement root)
    {
        JsonElement? variation = root.At("metadata", "variation_values");
        Dictionary<string, string> flattened = variation is { ValueKind: JsonValueKind.Object } values ? ConfigurationFlattener.Flatten(values, out _) : [];
        return new RunConfiguration
        {
            Model = root.At("metadata", "model")?.Text(),
            Concurrency = (int?)Varied(variation, "concurrency", value => value.Positive() is { } count and <= int.MaxValue ? count : null),
            RequestRate = Varied(variation, "request_rate", Above) ?? Varied(variation, "rate", Above),
            Users = (int?)(Varied(variation, "users", value => value.Positive()) ?? Varied(variation, "num_users", value => value.Positive())),
            Flattened = flattened,
        };
    }

    private static double? Above(JsonElement value) => value.Number() is { } number and > 0 ? number : null;

    /// <summary>The first varied parameter whose dotted path ends with a name.</summary>
    private static double? Varied(JsonElement? variation, string name, Func<JsonElement, double?> read)
    {
        if (variation is not { ValueKind: JsonValueKind.Object } values)
            return null;
        return values.EnumerateObject()
            .Where(property => property.Name[(property.Name.LastIndexOf('.') + 1)..] == name)
            .Select(property => read(property.Value)).FirstOrDefault(value => value is not null);
    }

    private sealed class Cell(string unit)
    {
        private readonly Dictionary<Stat, double> _values = [];
        private readonly Dictionary<Stat, (double Low, double High)> _intervals = [];

        public void Add(Stat stat, double mean, JsonElement entry)
        {
            _values[stat] = mean;
            if (entry.At("ci_low")?.Number() is { } low && entry.At("ci_high")?.Number() is { } high && low <= mean && mean <= high)
                _intervals[stat] = (mean - low, high - mean);
        }

        public MetricBlock Block(string tag) => new(tag, null, unit, _values) { Intervals = _intervals };
    }
}

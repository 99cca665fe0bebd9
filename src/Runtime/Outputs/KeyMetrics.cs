using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Outputs;

/// <summary>The table of the numbers that most readers look for first, a row a run.</summary>
internal static class KeyMetrics
{
    private static readonly (string Tag, Stat Stat)[] Columns =
    [
        ("request_count", Stat.Avg),
        ("error_request_count", Stat.Avg),
        ("request_throughput", Stat.Avg),
        ("output_token_throughput", Stat.Avg),
        ("output_token_throughput_per_gpu", Stat.Avg),
        ("time_to_first_token", Stat.P50),
        ("time_to_first_token", Stat.P99),
        ("inter_token_latency", Stat.P50),
        ("inter_token_latency", Stat.P99),
        ("request_latency", Stat.P50),
        ("request_latency", Stat.P99),
    ];

    /// <summary>Appends the table; nothing without runs. A metric that no run has gets no column.</summary>
    public static void Append(StringBuilder page, IReadOnlyList<Run> runs)
    {
        if (runs.Count == 0)
            return;
        var columns = Columns.Where(column => runs.Any(run => Block(run, column.Tag)?[column.Stat] is not null)).ToArray();
        var hasModel = runs.Any(run => run.Configuration.Model is not null);
        var hasConcurrency = runs.Any(run => run.Configuration.Concurrency is not null);

        List<string> head = ["Run"];
        if (hasModel)
            head.Add("Model");
        if (hasConcurrency)
            head.Add("Concurrency");
        head.AddRange(columns.Select(column => Heading(runs, column.Tag, column.Stat)));
        Row(page, head.Select(MarkdownText.Escape));
        Row(page, head.Select((_, i) => i <= (hasModel ? 1 : 0) ? "---" : "---:"));
        foreach (var run in runs)
        {
            List<string> cells = [run.Name];
            if (hasModel)
                cells.Add(run.Configuration.Model ?? "–");
            if (hasConcurrency)
                cells.Add(run.Configuration.Concurrency?.ToString(CultureInfo.InvariantCulture) ?? "–");
            cells.AddRange(columns.Select(column => Cell(runs, run, column.Tag, column.Stat)));
            Row(page, cells.Select(MarkdownText.Escape));
        }

        page.Append('\n');
    }

    /// <summary>A number for people: grouped from 1,000 on, three or four significant digits below.</summary>
    internal static string Format(double value)
    {
        var format = Math.Abs(value) switch
        {
            >= 1000 => "#,##0",
            >= 100 => "0.#",
            >= 10 => "0.##",
            >= 0.01 or 0 => "0.###",
            _ => "G3",
        };
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    private static MetricBlock? Block(Run run, string tag) => run.Summary?.Metrics.GetValueOrDefault(tag);

    private static string Heading(IReadOnlyList<Run> runs, string tag, Stat stat)
    {
        var block = runs.Select(run => Block(run, tag)).OfType<MetricBlock>().First();
        var name = MetricLabels.Name(tag, block.Header);
        var isSingle = MetricCatalog.Find(tag) is { Kind: MetricKind.Aggregate or MetricKind.Derived };
        var unit = MetricLabels.Unit(block.Unit);
        return (isSingle ? name : MetricLabels.WithStat(name, stat)) + (unit.Length > 0 ? $" ({unit})" : "");
    }

    private static string Cell(IReadOnlyList<Run> runs, Run run, string tag, Stat stat)
    {
        if (Block(run, tag) is not { } block || block[stat] is not { } value)
            return "–";
        // The heading states the first run's unit; another one is said where it occurs.
        var first = runs.Select(other => Block(other, tag)).OfType<MetricBlock>().First();
        return Format(value) + (block.Unit == first.Unit ? "" : $" {MetricLabels.Unit(block.Unit)}");
    }

    private static void Row(StringBuilder page, IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}

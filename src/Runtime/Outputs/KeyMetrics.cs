using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Outputs;

/// <summary>A number that most readers look for first.</summary>
/// <param name="Tag">The metric.</param>
/// <param name="Stat">The statistic.</param>
internal readonly record struct KeyMetric(string Tag, Stat Stat)
{
    /// <summary>The metric's statistics in a run; <see langword="null"/> when the run does not have them.</summary>
    public MetricBlock? In(Run run) => run.Summary?.Metrics.GetValueOrDefault(Tag);

    /// <summary>The number; <see langword="null"/> when the run does not have it.</summary>
    public double? Of(Run run) => In(run)?[Stat];

    /// <summary>The heading without a unit.</summary>
    public string Name(IReadOnlyList<Run> runs)
    {
        var name = MetricLabels.Name(Tag, First(runs).Header);
        return MetricCatalog.Find(Tag) is { Kind: MetricKind.Aggregate or MetricKind.Derived } ? name : MetricLabels.WithStat(name, Stat);
    }

    /// <summary>The block whose unit the heading states.</summary>
    public MetricBlock First(IReadOnlyList<Run> runs)
    {
        foreach (var run in runs)
        {
            if (In(run) is { } block)
                return block;
        }

        throw new ArgumentException("No run has the metric.", nameof(runs));
    }
}

/// <summary>The table of the numbers that most readers look for first, a row a run.</summary>
internal static class KeyMetrics
{
    private static readonly KeyMetric[] All =
    [
        new("request_count", Stat.Avg),
        new("error_request_count", Stat.Avg),
        new("request_throughput", Stat.Avg),
        new("output_token_throughput", Stat.Avg),
        new("output_token_throughput_per_gpu", Stat.Avg),
        new("time_to_first_token", Stat.P50),
        new("time_to_first_token", Stat.P99),
        new("inter_token_latency", Stat.P50),
        new("inter_token_latency", Stat.P99),
        new("request_latency", Stat.P50),
        new("request_latency", Stat.P99),
    ];

    /// <summary>The metrics that at least one run has.</summary>
    public static KeyMetric[] Of(IReadOnlyList<Run> runs) => [.. All.Where(metric => runs.Any(run => metric.Of(run) is not null))];

    /// <summary>The table; <see langword="null"/> without runs. A metric that no run has gets no column.</summary>
    public static MarkdownTable? Table(IReadOnlyList<Run> runs)
    {
        if (runs.Count == 0)
            return null;
        var metrics = Of(runs);
        var hasModel = runs.Any(run => run.Configuration.Model is not null);
        var hasConcurrency = runs.Any(run => run.Configuration.Concurrency is not null);

        List<string> head = ["Run"];
        if (hasModel)
            head.Add("Model");
        if (hasConcurrency)
            head.Add("Concurrency");
        head.AddRange(metrics.Select(metric => metric.Name(runs) + (MetricLabels.Unit(metric.First(runs).Unit) is { Length: > 0 } unit ? $" ({unit})" : "")));
        var table = new MarkdownTable(head, hasModel ? 2 : 1);
        foreach (var run in runs)
        {
            List<string> cells = [run.Name];
            if (hasModel)
                cells.Add(run.Configuration.Model ?? "–");
            if (hasConcurrency)
                cells.Add(run.Configuration.Concurrency?.ToString(CultureInfo.InvariantCulture) ?? "–");
            cells.AddRange(metrics.Select(metric => Cell(runs, run, metric)));
            table.Add(cells);
        }

        return table;
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

    private static string Cell(IReadOnlyList<Run> runs, Run run, KeyMetric metric)
    {
        if (metric.In(run) is not { } block || block[metric.Stat] is not { } value)
            return "–";
        // The heading states the first run's unit; another one is said where it occurs.
        return Format(value) + (block.Unit == metric.First(runs).Unit ? "" : $" {MetricLabels.Unit(block.Unit)}");
    }
}

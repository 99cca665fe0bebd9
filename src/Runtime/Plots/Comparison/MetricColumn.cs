using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// One metric of all runs in one statistic and one unit. The statistic is the one asked for; where not every run has it the next
/// of avg, p50 that they share is taken, and the axis says so (spec plots R-33).
/// </summary>
internal sealed class MetricColumn
{
    private const string PerGpu = "output_token_throughput_per_gpu";
    private const string BaseOfPerGpu = "output_token_throughput";

    private MetricColumn(double[] values, string tag, string name, string unit)
    {
        (Values, Tag, Name, Unit) = (values, tag, name, unit);
    }

    /// <summary>A value a run; not-a-number where it has none.</summary>
    public double[] Values { get; }

    /// <summary>The metric's tag.</summary>
    public string Tag { get; }

    /// <summary>The metric's name.</summary>
    public string Name { get; }

    /// <summary>The normalised unit of <see cref="Values"/>.</summary>
    public string Unit { get; }

    /// <summary>The statistic shown; <see langword="null"/> for parameters, which have none.</summary>
    public Stat? Stat { get; private init; }

    /// <summary>The statistic asked for, where another one is shown.</summary>
    public Stat? Replaced { get; private init; }

    /// <summary>How several series of a server metric became one value, such as 'sum of 2 series'; empty for other metrics and for one.</summary>
    public string Merged { get; private init; } = "";

    /// <summary>How to get the metric where runs lack it.</summary>
    public required string Remedy { get; init; }

    /// <summary>The ends of the interval over trials that an aggregate cell reports, a pair a run; not-a-number where there is none.</summary>
    public required (double Low, double High)[] Intervals { get; init; }

    /// <summary>Runs without a value.</summary>
    public int MissingCount => Values.Count(value => !double.IsFinite(value));

    /// <summary>The axis' label: name, statistic, and what it replaces.</summary>
    public string Label => ShortLabel + (Merged.Length > 0 ? ", " + Merged : "") + (Replaced is { } asked ? $" (no {asked.Word()} in these runs)" : "");

    /// <summary>Name and statistic without remarks, for sentences.</summary>
    public string ShortLabel => MetricLabels.WithStat(Name, Stat);

    /// <summary>The column, or why there is none.</summary>
    public static MetricColumn? Read(MetricRef metric, RunSet runs, out PlotDrawing? absence)
    {
        absence = null;
        ServerColumn? server = metric.Source is DataSource.ServerMetrics or DataSource.ServerMetricsAggregated ? ServerColumn.Of(runs, metric.Tag) : null;
        MetricBlock?[] blocks = [.. runs.Runs.Select((run, i) => server?.Blocks[i] ?? Block(run, metric.Tag))];
        if (blocks.All(block => block is null))
        {
            if (server is null)
                return Parameter(metric, runs, out absence);
            absence = ServerColumn.Absence(runs, metric.Tag);
            return null;
        }

        Stat asked = metric.Stat ?? (blocks.Any(block => block?[Metrics.Stat.Rate] is not null) ? Metrics.Stat.Rate : Metrics.Stat.Avg);
        Stat[] chain = [asked, Metrics.Stat.Avg, Metrics.Stat.Rate, Metrics.Stat.P50];
        Stat shown = FirstShared(chain, blocks);
        string unit = MetricLabels.Unit(blocks.First(block => block is { Unit.Length: > 0 } || block == blocks.Last(last => last is not null))!.Unit);
        double[] values = new double[blocks.Length];
        (double Low, double High)[] intervals = new (double, double)[blocks.Length];
        for (int i = 0; i < blocks.Length; i++)
        {
            (values[i], intervals[i]) = (double.NaN, (double.NaN, double.NaN));
            if (blocks[i] is not { } block || block[shown] is not { } value)
                continue;
            if (UnitConversion.Factor(MetricLabels.Unit(block.Unit), unit) is not { } factor)
            {
                absence = PlotDrawing.Skip(
                    $"'{metric.Tag}' is in {unit} in one run and in {MetricLabels.Unit(block.Unit)} in run '{runs.Runs[i].Name}'",
                    "Compare runs of one AIPerf version, or leave that run out.");
                return null;
            }

            values[i] = value * factor;
            if (block.Intervals.TryGetValue(shown, out (double Low, double High) interval))
                intervals[i] = ((value - interval.Low) * factor, (value + interval.High) * factor);
        }

        string? header = blocks.Select(block => block?.Header).FirstOrDefault(text => text is { Length: > 0 });
        return new(values, metric.Tag, server?.Name ?? MetricLabels.Name(metric.Tag, header), unit)
        {
            Stat = shown,
            Replaced = shown == asked ? null : asked,
            Merged = server?.Merged(shown) ?? "",
            Remedy = server is null ? Remedies.For(metric.Tag) : Remedies.ServerMetrics,
            Intervals = intervals,
        };
    }

    /// <summary>The axis.</summary>
    /// <param name="preset">Its wishes.</param>
    /// <param name="verbatim">The title the preset asks for.</param>
    /// <param name="direction">Which way is better.</param>
    public Axis Axis(MultiRunPreset preset, string? verbatim, MetricDirection direction)
    {
        Axis axis = Axes.Quantity(Label, Unit, verbatim, direction);
        double[] finite = [.. Values.Where(double.IsFinite)];
        return Tag == RunColumn.Concurrency
            ? axis with { IsInteger = true, Scale = ScaleRule.OfConcurrency(finite), PreferredTicks = [.. finite.Distinct().Order()] }
            : axis;
    }

    // The loader derives the per-GPU metric; a run whose GPU count comes from elsewhere may lack it.
    internal static MetricBlock? Block(Run run, string tag)
    {
        if (run.Summary is not { } summary)
            return null;
        if (summary.Metrics.TryGetValue(tag, out MetricBlock? block))
            return block;
        if (tag != PerGpu || run.GpuCount is not > 0 || !summary.Metrics.TryGetValue(BaseOfPerGpu, out MetricBlock? total))
            return null;
        return new(tag, null, total.Unit + "/gpu", total.Values.ToDictionary(pair => pair.Key, pair => pair.Value / run.GpuCount.Value));
    }

    private static MetricColumn? Parameter(MetricRef metric, RunSet runs, out PlotDrawing? absence)
    {
        absence = null;
        double[] values = [.. runs.Runs.Select(run => RunColumn.Number(run, metric.Tag) ?? double.NaN)];
        if (!values.Any(double.IsFinite))
        {
            absence = PlotDrawing.Skip($"no run has '{metric.Tag}'", Remedies.For(metric.Tag));
            return null;
        }

        string unit = metric.Tag switch
        {
            "request_rate" => "requests/s",
            RunColumn.Concurrency => "requests",
            _ => "",
        };
        return new(values, metric.Tag, RunColumn.Title(metric.Tag), unit)
        {
            Remedy = Remedies.For(metric.Tag),
            Intervals = [.. values.Select(_ => (double.NaN, double.NaN))],
        };
    }

    // A statistic that every run with this metric has; failing that, one that any has, and the others drop out.
    private static Stat FirstShared(Stat[] chain, MetricBlock?[] blocks)
    {
        foreach (Stat stat in chain)
        {
            if (blocks.All(block => block is null || block[stat] is not null))
                return stat;
        }

        return chain.FirstOrDefault(stat => blocks.Any(block => block?[stat] is not null), chain[0]);
    }
}

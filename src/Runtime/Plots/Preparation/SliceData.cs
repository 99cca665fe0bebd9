using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>A metric over time slices with the run's own statistics, ready to draw as points or as bars.</summary>
internal sealed class SliceData
{
    // AIPerf writes slices with two decimals and the run's own values with all: what differs by less is equal.
    private const double Rounding = 0.005;

    private SliceData(Run run, RequestRows? rows, SliceTable table, SlicePositions positions, string tag)
    {
        (Run, Rows, Table, Positions, Tag) = (run, rows, table, positions, tag);
        Unit = MetricLabels.Unit(table.Metric.Unit);
        Name = MetricLabels.Name(tag, table.Metric.Header);
    }

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>Its requests, if it has any.</summary>
    public RequestRows? Rows { get; }

    /// <summary>The slices.</summary>
    public SliceTable Table { get; }

    /// <summary>Where they lie.</summary>
    public SlicePositions Positions { get; }

    /// <summary>The metric's tag, or its display name when it is not known.</summary>
    public string Tag { get; }

    /// <summary>The metric's name.</summary>
    public string Name { get; private init; }

    /// <summary>The server metric behind the slices; <see langword="null"/> where AIPerf cut them from the requests.</summary>
    public ServerTimeline? Server { get; private init; }

    /// <summary>The metric's unit.</summary>
    public string Unit { get; }

    /// <summary>The statistic asked for, where another one is shown.</summary>
    public Stat? Replaced { get; private init; }

    /// <summary>The run's own value of the statistic, where slices can be compared with it.</summary>
    public double? Reference { get; private init; }

    /// <summary>The run's own value where no line may show it, because slices are not measured alike.</summary>
    public double? Incomparable { get; private init; }

    /// <summary>The run's standard deviation, where averages are shown.</summary>
    public double? Deviation { get; private init; }

    /// <summary>The run's median, where its deviation exceeds its average.</summary>
    public double? Median { get; private init; }

    /// <summary>Which slices are outliers.</summary>
    public required bool[] Outliers { get; init; }

    /// <summary>Which way is better.</summary>
    public MetricDirection Direction { get; private init; }

    /// <summary>The warning on uneven requests; empty for none.</summary>
    public string Warning { get; private init; } = "";

    /// <summary>Whether the metric is a rate over the slice's own duration (spec artifacts 1.6).</summary>
    public bool IsRate { get; private init; }

    /// <summary>Name and statistic.</summary>
    public string Label => Server is not null ? Server.Label : Replaced is { } asked
        ? $"{MetricLabels.WithStat(Name, Table.Shown)} (no {asked.Word()} in the time slices)"
        : MetricLabels.WithStat(Name, Table.Shown);

    /// <summary>The centre of each slice shown.</summary>
    public double[] X => Array.ConvertAll(Table.Slices, Positions.Center);

    /// <summary>Whether the last slice is among those shown, and partial.</summary>
    public bool HasPartial => Positions.IsLastPartial && Table.Slices[^1] == Positions.Starts.Length - 1;

    /// <summary>Which slices are drawn hollow.</summary>
    public bool[] Hollow => [.. Table.Slices.Select(slice => HasPartial && slice == Positions.Starts.Length - 1)];

    /// <summary>A value beside the plot, in seconds where the axis will be: from a second on (spec plots R-13).</summary>
    public string Text(double value) =>
        Unit == "ms" && Table.Values.Append(value).Max() >= 1000 ? NumberText.Short(value / 1000, "s") : NumberText.Short(value, Unit);

    /// <summary>The data of a preset, or why there are none.</summary>
    public static SliceData? Prepare(SingleRunPreset preset, bool useDuration, Run run, PlotContext context, out PlotDrawing? absence)
    {
        absence = null;
        if (run.Timeslices is not { SliceCount: > 0 } slices)
        {
            absence = SingleRunData.NoFile(run, ArtifactFiles.Timeslices, "time slices", Remedies.Timeslices);
            return null;
        }

        MetricInfo? info = MetricCatalog.Find(preset.Y.Tag) ?? MetricCatalog.FindByHeader(preset.Y.Tag);
        TimesliceMetric? metric = slices.Find(info?.Header ?? preset.Y.Tag)
            ?? slices.Metrics.FirstOrDefault(one => info is not null && MetricCatalog.FindByHeader(one.Header) == info);
        Stat asked = preset.Y.Stat ?? Stat.Avg;
        if (metric is null || SliceTable.Of(metric, asked) is not { } table)
        {
            absence = PlotDrawing.Skip($"the time slices of run '{run.Name}' have no '{info?.Header ?? preset.Y.Tag}'", Remedies.For(info?.Tag ?? preset.Y.Tag));
            return null;
        }

        if (table.Slices.Length == 0)
        {
            absence = SingleRunData.NothingFinite(run, preset.Y.Tag);
            return null;
        }

        if (table.Shown != asked)
        {
            context.ReportReplacedStat(preset.Name, preset.Y.Tag, table.Shown.Word(), asked.Word());
        }

        return Build(preset, useDuration, run, table, info, asked);
    }

    /// <summary>The slices of a server metric's only line.</summary>
    public static SliceData Of(ServerTimeline timeline, string tag)
    {
        ServerLine line = timeline.Lines[0];
        var values = new Dictionary<Stat, double[]> { [timeline.Shown] = line.Y };
        if (timeline is { Shown: Stat.Avg, Kind: ServerMetricKind.Histogram } && line.Slices.Any(slice => slice.Buckets is not null))
            (values[Stat.P50], values[Stat.P95]) = (line.Other(Stat.P50), line.Other(Stat.P95));
        TimesliceMetric metric = new(timeline.Name, timeline.Unit, [.. Enumerable.Range(0, line.Y.Length)], values);
        SliceTable table = SliceTable.Of(metric, timeline.Shown)!;
        ServerSeries whole = ServerMerge.Of(timeline.Kind, timeline.Selection.Series);
        // The smallest and the largest of the run are those of a slice, and say nothing of the others.
        double? reference = timeline.Shown is Stat.Min or Stat.Max ? null
            : whole.Values.TryGetValue(timeline.Shown, out double own) ? own : ServerPercentiles.Of(whole.Buckets, timeline.Shown);
        double? deviation = timeline.Shown == Stat.Avg && whole.Values.TryGetValue(Stat.Std, out double spread) ? spread : null;
        return new(timeline.Run, timeline.Rows, table, SlicePositions.Of(line, timeline.Duration), tag)
        {
            Name = timeline.Name,
            Server = timeline,
            Reference = reference,
            Deviation = deviation,
            Median = deviation > reference && whole.Values.TryGetValue(Stat.P50, out double median) ? median : null,
            Outliers = SliceOutliers.Of(table.Values, null, reference, deviation, isThroughput: false),
        };
    }

    private static SliceData Build(SingleRunPreset preset, bool useDuration, Run run, SliceTable table, MetricInfo? info, Stat asked)
    {
        RequestRows? rows = run.Requests is { Count: > 0 } requests ? requests.Rows : null;
        string tag = info?.Tag ?? preset.Y.Tag;
        MetricBlock? block = run.Summary?.Metrics.GetValueOrDefault(tag);
        // The summary's unit may differ from the slices' in old files; a reference in another unit would be a wrong line.
        if (block is not null && MetricLabels.Unit(block.Unit) != MetricLabels.Unit(table.Metric.Unit))
            block = null;
        bool isAverage = table.Shown == Stat.Avg;
        // Only statistics over single requests are alike in a slice and in the run. A slice's count or sum is a part of the run's, and
        // AIPerf divides a slice's rate by the time until its last response, which may lie in a later slice.
        double? own = block?[table.Shown];
        bool isComparable = table.Metric.Values.ContainsKey(Stat.Std) || block?[Stat.Std] is not null;
        if (!isComparable)
            block = null;
        double? deviation = isAverage ? block?[Stat.Std] : null;
        double? average = block?[Stat.Avg];
        SlicePositions positions = SlicePositions.Of(run, rows, useDuration);
        bool isThroughput = table.Metric.Header.Contains("throughput", StringComparison.OrdinalIgnoreCase);
        bool[] outliers = isAverage ? SliceOutliers.Of(table.Values, table.Deviations, average, deviation + Rounding, isThroughput) : new bool[table.Values.Length];
        SliceData data = new(run, rows, table, positions, tag)
        {
            Replaced = table.Shown == asked ? null : asked,
            Reference = block?[table.Shown],
            Deviation = average is null ? null : deviation,
            Median = deviation > average ? block?[Stat.P50] : null,
            Outliers = outliers,
            Direction = info?.Direction ?? MetricDirection.None,
            IsRate = !isComparable && MetricLabels.Unit(table.Metric.Unit).Contains("/s", StringComparison.Ordinal),
            Incomparable = isComparable ? null : own,
            Warning = isThroughput && HasUnevenRequests(run, rows)
                ? "Requests differ in input or output length, so throughput per slice may not show the capacity." : "",
        };
        // A count or a rate over a fraction of a slice is small for that reason alone.
        if (data.HasPartial && (isThroughput || tag.EndsWith("_count", StringComparison.Ordinal)))
            data.Outliers[^1] = false;
        return data;
    }

    private static bool HasUnevenRequests(Run run, RequestRows? rows) =>
        IsUneven(ComputedColumns.InputLength, run, rows) || IsUneven(ComputedColumns.OutputLength, run, rows);

    private static bool IsUneven(string tag, Run run, RequestRows? rows)
    {
        if (rows is not null && run.Requests?.Metric(tag) is not null)
            return rows.Varies(tag);
        return run.Summary?.Metrics.GetValueOrDefault(tag) is { } block && block[Stat.Min] != block[Stat.Max];
    }
}

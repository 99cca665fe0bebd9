using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>A server metric of a run over the time of its requests, ready to draw.</summary>
internal sealed class ServerTimeline
{
    private const int MostListed = 4;

    // A slice shorter than this share of the others is partial (spec plots R-52).
    private const double Whole = 0.9;

    private ServerTimeline(Run run, RequestRows? rows, ServerSelection selection, ServerSeriesNames names)
    {
        (Run, Rows, Selection, SeriesNames) = (run, rows, selection, names);
    }

    /// <summary>The run.</summary>
    public Run Run { get; }

    /// <summary>Its requests, if it has any.</summary>
    public RequestRows? Rows { get; }

    /// <summary>The series meant.</summary>
    public ServerSelection Selection { get; }

    /// <summary>Their names.</summary>
    public ServerSeriesNames SeriesNames { get; }

    /// <summary>The lines: one a series, or all series as one.</summary>
    public required IReadOnlyList<ServerLine> Lines { get; init; }

    /// <summary>Whether several series became one line.</summary>
    public bool IsMerged { get; private init; }

    /// <summary>The statistic shown.</summary>
    public Stat Shown { get; private init; }

    /// <summary>The statistic asked for, where another one is shown.</summary>
    public Stat? Replaced { get; private init; }

    /// <summary>The length of a whole slice in seconds.</summary>
    public double Duration { get; private init; }

    /// <summary>Whether all whole slices have one length.</summary>
    public bool IsRegular { get; private init; }

    /// <summary>Slices that lie before the first request or after the last one.</summary>
    public int CroppedCount { get; private init; }

    /// <summary>Whether every slice lies there, so that all are shown.</summary>
    public bool IsOutsideRequests { get; private init; }

    /// <summary>Rates of partial slices, which are left out.</summary>
    public IReadOnlyList<(double Seconds, double Rate)> PartialRates { get; private init; } = [];

    /// <summary>The metric's kind.</summary>
    public ServerMetricKind Kind => Selection.Metric.Kind;

    /// <summary>The metric's name, with what tells the series from the metric's others.</summary>
    public string Name => Selection.Which.Length == 0 ? Selection.Name : $"{Selection.Name}, {Selection.Which}";

    /// <summary>The normalised unit.</summary>
    public string Unit => ServerUnits.Of(Selection.Metric);

    /// <summary>Name, statistic and how series were merged.</summary>
    public string Label => (IsSample ? Name : MetricLabels.WithStat(Name, Shown)) + (IsMerged ? $", {Way} {NumberText.Count(Selection.Series.Count)} series" : "")
        + (Replaced is { } asked ? $" (no {asked.Word()} in the time slices)" : "");

    /// <summary>Whether second 0 is the first request's start; otherwise it is the first slice's.</summary>
    public bool HasOrigin => Rows is { Count: > 0 };

    // One sample is all that its slice has; it has no statistic.
    private bool IsSample => Kind == ServerMetricKind.Gauge && Selection.Metric.IsPerScrape;

    private string Way => Kind == ServerMetricKind.Histogram && ServerPercentiles.Levels.ContainsKey(Shown) ? "over" : ServerMerge.Way(Kind, Shown);

    /// <summary>The metric over time, or why there is none.</summary>
    /// <param name="preset">The preset, for its name and wishes.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="run">The run.</param>
    /// <param name="merge">Whether several series become one: counters summed, of others the mean.</param>
    /// <param name="context">Receives the replacement of a statistic.</param>
    /// <param name="absence">Why there is none.</param>
    public static ServerTimeline? Of(SingleRunPreset preset, MetricRef metric, Run run, bool merge, PlotContext context, out PlotDrawing? absence)
    {
        if (ServerSelection.Of(run, metric.Tag, out absence) is not { } selection)
            return null;
        ServerMetricKind kind = selection.Metric.Kind;
        bool isMerged = merge && selection.Series.Count > 1;
        ServerSeries[] series = isMerged ? [ServerMerge.Of(kind, selection.Series)] : [.. selection.Series];
        ServerSlice[] all = [.. series.SelectMany(one => one.Slices)];
        if (all.Length == 0)
        {
            absence = NoSlices(run, selection);
            return null;
        }

        Stat usual = selection.Metric.UsualStat;
        Stat asked = metric.Stat ?? usual;
        Stat shown = all.Any(slice => double.IsFinite(ServerLine.Value(slice, asked))) ? asked : usual;
        if (!all.Any(slice => double.IsFinite(ServerLine.Value(slice, shown))))
        {
            absence = kind == ServerMetricKind.Histogram
                ? PlotDrawing.Empty($"'{metric.Tag}' has no observation in run '{run.Name}'", "Look whether the server did anything that it observes.")
                : PlotDrawing.Empty($"'{metric.Tag}' has no finite value over time in run '{run.Name}'", "Export the run again.");
            return null;
        }

        ServerTimeline timeline = Build(preset, run, selection, series, all, isMerged, shown, asked);
        if (!timeline.Lines.Any(line => line.Y.Any(double.IsFinite)))
        {
            absence = PlotDrawing.Empty($"'{metric.Tag}' has values in run '{run.Name}' before or after the requests alone", "Look at the clocks of the servers and of the machine that ran AIPerf.");
            return null;
        }

        if (shown != asked)
            context.ReportReplacedStat(preset.Name, metric.Tag, shown.Word(), asked.Word());
        return timeline;
    }

    private static ServerTimeline Build(SingleRunPreset preset, Run run, ServerSelection selection, ServerSeries[] series, ServerSlice[] all, bool isMerged, Stat shown, Stat asked)
    {
        RequestRows? rows = run.Requests is { Count: > 0 } table ? table.Rows : null;
        bool hasOrigin = rows is { Count: > 0 };
        long origin = hasOrigin ? run.Requests!.OriginNs : all.Min(slice => slice.StartNs);
        double from = !hasOrigin ? double.NegativeInfinity : preset.IncludeWarmup ? 0 : rows!.StartSeconds;
        double to = hasOrigin ? rows!.EndSeconds : double.PositiveInfinity;
        double median = ServerMerge.Duration(all);
        bool Inside(ServerSlice slice) => Seconds(slice.EndNs) > from && Seconds(slice.StartNs) < to;
        double Seconds(long ns) => (ns - origin) / 1e9;
        bool IsPartial(ServerSlice slice) => !slice.IsComplete || !selection.Metric.IsPerScrape && slice.EndNs - slice.StartNs < Whole * median;

        bool isOutside = !all.Any(Inside);
        ServerSlice[] shownSlices = isOutside ? all : [.. all.Where(Inside)];
        // A rate over a sliver of a slice is what the last scrape happened to bring, divided by nearly nothing.
        bool dropsPartial = shown == Stat.Rate && !shownSlices.All(IsPartial);
        List<ServerLine> lines = [];
        ServerSeriesNames names = isMerged ? new("", [""]) : ServerSeriesNames.Of(selection.Series);
        for (int i = 0; i < series.Length; i++)
        {
            ServerSlice[] slices = [.. series[i].Slices.Where(slice => (isOutside || Inside(slice)) && !(dropsPartial && IsPartial(slice)))];
            lines.Add(new(names.Names[i], slices,
                [.. slices.Select(slice => Seconds(slice.StartNs))], [.. slices.Select(slice => Seconds(slice.EndNs))],
                [.. slices.Select(slice => ServerLine.Value(slice, shown))], [.. slices.Select(IsPartial)])
            {
                // The servers are scraped a little before the first request is sent.
                Earliest = hasOrigin && !isOutside ? 0 : double.NegativeInfinity,
            });
        }

        return new(run, rows, selection, names)
        {
            Lines = lines,
            IsMerged = isMerged,
            Shown = shown,
            Replaced = shown == asked ? null : asked,
            Duration = median / 1e9,
            IsRegular = shownSlices.Where(slice => !IsPartial(slice)).All(slice => Math.Abs(slice.EndNs - slice.StartNs - median) <= 0.02 * median),
            CroppedCount = all.Length - shownSlices.Length,
            IsOutsideRequests = isOutside,
            PartialRates = dropsPartial ? [.. shownSlices.Where(IsPartial).Select(slice => ((slice.EndNs - slice.StartNs) / 1e9, ServerLine.Value(slice, shown)))] : [],
        };
    }

    /// <summary>Why there is nothing over time.</summary>
    private static PlotDrawing NoSlices(Run run, ServerSelection selection)
    {
        string name = selection.Metric.Name;
        ServerSeries[] series = [.. selection.Series];
        double[] values = [.. series.Select(one => one.Values.GetValueOrDefault(Stat.Avg, double.NaN)).Where(double.IsFinite)];
        string? still = selection.Metric.Kind switch
        {
            ServerMetricKind.Counter when series.All(one => one.Values.GetValueOrDefault(Stat.Sum, double.NaN) == 0) => $"'{name}' did not grow in run '{run.Name}'",
            ServerMetricKind.Histogram when series.All(one => one.Values.GetValueOrDefault(Stat.Count, double.NaN) == 0) => $"'{name}' has no observation in run '{run.Name}'",
            ServerMetricKind.Gauge when values.Length == series.Length && series.All(one => one.Values.GetValueOrDefault(Stat.Std, double.NaN) == 0) =>
                $"'{name}' stayed at {string.Join(", ", values.Distinct().Order().Take(MostListed).Select(value => NumberText.Short(value, ServerUnits.Of(selection.Metric))))} throughout run '{run.Name}'",
            ServerMetricKind.Gauge when series.All(one => one.Values.Count == 0) => $"'{name}' has labels alone and no values in run '{run.Name}'",
            _ => null,
        };
        return still is not null
            ? PlotDrawing.Skip(still, "Name a metric that changes: the target AiPerfPlotList prints them.")
            : PlotDrawing.Skip($"'{name}' has no time slices in run '{run.Name}'", Remedies.ServerSlices);
    }

    /// <summary>The horizontal axis.</summary>
    public Axis TimeAxis(PlotPreset preset) => Axes.Time(preset, HasOrigin ? "Time since first request" : "Time since first slice");

    /// <summary>The sentences on how it is drawn.</summary>
    /// <param name="shown">What is shown of each slice, where it is more than the statistic.</param>
    public IEnumerable<string> Sentences(string? shown = null)
    {
        int most = Lines.Max(line => line.Slices.Count);
        string each = (Kind, Shown) switch
        {
            (ServerMetricKind.Counter, _) => "its growth a second",
            (ServerMetricKind.Gauge, Stat.Avg) => "the average of its samples",
            (ServerMetricKind.Gauge, Stat.Min) => "its smallest sample",
            (ServerMetricKind.Gauge, Stat.Max) => "its largest sample",
            (ServerMetricKind.Gauge, _) => "the median of its samples",
            (_, Stat.Avg) => "the average of its observations",
            _ => $"the {Shown.Word()} of its observations, linear inside a bucket",
        };
        string length = (IsRegular ? "" : "about ") + NumberText.Short(Duration) + " s";
        yield return IsSample ? $"{NumberText.Count(most, "scrape")}, {length} apart." : $"{NumberText.Count(most, "time slice")} of {length}; of each, {shown ?? each}.";
        if (IsMerged)
            yield return $"{Capital(Way)} {NumberText.Count(Selection.Series.Count)} series: {List(ServerSeriesNames.Of(Selection.Series).Names)}.";
        else if (Lines.Count > 1)
            yield return $"{NumberText.Count(Lines.Count)} series{(SeriesNames.Title.Length > 0 ? " by " + SeriesNames.Title : "")}.";
        if (PartialRates.Count > 0)
            yield return $"Not drawn: the rate of {(PartialRates.Count == 1 ? "a partial slice" : NumberText.Count(PartialRates.Count, "partial slice"))} of {NumberText.Short(PartialRates.Min(one => one.Seconds))} s, {(PartialRates.Count == 1 ? "" : "up to ")}{NumberText.Short(PartialRates.Max(one => one.Rate), Unit)}.";
        if (Lines.Any(line => line.IsPartial.Zip(line.Y).Any(slice => slice.First && double.IsFinite(slice.Second))))
            yield return "Last slice partial.";
        int empty = Lines.Sum(line => line.Y.Count(value => !double.IsFinite(value)));
        if (empty > 0)
            yield return $"{NumberText.Count(empty, "slice")} without {(Kind == ServerMetricKind.Histogram ? "an observation" : "a value")}.";
        int above = ServerPercentiles.Levels.TryGetValue(Shown, out double level) ? AboveCount(level) : 0;
        if (above > 0)
            yield return $"In {NumberText.Count(above, "slice")} it lies above the largest bucket and is drawn at its bound.";
        if (CroppedCount > 0)
            yield return $"{NumberText.Count(CroppedCount, "slice")} before or after the requests left out.";
        if (IsOutsideRequests)
            yield return "Every slice lies before or after the requests: the clocks of the files differ.";
        if (!HasOrigin)
            yield return "Without requests, time starts at the first slice.";
    }

    /// <summary>Slices in which a percentile lies above the largest finite bound.</summary>
    public int AboveCount(double level) => Lines.Sum(line => line.Slices.Count(slice => slice.Buckets is { } buckets && BucketQuantiles.IsAbove(buckets.Bounds, buckets.Cumulative, level)));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string List(string[] names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Length > MostListed ? $" and {NumberText.Count(names.Length - MostListed)} more" : "");
}

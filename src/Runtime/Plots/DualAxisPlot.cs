using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Two quantities over one time axis, on one grid or in two panels (spec plots 2.7, R-57 to R-60).</summary>
internal static class DualAxisPlot
{
    private const double UpperShare = 62;
    private const double LowerShare = 38;

    public static PlotDrawing Draw(DualAxisPreset preset, Run run, PlotContext context)
    {
        if (Quantity(preset, preset.Y, run, context, isSecondary: false, out PlotDrawing? absence) is not { } primary
            || Quantity(preset, preset.Y2, run, context, isSecondary: true, out absence) is not { } secondary)
        {
            return absence!;
        }

        RequestRows? rows = run.Requests is { Count: > 0 } table ? table.Rows : null;
        bool isStacked = preset.Layout == DualAxisLayout.Stacked || (preset.Layout == DualAxisLayout.Auto && DualAxisOverlap.Hides(primary, secondary));
        Axis x = Axes.Time(preset);
        Axis y = primary.Axis with { VerbatimTitle = preset.YLabel };
        List<Layer> background = rows is null ? [] : [.. SingleRunData.WarmupStripe(rows)];
        Panel[] panels = isStacked
            ?
            [
                new() { X = x, Y = y, Layers = [.. background, .. primary.Layers], HeightShare = UpperShare },
                new() { X = x, Y = secondary.Axis, Layers = [.. background, .. secondary.Layers.Select(layer => layer with { IsSecondary = false })], HeightShare = LowerShare },
            ]
            : [new() { X = x, Y = y, Y2 = secondary.Axis, Layers = [.. background, .. secondary.Layers, .. primary.Layers] }];
        if (Supplement(preset, run, rows) is { } supplement)
            panels[0] = panels[0] with { Layers = panels[0].Layers.Add(supplement) };
        List<string> caption = [.. primary.Caption, .. secondary.Caption];
        if (rows is not null)
            caption.AddRange(SingleRunData.LeftOut(rows, preset.IncludeWarmup));
        AltTextBuilder alt = new(
            isStacked ? "Two line plots, one above the other," : "Line plot with two vertical axes",
            $"{AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, y.Unit)} and {AltTextBuilder.Title(secondary.Axis.Label, secondary.Axis.Unit)}", AltTextBuilder.Title(x.VerbatimTitle ?? x.Label, "s"));
        alt.Add(primary.Axis.Label, primary.X, primary.Y, y.Unit, "s");
        alt.Add(secondary.Axis.Label, secondary.X, secondary.Y, secondary.Axis.Unit, "s");
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? $"{primary.Axis.Label} with {secondary.Axis.Label}",
            Subtitle = RunFacts.Subtitle(run, rows),
            Caption = [.. caption.Distinct()],
            AltText = alt.Build([run.Name]),
            Panels = [.. panels],
            Provenance = SingleRunData.Provenance(preset, run, ("y2", preset.Y2.Tag), ("layout", isStacked ? "stacked" : "overlay")),
        });
    }

    // A further column for the data files.
    private static LineLayer? Supplement(DualAxisPreset preset, Run run, RequestRows? rows)
    {
        if (preset.SupplementaryColumn is not (ComputedColumns.ActiveRequests or ComputedColumns.Throughput) || rows is null || run.Requests is not { } table)
            return null;
        ThroughputEvents shown = preset.IncludeWarmup && rows.Count < table.Count ? ThroughputEvents.Of(table, [.. Enumerable.Range(0, table.Count)]) : rows.Throughput;
        return ThroughputSeries.Of(shown, preset.SupplementaryColumn) is not { } series ? null : new()
        {
            Series = series.Name,
            Run = run.Name,
            X = series.X,
            Y = series.Y,
            Join = LineJoin.Step,
            Color = new(ColorRole.Muted),
            InLegend = false,
            ExtendsRange = false,
            IsDataOnly = true,
        };
    }

    private static DualAxisQuantity? Quantity(DualAxisPreset preset, MetricRef metric, Run run, PlotContext context, bool isSecondary, out PlotDrawing? absence)
    {
        absence = null;
        RequestRows? rows = run.Requests is { Count: > 0 } table ? table.Rows : null;
        SeriesStyle style = isSecondary ? preset.SecondaryStyle : preset.PrimaryStyle;
        ColorToken color = ColorToken.Series(isSecondary ? 1 : 0);
        if (metric.Source == DataSource.GpuTelemetry)
        {
            if (GpuSeriesData.Of(run, metric.Tag, rows, out absence) is not { } gpu)
                return null;
            Layer[] band = [.. gpu.Layers(gpu.Name, run.Name, color, 0, isSecondary, 1).Where(layer => layer is BandLayer).Select(layer => layer with { Series = gpu.Name + ", min–max of GPUs" })];
            return DualAxisQuantity.Of(gpu.Axis(null) with { Zero = ZeroPolicy.Include }, gpu.Name, run.Name, gpu.Aggregate.X, gpu.Aggregate.Mean,
                LineJoin.Straight, style, color, isSecondary, band, [.. gpu.Sentences()]);
        }

        if (metric.Source is DataSource.ServerMetrics or DataSource.ServerMetricsAggregated)
        {
            return ServerTimeline.Of(preset, metric, run, merge: true, context, out absence) is { } timeline
                ? OfServer(timeline, run, style, color, isSecondary) : null;
        }

        if (run.Requests is not { Count: > 0 } requests)
        {
            absence = SingleRunData.NoRequests(run);
            return null;
        }

        return metric.Tag is ComputedColumns.Throughput or ComputedColumns.ActiveRequests
            ? Throughput(preset, metric, run, requests, rows!, style, color, isSecondary, out absence)
            : OfRequests(preset, metric, run, style, color, isSecondary, out absence);
    }

    private static DualAxisQuantity? Throughput(
        DualAxisPreset preset, MetricRef metric, Run run, RequestTable table, RequestRows rows, SeriesStyle style, ColorToken color, bool isSecondary, out PlotDrawing? absence)
    {
        ThroughputSeries? series = ThroughputSeries.Of(rows.Throughput, metric.Tag);
        absence = series is null ? LinePlot.NoTokens(run, table) : null;
        if (series is null)
            return null;
        Axis axis = Axes.Quantity(series.Label, series.Unit, null, MetricCatalog.DirectionOf(metric.Tag)) with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear };
        Layer[] band =
        [
            .. preset.IncludeWarmup ? ThroughputMarks.Warmup(table, rows, metric.Tag, run.Name).Select(layer => layer with { IsSecondary = isSecondary }) : [],
            .. series.Layers(series.Name, run.Name, isFilled: false).Where(layer => layer is BandLayer)
                .Select(layer => layer with { Series = series.Name + ", range in a bin", Color = color, IsSecondary = isSecondary }),
        ];
        return DualAxisQuantity.Of(axis, series.Name, run.Name, series.X, series.Y, LineJoin.Step, style, color, isSecondary, band, [series.Sentence()]);
    }

    // Lines of several servers on either axis would be told apart by neither colour nor axis: they are one, with its range.
    private static DualAxisQuantity OfServer(ServerTimeline timeline, Run run, SeriesStyle style, ColorToken color, bool isSecondary)
    {
        ServerLine line = timeline.Lines[0];
        Axis axis = Axes.Quantity(timeline.Label, timeline.Unit, null) with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear };
        Layer[] band = [];
        if (timeline is { IsMerged: true, Kind: ServerMetricKind.Gauge, Shown: Stat.Avg })
        {
            (double[] x, double[][] ends) = line.Path(timeline.Duration, line.Y, line.Other(Stat.Min), line.Other(Stat.Max));
            band = [new BandLayer { Series = timeline.Name + ", range", Run = run.Name, X = x, Lo = ends[1], Hi = ends[2], Color = color, Opacity = 0.18, IsSecondary = isSecondary }];
        }

        bool isStep = timeline.Kind == ServerMetricKind.Counter;
        (double[] X, double[] Y) drawn = isStep ? line.Steps(timeline.Duration) : line.Path(timeline.Duration, line.Y) is var path ? (path.X, path.Columns[0]) : default;
        return DualAxisQuantity.Of(axis, timeline.Name, run.Name, drawn.X, drawn.Y, isStep ? LineJoin.Step : LineJoin.Straight, style, color, isSecondary, band,
            [.. timeline.Sentences().Select((sentence, i) => i == 0 ? $"{timeline.Name}: {ComparisonText.LowerFirst(sentence)}" : sentence)]);
    }

    // A metric of single requests over time, at each request's end.
    private static DualAxisQuantity? OfRequests(
        DualAxisPreset preset, MetricRef metric, Run run, SeriesStyle style, ColorToken color, bool isSecondary, out PlotDrawing? absence)
    {
        ScatterPreset points = new() { Name = preset.Name, X = new(ComputedColumns.Timestamp, DataSource.Requests), Y = metric };
        if (RequestPoints.Prepare(points, run, out absence) is not { } data)
            return null;
        Axis axis = Axes.Quantity(RequestLabels.Name(metric.Tag), data.Unit, null, MetricCatalog.DirectionOf(metric.Tag)) with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear };
        return DualAxisQuantity.Of(axis, MetricLabels.Name(metric.Tag), run.Name, data.X, data.Y, LineJoin.Straight, style, color, isSecondary, [], [.. data.Caption()]);
    }
}

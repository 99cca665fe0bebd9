using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>A quantity over time as a line: dispersed throughput, generating requests, a GPU field, a server metric, or a metric of the requests.</summary>
internal static class LinePlot
{
    public static PlotDrawing Draw(LinePreset preset, Run run, PlotContext context) => Draw(preset, run, context, isFilled: false);

    /// <summary>The line, filled down to zero for area plots.</summary>
    internal static PlotDrawing Draw(SingleRunPreset preset, Run run, PlotContext context, bool isFilled) => preset.Y switch
    {
        { Tag: ComputedColumns.Throughput or ComputedColumns.ActiveRequests } => DrawThroughput(preset, run, isFilled),
        { Source: DataSource.ServerMetrics or DataSource.ServerMetricsAggregated } =>
            ServerMetricPlot.Draw(preset, run, context, isFilled ? ServerMetricPlot.Style.Area : ServerMetricPlot.Style.Line),
        { Source: DataSource.GpuTelemetry } => DrawGpu(preset, run, isFilled, asPoints: false),
        _ => DrawRequests(preset, run, isFilled),
    };

    /// <summary>A GPU field over time.</summary>
    internal static PlotDrawing DrawGpu(SingleRunPreset preset, Run run, bool isFilled, bool asPoints)
    {
        RequestRows? rows = run.Requests is { Count: > 0 } table ? table.Rows : null;
        if (GpuSeriesData.Of(run, preset.Y.Tag, rows, out PlotDrawing? absence) is not { } gpu)
            return absence!;

        GpuAggregate data = gpu.Aggregate;
        Axis y = gpu.Axis(preset.YLabel).WithY(preset, data.Low);
        Axis x = Axes.Time(preset, gpu.HasOrigin ? "Time since first request" : "Time since first sample");
        string series = data.GpuCount == 1 ? gpu.Name : "mean";
        List<Layer> layers = rows is null ? [] : [.. SingleRunData.WarmupStripe(rows)];
        foreach (Layer layer in gpu.Layers(series, run.Name, ColorToken.Series(0), isFilled ? 0.1 : 0, isSecondary: false, width: 2))
        {
            layers.Add(layer is LineLayer line && asPoints
                ? new PointsLayer { Series = series, Run = run.Name, X = line.X, Y = line.Y, Color = line.Color, Shape = MarkerShape.Circle }
                : layer);
        }

        AltTextBuilder alt = new("Line plot", AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, gpu.Unit), AltTextBuilder.Title(x.Label, "s"));
        alt.Add(gpu.Label, data.X, data.Mean, gpu.Unit, "s");
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? gpu.Name + " Over Time",
            Subtitle = RunFacts.Subtitle(run, rows),
            Caption = [.. gpu.Sentences(), .. ScaleNotes.Of(preset, x, y)],
            AltText = alt.Build([run.Name]),
            LegendTitle = data.GpuCount == 1 ? "" : NumberText.Count(data.GpuCount, "GPU"),
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }],
            Provenance = SingleRunData.Provenance(preset, run, ("gpus", NumberText.Exact(data.GpuCount)), ("interval_s", NumberText.Exact(data.Interval))),
        });
    }

    private static PlotDrawing DrawThroughput(SingleRunPreset preset, Run run, bool isFilled)
    {
        if (run.Requests is not { Count: > 0 } table)
            return SingleRunData.NoRequests(run);
        RequestRows rows = table.Rows;
        if (ThroughputSeries.Of(rows.Throughput, preset.Y.Tag) is not { } series)
            return NoTokens(run, table);

        Axis x = Axes.Time(preset);
        Axis y = Axes.Quantity(series.Label, series.Unit, preset.YLabel, MetricCatalog.DirectionOf(preset.Y.Tag)).WithY(preset, series.Y);
        if (isFilled && preset.Autoscale is null)
            y = y with { Zero = ZeroPolicy.Include };
        List<Layer> layers = [.. SingleRunData.WarmupStripe(rows), .. ThroughputMarks.Stripes(series, rows.StartSeconds, rows.EndSeconds)];
        if (preset.IncludeWarmup)
            layers.AddRange(ThroughputMarks.Warmup(table, rows, preset.Y.Tag, run.Name));
        layers.AddRange(series.Layers(series.Name, run.Name, isFilled));
        List<string> caption = [$"{NumberText.Count(series.Events.RequestCount, "request")} with output tokens.", series.Sentence()];
        if (preset.Y.Tag == ComputedColumns.Throughput)
        {
            double mean = series.Events.TotalTokens / (rows.EndSeconds - rows.StartSeconds);
            layers.Add(ThroughputMarks.Mean(mean, run.Name));
            caption.Add($"Run mean: {NumberText.Count((long)series.Events.TotalTokens)} tokens over the run, {NumberText.Short(mean, series.Unit)}.");
        }

        caption.AddRange(SingleRunData.LeftOut(rows, preset.IncludeWarmup));
        caption.AddRange(ScaleNotes.Of(preset, x, y));
        AltTextBuilder alt = new(isFilled ? "Area plot" : "Line plot", AltTextBuilder.Title(y.VerbatimTitle ?? y.Label, series.Unit), AltTextBuilder.Title(x.Label, "s"));
        alt.Add(series.Name, series.X, series.Y, series.Unit, "s");
        return PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = preset.Title ?? series.Name + " Over Time",
            Subtitle = RunFacts.Subtitle(run, rows),
            Caption = [.. caption],
            AltText = alt.Build([run.Name]),
            Panels = [new() { X = x, Y = y, Layers = [.. layers] }],
            Provenance = SingleRunData.Provenance(preset, run, [.. series.Bins is { } bins ? [("bin_s", NumberText.Exact(bins.Width))] : Array.Empty<(string, string)>()]),
        });
    }

    private static PlotDrawing DrawRequests(SingleRunPreset preset, Run run, bool isFilled)
    {
        if (RequestPoints.Prepare(preset, run, out PlotDrawing? absence) is not { } points)
            return absence!;
        string name = MetricLabels.Name(preset.Y.Tag);
        List<Layer> layers = points.BackLayers();
        if (isFilled)
            layers.Add(new AreaLayer { Series = name, Run = run.Name, X = points.X, Y = points.Y, Color = ColorToken.Series(0), InLegend = false });
        layers.Add(new LineLayer { Series = name, Run = run.Name, X = points.X, Y = points.Y, Color = ColorToken.Series(0), Dash = Dash.Solid });
        layers.AddRange(SingleRunData.ThresholdLines(preset.Y.Tag, run));
        layers.AddRange(points.EdgeLayers());
        Axis y = points.YAxis(preset, Quantiles.SortedFinite(points.Y));
        if (isFilled)
            y = y with { Scale = AxisScale.Linear, Zero = ZeroPolicy.Include };
        return points.Figure(preset, run, isFilled ? "Area plot" : "Line plot", y, layers,
            [.. points.Caption(), .. SingleRunData.LeftOut(points.Rows, preset.IncludeWarmup)], []);
    }

    /// <summary>Requests without generated tokens.</summary>
    internal static PlotDrawing NoTokens(Run run, RequestTable table) => table.Metric(ComputedColumns.OutputLength) is null
        ? SingleRunData.NoMetric(run, ComputedColumns.OutputLength)
        : PlotDrawing.Empty($"no request of run '{run.Name}' generated tokens", "Look at the requests' errors: all of them failed, or ended with their first token.");
}

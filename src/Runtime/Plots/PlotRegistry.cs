using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Which file draws which preset, and what it reads. Adding a plot type adds one row to each table.</summary>
internal static class PlotRegistry
{
    private static readonly string[] ThroughputColumns = [ComputedColumns.Throughput, ComputedColumns.ActiveRequests];

    /// <summary>Draws a preset. Bad or missing data never throw: they are in the result or reported.</summary>
    /// <param name="preset">What to draw.</param>
    /// <param name="runs">The runs; a single-run preset draws the first one.</param>
    /// <param name="context">Classification and the receiver of diagnostics.</param>
    public static PlotDrawing Draw(PlotPreset preset, RunSet runs, PlotContext context)
    {
        PlotDrawing drawing = DrawByType(WithColumns(preset, runs), runs, context);
        return drawing.Figure is { } figure
            ? PlotDrawing.Of(Annotations.AddTo(preset.Legend == LegendPlace.Auto ? figure : figure with { Legend = Choice(preset.Legend) }, preset.Style.Annotations))
            : drawing;
    }

    // A single request has many chunk latencies; where the file gives one number, that is the metric itself.
    private static PlotPreset WithColumns(PlotPreset preset, RunSet runs)
    {
        if (!Needs(preset).HasFlag(PlotNeeds.ChunkLatencies) || runs.Runs.Count == 0 || runs.Runs[0].Requests?.Metric(ChunkLatency.Tag) is not null)
            return preset;
        return preset switch
        {
            DualAxisPreset dualAxis => dualAxis with { X = ChunkLatency.Column(dualAxis.X), Y = ChunkLatency.Column(dualAxis.Y), Y2 = ChunkLatency.Column(dualAxis.Y2) },
            SingleRunPreset single => single with { X = ChunkLatency.Column(single.X), Y = ChunkLatency.Column(single.Y) },
            _ => preset,
        };
    }

    private static PlotDrawing DrawByType(PlotPreset preset, RunSet runs, PlotContext context) => preset switch
    {
        _ when runs.Runs.Count == 0 => PlotDrawing.Skip("there is no run", "Point the inputs at a directory that holds one."),
        ParetoPreset pareto => ParetoPlot.Draw(pareto, runs, context),
        ScatterLinePreset scatterLine => ScatterLinePlot.Draw(scatterLine, runs, context),
        UncertaintyPreset uncertainty => UncertaintyPlot.Draw(uncertainty, runs, context),
        BarPreset bar => BarPlot.Draw(bar, runs, context),
        ScatterPreset scatter => ScatterPlot.Draw(scatter, runs.Runs[0], context),
        ScatterWithPercentilesPreset percentiles => ScatterWithPercentilesPlot.Draw(percentiles, runs.Runs[0]),
        AreaPreset area => AreaPlot.Draw(area, runs.Runs[0], context),
        LinePreset line => LinePlot.Draw(line, runs.Runs[0], context),
        RequestTimelinePreset timeline => RequestTimelinePlot.Draw(timeline, runs.Runs[0]),
        RequestLanesPreset lanes => RequestLanesPlot.Draw(lanes, runs.Runs[0]),
        TimeslicePreset timeslice => TimeslicePlot.Draw(timeslice, runs.Runs[0], context),
        HistogramPreset histogram => HistogramPlot.Draw(histogram, runs.Runs[0], context),
        PercentileBandsPreset bands => PercentileBandsPlot.Draw(bands, runs.Runs[0], context),
        DualAxisPreset dualAxis => DualAxisPlot.Draw(dualAxis, runs.Runs[0], context),
        _ => throw new ArgumentException($"No plot draws a {preset.GetType().Name}.", nameof(preset)),
    };

    /// <summary>What a preset reads besides the runs' summaries, so that nothing else is loaded for it.</summary>
    public static PlotNeeds Needs(PlotPreset preset) => preset switch
    {
        MultiRunPreset comparison => (Of(comparison.X) | Of(comparison.Y)) & PlotNeeds.ServerMetrics,
        DualAxisPreset dualAxis => PlotNeeds.Requests | Of(dualAxis.X) | Of(dualAxis.Y) | Of(dualAxis.Y2),
        SingleRunPreset single => PlotNeeds.Requests | Of(single.X) | Of(single.Y),
        _ => PlotNeeds.None,
    };

    private static LegendChoice Choice(LegendPlace place) => place switch
    {
        LegendPlace.Right => LegendChoice.Right,
        LegendPlace.Bottom => LegendChoice.Bottom,
        LegendPlace.Inside => LegendChoice.Inside,
        _ => LegendChoice.Auto,
    };

    // Requests are read for every plot over time: the time origin and the facts of the subtitle come from there.
    private static PlotNeeds Of(MetricRef metric) => metric.Source switch
    {
        _ when ThroughputColumns.Contains(metric.Tag) => PlotNeeds.Requests,
        _ when ChunkLatency.Concerns(metric) => PlotNeeds.ChunkLatencies,
        DataSource.Timeslices => PlotNeeds.Timeslices,
        DataSource.GpuTelemetry => PlotNeeds.Gpus,
        DataSource.ServerMetrics or DataSource.ServerMetricsAggregated => PlotNeeds.ServerMetrics,
        _ => PlotNeeds.None,
    };
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>How a server metric is distributed over time, as far as its kind tells (spec plots 2.9, R-64).</summary>
internal static class PercentileBandsPlot
{
    private const double Outer = 0.12;
    private const double Inner = 0.22;

    public static PlotDrawing Draw(PercentileBandsPreset preset, Run run, PlotContext context)
    {
        if (preset.Y.Source is not (DataSource.ServerMetrics or DataSource.ServerMetricsAggregated))
            return PlotDrawing.Skip($"'{preset.Y.Tag}' is no server metric, and percentile_bands shows server metrics", "Use the type scatter_with_percentiles for metrics of requests.");
        if (ServerSelection.Of(run, preset.Y.Tag, out PlotDrawing? absence) is not { } selection)
            return absence!;
        Stat? center = selection.Metric.Kind == ServerMetricKind.Histogram ? Stat.P50 : null;
        if (ServerTimeline.Of(preset, preset.Y with { Stat = center }, run, merge: true, context, out absence) is not { } timeline)
            return absence!;
        ColorToken color = ColorToken.Series(0);
        List<Layer> layers = timeline.Rows is null ? [] : [.. SingleRunData.WarmupStripe(timeline.Rows)];
        (string Label, string Title, string? Each) texts = (timeline.Label, " Over Time", null);
        switch (timeline.Shown)
        {
            case Stat.P50:
                texts = ($"{timeline.Name}, median, p95, p99{Over(timeline)}", " Percentile Bands Over Time", "the median, p95 and p99 of its observations, linear inside a bucket");
                AddPercentiles(layers, timeline, color);
                break;
            case Stat.Avg when timeline.Kind == ServerMetricKind.Gauge && timeline.Lines[0].Other(Stat.Max).Any(double.IsFinite):
                texts = ($"{timeline.Name}, mean, min–max{Over(timeline)}", " Over Time", "the mean and the range of its samples");
                AddRange(layers, timeline, color);
                break;
            default:
                AddLine(layers, timeline, timeline.Shown == Stat.Avg ? "mean" : timeline.Shown.Word(), color, timeline.Lines[0].Y);
                break;
        }

        Axis x = timeline.TimeAxis(preset);
        ServerLine line = timeline.Lines[0];
        Axis y = (Axes.Quantity(texts.Label, timeline.Unit, preset.YLabel) with { Scale = Scale(timeline.Shown, line) }).WithY(preset, line.Y);
        return ServerMetricPlot.Figure(preset with { Title = preset.Title ?? timeline.Name + texts.Title }, timeline, "Plot of bands", x, y, layers, [.. timeline.Sentences(texts.Each), .. Remarks(timeline)]);
    }

    // A cold start in one slice would leave the others a flat strip, as among the slices of requests.
    private static AxisScale Scale(Stat shown, ServerLine line) => shown == Stat.P50
        ? ScaleRule.OfSlices(line.Y, line.Other(Stat.P99).Where(double.IsFinite).DefaultIfEmpty(0).Max()) : AxisScale.Linear;

    private static string Over(ServerTimeline timeline) => timeline.IsMerged ? $", over {timeline.Selection.Series.Count} series" : "";

    private static void AddPercentiles(List<Layer> layers, ServerTimeline timeline, ColorToken color)
    {
        ServerLine line = timeline.Lines[0];
        (double[] x, double[][] columns) = line.Path(timeline.Duration, line.Y, line.Other(Stat.P95), line.Other(Stat.P99));
        layers.Add(Band("p95–p99", columns[1], columns[2], Outer));
        layers.Add(Band("median–p95", columns[0], columns[1], Inner));
        // The edges are named at their ends; two tints of one colour could not be told apart in a legend.
        layers.Add(Edge("p99", columns[2], Dash.Dot));
        layers.Add(Edge("p95", columns[1], Dash.Dashed));
        AddLine(layers, timeline, "median", color, line.Y);

        BandLayer Band(string series, double[] low, double[] high, double opacity) =>
            new() { Series = series, Run = timeline.Run.Name, X = x, Lo = low, Hi = high, Opacity = opacity, Color = color, InLegend = false };
        LineLayer Edge(string series, double[] values, Dash dash) =>
            new() { Series = series, Run = timeline.Run.Name, X = x, Y = values, Width = 1, Dash = dash, Color = color };
    }

    private static void AddRange(List<Layer> layers, ServerTimeline timeline, ColorToken color)
    {
        ServerLine line = timeline.Lines[0];
        (double[] x, double[][] columns) = line.Path(timeline.Duration, line.Y, line.Other(Stat.Min), line.Other(Stat.Max));
        layers.Add(new BandLayer { Series = "min–max", Run = timeline.Run.Name, X = x, Lo = columns[1], Hi = columns[2], Opacity = Outer, HasEdges = true, Color = color });
        AddLine(layers, timeline, "mean", color, line.Y);
    }

    private static void AddLine(List<Layer> layers, ServerTimeline timeline, string series, ColorToken color, double[] values)
    {
        (double[] x, double[][] columns) = timeline.Lines[0].Path(timeline.Duration, values);
        layers.Add(new LineLayer { Series = series, Run = timeline.Run.Name, X = x, Y = columns[0], Width = 2.5, Dash = Dash.Solid, Color = color });
    }

    private static IEnumerable<string> Remarks(ServerTimeline timeline)
    {
        if (timeline.Kind == ServerMetricKind.Histogram && timeline.Shown != Stat.P50)
            yield return "The time slices have no buckets, so their percentiles are not known.";
        if (timeline.Shown == Stat.P50 && timeline.AboveCount(0.99) is > 0 and var above)
            yield return $"In {NumberText.Count(above, "slice")} p99 lies above the largest bucket and is drawn at its bound.";
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>One point a request under a rolling median with its p5-p95 band (spec plots 2.3, R-42 to R-45).</summary>
internal static class ScatterPlot
{
    private const int LeastForOverlay = 50;

    public static PlotDrawing Draw(ScatterPreset preset, Run run, PlotContext context)
    {
        if (preset.Y.Source is DataSource.ServerMetrics or DataSource.ServerMetricsAggregated)
            return ServerMetricPlot.Draw(preset, run, context, ServerMetricPlot.Style.Points);
        if (preset.Y.Source == DataSource.GpuTelemetry)
            return LinePlot.DrawGpu(preset, run, isFilled: false, asPoints: true);
        if (RequestPoints.Prepare(preset, run, out PlotDrawing? absence) is not { } points)
            return absence!;

        string name = MetricLabels.Name(preset.Y.Tag);
        double[] sorted = Quantiles.SortedFinite(points.Y);
        Axis y = points.YAxis(preset, sorted);
        OutlierClip? clip = y.Scale == AxisScale.Log ? null : OutlierClip.Of(sorted, preset.Outliers);
        if (clip is not null)
            y = y with { Max = clip.Limit };

        List<string> caption = points.Caption();
        List<Layer> layers = points.BackLayers();
        layers.Add(points.Layer(name, ColorToken.Series(0)));
        RollingWindow window = RollingWindow.For(points.Y.Length, preset.RollingWindow);
        bool isAsked = points.Axis.IsSequence && points.Y.Length >= LeastForOverlay;
        bool overlay = isAsked && window.HasLine(points.X);
        if (overlay)
        {
            double[][] rolling = RollingQuantiles.Of(points.Y, window.Length, window.Minimum, 0.05, 0.5, 0.95);
            string over = $"last {NumberText.Count(window.Length, "request")}";
            layers.Insert(layers.Count - 1, new BandLayer
            {
                Series = "p5–p95, " + over,
                Run = run.Name,
                X = points.X,
                Lo = rolling[0],
                Hi = rolling[2],
                HasEdges = true,
                Color = new(ColorRole.Percentile, 1),
            });
            layers.Add(new LineLayer
            {
                Series = "median, " + over,
                Run = run.Name,
                X = points.X,
                Y = rolling[1],
                Width = 2.5,
                Dash = Dash.Solid,
                Color = new(ColorRole.Percentile),
                EndLabel = "median",
            });
            caption.Add($"Line and band: rolling median and p5–p95 of the {over}.");
        }
        else if (isAsked)
            caption.Add($"No rolling median: {window.NoLine}.");
        layers.AddRange(SingleRunData.ThresholdLines(preset.Y.Tag, run));
        if (clip is not null)
        {
            caption.AddRange(clip.Sentences(layers, points.Unit));
            layers.Add(clip.Label());
        }

        caption.AddRange(SingleRunData.LeftOut(points.Rows, preset.IncludeWarmup));
        layers.AddRange(points.EdgeLayers());
        return points.Figure(preset, run, "Scatter plot", y, layers, caption, overlay ? [("window", NumberText.Exact(window.Length))] : []);
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>One muted point a request under rolling p50, p95 and p99 (spec plots 2.6, R-55, R-56).</summary>
internal static class ScatterWithPercentilesPlot
{
    private static readonly double[] Levels = [0.5, 0.95, 0.99];
    private static readonly string[] Names = ["p50", "p95", "p99"];
    private static readonly double[] Widths = [3, 2.25, 1.5];

    public static PlotDrawing Draw(ScatterWithPercentilesPreset preset, Run run)
    {
        if (preset.Y.Source is DataSource.ServerMetrics or DataSource.ServerMetricsAggregated)
            return SingleRunData.NotOfRequests(preset.Y.Tag);
        if (RequestPoints.Prepare(preset, run, out PlotDrawing? absence) is not { } points)
            return absence!;

        RollingWindow window = RollingWindow.For(points.Y.Length, preset.RollingWindow);
        double[][] rolling = RollingQuantiles.Of(points.Y, window.Length, window.Minimum, Levels);
        string over = $"last {NumberText.Count(window.Length, "request")}";
        List<string> caption = points.Caption();
        List<Layer> layers = points.BackLayers();
        layers.Add(points.Layer("each request", new(ColorRole.Muted)));
        bool[] drawn = [true, window.HasP95, window.HasP99];
        bool enough = points.Axis.IsSequence && window.HasLine(points.X);
        for (int i = 0; i < Levels.Length && enough; i++)
        {
            if (!drawn[i])
                continue;
            layers.Add(new LineLayer
            {
                Series = $"{Names[i]}, {over}",
                Run = run.Name,
                X = points.X,
                Y = rolling[i],
                Width = Widths[i],
                Color = new(ColorRole.Percentile, i),
                EndLabel = $"{Names[i]}, last {NumberText.Count(window.Length)}",
            });
        }

        if (enough)
            caption.Add($"Lines: rolling percentiles of the {over}.");
        else
            caption.Add(points.Axis.IsSequence ? $"No percentile lines: {window.NoLine}." : "No percentile lines: x is neither an order nor a time.");
        if (enough && !drawn[1])
            caption.Add("p95 and p99 need a window of 20 and 100 requests; in a shorter one they are its maximum.");
        else if (enough && !drawn[2])
            caption.Add("p99 needs a window of 100 requests; in a shorter one it is its maximum.");
        layers.AddRange(SingleRunData.ThresholdLines(preset.Y.Tag, run));
        caption.AddRange(SingleRunData.LeftOut(points.Rows, preset.IncludeWarmup));
        layers.AddRange(points.EdgeLayers());
        double[] sorted = Quantiles.SortedFinite(points.Y);
        Axis y = points.YAxis(preset, sorted);
        if (y.Scale != AxisScale.Log && OutlierClip.Of(sorted, preset.Outliers) is { } clip)
        {
            y = y with { Max = clip.Limit };
            caption.AddRange(clip.Sentences(layers, points.Unit));
            layers.Add(clip.Label());
        }

        return points.Figure(preset, run, "Scatter plot with rolling percentiles", y, layers, caption,
            [("window", NumberText.Exact(window.Length))]);
    }
}

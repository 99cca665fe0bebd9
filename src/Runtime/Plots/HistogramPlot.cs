using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Time slices as bars from zero (spec plots R-54), more than 150 as an outline; of a server's histogram, its buckets .</summary>
internal static class HistogramPlot
{
    private const int MostBars = 150;
    private const double Gap = 0.08;

    public static PlotDrawing Draw(HistogramPreset preset, Run run, PlotContext context)
    {
        PlotDrawing? absence;
        if (preset.Y.Source is not (DataSource.ServerMetrics or DataSource.ServerMetricsAggregated))
            return SliceData.Prepare(preset, preset.UseSliceDuration, run, context, out absence) is { } data ? Draw(preset, data) : absence!;
        if (ServerSelection.Of(run, preset.Y.Tag, out absence) is not { } selection)
            return absence!;
        if (selection.Metric.Kind == ServerMetricKind.Histogram)
            return BucketPlot.Draw(preset, run, selection);
        // A slice has one bar: its series are one, or the bars would stand in front of one another.
        return ServerTimeline.Of(preset, preset.Y, run, merge: true, context, out absence) is { } timeline ? Draw(preset, SliceData.Of(timeline, preset.Y.Tag)) : absence!;
    }

    private static PlotDrawing Draw(HistogramPreset preset, SliceData data)
    {
        (Axis x, Axis y) = SliceText.Axes(preset, data, AxisScale.Linear);
        y = y with { Zero = ZeroPolicy.Include, Scale = AxisScale.Linear };
        ColorToken color = ColorToken.Series(0);
        string series = "slice " + data.Table.Shown.Word();
        List<Layer> layers = [.. SliceText.Background(data)];
        string note = "";
        if (data.Table.Slices.Length > MostBars)
        {
            note = $"More than {MostBars} slices: an outline and a band instead of bars and whiskers.";
            layers.AddRange(SliceLines.Band(data, color));
            layers.Add(Outline(data, series, color));
        }
        else
        {
            layers.Add(new BarLayer
            {
                Series = series,
                Run = data.Run.Name,
                // A partial slice has a bar of full width, in its window.
                X = Array.ConvertAll(data.Table.Slices, slice => data.Positions.Starts[slice] + data.Positions.Duration / 2),
                Y = data.Table.Values,
                BarWidth = data.Positions.Duration * (1 - Gap),
                Hollow = data.HasPartial ? data.Hollow : null,
                Color = color,
            });
        }

        layers.AddRange(SliceText.References(data));
        if (data.Table.Slices.Length <= MostBars)
            layers.AddRange(SliceText.Whiskers(data, new(ColorRole.Text), cap: 6));
        layers.AddRange(SliceMarkers.Outliers(data));
        return SliceText.Figure(preset, data, "Bar chart of time slices", x, y, layers, note);
    }

    private static LineLayer Outline(SliceData data, string series, ColorToken color)
    {
        List<double> x = [];
        List<double> y = [];
        for (int i = 0; i < data.Table.Slices.Length; i++)
        {
            double start = data.Positions.Starts[data.Table.Slices[i]];
            double end = start + data.Positions.Duration;
            if (x.Count > 0 && start - x[^1] > data.Positions.Duration / 2)
            {
                x.Add(x[^1]);
                y.Add(double.NaN);
            }

            x.AddRange(start, end);
            y.AddRange(data.Table.Values[i], data.Table.Values[i]);
        }

        return new() { Series = series, Run = data.Run.Name, X = [.. x], Y = [.. y], Dash = Dash.Solid, Color = color };
    }
}

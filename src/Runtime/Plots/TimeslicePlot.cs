using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>A metric's average in each time slice with its spread, its outliers and the run's own (spec plots 2.5, R-48 to R-53).</summary>
internal static class TimeslicePlot
{
    // Beyond, markers and whiskers run together into a slab: lines and a band show the same.
    private const int MostMarkers = 150;

    public static PlotDrawing Draw(TimeslicePreset preset, Run run, PlotContext context)
    {
        PlotDrawing? absence;
        if (preset.Y.Source is DataSource.ServerMetrics or DataSource.ServerMetricsAggregated)
        {
            if (ServerTimeline.Of(preset, preset.Y, run, merge: false, context, out absence) is not { } timeline)
                return absence!;
            return timeline.Lines.Count > 1
                ? ServerMetricPlot.Draw(preset, timeline, ServerMetricPlot.Style.LineAndPoints)
                : Draw(preset, SliceData.Of(timeline, preset.Y.Tag));
        }

        return SliceData.Prepare(preset, preset.UseSliceDuration, run, context, out absence) is { } data ? Draw(preset, data) : absence!;
    }

    private static PlotDrawing Draw(TimeslicePreset preset, SliceData data)
    {
        (Axis x, Axis y) = SliceText.Axes(preset, data, ScaleRule.OfSlices(data.Table.Values, Largest(data)));
        if (y.Scale == AxisScale.Log)
            y = y with { Min = LeastOnLog(data) };
        ColorToken color = ColorToken.Series(0);
        List<Layer> layers = [.. SliceText.Background(data), .. SliceText.References(data)];
        string note = "";
        if (data.Table.Slices.Length > MostMarkers)
        {
            layers.AddRange(SliceLines.Of(data, color));
            layers.AddRange(SliceMarkers.Partial(data, color));
            note = $"More than {MostMarkers} slices: lines and a band instead of markers and whiskers.";
        }
        else
        {
            layers.Add(Extents(data, color));
            if (data.Table.Slices.Length > 1)
                layers.Add(SliceLines.Trend(data, color));
            layers.AddRange(SliceText.Whiskers(data, color, cap: 8));
            layers.AddRange(OtherStats(data, color));
            layers.AddRange(SliceMarkers.Normal(data, color));
        }

        layers.AddRange(SliceMarkers.Outliers(data));
        return SliceText.Figure(preset, data, "Time slice plot", x, y, layers, note);
    }

    private static double Largest(SliceData data)
    {
        double[] values = data.Table.Values;
        bool isAverage = data.Table.Shown == Stat.Avg;
        IEnumerable<double> drawn = values;
        if (isAverage && data.Table.Deviations is { } deviations)
            drawn = drawn.Concat(values.Zip(deviations, (value, deviation) => value + deviation));
        if (isAverage && data.Table.Other(Stat.P95) is { } tails)
            drawn = drawn.Concat(tails);
        return drawn.Where(double.IsFinite).Max();
    }

    // A whisker or a band that reaches down to nearly zero would stretch a logarithmic axis over decades without a value.
    private static double? LeastOnLog(SliceData data)
    {
        double[] values = data.Table.Values;
        double least = values.Concat(data.Table.Other(Stat.P50) ?? []).Where(value => value > 0).Min() / 2;
        IEnumerable<double> lows = values.Zip(data.Table.Deviations ?? [], (value, deviation) => value - deviation);
        return lows.Append((data.Reference - data.Deviation) ?? least).Any(low => low < least) ? least : null;
    }

    // Which part of the time each slice covers.
    private static SegmentsLayer Extents(SliceData data, ColorToken color)
    {
        SlicePositions positions = data.Positions;
        double[] y = data.Table.Values;
        double first = positions.IsTime ? 0 : double.NegativeInfinity;
        return new()
        {
            Series = "slice extent",
            Run = data.Run.Name,
            X1 = Array.ConvertAll(data.Table.Slices, slice => Math.Max(positions.Starts[slice], first)),
            X2 = Array.ConvertAll(data.Table.Slices, slice => positions.EndOf(slice)),
            Y1 = y,
            Y2 = y,
            Width = 1,
            Opacity = 0.6,
            Color = color,
            InLegend = false,
        };
    }

    private static IEnumerable<Layer> OtherStats(SliceData data, ColorToken color)
    {
        if (data.Table.Shown != Stat.Avg)
            yield break;
        if (data.Table.Other(Stat.P50) is { } medians)
            yield return Marks("slice p50", medians, MarkerShape.Dash, 12);
        if (data.Table.Other(Stat.P95) is { } tails)
            yield return Marks("slice p95", tails, MarkerShape.Caret, 9) with { Hollow = [.. tails.Select(_ => true)] };

        PointsLayer Marks(string series, double[] values, MarkerShape shape, double size) => new()
        {
            Series = series,
            Run = data.Run.Name,
            X = data.X,
            Y = values,
            Shape = shape,
            Size = size,
            Opacity = 1,
            Color = color,
        };
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>One point a run, joined in the order of the sweep; repeats of one operating point are pooled (spec plots 2.2, R-39 to R-41).</summary>
internal static class ScatterLinePlot
{
    private const double Level = 0.95;

    public static PlotDrawing Draw(ScatterLinePreset preset, RunSet runs, PlotContext context) =>
        ComparisonTable.Build(preset, runs, context, out PlotDrawing? absence) is { } table
            ? Draw(preset, table, preset.Connect, "", [])
            : absence!;

    /// <summary>The figure; also drawn for an uncertainty preset without repeats.</summary>
    internal static PlotDrawing Draw(MultiRunPreset preset, ComparisonTable table, ConnectOrder connect, string remark, IEnumerable<string> sentences)
    {
        (Axis x, Axis y) = ComparisonFigure.Axes(preset, table);
        List<Layer> lines = [];
        List<Layer> bars = [];
        List<Layer> replicates = [];
        List<Layer> markers = [];
        bool hasLines = false;
        foreach (ComparisonSeries series in table.Series)
        {
            OperatingPoint[] points = OperatingPoints.Of(series, connect == ConnectOrder.X, Level);
            if (points.Length < 2 || connect == ConnectOrder.None)
                lines.Add(ComparisonFigure.LegendEntry(series));
            if (points.Length == 0)
                continue;
            bool isJoined = points.Length > 1 && connect != ConnectOrder.None && !table.IsNeutral;
            hasLines |= isJoined;
            if (isJoined)
                lines.Add(OperatingPoints.Line(series.Group, points, 2.5));
            bars.AddRange(OperatingPoints.Bars(series.Group, points));
            if (OperatingPoints.Replicates(series.Group, points) is { } single)
                replicates.Add(single);
            markers.Add(OperatingPoints.Markers(series.Group, points, _ => false));
        }

        List<string> caption = [.. sentences];
        if (replicates.Count > 0)
            caption.Add("Filled: the mean of the runs at one operating point. Pale and hollow: those runs. Bars: smallest to largest of two, 95% confidence of three or more.");
        if (hasLines)
            caption.Add(ComparisonText.Joining(table, connect));
        return ComparisonFigure.Of(preset, table, hasLines ? "Scatter plot with lines" : "Scatter plot", x, y,
            [.. lines, .. bars, .. replicates, .. markers], caption, remark);
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>The runs that no other run beats in both metrics, joined to a frontier (spec plots 2.1, R-36 to R-38).</summary>
internal static class ParetoPlot
{
    public static PlotDrawing Draw(ParetoPreset preset, RunSet runs, PlotContext context)
    {
        if (ComparisonTable.Build(preset, runs, context, out PlotDrawing? absence) is not { } table)
            return absence!;
        if (!ComparisonText.HasBetterCorner(table))
        {
            string axis = table.XDirection == MetricDirection.None ? "x" : "y";
            string tag = axis == "x" ? preset.X.Tag : preset.Y.Tag;
            return PlotDrawing.Skip($"whether '{tag}' is better high or low is not known, so there is no frontier", $"Add '{axis}_direction: higher' or '{axis}_direction: lower' to the preset.");
        }

        (Axis x, Axis y) = ComparisonFigure.Axes(preset, table);
        List<Layer> lines = [];
        List<Layer> dominated = [];
        List<Layer> optimal = [];
        bool hasSweepLines = false;
        int frontierCount = 0;
        foreach (ComparisonSeries series in table.Series)
        {
            bool[] isOptimal = Frontier(series.Points, table);
            HashSet<ComparisonPoint> frontier = [.. series.Points.Where((_, i) => isOptimal[i])];
            ComparisonPoint[] onFrontier = Ordered(frontier, preset, table);
            ComparisonPoint[] below = [.. series.InSweepOrder().Where(point => !frontier.Contains(point))];
            frontierCount += onFrontier.Length;
            if (series.Points.Count > onFrontier.Length && !table.IsNeutral)
            {
                hasSweepLines = true;
                lines.Add(ComparisonFigure.Line(series.Group, series.InSweepOrder(), 1) with { Opacity = 0.45, InLegend = false, Dash = Dash.Solid, IsUnderlay = true });
            }

            if (onFrontier.Length <= 1)
                lines.Add(ComparisonFigure.LegendEntry(series));
            else
                lines.Add(ComparisonFigure.Line(series.Group, onFrontier, 3) with { Join = Join(preset) });
            if (below.Length > 0)
                dominated.Add(ComparisonFigure.Markers(series.Group, below, true, ComparisonFigure.MarkerSize, new int[below.Length]));
            if (onFrontier.Length > 0)
                optimal.Add(ComparisonFigure.Markers(series.Group, onFrontier, false, 10, Priorities(onFrontier.Length)));
        }

        List<string> caption = [];
        int count = table.Points.Count();
        if (count > 1)
            caption.Add("Filled: on the frontier, no other run of its series is at least as good in both and better in one. Hollow: dominated.");
        if (hasSweepLines)
            caption.Add("Thin lines join all runs of a series in the order of the sweep.");
        if (preset.Frontier == FrontierScope.Global && count > 1 && table.Series.Count > 1)
        {
            lines.Insert(0, GlobalFrontier(preset, table));
            caption.Add("Wide grey line: the frontier of all series together.");
        }

        return ComparisonFigure.Of(preset, table, "Pareto plot", x, y, [.. lines, .. dominated, .. optimal], caption,
            altSentence: count > 1 ? $"{frontierCount} of {count} runs are on a frontier." : "");
    }

    private static bool[] Frontier(IReadOnlyList<ComparisonPoint> points, ComparisonTable table) => ParetoFrontier.Of(
        [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)],
        table.XDirection == MetricDirection.Higher, table.YDirection == MetricDirection.Higher);

    // A step holds a value until the next point: towards worse x, where what was reached stays reachable.
    private static ComparisonPoint[] Ordered(IEnumerable<ComparisonPoint> points, ParetoPreset preset, ComparisonTable table)
    {
        bool descending = preset.FrontierShape == FrontierShape.Step && table.XDirection == MetricDirection.Higher;
        ComparisonPoint[] ascending = [.. points.OrderBy(point => point.X).ThenBy(point => point.Index)];
        return descending ? [.. ascending.Reverse()] : ascending;
    }

    private static LineJoin Join(ParetoPreset preset) => preset.FrontierShape == FrontierShape.Step ? LineJoin.Step : LineJoin.Straight;

    private static int[] Priorities(int count) => [.. Enumerable.Range(0, count).Select(i => i == 0 || i == count - 1 ? 2 : 1)];

    private static LineLayer GlobalFrontier(ParetoPreset preset, ComparisonTable table)
    {
        ComparisonPoint[] all = [.. table.Points];
        bool[] isOptimal = Frontier(all, table);
        ComparisonPoint[] frontier = Ordered(all.Where((_, i) => isOptimal[i]), preset, table);
        return new()
        {
            Series = "all series",
            Color = new(ColorRole.Muted),
            X = [.. frontier.Select(point => point.X)],
            Y = [.. frontier.Select(point => point.Y)],
            Width = 5,
            Dash = Dash.Solid,
            Join = Join(preset),
            IsUnderlay = true,
        };
    }
}

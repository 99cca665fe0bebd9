using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>
/// The operating points that no other one beats in both metrics, joined to a frontier (spec plots 2.1, R-36 to R-38). Repeats count by
/// their mean: a frontier through single runs would run through the luckiest of them.
/// </summary>
internal static class ParetoPlot
{
    private const double Level = 0.95;
    private const double FrontierMarkerSize = 10;

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
        List<Layer> replicates = [];
        List<Layer> dominated = [];
        List<Layer> optimal = [];
        List<OperatingPoint> all = [];
        bool hasSweepLines = false;
        int frontierCount = 0;
        foreach (ComparisonSeries series in table.Series)
        {
            OperatingPoint[] points = OperatingPoints.Of(series, byX: false, Level);
            all.AddRange(points);
            HashSet<OperatingPoint> frontier = Frontier(points, table);
            OperatingPoint[] onFrontier = Ordered(frontier, preset, table);
            OperatingPoint[] below = [.. points.Where(point => !frontier.Contains(point))];
            frontierCount += onFrontier.Length;
            // A straight frontier through all points in the sweep's own order is the sweep line.
            bool isCovered = preset.FrontierShape == FrontierShape.Line && points.SequenceEqual(onFrontier);
            if (points.Length > 1 && !isCovered && !table.IsNeutral)
            {
                hasSweepLines = true;
                lines.Add(OperatingPoints.Line(series.Group, points, 1) with { Opacity = 0.45, InLegend = false, Dash = Dash.Solid, IsUnderlay = true });
            }

            if (onFrontier.Length <= 1)
                lines.Add(ComparisonFigure.LegendEntry(series));
            else
                lines.Add(OperatingPoints.Line(series.Group, onFrontier, 3) with { Join = Join(preset) });
            if (OperatingPoints.Replicates(series.Group, points) is { } single)
                replicates.Add(single);
            if (below.Length > 0)
                dominated.Add(OperatingPoints.Markers(series.Group, below, _ => true) with { LabelPriority = new int[below.Length] });
            if (onFrontier.Length > 0)
                optimal.Add(OperatingPoints.Markers(series.Group, onFrontier, _ => false) with { LabelPriority = Priorities(onFrontier.Length), Size = FrontierMarkerSize });
        }

        string unit = replicates.Count > 0 ? "operating point" : "run";
        List<string> caption = [];
        if (replicates.Count > 0)
            caption.Add("Labelled: the mean of the runs at one operating point. Pale, without label: those runs.");
        if (all.Count > 1)
            caption.Add($"Filled: on the frontier, no other {unit}{(table.Series.Count > 1 ? " of its series" : "")} is at least as good in both and better in one. Hollow: dominated.");
        if (hasSweepLines)
            caption.Add(ComparisonText.Joining(table, ConnectOrder.Sweep, "Thin lines"));
        if (preset.Frontier == FrontierScope.Global && all.Count > 1 && table.Series.Count > 1)
        {
            lines.Insert(0, GlobalFrontier(all, preset, table));
            caption.Add("Wide grey line: the frontier of all series together.");
        }

        return ComparisonFigure.Of(preset, table, "Pareto plot", x, y, [.. lines, .. replicates, .. dominated, .. optimal], caption,
            altSentence: all.Count > 1 ? $"{frontierCount} of {NumberText.Count(all.Count, unit)} are on a frontier." : "");
    }

    private static HashSet<OperatingPoint> Frontier(IReadOnlyList<OperatingPoint> points, ComparisonTable table)
    {
        bool[] isOptimal = ParetoFrontier.Of(
            [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)],
            table.XDirection == MetricDirection.Higher, table.YDirection == MetricDirection.Higher);
        return new HashSet<OperatingPoint>(points.Where((_, i) => isOptimal[i]), ReferenceEqualityComparer.Instance);
    }

    // A step holds a value until the next point: towards worse x, where what was reached stays reachable.
    private static OperatingPoint[] Ordered(IEnumerable<OperatingPoint> points, ParetoPreset preset, ComparisonTable table)
    {
        bool descending = preset.FrontierShape == FrontierShape.Step && table.XDirection == MetricDirection.Higher;
        OperatingPoint[] ascending = [.. points.OrderBy(point => point.X).ThenBy(point => point.Members[0].Index)];
        return descending ? [.. ascending.Reverse()] : ascending;
    }

    private static LineJoin Join(ParetoPreset preset) => preset.FrontierShape == FrontierShape.Step ? LineJoin.Step : LineJoin.Straight;

    private static int[] Priorities(int count) => [.. Enumerable.Range(0, count).Select(i => i == 0 || i == count - 1 ? 2 : 1)];

    private static LineLayer GlobalFrontier(IReadOnlyList<OperatingPoint> points, ParetoPreset preset, ComparisonTable table)
    {
        OperatingPoint[] frontier = Ordered(Frontier(points, table), preset, table);
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

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Means over the repeats of each operating point with their joint confidence region (spec plots 2.10, R-66 to R-68).</summary>
internal static class UncertaintyPlot
{
    private const int LeastForRegion = 3;
    private const int LeastForFilledRegion = 5;

    public static PlotDrawing Draw(UncertaintyPreset preset, RunSet runs, PlotContext context)
    {
        if (ComparisonTable.Build(preset, runs, context, out PlotDrawing? absence) is not { } table)
            return absence!;
        OperatingPoint[][] pooled = [.. table.Series.Select(one => OperatingPoints.Of(one, byX: false, preset.CiLevel))];
        bool hasRepeats = pooled.Any(points => points.Any(point => point.Members.Count > 1 || double.IsFinite(point.YLow)));
        if (!hasRepeats)
        {
            return context.IsNamed
                ? ScatterLinePlot.Draw(preset, table, ConnectOrder.Sweep, "single run per point, no uncertainty available", [])
                : PlotDrawing.Skip("no operating point was run twice", "Repeat each load, for example with AIPerf's --num-profile-runs, to see the uncertainty.");
        }

        List<PolygonLayer> regions = [];
        List<Layer> bars = [];
        List<Layer> lines = [];
        List<Layer> markers = [];
        foreach ((ComparisonSeries one, OperatingPoint[] points) in table.Series.Zip(pooled))
        {
            RunGroup group = one.Group;
            if (points.Length < 2)
                lines.Add(ComparisonFigure.LegendEntry(one));
            if (points.Length == 0)
                continue;
            regions.AddRange(points.Where(point => point.Members.Count >= LeastForRegion).Select(point => Region(group, point, preset.CiLevel)));
            bars.AddRange(OperatingPoints.Bars(group, points));
            if (points.Length > 1)
                lines.Add(OperatingPoints.Line(group, points, 2));
            markers.Add(OperatingPoints.Markers(group, points, IsLowSample));
        }

        (Axis x, Axis y) = ComparisonFigure.Axes(preset, table);
        OperatingPoint[] all = [.. pooled.SelectMany(points => points)];
        UncertaintyFrame frame = UncertaintyFrame.Of(x, y, all, regions);
        Layer[] spread = [.. frame.Regions, .. bars];
        if (frame.IsBounded)
            spread = [.. spread.Select(layer => layer with { ExtendsRange = false })];
        int[] counts = [.. all.Select(Repeats)];
        string repeats = counts.Min() == counts.Max() ? NumberText.Count(counts.Min()) : $"{counts.Min()} to {counts.Max()}";
        return ComparisonFigure.Of(preset, table, "Plot of means with uncertainty", frame.X, frame.Y,
            [.. lines, .. spread, .. markers, .. SpreadEntries(preset, frame)], Caption(preset, table, all, frame),
            remark: $"{repeats} runs per point", altSentence: $"Means of {repeats} runs per operating point with {Percent(preset)} confidence.",
            provenance: ("ci_level", NumberText.Exact(preset.CiLevel)));
    }

    private static List<string> Caption(UncertaintyPreset preset, ComparisonTable table, OperatingPoint[] points, UncertaintyFrame frame)
    {
        List<string> caption = [$"Markers: means. Bars: {Percent(preset)} t-intervals of each mean."];
        PolygonLayer[] shown = [.. frame.Regions.Where(region => !region.IsDataOnly)];
        if (shown.Length > 0)
        {
            string outline = shown.Any(region => region.Opacity == 0) ? $"; dashed outline where n < {LeastForFilledRegion}" : "";
            caption.Add($"Ellipses: joint {Percent(preset)} confidence region of both means (Hotelling T²){outline}.");
        }

        if (shown.Length < frame.Regions.Count)
            caption.Add($"The joint {Percent(preset)} region of {frame.Regions.Count - shown.Length} of {NumberText.Count(points.Length, "point")} is larger than the plot and not drawn.");
        if (points.Any(IsLowSample))
            caption.Add("Hollow: n < 3: range shown.");
        if (points.Any(point => point.Members.Count == 1 && double.IsFinite(point.YLow)))
            caption.Add("Intervals of aggregates over trials are those AIPerf reports.");
        if (points.Length > table.Series.Count(one => one.Points.Count > 0))
            caption.Add(ComparisonText.Joining(table, ConnectOrder.Sweep));
        return caption;
    }

    // In the colour of no group, since every group has its own.
    private static IEnumerable<Layer> SpreadEntries(UncertaintyPreset preset, UncertaintyFrame frame)
    {
        if (frame.Regions.FirstOrDefault(region => !region.IsDataOnly) is { } region)
            yield return region with { Series = $"{Percent(preset)} region of both means", Color = new(ColorRole.Muted), X = [], Y = [], InLegend = true };
        yield return new ErrorBarLayer { Series = $"{Percent(preset)} interval of each mean", Color = new(ColorRole.Muted), X = [], Y = [], Lo = [], Hi = [], Width = 1.25 };
    }

    private static bool IsLowSample(OperatingPoint point) => Repeats(point) < LeastForRegion;

    private static int Repeats(OperatingPoint point) => point.Members.Count > 1 ? point.Members.Count : point.Members[0].TrialCount;

    private static string Percent(UncertaintyPreset preset) => NumberText.Short(preset.CiLevel * 100) + "%";

    private static PolygonLayer Region(RunGroup group, OperatingPoint point, double level)
    {
        (double[] x, double[] y) = JointRegion.Outline(
            [.. point.Members.Select(member => member.X)], [.. point.Members.Select(member => member.Y)], level);
        bool isFilled = point.Members.Count >= LeastForFilledRegion;
        return new()
        {
            Series = group.Name,
            Color = group.Color,
            X = x,
            Y = y,
            Opacity = isFilled ? 0.15 : 0,
            Dash = isFilled ? Dash.Solid : Dash.Dashed,
            InLegend = false,
        };
    }
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Puts the parts of a comparison together.</summary>
internal static class ComparisonFigure
{
    /// <summary>Diameter of a dominated or ordinary marker in layout units.</summary>
    public const double MarkerSize = 9;

    /// <summary>The figure.</summary>
    public static PlotDrawing Of(
        MultiRunPreset preset, ComparisonTable table, string kind, Axis x, Axis y, IEnumerable<Layer> layers,
        IEnumerable<string> caption, string remark = "", string altSentence = "", params (string Key, string Value)[] provenance) =>
        PlotDrawing.Of(new Figure
        {
            Id = preset.Name,
            Title = ComparisonText.Title(preset, table),
            Subtitle = ComparisonText.Subtitle(table, remark),
            Caption = [.. ComparisonText.Caption(table), .. caption, .. ScaleNotes.Of(preset, x, y)],
            AltText = ComparisonText.AltText(kind, table, x, y, altSentence),
            // One neutral series is all there is: its name would tell nothing (spec plots R-17).
            Panels = [new() { X = x, Y = y, Layers = table.IsNeutral ? [.. layers.Select(layer => layer with { InLegend = false })] : [.. layers] }],
            LegendTitle = table.GroupTitle,
            ShowBetterCorner = ComparisonText.HasBetterCorner(table),
            Provenance = ComparisonText.Provenance(preset, table, provenance),
        });

    /// <summary>Both axes.</summary>
    public static (Axis X, Axis Y) Axes(MultiRunPreset preset, ComparisonTable table) => (
        table.X.Axis(preset, preset.XLabel, table.XDirection).WithX(preset, [.. table.Points.Select(point => point.X)]),
        table.Y.Axis(preset, preset.YLabel, table.YDirection).WithY(preset, [.. table.Points.Select(point => point.Y)]));

    /// <summary>
    /// A layer without points that holds a group's place in the legend, whose order is the layers'; the legend strikes a group without
    /// any point out.
    /// </summary>
    public static Layer LegendEntry(ComparisonSeries series) => new PointsLayer
    {
        Series = series.Group.Name,
        X = [],
        Y = [],
        Color = series.Group.Color,
        Size = MarkerSize,
    };
}

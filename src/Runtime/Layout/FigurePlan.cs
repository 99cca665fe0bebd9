using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>A figure with its axes' scales and padded ranges; independent of the canvas.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="X">The x axis that all panels share.</param>
/// <param name="Panels">The panels' own axes.</param>
internal sealed record FigurePlan(Figure Figure, AxisPlan X, ImmutableArray<PanelPlan> Panels)
{
    /// <summary>Plans a figure.</summary>
    public static FigurePlan Of(Figure figure)
    {
        AxisPlan x = AxisPlan.ForX(figure.Panels[0].X, ExtentCollector.OfX(figure));
        return new FigurePlan(figure, x, [.. figure.Panels.Select(PanelPlan.Of)]);
    }
}

/// <summary>The planned axes of a panel.</summary>
/// <param name="Panel">The panel.</param>
/// <param name="Y">Its vertical axis.</param>
/// <param name="Y2">Its secondary vertical axis, or none.</param>
internal sealed record PanelPlan(Panel Panel, AxisPlan Y, AxisPlan? Y2)
{
    /// <summary>Plans the vertical axes; two of them share a grid, which only linear axes can.</summary>
    public static PanelPlan Of(Panel panel)
    {
        Axis y = panel.Y2 is null ? panel.Y : panel.Y with { Scale = AxisScale.Linear };
        AxisPlan primary = AxisPlan.ForY(y, ExtentCollector.OfY(panel, false));
        return panel.Y2 is null
            ? new PanelPlan(panel, primary, null)
            : new PanelPlan(panel, primary, AxisPlan.ForY(panel.Y2 with { Scale = AxisScale.Linear }, ExtentCollector.OfY(panel, true)));
    }
}

using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>
/// Finds the plot areas whose margins hold the labels of the ticks that these areas lead to: passes until nothing moves
/// (spec plots ).
/// </summary>
internal static class FrameSolver
{
    private const int MostPasses = 6;
    private const int FreePasses = 3;
    private const double LeastPlot = 20;

    /// <summary>Solves a frame.</summary>
    public static PlotFrame Solve(FrameRequest request)
    {
        TextMaker text = request.Text;
        double tick = text.LineHeight(TextSizes.Tick);
        double top = Spacing.Top + request.Header.Height(text) + Spacing.AbovePlot;
        var insets = new Insets(
            Math.Ceiling(Spacing.Side + tick * 4), Math.Ceiling(top), Math.Ceiling(Spacing.Side + request.RightWidth), Math.Ceiling(tick * 3));
        PlotFrame frame = At(request, insets, 1);
        for (int pass = 2; pass <= MostPasses; pass++)
        {
            Insets needed = Needed(request, frame);

            // Growing only, after a few free passes: two labellings that ask for each other's room would alternate forever.
            if (pass > FreePasses)
            {
                needed = new Insets(
                    Math.Max(needed.Left, insets.Left), needed.Top,
                    Math.Max(needed.Right, insets.Right), Math.Max(needed.Bottom, insets.Bottom));
            }

            if (needed == insets)
                break;
            insets = needed;
            frame = At(request, insets, pass);
        }

        return frame;
    }

    /// <summary>The distance from the plot area to the top of the x tick labels; the lowest y label reaches half a line below the area.</summary>
    public static double XLabelGap(TextMaker text) => Math.Max(Spacing.TickLabel, text.BoxHeight(TextSizes.Tick) / 2 + 1);

    private static PlotFrame At(FrameRequest request, Insets insets, int pass)
    {
        ImmutableArray<Box> areas = Areas(request, insets);
        TickSet x = AxisSolver.Solve(request.Plan.X, new TickRoom(areas[0].Width, true, request.Text));
        var y = ImmutableArray.CreateBuilder<TickSet>();
        var y2 = ImmutableArray.CreateBuilder<TickSet?>();
        for (int i = 0; i < areas.Length; i++)
        {
            PanelPlan plan = request.Plan.Panels[i];
            var room = new TickRoom(areas[i].Height, false, request.Text);
            if (plan.Y2 is null)
            {
                y.Add(AxisSolver.Solve(plan.Y, room));
                y2.Add(null);
            }
            else
            {
                (TickSet primary, TickSet secondary) = SharedDualTicks.Choose(plan.Y, plan.Y2, room);
                y.Add(primary);
                y2.Add(secondary);
            }
        }

        return new PlotFrame(areas, x, y.ToImmutable(), y2.ToImmutable(), insets, pass);
    }

    private static Insets Needed(FrameRequest request, PlotFrame frame)
    {
        TextMaker text = request.Text;
        List<TextBox> labels = AxisTexts.XLabels(frame, text);
        double below = labels.Count == 0 ? 0 : labels.Max(label => label.Bounds.Bottom) - frame.Plot.Bottom;
        AxisTitle xTitle = AxisTexts.XTitle(request.Plan, frame, text);
        double bottom = below
            + (xTitle.Lines.Count == 0 ? 0 : Spacing.XTitle + xTitle.Height(text))
            + (request.BottomHeight > 0 ? Spacing.AboveLegend + request.BottomHeight : 0)
            + request.Footer.Height(text);

        double left = Spacing.Side + AxisTexts.LeftWidth(request.Plan, frame, text);
        double right = AxisTexts.RightWidth(request.Plan, frame, text)
            + (request.GutterWidth > 0 ? ReferenceGutter.Gap + request.GutterWidth : 0)
            + (request.RightWidth > 0 ? Spacing.LeftOfLegend + request.RightWidth : 0) + Spacing.Side;

        // Slanted or wide labels at the ends hang over the plot area.
        if (labels.Count > 0)
        {
            left = Math.Max(left, frame.Plot.X - labels.Min(label => label.Bounds.X) + Spacing.Clearance);
            right = Math.Max(right, labels.Max(label => label.Bounds.Right) - frame.Plot.Right + Spacing.Clearance);
        }

        return new Insets(Math.Ceiling(left), frame.Insets.Top, Math.Ceiling(right), Math.Ceiling(bottom));
    }

    private static ImmutableArray<Box> Areas(FrameRequest request, Insets insets)
    {
        double width = Math.Max(LeastPlot, request.Width - insets.Left - insets.Right);
        double height = Math.Max(LeastPlot, request.Height - insets.Top - insets.Bottom);
        ImmutableArray<PanelPlan> panels = request.Plan.Panels;
        double free = Math.Max(panels.Length, height - (panels.Length - 1) * Spacing.BetweenPanels);
        double fixedTotal = panels.Sum(panel => panel.Panel.FixedHeight ?? 0);
        double shares = panels.Sum(panel => panel.Panel.FixedHeight is null ? Math.Max(0, panel.Panel.HeightShare) : 0);

        // Panels of fixed height give way on a small canvas: the data come first.
        double squeeze = shares > 0 && fixedTotal > free * 0.4 ? free * 0.4 / fixedTotal : fixedTotal > free ? free / fixedTotal : 1;
        var areas = ImmutableArray.CreateBuilder<Box>();
        double y = insets.Top;
        foreach (PanelPlan plan in panels)
        {
            double own = plan.Panel.FixedHeight is { } wanted
                ? wanted * squeeze
                : (free - fixedTotal * squeeze) * (shares > 0 ? Math.Max(0, plan.Panel.HeightShare) / shares : 1.0 / panels.Length);
            areas.Add(new Box(insets.Left, Math.Round(y), width, Math.Max(1, Math.Round(own))));
            y += own + Spacing.BetweenPanels;
        }

        return areas.ToImmutable();
    }
}

using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>Grid, axis lines, ticks and break glyphs (spec plots ). Tick labels are texts of the layout.</summary>
internal static class AxisPainter
{
    private const double Line = 1;
    private const double MajorTick = 5;
    private const double MinorTick = 3;

    /// <summary>The plot area and its grid, below everything else.</summary>
    public static void Ground(PanelLayout panel, Theme theme, List<DrawOp> ops)
    {
        if (theme.Plot != theme.Paper)
            ops.Add(new FillBox(panel.Area, theme.Plot));
        Grid(panel.Area, panel.X, theme.MinorGrid, theme.MinorGrid, ops);
        Grid(panel.Area, panel.Y, theme.MajorGrid, theme.MinorGrid, ops);
        if (panel.Y2 is { } secondary)
            Grid(panel.Area, secondary, theme.MajorGrid, theme.MinorGrid, ops);
        if (panel.Y is { IsLog: false, Min: < 0, Max: > 0 } y)
        {
            var zero = panel.Area.Bottom + y.Min / (y.Max - y.Min) * panel.Area.Height;
            ops.Add(new CrispLine(false, zero, panel.Area.X, panel.Area.Right, Line, theme.Axis));
        }

        // Positions of categories are no numbers: their zero is no value.
        if (panel.X is { IsLog: false, HasGrid: true, Min: < 0, Max: > 0 } x)
        {
            var zero = panel.Area.X - x.Min / (x.Max - x.Min) * panel.Area.Width;
            ops.Add(new CrispLine(true, zero, panel.Area.Y, panel.Area.Bottom, Line, theme.Axis));
        }
    }

    /// <summary>Axis lines with ticks. They lie outside the plot area, so that they never cover data at its edge.</summary>
    public static void Axes(PanelLayout panel, ColorResolver colors, List<DrawOp> ops)
    {
        Axis(panel.Area, panel.X, colors, ops);
        Axis(panel.Area, panel.Y, colors, ops);
        if (panel.Y2 is { } secondary)
            Axis(panel.Area, secondary, colors, ops);
    }

    private static void Grid(Box area, AxisLayout axis, Rgba major, Rgba minor, List<DrawOp> ops)
    {
        if (!axis.HasGrid)
            return;
        var upright = axis.Side == AxisSide.Bottom;
        // Minor lines first: where both meet, the major one is seen.
        foreach (var tick in axis.Ticks.Where(tick => axis.IsLog && !tick.IsMajor && major != minor))
            ops.Add(Across(tick, minor));
        foreach (var tick in axis.Ticks.Where(tick => tick.IsMajor))
            ops.Add(Across(tick, major));

        CrispLine Across(Tick tick, Rgba color) => upright
            ? new(true, tick.Position, area.Y, area.Bottom, Line, color)
            : new(false, tick.Position, area.X, area.Right, Line, color);
    }

    private static void Axis(Box area, AxisLayout axis, ColorResolver colors, List<DrawOp> ops)
    {
        // One of two axes repeats the colour of its series.
        var theme = colors.Theme;
        var color = axis.SwatchColor is { } series ? colors[series] : theme.Axis;
        var outwards = axis.Side == AxisSide.Left ? -1 : 1;
        var edge = axis.Side switch
        {
            AxisSide.Bottom => area.Bottom,
            AxisSide.Left => area.X,
            _ => area.Right,
        };
        var level = axis.Side == AxisSide.Bottom;
        var at = edge + outwards * Line / 2;
        ops.Add(level
            ? new CrispLine(false, at, area.X - Line, axis.Side == AxisSide.Bottom ? area.Right : area.X, Line, color)
            : new CrispLine(true, at, area.Y, area.Bottom + Line, Line, color));
        foreach (var tick in axis.Ticks)
        {
            var end = edge + outwards * (Line + (tick.IsMajor ? MajorTick : MinorTick));
            ops.Add(new CrispLine(level, tick.Position, Math.Min(edge, end), Math.Max(edge, end), Line, color));
        }

        if (axis.HasBreak)
            Break(area, axis.Side, at, theme, ops);
    }

    /// <summary>A gap in the axis line between two slanted strokes: zero is not on this axis.</summary>
    private static void Break(Box area, AxisSide side, double at, Theme theme, List<DrawOp> ops)
    {
        const double Distance = 12;
        const double Gap = 4;
        const double Reach = 4.5;
        const double Slant = 2.5;
        if (side == AxisSide.Bottom)
        {
            var middle = area.X + Distance;
            ops.Add(new FillBox(new(middle - Gap / 2, at - 1.5, Gap, 3), theme.Paper));
            ops.Add(Strokes(new(middle - Gap / 2 - Slant, at + Reach), new(middle - Gap / 2 + Slant, at - Reach), new(Gap, 0), theme));
        }
        else
        {
            var middle = area.Bottom - Distance;
            ops.Add(new FillBox(new(at - 1.5, middle - Gap / 2, 3, Gap), theme.Paper));
            ops.Add(Strokes(new(at - Reach, middle - Gap / 2 + Slant), new(at + Reach, middle - Gap / 2 - Slant), new(0, Gap), theme));
        }
    }

    private static StrokePath Strokes(Point from, Point to, Point step, Theme theme) => new(
        Outline.Segments([from, to, new(from.X + step.X, from.Y + step.Y), new(to.X + step.X, to.Y + step.Y)]),
        theme.Axis, 1.25, [], HasRoundJoins: false);
}

using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>Turns a layout into the steps of drawing: background, grid, axes, marks by layer, texts.</summary>
internal static class DrawListBuilder
{
    /// <summary>How far a halo reaches beyond the letters, in layout units.</summary>
    private const double HaloWidth = 2;

    /// <summary>The steps of a layout.</summary>
    /// <param name="layout">The layout.</param>
    /// <param name="colors">Theme and palette.</param>
    public static DrawList Build(FigureLayout layout, ColorResolver colors)
    {
        var theme = colors.Theme;
        var ops = new List<DrawOp>();
        foreach (var panel in layout.Panels)
            AxisPainter.Ground(panel, theme, ops);
        foreach (var panel in layout.Panels)
            AxisPainter.Axes(panel, colors, ops);
        if (layout.WarningBox is { } warning)
            ops.Add(new FillBox(warning, theme.WarningFill));

        var painter = new MarkPainter(layout.Panels, colors, ops);
        // The sort is stable: marks of one layer keep the layout's order.
        foreach (var mark in layout.Marks.OrderBy(mark => mark.Z))
            painter.Paint(mark);
        if (layout.Legend is { } legend)
        {
            foreach (var mark in legend.Entries.SelectMany(entry => entry.Swatch))
                painter.Paint(mark);
        }

        foreach (var text in layout.Texts)
            ops.Add(Text(text, theme));
        return new(layout.Width, layout.Height, layout.Title, layout.AltText, theme.Paper, [.. ops]);
    }

    private static DrawText Text(TextBox box, Theme theme)
    {
        var color = box.Role switch
        {
            TextRole.Cue => theme.Cue,
            TextRole.Warning => theme.WarningText,
            _ => box.IsMuted ? theme.Muted : theme.Text,
        };
        return new(box.Text, box.Origin, box.Angle, box.Size, box.IsBold, color, box.HasHalo ? theme.Plot : default, HaloWidth);
    }
}

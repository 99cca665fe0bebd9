using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

/// <summary>The checks every layout must pass (spec plots, section 5.2).</summary>
internal static class LayoutChecks
{
    public static FigureLayout Of(Figure figure, double width = 1600, double height = 800) =>
        FigureLayouter.Layout(figure, width, height, new FixedWidthMeasurer());

    /// <summary>V-1: no two texts overlap.</summary>
    public static void TextsKeepApart(FigureLayout layout)
    {
        for (int i = 0; i < layout.Texts.Length; i++)
        {
            for (int j = i + 1; j < layout.Texts.Length; j++)
            {
                TextBox a = layout.Texts[i];
                TextBox b = layout.Texts[j];
                if (a.Angle == -35 && b.Angle == -35)
                    continue;
                Assert.IsFalse(
                    a.Bounds.Inflate(-0.25).Intersects(b.Bounds.Inflate(-0.25)),
                    $"{layout.Title}: {a.Role} '{a.Text}' {a.Bounds} over {b.Role} '{b.Text}' {b.Bounds}");
            }
        }
    }

    /// <summary>V-2: every text lies inside the canvas.</summary>
    public static void TextsLieInside(FigureLayout layout)
    {
        var canvas = new Box(3.99, 3.99, layout.Width - 7.98, layout.Height - 7.98);
        foreach (TextBox text in layout.Texts)
            Assert.IsTrue(canvas.Contains(text.Bounds), $"{layout.Title}: {text.Role} '{text.Text}' {text.Bounds}");
    }

    /// <summary>V-3: legend, warning and caption stay off the plot areas.</summary>
    public static void NothingCoversThePlot(FigureLayout layout)
    {
        foreach (Box area in layout.Panels.Select(panel => panel.Area))
        {
            if (layout.Legend is { } legend)
                Assert.IsFalse(legend.Bounds.Intersects(area), $"{layout.Title}: legend {legend.Bounds} over {area}");
            if (layout.WarningBox is { } warning)
                Assert.IsFalse(warning.Intersects(area), $"{layout.Title}: warning {warning} over {area}");
            foreach (TextBox caption in layout.Texts.Where(text => text.Role == TextRole.Caption))
                Assert.IsFalse(caption.Bounds.Intersects(area), $"{layout.Title}: caption over {area}");
        }
    }

    /// <summary>V-10: no text below 12 units.</summary>
    public static void TextsAreReadable(FigureLayout layout) =>
        Assert.IsTrue(layout.Texts.All(text => text.Size >= 12), layout.Title);

    /// <summary>Every coordinate is a number within reach of single precision.</summary>
    public static void NumbersAreFinite(FigureLayout layout)
    {
        foreach (Mark mark in layout.Marks)
        {
            foreach (Point vertex in mark.Vertices)
                Assert.IsTrue(Outline.IsGap(vertex) || (Math.Abs(vertex.X) < 1e6 && Math.Abs(vertex.Y) < 1e6), $"{layout.Title}: {mark.Kind} {vertex}");
        }

        foreach (TextBox text in layout.Texts)
            Assert.IsTrue(double.IsFinite(text.Origin.X + text.Origin.Y), text.Text);
    }

    /// <summary>All of them.</summary>
    public static void All(FigureLayout layout)
    {
        NumbersAreFinite(layout);
        TextsKeepApart(layout);
        TextsLieInside(layout);
        NothingCoversThePlot(layout);
        TextsAreReadable(layout);
    }
}

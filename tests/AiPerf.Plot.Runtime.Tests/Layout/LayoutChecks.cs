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
                Assert.IsFalse(
                    TextQuad.Of(a).Overlaps(TextQuad.Of(b)),
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

    /// <summary>V-4: point labels lie on no marker, error bar or other label, and every label crossed by a line is counted and has a halo.</summary>
    public static void PointLabelsKeepOffMarks(FigureLayout layout)
    {
        TextBox[] labels = [.. layout.Texts.Where(text => text.Role == TextRole.PointLabel)];
        Assert.IsTrue(labels.All(label => label.HasHalo), layout.Title);
        foreach (TextBox label in labels)
        {
            foreach (Mark mark in layout.Marks.Where(mark => mark.Panel >= 0))
            {
                double reach = mark.Size / 2;
                if (mark.Kind == MarkKind.Points)
                {
                    Assert.IsFalse(
                        mark.Vertices.Any(v => label.Bounds.Intersects(new Box(v.X - reach, v.Y - reach, 2 * reach, 2 * reach))),
                        $"{layout.Title}: '{label.Text}' {label.Bounds} on a marker of {mark.Series}");
                }
                else if (mark.Z == ZLayer.ErrorBar)
                {
                    for (int i = 0; i < mark.Vertices.Length; i += 2)
                        Assert.IsFalse(new Segment(mark.Vertices[i], mark.Vertices[i + 1]).Meets(label.Bounds), $"{layout.Title}: '{label.Text}' on an error bar");
                }
            }
        }

        Segment[] lines =
        [
            .. layout.Marks.Where(mark => mark.Kind == MarkKind.Line && mark.Panel >= 0 && mark.Z is ZLayer.Line or ZLayer.PriorityLine)
                .SelectMany(mark => mark.Vertices.Zip(mark.Vertices.Skip(1), (a, b) => new Segment(a, b))),
        ];
        int crossed = labels.Count(label => lines.Any(line => line.Meets(label.Bounds)));
        Assert.IsLessThanOrEqualTo(layout.Diagnostics.CrossedLabels, crossed, layout.Title);
    }

    /// <summary>V-5: every label asked for is drawn, merged with an equal one, or counted as left out.</summary>
    public static void LabelsAreAccountedFor(Figure figure, FigureLayout layout)
    {
        int asked = figure.Panels.SelectMany(panel => panel.Layers).OfType<PointsLayer>().Where(layer => !layer.IsDataOnly)
            .Sum(layer => (layer.Labels ?? []).Where((label, i) => label.Length > 0 && layer.LabelPriority?[i] != PointsLayer.DataOnlyLabel && double.IsFinite(layer.X[i]) && double.IsFinite(layer.Y[i])).Count());
        asked += figure.Panels.Where(BarLabels.Wanted).SelectMany(panel => panel.Layers).OfType<BarLayer>()
            .Where(bars => bars.HasValueLabels).Sum(bars => bars.Y.Where((y, i) => double.IsFinite(y) && double.IsFinite(bars.X[i])).Count());
        int shown = layout.Texts.Count(text => text.Role == TextRole.PointLabel);
        Assert.AreEqual(asked, shown + layout.Diagnostics.DroppedLabels + layout.Diagnostics.MergedLabels, layout.Title);
    }

    /// <summary>V-6: leaders are at most 90 units long, end at the edge of a marker and do not cross.</summary>
    public static void LeadersAreSound(FigureLayout layout)
    {
        Mark[] markers = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Points)];
        Segment[] leaders =
        [
            .. layout.Marks.Where(mark => mark.Kind == MarkKind.Leader && mark.Panel >= 0).SelectMany(mark => mark.Vertices.Chunk(2).Select(pair => new Segment(pair[0], pair[1]))),
        ];
        foreach (Segment leader in leaders)
        {
            Assert.IsLessThanOrEqualTo(90, leader.Length, layout.Title);
            double nearest = markers.SelectMany(mark => mark.Vertices.Select(v => Math.Abs(new Segment(leader.B, v).Length - mark.Size / 2))).Min();
            Assert.IsLessThanOrEqualTo(1.001, nearest, $"{layout.Title}: {leader}");
            Assert.IsFalse(leaders.Any(leader.Crosses), layout.Title);
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

    /// <summary>V-11 and V-12: few, nice, distinct labels inside the axis that read back as the ticks' values.</summary>
    public static void TicksAreSound(AxisLayout axis)
    {
        Tick[] majors = [.. axis.Ticks.Where(tick => tick.IsMajor)];
        string all = string.Join(' ', majors.Select(tick => tick.Label));
        Assert.IsTrue(majors.Length is >= 3 and <= 9, $"{majors.Length} ticks: {all}");
        double slack = 1e-9 * (axis.Max - axis.Min);
        Assert.IsTrue(majors.All(tick => tick.Value >= axis.Min - slack && tick.Value <= axis.Max + slack), all);
        double step = (majors[1].Value - majors[0].Value) * axis.Factor;
        Assert.IsTrue(IsNice(step), $"step {step}: {all}");
        LabelsAreTrue(axis);
    }

    /// <summary>Whether a step is 1, 2, 2.5 or 5 times a power of ten.</summary>
    public static bool IsNice(double step)
    {
        double mantissa = step / Math.Pow(10, Math.Floor(Math.Log10(step) + 1e-6));
        return ((double[])[1, 2, 2.5, 5]).Any(nice => Math.Abs(nice - mantissa) < 1e-3);
    }

    /// <summary>V-12: the labels of an axis are distinct, share decimals and suffix, and read back as the ticks' values.</summary>
    public static void LabelsAreTrue(AxisLayout axis)
    {
        Tick[] majors = [.. axis.Ticks.Where(tick => tick.IsMajor)];
        string all = string.Join(' ', majors.Select(tick => tick.Label));
        Assert.AreEqual(majors.Length, majors.Select(tick => tick.Label).Distinct().Count(), all);
        double step = majors.Zip(majors.Skip(1), (a, b) => (b.Value - a.Value) * axis.Factor).DefaultIfEmpty(1).Min();
        foreach (Tick tick in majors)
            Assert.AreEqual(tick.Value * axis.Factor, Parse(tick.Label), step * 0.01, all);

        // A bare zero needs neither.
        (int Decimals, string Suffix)[] forms = [.. majors.Where(tick => tick.Label != "0").Select(tick => Form(tick.Label)).Distinct()];
        Assert.IsLessThanOrEqualTo(1, forms.Length, all);
    }

    private static (int Decimals, string Suffix) Form(string label)
    {
        int digits = label.LastIndexOfAny([.. "0123456789"]) + 1;
        int exponent = label.IndexOf('e', StringComparison.Ordinal);
        string number = exponent < 0 ? label[..digits] : label[..exponent];
        int point = number.IndexOf('.', StringComparison.Ordinal);
        return (point < 0 ? 0 : number.Length - point - 1, label[number.Length..]);
    }

    private static double Parse(string label)
    {
        string text = label.Replace('\u2212', '-').Replace(",", "", StringComparison.Ordinal);
        double scale = text[^1] switch { 'k' => 1e3, 'M' => 1e6, 'G' => 1e9, 'T' => 1e12, _ => 1 };
        return double.Parse(scale == 1 ? text : text[..^1], System.Globalization.CultureInfo.InvariantCulture) * scale;
    }

    /// <summary>V-1 to V-3, V-10 and numbers that can be drawn.</summary>
    public static void All(FigureLayout layout)
    {
        NumbersAreFinite(layout);
        TextsKeepApart(layout);
        TextsLieInside(layout);
        NothingCoversThePlot(layout);
        TextsAreReadable(layout);
    }
}

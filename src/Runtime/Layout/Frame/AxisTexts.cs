using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Tick labels and axis titles around the plot areas.</summary>
internal static class AxisTexts
{
    private const double SlantGap = 4;
    private static readonly TextLook TickLook = new(TextSizes.Tick);

    /// <summary>Everything: labels and titles of all axes.</summary>
    public static IEnumerable<TextBox> All(FigurePlan plan, PlotFrame frame, double canvasWidth, double canvasHeight, TextMaker text)
    {
        List<TextBox> xLabels = XLabels(frame, text);
        foreach (TextBox label in xLabels)
            yield return label;
        double bottom = xLabels.Count == 0 ? frame.Plot.Bottom : xLabels.Max(label => label.Bounds.Bottom);
        AxisTitle xTitle = XTitle(plan, frame, text);
        foreach (TextBox line in xTitle.PlaceRow(
            text, frame.Plot.X + frame.Plot.Width / 2, bottom + Spacing.XTitle, Spacing.Side, canvasWidth - Spacing.Side))
        {
            yield return line;
        }

        double rightWidth = RightLabelWidth(frame, text);
        for (int i = 0; i < frame.Areas.Length; i++)
        {
            Box area = frame.Areas[i];
            (double top, double low) = TitleStretch(frame, i, canvasHeight);
            AxisMapping mapping = frame.MapY(i);
            foreach (AxisTick tick in frame.Y[i].Ticks.Where(tick => tick.IsMajor))
                yield return YLabel(tick.Label, area.X - Spacing.TickLabel - text.Width(tick.Label, TextSizes.Tick), mapping.Map(tick.Value), text);
            AxisTitle title = YTitle(plan.Panels[i].Panel.Y, frame.Y[i], frame, i, canvasHeight, text);
            foreach (TextBox line in title.PlaceColumn(text, area.Y + area.Height / 2, Spacing.Side, top, low))
                yield return line;
            if (frame.Y2[i] is not { } second)
                continue;
            AxisMapping secondMapping = frame.MapY2(i);
            foreach (AxisTick tick in second.Ticks.Where(tick => tick.IsMajor))
                yield return YLabel(tick.Label, area.Right + Spacing.TickLabel, secondMapping.Map(tick.Value), text);
            AxisTitle secondTitle = YTitle(plan.Panels[i].Panel.Y2!, second, frame, i, canvasHeight, text);
            double left = area.Right + Spacing.TickLabel + rightWidth + Spacing.YTitle;
            foreach (TextBox line in secondTitle.PlaceColumn(text, area.Y + area.Height / 2, left, top, low))
                yield return line;
        }
    }

    /// <summary>The labels below the lowest panel.</summary>
    public static List<TextBox> XLabels(PlotFrame frame, TextMaker text)
    {
        var boxes = new List<TextBox>();
        AxisMapping mapping = frame.MapX;
        double top = frame.Plot.Bottom + FrameSolver.XLabelGap(text);
        foreach (AxisTick tick in frame.X.Ticks)
        {
            if (!tick.IsMajor || tick.Label.Length == 0)
                continue;
            double center = mapping.Map(tick.Value);
            string[] lines = tick.Label.Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                double width = text.Width(lines[i], TextSizes.Tick);
                if (frame.X.Angle == 0)
                {
                    boxes.Add(text.AtTopLeft(
                        TextRole.Tick, lines[i], center - width / 2, top + i * text.LineHeight(TextSizes.Tick), TickLook));
                    continue;
                }

                // A slanted label ends below its tick.
                (double sin, double cos) = Math.SinCos(frame.X.Angle * Math.PI / 180);
                double ascent = text.Ascent(TextSizes.Tick);
                var origin = new Point(center - width * cos + SlantGap, top + ascent * cos - width * sin);
                boxes.Add(text.AtBaseline(TextRole.Tick, lines[i], origin, TickLook, frame.X.Angle));
            }
        }

        return boxes;
    }

    /// <summary>The title of the x axis.</summary>
    public static AxisTitle XTitle(FigurePlan plan, PlotFrame frame, TextMaker text) =>
        AxisTitle.Of(plan.X.Axis, frame.X, Math.Max(frame.Plot.Width, 100), text);

    /// <summary>The width of y titles and y labels left of the plot areas.</summary>
    public static double LeftWidth(FigurePlan plan, PlotFrame frame, TextMaker text)
    {
        double labels = frame.Y.Max(set => Widest(set, text));
        double title = Enumerable.Range(0, frame.Areas.Length)
            .Max(i => YTitle(plan.Panels[i].Panel.Y, frame.Y[i], frame, i, double.PositiveInfinity, text).Height(text));
        return (title > 0 ? title + Spacing.YTitle : 0) + labels + Spacing.TickLabel;
    }

    /// <summary>The width of secondary labels and titles right of the plot areas; 0 without a secondary axis.</summary>
    public static double RightWidth(FigurePlan plan, PlotFrame frame, TextMaker text)
    {
        if (frame.Y2.All(set => set is null))
            return 0;
        double title = Enumerable.Range(0, frame.Areas.Length).Max(i => frame.Y2[i] is { } second
            ? YTitle(plan.Panels[i].Panel.Y2!, second, frame, i, double.PositiveInfinity, text).Height(text)
            : 0);
        return Spacing.TickLabel + RightLabelWidth(frame, text) + (title > 0 ? Spacing.YTitle + title : 0);
    }

    private static double RightLabelWidth(PlotFrame frame, TextMaker text) => frame.Y2.Max(set => set is null ? 0 : Widest(set, text));

    private static double Widest(TickSet set, TextMaker text) =>
        set.Ticks.Where(tick => tick.IsMajor).Select(tick => text.Width(tick.Label, TextSizes.Tick)).DefaultIfEmpty(0).Max();

    private static TextBox YLabel(string label, double x, double center, TextMaker text)
    {
        double top = center - text.BoxHeight(TextSizes.Tick) / 2;
        return text.AtTopLeft(TextRole.Tick, label, x, top, TickLook);
    }

    private static AxisTitle YTitle(Axis axis, TickSet ticks, PlotFrame frame, int panel, double canvasHeight, TextMaker text)
    {
        (double top, double bottom) = TitleStretch(frame, panel, canvasHeight);
        double room = double.IsFinite(bottom) ? bottom - top : frame.Areas[panel].Height + Spacing.BetweenPanels - 8;
        return AxisTitle.Of(axis, ticks, Math.Min(room, frame.Areas[panel].Height + Spacing.BetweenPanels - 8), text);
    }

    // A title may reach a little beyond its panel, never into its neighbour's stretch.
    private static (double Top, double Bottom) TitleStretch(PlotFrame frame, int panel, double canvasHeight)
    {
        Box area = frame.Areas[panel];
        double reach = Spacing.BetweenPanels / 2 - 4;
        return (area.Y - Math.Min(reach, Spacing.AbovePlot - 4), Math.Min(area.Bottom + reach, canvasHeight - Spacing.Clearance));
    }
}

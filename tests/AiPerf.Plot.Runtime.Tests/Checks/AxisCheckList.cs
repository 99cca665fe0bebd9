using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-11 to V-20 of the plots specification.</summary>
internal static class AxisCheckList
{
    // Seconds; below one, and beyond the last, steps are as for any number.
    private static readonly double[] ClockSteps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800, 3600];

    private const double Noise = 1e-3;

    public static PictureCheck V11 { get; } = new("V11 ticks are few, nice and inside", _ => true, TicksAreNice);

    public static PictureCheck V12 { get; } = new(
        "V12 tick labels are distinct, alike and true", picture => picture.Axes.Any(pair => HasPlainNumbers(pair.Axis, pair.Placed)), LabelsAreTrue);

    public static PictureCheck V13 { get; } = new("V13 tick labels keep their distance", _ => true, LabelsKeepTheirDistance);

    public static PictureCheck V14 { get; } = new("V14 zero is in view or the cut is told", _ => true, ZeroIsInViewOrTold);

    public static PictureCheck V15 { get; } = new(
        "V15 data fill a free axis", picture => picture.Layout.Panels.Any(panel => IsFree(panel.Y)), DataFillTheAxis);

    public static PictureCheck V16 { get; } = new("V16 all data are in view or counted", _ => true, DataAreInView);

    public static PictureCheck V17 { get; } = new("V17 axis titles are words with unit and statistic", _ => true, TitlesAreWords);

    public static PictureCheck V18 { get; } = new(
        "V18 two axes share one grid", picture => picture.Figure.Panels.Any(panel => panel.Y2 is not null), TwoAxesShareAGrid);

    public static PictureCheck V19 { get; } = new("V19 a logarithmic axis says so", picture => LogAxes(picture.Layout).Any(), LogAxesSaySo);

    public static PictureCheck V20 { get; } = new(
        "V20 time starts at the first request",
        picture => picture.Figure.Panels.Any(panel => panel.X.IsElapsedTime) && !picture.Figure.Caption.Any(sentence => sentence.StartsWith("Every sample lies before or after", StringComparison.Ordinal)),
        TimeStartsAtZero);

    public static IReadOnlyList<PictureCheck> All { get; } = [V11, V12, V13, V14, V15, V16, V17, V18, V19, V20];

    private static void TicksAreNice(Picture picture)
    {
        foreach ((Panel panel, PanelLayout placedPanel) in picture.Panels)
        {
            foreach ((Axis axis, AxisLayout placed) in Picture.AxesOf(panel, placedPanel))
            {
                if (placed.IsLog || axis.Categories.Length > 0)
                    continue;
                Tick[] majors = Majors(placed);
                string all = string.Join(' ', majors.Select(tick => tick.Label));
                double slack = 1e-9 * (placed.Max - placed.Min);
                Assert.IsTrue(majors.All(tick => tick.Value >= placed.Min - slack && tick.Value <= placed.Max + slack), all);

                // A strip below the plot has room for two; between two neighbouring whole numbers there is nothing to put a third one on;
                // a sweep has its ticks where it was measured.
                bool isLow = panel.FixedHeight is not null && placed.Side != AxisSide.Bottom;
                bool hasOwn = (axis.IsInteger && placed.Max - placed.Min <= 2) || axis.PreferredTicks.Length > 0;
                Assert.IsTrue(majors.Length >= (isLow || hasOwn ? 2 : 3) && majors.Length <= (hasOwn ? 12 : 9), $"{majors.Length} ticks: {all}");
                if (hasOwn)
                    continue;
                double step = majors[1].Value - majors[0].Value;
                Assert.IsTrue(majors.Zip(majors.Skip(1)).All(pair => Math.Abs(pair.Second.Value - pair.First.Value - step) < 1e-6 * step), all);
                Assert.IsTrue(axis.IsElapsedTime && step >= 1 && step <= 3600 ? ClockSteps.Any(nice => Math.Abs(nice - step) < 1e-6) : LayoutChecks.IsNice(step * placed.Factor), $"step {step}: {all}");
            }
        }
    }

    private static void LabelsAreTrue(Picture picture)
    {
        foreach ((Axis axis, AxisLayout placed) in picture.Axes.Where(pair => HasPlainNumbers(pair.Axis, pair.Placed)))
            LayoutChecks.LabelsAreTrue(placed);
    }

    private static bool HasPlainNumbers(Axis axis, AxisLayout placed) => !placed.IsLog && axis.Categories.IsEmpty;

    private static void LabelsKeepTheirDistance(Picture picture)
    {
        FigureLayout layout = picture.Layout;
        Box last = layout.Panels[^1].Area;
        TextBox[] ticks = [.. layout.Texts.Where(text => text.Role == TextRole.Tick && text.Angle == 0)];

        // Names of categories may have two lines.
        foreach (IGrouping<double, TextBox> line in ticks.Where(text => text.Bounds.Y >= last.Bottom - 1).GroupBy(text => Math.Round(text.Bounds.Y)))
            Gaps([.. line.OrderBy(text => text.Bounds.X).Select(text => (text.Bounds.X, text.Bounds.Right))], 10);
        foreach (Box area in layout.Panels.Select(panel => panel.Area))
        {
            IEnumerable<TextBox> beside = ticks.Where(text => text.Bounds.Y < area.Bottom + 1 && text.Bounds.Bottom > area.Y - 1 && text.Bounds.Y < last.Bottom - 1);
            foreach (IGrouping<bool, TextBox> side in beside.GroupBy(text => text.Bounds.X > area.Right))
                Gaps([.. side.OrderBy(text => text.Bounds.Y).Select(text => (text.Bounds.Y, text.Bounds.Bottom))], 6);
        }

        static void Gaps((double From, double To)[] labels, double least)
        {
            foreach (((_, double end), (double start, _)) in labels.Zip(labels.Skip(1)))
                Assert.IsGreaterThanOrEqualTo(least - 0.01, start - end);
        }
    }

    private static void ZeroIsInViewOrTold(Picture picture)
    {
        string caption = picture.Words(TextRole.Caption);
        foreach ((Panel panel, PanelLayout placedPanel) in picture.Panels)
        {
            AxisLayout y = placedPanel.Y;
            bool isFilledToZero = panel.Layers.Any(layer => !layer.IsSecondary && layer is AreaLayer or BarLayer);
            Assert.IsTrue(!isFilledToZero || (y.Min <= 0 && y.Max >= 0), "a filled series does not start at zero");
            foreach ((Axis axis, AxisLayout placed) in Picture.AxesOf(panel, placedPanel))
            {
                bool isCut = !placed.IsLog && !axis.IsElapsedTime && axis.Categories.IsEmpty && (placed.Min > 0 || placed.Max < 0);
                if (placed.Side != AxisSide.Right)
                    Assert.AreEqual(isCut, placed.HasBreak, axis.Label);
                if (isCut)
                    Assert.Contains("axis starts at", caption);
            }
        }
    }

    private static void DataFillTheAxis(Picture picture)
    {
        foreach ((Axis axis, AxisLayout y, double low, double high) in Ranges(picture))
        {
            // What hardly varies gets a range around it, or noise would fill the plot.
            if (IsFree(y) && high - low > Noise * high && axis.Max is null)
                Assert.IsGreaterThanOrEqualTo(0.55, (high - low) / (y.Max - y.Min));
        }
    }

    private static void DataAreInView(Picture picture)
    {
        foreach ((_, AxisLayout y, double low, double high) in Ranges(picture))
        {
            double slack = 1e-9 * (y.Max - y.Min);
            if (double.IsFinite(low) && (low < y.Min - slack || high > y.Max + slack) && !(y.IsLog && low <= 0))
                Assert.IsGreaterThan(0, picture.Layout.Diagnostics.OutOfRange);
        }
    }

    private static void TitlesAreWords(Picture picture)
    {
        foreach (TextBox title in picture.Texts(TextRole.AxisTitle))
            Assert.DoesNotContain("_", title.Text);
        string titles = picture.Words(TextRole.AxisTitle);
        foreach ((Axis axis, AxisLayout placed) in picture.Axes)
        {
            if (axis.Unit.Length > 0)
                Assert.Contains($"({placed.Unit}", titles);
            if (picture.Preset is MultiRunPreset && axis.Categories.IsEmpty)
                Assert.Contains(", ", axis.Label);
        }
    }

    private static void TwoAxesShareAGrid(Picture picture)
    {
        foreach (PanelLayout panel in picture.Layout.Panels)
        {
            AxisLayout second = panel.Y2!;
            double[] left = [.. Majors(panel.Y).Select(tick => tick.Position)];
            double[] right = [.. Majors(second).Select(tick => tick.Position)];
            Assert.HasCount(left.Length, right);
            Assert.IsTrue(left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) <= 0.5));
            Assert.IsTrue(panel.Y.Min <= 0 && second.Min <= 0 && panel.Y.Max >= 0 && second.Max >= 0);
            Assert.IsFalse(panel.Y.HasGrid && second.HasGrid);
        }
    }

    private static void LogAxesSaySo(Picture picture)
    {
        foreach (AxisLayout axis in LogAxes(picture.Layout))
        {
            Assert.IsGreaterThan(0, axis.Min);
            Assert.Contains("log scale", picture.Words(TextRole.AxisTitle));
            Assert.IsTrue(axis.Ticks.Any(tick => !tick.IsMajor), $"{axis.Min} to {axis.Max}: {string.Join(' ', axis.Ticks.Select(tick => tick.Label))}");
        }
    }

    private static void TimeStartsAtZero(Picture picture)
    {
        foreach ((Axis axis, AxisLayout placed) in picture.Axes)
        {
            if (axis.IsElapsedTime)
                Assert.IsLessThanOrEqualTo(0.02 * (placed.Max - placed.Min), Math.Abs(placed.Min));
        }
    }

    private static Tick[] Majors(AxisLayout axis) => [.. axis.Ticks.Where(tick => tick.IsMajor)];

    private static bool IsFree(AxisLayout y) => !y.IsLog && y.Min > 0;

    private static IEnumerable<AxisLayout> LogAxes(FigureLayout layout) =>
        layout.Panels.SelectMany(panel => new[] { panel.X, panel.Y, panel.Y2 }).OfType<AxisLayout>().Where(axis => axis.IsLog);

    private static IEnumerable<(Axis Axis, AxisLayout Placed, double Low, double High)> Ranges(Picture picture)
    {
        foreach ((Panel panel, PanelLayout placed) in picture.Panels)
        {
            (double low, double high) = DataRange.Y(panel);
            yield return (panel.Y, placed.Y, low, high);
        }
    }
}

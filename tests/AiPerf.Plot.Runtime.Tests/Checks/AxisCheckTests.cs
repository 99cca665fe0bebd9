using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-11 to V-20 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class AxisCheckTests
{
    public static IEnumerable<object[]> Names => Pictures.Names;

    public static IEnumerable<object[]> WithoutZero => Pictures.NamesWhere(picture => picture.Layout.Panels.Any(panel => IsFree(panel.Y)));

    public static IEnumerable<object[]> WithTwoAxes => Pictures.NamesWhere(picture => picture.Figure.Panels.Any(panel => panel.Y2 is not null));

    public static IEnumerable<object[]> WithLogarithms => Pictures.NamesWhere(picture => LogAxes(picture.Layout).Any());

    public static IEnumerable<object[]> OverTime => Pictures.NamesWhere(picture => picture.Figure.Panels.Any(panel => panel.X.IsElapsedTime));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V11_V12_ticks_are_few_nice_distinct_and_true(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        for (int i = 0; i < layout.Panels.Length; i++)
        {
            foreach ((Axis axis, AxisLayout placed) in AxesOf(figure.Panels[i], layout.Panels[i]))
            {
                if (placed.IsLog || axis.Categories.Length > 0)
                    continue;
                // Between two neighbouring whole numbers there is nothing to put a third tick on.
                bool hasTicksOfItsOwn = (axis.IsInteger && placed.Max - placed.Min <= 2) || axis.PreferredTicks.Length > 0 || axis.IsElapsedTime || figure.Panels[i].FixedHeight is not null;
                if (!hasTicksOfItsOwn)
                    LayoutChecks.TicksAreSound(placed);
                Tick[] majors = [.. placed.Ticks.Where(tick => tick.IsMajor)];
                Assert.IsTrue(majors.Length is >= 2 and <= 12, $"{majors.Length} ticks");
                Assert.AreEqual(majors.Length, majors.Select(tick => tick.Label).Distinct().Count());
                Assert.IsTrue(majors.All(tick => tick.Value >= placed.Min - 1e-9 * (placed.Max - placed.Min) && tick.Value <= placed.Max + 1e-9 * (placed.Max - placed.Min)));
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V13_tick_labels_keep_their_distance(string name)
    {
        FigureLayout layout = Pictures.Get(name).Layout;
        Box last = layout.Panels[^1].Area;
        TextBox[] ticks = [.. layout.Texts.Where(text => text.Role == TextRole.Tick && text.Angle == 0)];
        Gaps([.. ticks.Where(text => text.Bounds.Y >= last.Bottom - 1).OrderBy(text => text.Bounds.X).Select(text => (text.Bounds.X, text.Bounds.Right))], 10);
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

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V14_zero_is_in_view_or_the_cut_is_told(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        string caption = string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.Caption).Select(text => text.Full));
        for (int i = 0; i < layout.Panels.Length; i++)
        {
            Panel panel = figure.Panels[i];
            AxisLayout y = layout.Panels[i].Y;
            bool isFilledToZero = panel.Layers.Any(layer => !layer.IsSecondary && layer is AreaLayer or BarLayer);
            Assert.IsTrue(!isFilledToZero || (y.Min <= 0 && y.Max >= 0), "a filled series does not start at zero");
            foreach ((Axis axis, AxisLayout placed) in AxesOf(panel, layout.Panels[i]))
            {
                bool isCut = !placed.IsLog && !axis.IsElapsedTime && axis.Categories.IsEmpty && (placed.Min > 0 || placed.Max < 0);
                if (placed.Side != AxisSide.Right)
                    Assert.AreEqual(isCut, placed.HasBreak, axis.Label);
                if (isCut)
                    Assert.Contains("axis starts at", caption);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(WithoutZero))]
    public void V15_data_fill_a_free_axis(string name)
    {
        foreach ((Axis axis, AxisLayout y, double low, double high) in Ranges(name))
        {
            if (IsFree(y) && high > low && axis.Max is null)
                Assert.IsGreaterThanOrEqualTo(0.55, (high - low) / (y.Max - y.Min));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V16_all_data_are_in_view_or_counted(string name)
    {
        foreach ((_, AxisLayout y, double low, double high) in Ranges(name))
        {
            double slack = 1e-9 * (y.Max - y.Min);
            if (double.IsFinite(low) && (low < y.Min - slack || high > y.Max + slack) && !(y.IsLog && low <= 0))
                Assert.IsGreaterThan(0, Pictures.Get(name).Layout.Diagnostics.OutOfRange);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V17_axis_titles_are_words_with_unit_and_statistic(string name)
    {
        (PlotPreset preset, Figure figure, FigureLayout layout) = Pictures.Get(name);
        foreach (TextBox title in layout.Texts.Where(text => text.Role == TextRole.AxisTitle))
            Assert.DoesNotContain("_", title.Text);
        string titles = string.Join('\n', layout.Texts.Where(text => text.Role == TextRole.AxisTitle).Select(text => text.Full));
        foreach (Axis axis in figure.Panels.SelectMany(panel => new[] { panel.X, panel.Y, panel.Y2 }).OfType<Axis>())
        {
            if (axis.Unit.Length > 0)
                Assert.Contains("(", titles);
            if (preset is MultiRunPreset && axis.Categories.IsEmpty)
                Assert.Contains(", ", axis.Label);
        }
    }

    [TestMethod]
    [DynamicData(nameof(WithTwoAxes))]
    public void V18_two_axes_share_one_grid(string name)
    {
        foreach (PanelLayout panel in Pictures.Get(name).Layout.Panels)
        {
            AxisLayout second = panel.Y2!;
            double[] left = [.. panel.Y.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Position)];
            double[] right = [.. second.Ticks.Where(tick => tick.IsMajor).Select(tick => tick.Position)];
            Assert.HasCount(left.Length, right);
            Assert.IsTrue(left.Zip(right).All(pair => Math.Abs(pair.First - pair.Second) <= 0.5));
            Assert.IsTrue(panel.Y.Min <= 0 && second.Min <= 0 && panel.Y.Max >= 0 && second.Max >= 0);
            Assert.IsFalse(panel.Y.HasGrid && second.HasGrid);
        }
    }

    [TestMethod]
    [DynamicData(nameof(WithLogarithms))]
    public void V19_a_logarithmic_axis_says_so(string name)
    {
        FigureLayout layout = Pictures.Get(name).Layout;
        foreach (AxisLayout axis in LogAxes(layout))
        {
            Assert.IsGreaterThan(0, axis.Min);
            Assert.Contains("log scale", string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.AxisTitle).Select(text => text.Full)));
            Assert.IsTrue(axis.Ticks.Any(tick => !tick.IsMajor), $"{axis.Min} to {axis.Max}: {string.Join(' ', axis.Ticks.Select(tick => tick.Label))}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(OverTime))]
    public void V20_time_starts_at_the_first_request(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        for (int i = 0; i < layout.Panels.Length; i++)
        {
            AxisLayout x = layout.Panels[i].X;
            if (figure.Panels[i].X.IsElapsedTime)
                Assert.IsLessThanOrEqualTo(0.02 * (x.Max - x.Min), Math.Abs(x.Min));
        }
    }

    private static bool IsFree(AxisLayout y) => !y.IsLog && y.Min > 0;

    private static IEnumerable<AxisLayout> LogAxes(FigureLayout layout) =>
        layout.Panels.SelectMany(panel => new[] { panel.X, panel.Y, panel.Y2 }).OfType<AxisLayout>().Where(axis => axis.IsLog);

    private static IEnumerable<(Axis Axis, AxisLayout Placed, double Low, double High)> Ranges(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        foreach ((Panel panel, PanelLayout placed) in figure.Panels.Zip(layout.Panels))
        {
            (double low, double high) = DataRange.Y(panel);
            yield return (panel.Y, placed.Y, low, high);
        }
    }

    private static IEnumerable<(Axis Axis, AxisLayout Placed)> AxesOf(Panel panel, PanelLayout placed)
    {
        yield return (panel.X, placed.X);
        yield return (panel.Y, placed.Y);
        if (panel.Y2 is { } second && placed.Y2 is { } secondPlaced)
            yield return (second, secondPlaced);
    }
}

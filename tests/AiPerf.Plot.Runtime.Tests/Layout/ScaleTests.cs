using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class ScaleTests
{
    private static readonly Axis Plain = new() { Label = "Value", Unit = "things" };

    [TestMethod]
    [DataRow(34, 100, true)]
    [DataRow(36, 100, false)]
    [DataRow(-5, 100, true)]
    public void Zero_is_in_view_where_it_costs_little(double low, double high, bool expected)
    {
        AxisLayout y = YOf(TickTests.Cloud([low, high], Plain with { NonNegative = false }));
        Assert.AreEqual(expected, y.Min <= 0 && y.Max >= 0);
        Assert.AreEqual(!expected, y.HasBreak);
    }

    [TestMethod]
    public void Bars_and_areas_start_at_zero()
    {
        foreach (Layer layer in (Layer[])
        [
            new BarLayer { Series = "A", X = [0, 1], Y = [90, 100], BarWidth = 0.9 },
            new AreaLayer { Series = "A", X = [0, 1], Y = [90, 100] },
        ])
        {
            AxisLayout y = YOf(LayoutFigures.Of(new Panel { X = Plain, Y = Plain, Layers = [layer] }));
            Assert.AreEqual(0, y.Min);
            Assert.IsFalse(y.HasBreak);
        }
    }

    [TestMethod]
    [DataRow(3.743, 3.748, true)]
    [DataRow(9.4, 12.9, false)]
    public void The_caption_says_where_a_fitted_axis_spans_little(double low, double high, bool isNarrow)
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel { X = Plain, Y = LayoutFigures.Ttft, Layers = [new LineLayer { Series = "A", X = [0, 1], Y = [low, high] }] }));
        string caption = string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.Caption).Select(text => text.Text));
        Assert.AreEqual(isNarrow, caption.Contains("% of its values", StringComparison.Ordinal), caption);
    }

    [TestMethod]
    public void A_fitted_axis_has_a_break_and_the_caption_says_where_it_starts()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = LayoutFigures.Ttft,
            Layers = [new LineLayer { Series = "A", X = [0, 1], Y = [9.4, 12.9] }],
        }));
        Assert.IsTrue(layout.Panels[0].Y.HasBreak);
        Assert.Contains("y axis starts at 9.00 ms", string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.Caption).Select(text => text.Text)));
    }

    [TestMethod]
    public void Forced_policies_win()
    {
        Assert.AreEqual(0, YOf(TickTests.Cloud([90, 100], Plain with { Zero = ZeroPolicy.Include })).Min);
        Assert.IsGreaterThan(5, YOf(TickTests.Cloud([30, 100], Plain with { Zero = ZeroPolicy.Fit })).Min);
    }

    [TestMethod]
    [DataRow(42.0)]
    [DataRow(0.0)]
    [DataRow(1e-9)]
    [DataRow(1e12)]
    public void Equal_values_get_a_range_around_them(double value)
    {
        AxisLayout y = YOf(TickTests.Cloud([value, value], Plain));
        Assert.IsGreaterThan(y.Min, y.Max);
        Assert.IsTrue(y.Min <= value && value <= y.Max);
        LayoutChecks.TicksAreSound(y);
    }

    [TestMethod]
    public void Free_ends_are_padded_and_data_fill_the_axis()
    {
        AxisLayout y = YOf(TickTests.Cloud([53, 97], Plain));
        Assert.IsLessThanOrEqualTo(53 - 0.04 * 44 + 1e-9, y.Min);
        Assert.IsGreaterThanOrEqualTo(97 + 0.04 * 44 - 1e-9, y.Max);
        Assert.IsGreaterThanOrEqualTo(0.55, 44 / (y.Max - y.Min));
    }

    [TestMethod]
    public void Rare_spikes_over_a_flat_body_make_the_axis_logarithmic()
    {
        Assert.IsTrue(YOf(LayoutFigures.PerRequest()).IsLog);
        double[] x = [.. Enumerable.Range(0, 200).Select(i => (double)i)];
        Assert.IsFalse(YOf(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain,
            Layers = [new PointsLayer { Series = "A", X = x, Y = [.. x.Select(v => 1 + v)] }],
        })).IsLog);
    }

    [TestMethod]
    public void Fixed_ends_are_kept_and_what_lies_beyond_is_marked_and_counted()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain with { Max = 50 },
            Layers = [new PointsLayer { Series = "A", X = [0, 1, 2], Y = [10, 20, 400] }],
        }));
        Assert.AreEqual(50, layout.Panels[0].Y.Max);
        Assert.AreEqual(1, layout.Diagnostics.OutOfRange);
        Assert.IsTrue(layout.Marks.Any(mark => mark.Kind == MarkKind.Points && mark.Shape == MarkerShape.TriangleUp && mark.Vertices.Length == 1));
    }

    [TestMethod]
    public void All_data_error_bars_and_references_lie_on_the_axis()
    {
        foreach (Figure figure in LayoutFigures.All)
        {
            FigureLayout layout = LayoutChecks.Of(figure);
            Assert.AreEqual(0, layout.Diagnostics.OutOfRange, figure.Id);
            foreach (Mark mark in layout.Marks.Where(mark => mark.Panel >= 0 && mark.Kind is MarkKind.Points or MarkKind.Line))
            {
                Box area = layout.Panels[mark.Panel].Area.Inflate(0.5);
                Assert.IsTrue(mark.Vertices.All(v => Outline.IsGap(v) || area.Contains(new Box(v.X, v.Y, 0, 0))), $"{figure.Id} {mark.Series} {mark.Kind}");
            }
        }
    }

    [TestMethod]
    public void A_band_of_a_quantity_that_cannot_be_negative_stops_at_zero()
    {
        AxisLayout y = YOf(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain,
            Layers = [new BandLayer { Series = "A", X = [0, 1], Lo = [-5, -3], Hi = [10, 20] }],
        }));
        Assert.AreEqual(0, y.Min);
    }

    [TestMethod]
    public void Panels_share_the_x_axis()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Timeline());
        Assert.HasCount(2, layout.Panels);
        Assert.AreEqual(layout.Panels[0].Area.X, layout.Panels[1].Area.X);
        Assert.AreEqual(layout.Panels[0].Area.Right, layout.Panels[1].Area.Right);
        Assert.AreEqual(layout.Panels[0].X.Max, layout.Panels[1].X.Max);
        Assert.AreEqual(90, layout.Panels[1].Area.Height, 1);
    }

    private static AxisLayout YOf(Figure figure) => LayoutChecks.Of(figure).Panels[0].Y;
}

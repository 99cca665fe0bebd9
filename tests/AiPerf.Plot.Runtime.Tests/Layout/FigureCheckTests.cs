using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

/// <summary>Every mistake that a figure built by hand may hold, and what its author is told.</summary>
[TestClass]
public sealed class FigureCheckTests
{
    private static readonly Axis Plain = new() { Label = "Value" };
    private static readonly Axis Names = new() { Label = "Model", Categories = ["a", "b"] };
    private static readonly double[] One = [1];
    private static readonly double[] Two = [1, 2];
    private static readonly double[] Three = [1, 2, 3];

    private static readonly (Func<Figure> Figure, string Message)[] Mistakes =
    [
        (() => Sound() with { Id = " " }, "figure ' ': the id, which names its files, is blank"),
        (() => Sound() with { Panels = [] }, "figure 'x': it has no panel"),
        (() => Sound() with { Panels = default }, "figure 'x': it has no panel"),
        (() => Of(Sound().Panels[0], Sound().Panels[0] with { Layers = [] }), "figure 'x', panel 2: it has no layer"),
        (() => Of(new LineLayer { Series = "A", X = [], Y = [] }), "figure 'x': no layer has a value to draw"),
        (() => Of(new LineLayer { Series = "A", X = Two, Y = Two, IsDataOnly = true }), "figure 'x': no layer has a value to draw"),
        (() => Of(Sound().Panels[0], Sound().Panels[0] with { Y = Plain with { Min = 5, Max = 3 } }), "figure 'x', panel 2, y axis: minimum 5 is not below maximum 3"),
        (() => OfX(Plain with { Min = 4, Max = 4 }), "figure 'x', panel 1, x axis: minimum 4 is not below maximum 4"),
        (() => OfY(Plain with { Min = double.NaN }), "figure 'x', panel 1, y axis: minimum NaN is not a finite number"),
        (() => OfY(Plain with { Min = double.MaxValue }), "figure 'x', panel 1, y axis: minimum 1.7976931348623157E+308 is beyond 1E+300, where no number is left for the other end"),
        (() => OfY(Plain with { Max = double.PositiveInfinity }), "figure 'x', panel 1, y axis: maximum Infinity is not a finite number"),
        (() => OfY(Plain with { Scale = AxisScale.Log, Min = 0 }), "figure 'x', panel 1, y axis: minimum 0 is not above 0, where a logarithmic axis begins"),
        (() => OfX(Plain with { Scale = AxisScale.Log, Max = -2 }), "figure 'x', panel 1, x axis: maximum -2 is not above 0, where a logarithmic axis begins"),
        (() => OfX(Names with { Scale = AxisScale.Log }), "figure 'x', panel 1, x axis: categories have no logarithmic scale"),
        (() => OfX(Names with { IsElapsedTime = true }), "figure 'x', panel 1, x axis: it cannot be both of categories and of time"),
        (() => OfX(Names with { Max = 1 }), "figure 'x', panel 1, x axis: categories decide the range; it cannot be fixed as well"),
        (() => Of(Sound().Panels[0] with { Y2 = Plain with { Min = 2, Max = 1 } }), "figure 'x', panel 1, secondary y axis: minimum 2 is not below maximum 1"),
        (() => Of(Sound().Panels[0], Sound().Panels[0] with { X = Plain with { Unit = "s" } }), "figure 'x', panel 2, x axis: it differs from that of panel 1, which all panels share"),
        (() => Of(Sound().Panels[0], Sound().Panels[0] with { X = Names, Layers = [new PointsLayer { Series = "A", X = One, Y = One }] }), "figure 'x', panel 2, x axis: it differs from that of panel 1, which all panels share"),
        (() => Of(Sound().Panels[0] with { FixedHeight = 0 }), "figure 'x', panel 1: the fixed height 0 is not a positive number"),
        (() => Of(Sound().Panels[0] with { FixedHeight = double.NaN }), "figure 'x', panel 1: the fixed height NaN is not a positive number"),
        (() => Of(Sound().Panels[0] with { FixedHeight = 500 }, Sound().Panels[0] with { FixedHeight = 400 }), "figure 'x': the panels' fixed heights are 900 together, more than the picture's 800"),
        (() => Of(Sound().Panels[0] with { HeightShare = double.NaN }), "figure 'x', panel 1: the height share NaN is not a positive number"),
        (() => Of(Sound().Panels[0] with { HeightShare = -1 }), "figure 'x', panel 1: the height share -1 is not a positive number"),
        (() => Of(new LineLayer { Series = "A", X = Two, Y = Two }, new LineLayer { Series = "B", X = Two, Y = Two, IsSecondary = true }), "figure 'x', panel 1, layer 2 'B': it belongs to a secondary axis, and the panel has none"),
        (() => Of(new LineLayer { Series = "A", X = Three, Y = One }), "figure 'x', panel 1, layer 1 'A': it has 3 values of x and 1 of y"),
        (() => Of(new PointsLayer { Series = "A", X = Two, Y = Two, Labels = ["a"] }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 1 of labels"),
        (() => Of(new PointsLayer { Series = "A", X = Two, Y = Two, LabelPriority = [] }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 0 of label priorities"),
        (() => Of(new PointsLayer { Series = "A", X = Two, Y = Two, Hollow = [true] }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 1 of hollow flags"),
        (() => Of(new PointsLayer { Series = "A", X = Two, Y = Two, Runs = ["r"] }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 1 of runs"),
        (() => Of(new PointsLayer { Series = "A", X = Two, Y = Two, Size = double.NaN }), "figure 'x', panel 1, layer 1 'A': the size NaN is not a number from 0 on"),
        (() => Of(new PointsLayer { Series = "A", X = Two, Y = Two, Opacity = 1.5 }), "figure 'x', panel 1, layer 1 'A': the opacity 1.5 is not between 0 and 1"),
        (() => Of(new LineLayer { Series = "A", X = Two, Y = Two, Width = -1 }), "figure 'x', panel 1, layer 1 'A': the width -1 is not a number from 0 on"),
        (() => Of(new AreaLayer { Series = "A", X = Two, Y = Two, Opacity = double.NaN }), "figure 'x', panel 1, layer 1 'A': the opacity NaN is not between 0 and 1"),
        (() => Of(new BandLayer { Series = "A", X = Two, Lo = Two, Hi = One }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 1 of hi"),
        (() => Of(new SegmentsLayer { Series = "A", X1 = Two, Y1 = Two, X2 = One, Y2 = Two }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x1 and 1 of x2"),
        (() => Of(new SegmentsLayer { Series = "A", X1 = Two, Y1 = Two, X2 = Two, Y2 = Two, MinLength = double.PositiveInfinity }), "figure 'x', panel 1, layer 1 'A': the least length Infinity is not a number from 0 on"),
        (() => Of(new ErrorBarLayer { Series = "A", X = Two, Y = Two, Lo = One, Hi = Two }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 1 of lo"),
        (() => Of(new ErrorBarLayer { Series = "A", X = Two, Y = Two, Lo = Two, Hi = Two, CapSize = -1 }), "figure 'x', panel 1, layer 1 'A': the cap size -1 is not a number from 0 on"),
        (() => Of(new PolygonLayer { Series = "A", X = Two, Y = Three }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 3 of y"),
        (() => Of(new BarLayer { Series = "A", X = Two, Y = Two, BarWidth = 0 }), "figure 'x', panel 1, layer 1 'A': the bar width 0 is not a positive number"),
        (() => Of(new BarLayer { Series = "A", X = Two, Y = Two, BarWidth = 1, Hollow = [] }), "figure 'x', panel 1, layer 1 'A': it has 2 values of x and 0 of hollow flags"),
        (() => Of(new BarLayer { Series = "A", X = Two, Y = Two }), "figure 'x', panel 1, layer 1 'A': bars without a width need an x axis of categories"),
        (() => OfX(Names, new BarLayer { Series = "A", X = One, Y = One, Lo = One }), "figure 'x', panel 1, layer 1 'A': its intervals have one end alone"),
        (() => OfX(Names, new BarLayer { Series = "A", X = [0.25], Y = One }), "figure 'x', panel 1, layer 1 'A': x value 0.25 is not the index of a category"),
        (() => OfX(Names, new BarLayer { Series = "A", X = [0, 2], Y = Two }), "figure 'x', panel 1, layer 1 'A': x value 2 lies outside the 2 categories, whose indices begin at 0"),
        (() => OfX(Names, new PointsLayer { Series = "A", X = [-1], Y = One }), "figure 'x', panel 1, layer 1 'A': x value -1 lies outside the 2 categories, whose indices begin at 0"),
        (() => OfX(Names, new EdgeMarksLayer { Series = "A", X = [7] }), "figure 'x', panel 1, layer 1 'A': x value 7 lies outside the 2 categories, whose indices begin at 0"),
        (() => OfY(Names), "figure 'x', panel 1, layer 1 'A': y value 2 lies outside the 2 categories, whose indices begin at 0"),
        (() => Of(new RuleLayer { Series = "A", Value = 1, Width = double.NaN }), "figure 'x', panel 1, layer 1 'A': the width NaN is not a number from 0 on"),
        (() => Of(new RegionLayer { Series = "A", From = 1, To = 2, Opacity = 2 }), "figure 'x', panel 1, layer 1 'A': the opacity 2 is not between 0 and 1"),
    ];

    public static IEnumerable<object[]> Rows => Mistakes.Select((mistake, i) => new object[] { i, mistake.Message });

    [TestMethod]
    [DynamicData(nameof(Rows))]
    public void A_mistake_is_refused_by_figure_and_part(int row, string message)
    {
        Assert.AreEqual(message, Assert.ThrowsExactly<InvalidFigureException>(() => LayoutChecks.Of(Mistakes[row].Figure())).Message);
    }

    [TestMethod]
    public void Missing_values_are_data_and_no_mistakes()
    {
        double[] holes = [double.NaN, 1, double.PositiveInfinity];
        LayoutChecks.All(LayoutChecks.Of(OfX(Names, new BarLayer { Series = "A", X = [0, 1, 1], Y = holes }, new PointsLayer { Series = "B", X = holes, Y = holes })));
        LayoutChecks.All(LayoutChecks.Of(Of(new LineLayer { Series = "A", X = holes, Y = holes }, new RuleLayer { Series = "B", Value = double.NaN })));
    }

    [TestMethod]
    public void Sound_figures_pass()
    {
        foreach (Figure figure in LayoutFigures.All)
            FigureCheck.Run(figure, 800);
    }

    private static Figure Sound() => Of(new LineLayer { Series = "A", X = Two, Y = Two });

    private static Figure Of(params Layer[] layers) => OfX(Plain, layers);

    private static Figure OfX(Axis x, params Layer[] layers) => Of(new Panel { X = x, Y = Plain, Layers = layers.Length > 0 ? [.. layers] : Sound().Panels[0].Layers });

    private static Figure OfY(Axis y) => Of(Sound().Panels[0] with { Y = y });

    private static Figure Of(params Panel[] panels) => LayoutFigures.Of(panels[0], "x") with { Panels = [.. panels] };
}

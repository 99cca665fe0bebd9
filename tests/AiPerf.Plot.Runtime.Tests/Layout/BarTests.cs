using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class BarTests
{
    private static readonly Axis Value = new() { Label = "Time to first token, avg", Unit = "ms", NonNegative = false };

    [TestMethod]
    public void Series_stand_side_by_side_in_each_category()
    {
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2", "4"], Series(0, [1, 2, 3]), Series(1, [3, 2, 1]), Series(2, [2, 2, 2])));

        Box[][] boxes = [.. Marks(layout).Select(Boxes)];
        double pitch = layout.Panels[0].Area.Width / 3;
        for (int category = 0; category < 3; category++)
        {
            Box[] bars = [.. boxes.Select(series => series[category])];
            double middle = layout.Panels[0].Area.X + (category + 0.5) * pitch;
            Assert.AreEqual(middle, (bars[0].X + bars[2].Right) / 2, 1e-6);
            Assert.AreEqual(0.1 / 0.9 * bars[0].Width, bars[1].X - bars[0].Right, 1e-6, "A tenth of a bar's room is free between two of them.");
            Assert.IsTrue(bars.All(bar => Math.Abs(bar.Width - bars[0].Width) < 1e-6));
        }
    }

    [TestMethod]
    public void Between_categories_fifteen_hundredths_are_free_unless_the_bars_are_few()
    {
        string[] many = [.. Enumerable.Range(0, 40).Select(i => $"{i}")];
        FigureLayout layout = LayoutChecks.Of(Of(many, Series(0, [.. many.Select(_ => 1.0)])));
        Assert.AreEqual(0.85 * 0.9 * layout.Panels[0].Area.Width / 40, Boxes(Marks(layout)[0])[0].Width, 1e-6);

        Assert.AreEqual(96, Boxes(Marks(LayoutChecks.Of(Of(["1"], Series(0, [1]))))[0])[0].Width, 1e-6);
    }

    [TestMethod]
    public void Bars_of_one_series_and_category_share_its_place()
    {
        BarLayer shared = Series(0, [1, 2, 3]) with { X = [0, 0, 1] };
        Box[] bars = Boxes(Marks(LayoutChecks.Of(Of(["1", "2"], shared)))[0]);

        Assert.AreEqual(bars[2].Width / 2, bars[0].Width, 1e-6);
        Assert.AreEqual(bars[0].Right, bars[1].X, 1e-6);
    }

    [TestMethod]
    public void A_series_without_bars_takes_no_room_and_a_gap_stays_one()
    {
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2"], Series(0, [1, double.NaN]), Series(1, [double.NaN, double.NaN]), Series(2, [1, 2])));

        Mark[] marks = Marks(layout);
        Assert.HasCount(2, marks);
        Assert.HasCount(1, Boxes(marks[0]));
        double pitch = layout.Panels[0].Area.Width / 2;
        Assert.IsGreaterThan(layout.Panels[0].Area.X + 1.5 * pitch, Boxes(marks[1])[1].X, "The second bar keeps its place beside the gap.");
    }

    [TestMethod]
    public void Series_that_never_meet_stand_in_the_middle_of_their_categories()
    {
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2"], Series(0, [1, double.NaN]), Series(1, [double.NaN, 2])));

        double pitch = layout.Panels[0].Area.Width / 2;
        foreach ((Mark mark, int category) in Marks(layout).Select((mark, i) => (mark, i)))
            Assert.AreEqual(layout.Panels[0].Area.X + (category + 0.5) * pitch, Boxes(mark)[0].X + Boxes(mark)[0].Width / 2, 1e-6);
    }

    [TestMethod]
    public void Values_stand_above_bars_and_their_intervals_and_below_negative_ones()
    {
        BarLayer bars = Series(0, [1234.4, -20.55, 0.04216]) with { Lo = [1200, double.NaN, double.NaN], Hi = [1300, double.NaN, double.NaN] };
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2", "4"], bars, Value with { Unit = "things" }));

        TextBox[] labels = Labels(layout);
        CollectionAssert.AreEqual(new[] { "1,234", "−20.6", "0.0422" }, labels.Select(label => label.Text).ToArray());
        Box[] boxes = Boxes(Marks(layout)[0]);
        for (int i = 0; i < 3; i++)
            Assert.AreEqual(boxes[i].X + boxes[i].Width / 2, labels[i].Bounds.X + labels[i].Bounds.Width / 2, 1e-6);
        double cap = layout.Marks.Where(mark => mark.Z == ZLayer.ErrorBar).SelectMany(mark => mark.Vertices).Min(point => point.Y);
        Assert.IsLessThan(cap, labels[0].Bounds.Bottom);
        Assert.IsGreaterThan(boxes[1].Bottom, labels[1].Bounds.Y);
        LayoutChecks.PointLabelsKeepOffMarks(layout);
        Assert.AreEqual(0, layout.Diagnostics.DroppedLabels);
    }

    [TestMethod]
    public void Values_are_in_the_unit_of_the_axis()
    {
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2"], Series(0, [36_000, 12_340])));

        Assert.AreEqual("s", layout.Panels[0].Y.Unit);
        CollectionAssert.AreEqual(new[] { "36.0", "12.3" }, Labels(layout).Select(label => label.Text).ToArray());
    }

    [TestMethod]
    public void Values_without_room_are_counted_and_many_bars_carry_none()
    {
        string[] categories = [.. Enumerable.Range(0, 24).Select(i => $"{i}")];
        FigureLayout crowded = LayoutChecks.Of(Of(categories, Series(0, [.. categories.Select((_, i) => 1234.5 + i)])), 800, 500);
        Assert.AreEqual(24, Labels(crowded).Length + crowded.Diagnostics.DroppedLabels);
        Assert.IsGreaterThan(0, crowded.Diagnostics.DroppedLabels);
        Assert.IsTrue(crowded.Texts.Any(text => text.Role == TextRole.Caption && text.Full.Contains("without room left out", StringComparison.Ordinal)));
        LayoutChecks.TextsKeepApart(crowded);

        string[] many = [.. categories, "24"];
        FigureLayout layout = LayoutChecks.Of(Of(many, Series(0, [.. many.Select(_ => 1.0)])));
        Assert.IsEmpty(Labels(layout));
        Assert.AreEqual(0, layout.Diagnostics.DroppedLabels);
    }

    [TestMethod]
    public void Intervals_stand_in_the_middle_of_their_bars()
    {
        BarLayer[] series = [Series(0, [2, 3]) with { Lo = [1, 2], Hi = [3, 4] }, Series(1, [2, 3]) with { Lo = [1, double.NaN], Hi = [3, double.NaN] }];
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2"], series));

        Mark[] intervals = [.. layout.Marks.Where(mark => mark.Z == ZLayer.ErrorBar)];
        Assert.AreEqual(9, intervals.Sum(mark => mark.Vertices.Length / 2), "Three bars with two caps each.");
        foreach ((Mark bars, Mark interval) in Marks(layout).Zip(intervals))
            Assert.AreEqual(Boxes(bars)[0].X + Boxes(bars)[0].Width / 2, interval.Vertices[0].X, 1e-6);
        Assert.IsGreaterThanOrEqualTo(4, layout.Panels[0].Y.Max);
    }

    [TestMethod]
    public void Series_of_one_colour_differ_by_texture_in_bars_and_legend()
    {
        BarLayer[] series = [.. Enumerable.Range(0, 9).Select(i => Series(i, [i + 1, 1]))];
        FigureLayout layout = LayoutChecks.Of(Of(["1", "2"], series));

        Mark[] bars = Marks(layout);
        CollectionAssert.AreEqual(new int?[] { 0, 0, 0, 0, 0, 0, 0, 1, 1 }, bars.Select(mark => mark.Texture).ToArray());
        Mark[] swatches = [.. layout.Legend!.Entries.SelectMany(entry => entry.Swatch)];
        CollectionAssert.AreEqual(bars.Select(mark => (mark.Series, mark.Texture)).ToArray(), swatches.Select(mark => (mark.Series, mark.Texture)).ToArray());
        Assert.AreEqual(1, LayerStyle.Texture(ColorToken.Baseline(3)));
        Assert.AreEqual(0, LayerStyle.Texture(new(ColorRole.Outlier)));
    }

    private static BarLayer Series(int index, double[] y) => new()
    {
        Series = "model " + index,
        Color = ColorToken.Series(index),
        X = [.. y.Select((_, i) => (double)i)],
        Y = y,
        HasValueLabels = true,
    };

    private static Figure Of(string[] categories, params BarLayer[] series) => Of(categories, series, Value);

    private static Figure Of(string[] categories, BarLayer series, Axis y) => Of(categories, [series], y);

    private static Figure Of(string[] categories, BarLayer[] series, Axis y) => LayoutFigures.Of(new Panel
    {
        X = new() { Label = "Concurrency", Categories = [.. categories] },
        Y = y,
        Layers = [.. series],
    });

    private static Mark[] Marks(FigureLayout layout) => [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Fill && mark.Z == ZLayer.Area)];

    private static Box[] Boxes(Mark mark) =>
        [.. Outline.Pieces(mark.Vertices).Select(piece => new Box(piece[0].X, piece[0].Y, piece[2].X - piece[0].X, piece[2].Y - piece[0].Y))];

    private static TextBox[] Labels(FigureLayout layout) => [.. layout.Texts.Where(text => text.Role == TextRole.PointLabel)];
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class MarkTests
{
    private static readonly Axis Plain = new() { Label = "Value", NonNegative = false };

    [TestMethod]
    public void A_region_that_leaves_the_axes_fades_at_the_edge_and_is_counted()
    {
        double[] angles = [.. Enumerable.Range(0, 64).Select(i => 2 * Math.PI * i / 64)];
        PolygonLayer Circle(double x) => new() { Series = "region", X = [.. angles.Select(a => x + 20 * Math.Cos(a))], Y = [.. angles.Select(a => 50 + 20 * Math.Sin(a))], ExtendsRange = false };
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain with { Min = 0, Max = 100 },
            Y = Plain with { Min = 0, Max = 100 },
            Layers = [Circle(50), Circle(95), new PointsLayer { Series = "means", X = [50, 95], Y = [50, 50] }],
        }));
        LayoutChecks.All(layout);
        Assert.AreEqual(1, layout.Diagnostics.CutRegions);
        Assert.IsTrue(layout.Texts.Any(text => text.Role == TextRole.Caption && text.Full.Contains("1 region reaches beyond the axes", StringComparison.Ordinal)));
        Box area = layout.Panels[0].Area;
        Mark[] rims = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Line && mark.Series == "region" && mark.Panel == 0)];
        CollectionAssert.AreEquivalent((double[])[1, 0.25, 0.5, 0.75, 1], rims.Select(mark => mark.Opacity).ToArray());
        Assert.IsTrue(rims.SelectMany(mark => mark.Vertices).Where(v => !Outline.IsGap(v)).All(v => v.X <= area.Right + 0.01));
        Assert.IsTrue(rims.Single(mark => mark.Opacity == 0.25).Vertices.Where(v => !Outline.IsGap(v)).All(v => v.X >= area.Right - 13));
    }

    [TestMethod]
    public void Thinned_lines_keep_first_lowest_highest_and_last_of_each_column()
    {
        var random = new Random(5);
        double[] x = [.. Enumerable.Range(0, 50_000).Select(i => i / 50.0)];
        double[] y = [.. x.Select(_ => random.NextDouble())];
        int[] kept = M4.Select(x, y, 0, 1000);
        Assert.IsLessThanOrEqualTo(4000, kept.Length);
        CollectionAssert.AreEqual(kept.Order().Distinct().ToArray(), kept);
        for (int column = 0; column < 1000; column += 37)
        {
            int[] all = [.. Enumerable.Range(column * 50, 50)];
            int[] some = [.. kept.Where(i => i / 50 == column)];
            Assert.AreEqual(all.Min(i => y[i]), some.Min(i => y[i]));
            Assert.AreEqual(all.Max(i => y[i]), some.Max(i => y[i]));
            Assert.AreEqual(all[0], some[0]);
            Assert.AreEqual(all[^1], some[^1]);
        }
    }

    [TestMethod]
    [DataRow(LineJoin.Straight, false)]
    [DataRow(LineJoin.Step, false)]
    [DataRow(LineJoin.Straight, true)]
    public void A_value_between_two_gaps_of_a_line_is_a_dot_unless_its_series_has_markers(LineJoin join, bool hasMarkers)
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6];
        double[] y = [1, 2, double.NaN, 5, double.NaN, 3, 4];
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain,
            Layers = [new LineLayer { Series = "A", X = x, Y = y, Join = join, Width = 2 }, new PointsLayer { Series = hasMarkers ? "A" : "B", X = x, Y = y }],
        }));
        LayoutChecks.All(layout);
        Mark[] dots = [.. layout.Marks.Where(mark => mark is { Kind: MarkKind.Points, Series: "A", Size: 3, Panel: 0 })];
        Assert.HasCount(hasMarkers ? 0 : 1, dots);
        if (!hasMarkers)
            Assert.HasCount(1, dots[0].Vertices);
    }

    [TestMethod]
    public void Gaps_stay_gaps_in_thinned_lines()
    {
        double[] x = [.. Enumerable.Range(0, 10_000).Select(i => i / 10.0)];
        double[] y = [.. x.Select((v, i) => i is >= 4000 and < 6000 ? double.NaN : Math.Sin(v))];
        int[] kept = M4.Select(x, y, 0, 1000);
        Assert.AreEqual(1, kept.Count(i => double.IsNaN(y[i])));
        Assert.HasCount(2, Outline.Pieces(Outline.Line(x, y, kept, LineJoin.Straight)));
    }

    [TestMethod]
    public void Few_points_and_unsorted_points_are_drawn_as_they_are()
    {
        double[] y = [1, 2, 3, 4, 5, 6, 7, 8, 9];
        Assert.HasCount(9, M4.Select(y, y, 0, 3));
        Assert.HasCount(9, M4.Select([.. y.Reverse()], y, 0, 1));
    }

    [TestMethod]
    public void A_hatched_bar_has_lines_and_a_rim_and_no_fill()
    {
        var bars = new BarLayer { Series = "A", X = [1, 2], Y = [5, 3], BarWidth = 0.9, IsHatched = true };
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel { X = Plain, Y = Plain, Layers = [bars] }));

        Mark[] marks = [.. layout.Marks.Where(mark => mark.Panel == 0 && mark.Series == "A")];
        Assert.HasCount(2, marks.Where(mark => mark.Kind == MarkKind.Hatch));
        Assert.HasCount(2, marks.Where(mark => mark.Kind == MarkKind.Line));
        Assert.DoesNotContain(MarkKind.Fill, marks.Select(mark => mark.Kind));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void An_interval_beyond_the_axis_fades_out_at_the_edge_and_is_counted(bool isHorizontal)
    {
        Axis along = Plain with { Min = 0, Max = 10 };
        var bars = new ErrorBarLayer
        {
            Series = "A",
            X = isHorizontal ? [5, 5] : [2, 8],
            Y = isHorizontal ? [2, 8] : [5, 5],
            Lo = [4, 4],
            Hi = [6, 60],
            IsHorizontal = isHorizontal,
            ExtendsRange = false,
        };
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel { X = along, Y = along, Layers = [bars, new PointsLayer { Series = "A", X = bars.X, Y = bars.Y }] }));

        Mark[] marks = [.. layout.Marks.Where(mark => mark.Z == ZLayer.ErrorBar && mark.Kind == MarkKind.Segments)];
        CollectionAssert.AreEquivalent(new[] { 1, 0.75, 0.5, 0.25 }, marks.Select(mark => mark.Opacity).ToArray());
        Assert.HasCount(10, marks.Single(mark => mark.Opacity == 1).Vertices, "Two bars and three caps: no cap where a bar goes on.");
        Box area = layout.Panels[0].Area;
        Assert.IsTrue(marks.SelectMany(mark => mark.Vertices).All(point => area.Inflate(0.01).Contains(new Box(point.X, point.Y, 0, 0))));
        double[] reach = [.. marks.OrderByDescending(mark => mark.Opacity).Skip(1).Select(mark => isHorizontal ? mark.Vertices[0].X : -mark.Vertices[0].Y)];
        CollectionAssert.AreEqual(reach.Order().ToArray(), reach, "The fainter, the nearer to the edge.");
        Assert.AreEqual(isHorizontal ? area.Right : -area.Y, reach[^1], 1e-9);
        Assert.AreEqual(1, layout.Diagnostics.CutIntervals);
        Assert.IsTrue(layout.Texts.Any(text => text.Role == TextRole.Caption && text.Text.Contains("1 bar reaches beyond the axes and fades at the edge", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void An_interval_down_to_zero_goes_on_beyond_a_logarithmic_axis()
    {
        Axis log = Plain with { Scale = AxisScale.Log };
        var bars = new ErrorBarLayer { Series = "A", X = [1, 2], Y = [10, 100], Lo = [-5, 50], Hi = [20, 200], ExtendsRange = false };
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel { X = Plain, Y = log, Layers = [bars, new PointsLayer { Series = "A", X = [1, 2, 1, 1], Y = [10, 100, 1, 300] }] }));

        Mark[] marks = [.. layout.Marks.Where(mark => mark.Z == ZLayer.ErrorBar && mark.Kind == MarkKind.Segments)];
        Assert.HasCount(4, marks);
        Assert.AreEqual(layout.Panels[0].Area.Bottom, marks.MinBy(mark => mark.Opacity)!.Vertices[0].Y, 1e-9);
        Assert.AreEqual(1, layout.Diagnostics.CutIntervals);
    }

    [TestMethod]
    [DataRow(4, 14)]
    [DataRow(60, 0)]
    [DataRow(4000, 1.25)]
    public void Segments_in_rows_are_as_thick_as_their_rows_allow(int rows, double width)
    {
        double[] y = [.. Enumerable.Range(1, rows).Select(i => (double)i)];
        var segments = new SegmentsLayer { Series = "A", X1 = [.. y.Select(_ => 0.0)], X2 = [.. y.Select(_ => 1.0)], Y1 = y, Y2 = y, ThicknessInY = 0.7 };
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel { X = Plain, Y = Plain with { Zero = ZeroPolicy.Include }, Layers = [segments] }));

        AxisLayout axis = layout.Panels[0].Y;
        double row = layout.Panels[0].Area.Height / (axis.Max - axis.Min);
        Mark mark = layout.Marks.Single(mark => mark.Kind == MarkKind.Segments && mark.Panel == 0);
        Assert.AreEqual(width > 0 ? width : 0.7 * row, mark.StrokeWidth, 1e-9);
    }

    [TestMethod]
    public void Steps_hold_the_value_until_the_next_point()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain,
            Layers = [new LineLayer { Series = "A", X = [0, 1, 2], Y = [1, 2, 0], Join = LineJoin.Step }],
        }));
        Point[] v = [.. layout.Marks.Single(mark => mark.Kind == MarkKind.Line && mark.Panel == 0).Vertices];
        Assert.HasCount(5, v);
        Assert.AreEqual(v[0].Y, v[1].Y);
        Assert.AreEqual(v[1].X, v[2].X);
        Assert.AreEqual(v[2].Y, v[3].Y);
    }

    [TestMethod]
    [DataRow(100, 5.0, 0.65)]
    [DataRow(2000, 5.0, 0.65)]
    [DataRow(2001, 3.5, 0.5)]
    [DataRow(10000, 3.5, 0.3)]
    [DataRow(20000, 3.5, 0.15)]
    public void Markers_shrink_and_pale_with_their_number(int count, double size, double opacity)
    {
        PointStyle style = PointStyle.For(count);
        Assert.AreEqual(size, style.Size);
        Assert.AreEqual(opacity, style.Opacity, 1e-9);
    }

    [TestMethod]
    public void Lone_points_beside_a_crowd_keep_the_opacity_of_few_points()
    {
        var random = new Random(4);
        double[] x = [.. Enumerable.Range(0, 20_000).Select(i => (double)i)];
        double[] y = [.. x.Select((_, i) => i % 1000 == 7 ? 900.0 : 20 + 10 * random.NextDouble())];
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain with { Scale = AxisScale.Linear },
            Layers = [new PointsLayer { Series = "Requests", X = x, Y = y }],
        }));
        Mark[] marks = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Points && mark.Panel == 0)];

        Assert.AreEqual(20_000, marks.Sum(mark => mark.Vertices.Length));
        double top = layout.Panels[0].Area.Y + layout.Panels[0].Area.Height / 2;
        Mark lone = marks.Single(mark => mark.Vertices.Any(v => v.Y < top));
        Assert.AreEqual(PointStyle.Lone, lone.Opacity);
        Assert.AreEqual(20, lone.Vertices.Count(v => v.Y < top));
        Mark crowd = marks.MaxBy(mark => mark.Vertices.Length)!;
        Assert.AreEqual(0.15, crowd.Opacity, 1e-9);
        Assert.IsLessThanOrEqualTo(20, marks.Length);
        Assert.IsTrue(marks.Zip(marks.Skip(1)).All(pair => pair.First.Opacity < pair.Second.Opacity));
    }

    [TestMethod]
    public void Ink_grows_with_the_crowd()
    {
        double[] ink = [.. Enumerable.Range(1, 120).Select(count =>
            count * PointCrowd.ByOpacity([.. Enumerable.Repeat(new Point(1, 1), count)], PointStyle.For(20_000)).Single().Opacity)];

        // Up to the steps of opacity.
        for (int i = 1; i < ink.Length; i++)
            Assert.IsGreaterThan(0.85 * ink[..i].Max(), ink[i], $"{i + 1} points");
        Assert.IsGreaterThan(1.7 * ink[2], ink[11]);
        Assert.AreEqual(120 * 0.15, ink[^1], 1e-9);
    }

    [TestMethod]
    public void Few_or_spread_failures_are_crosses()
    {
        foreach (double[] at in (double[][])[[.. Enumerable.Range(0, 20).Select(i => i * 0.1)], [.. Enumerable.Range(0, 60).Select(i => i * 16.0)]])
        {
            Mark mark = Edge(at, out FigureLayout layout);
            Assert.AreEqual((MarkKind.Points, MarkerShape.Cross), (mark.Kind, mark.Shape));
            Assert.IsEmpty(layout.Diagnostics.Decimations);
        }
    }

    [TestMethod]
    public void Crowded_failures_are_counted_in_bars_with_a_scale()
    {
        // 400 in the first fifth, a single one at the end.
        double[] at = [.. Enumerable.Range(0, 400).Select(i => i * 0.5), 990];
        Mark mark = Edge(at, out FigureLayout layout);
        List<Point[]> bars = Outline.Pieces(mark.Vertices);
        Box area = layout.Panels[0].Area;
        double[] heights = [.. bars.Select(bar => bar[2].Y - bar[0].Y)];

        Assert.AreEqual(MarkKind.Fill, mark.Kind);
        Assert.IsTrue(bars.All(bar => Math.Abs(bar[2].Y - area.Bottom) < 0.01));
        Assert.AreEqual(EdgeBars.Height, heights.Max(), 1e-9);
        Assert.AreEqual(4, heights[^1], "the single failure stays visible");
        Assert.IsGreaterThan(area.X + 0.9 * area.Width, bars[^1][0].X);
        Assert.AreEqual(("count", 401, bars.Count), layout.Diagnostics.Decimations.Select(one => (one.Method, one.From, one.To)).Single());
        string caption = string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.Caption).Select(text => text.Text));
        int most = EdgeBars.Of(new EdgeMarksLayer { Series = "failed", X = at }, new AxisMapping(false, layout.Panels[0].X.Min, layout.Panels[0].X.Max, area.X, area.Right), area).Most;
        Assert.IsGreaterThan(1, most);
        Assert.Contains($"failed: 401, counted in bars at the lower edge, the highest {most}", caption);
        Assert.IsTrue(layout.Legend!.Entries.Single(entry => entry.Series == "failed").Swatch.All(part => part.Kind == MarkKind.Fill));
    }

    private static Mark Edge(double[] at, out FigureLayout layout)
    {
        double[] x = [.. Enumerable.Range(0, 1000).Select(i => (double)i)];
        layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain with { Scale = AxisScale.Linear },
            Layers =
            [
                new PointsLayer { Series = "Requests", X = x, Y = [.. x.Select(i => 50 + i % 7)] },
                new EdgeMarksLayer { Series = "failed", X = at, Color = new ColorToken(ColorRole.Outlier) },
            ],
        }));
        LayoutChecks.All(layout);
        return layout.Marks.Single(mark => mark.Series == "failed" && mark.Panel == 0);
    }

    [TestMethod]
    public void The_average_over_bars_has_a_halo()
    {
        Mark Rule(bool bars) => LayoutChecks.Of(LayoutFigures.Timeslices(bars)).Marks.Single(mark => mark.Kind == MarkKind.Line && mark.Series == "Run average" && mark.Panel == 0);
        Assert.AreEqual(3, Rule(bars: true).Halo);
        Assert.AreEqual(0, Rule(bars: false).Halo);
    }

    [TestMethod]
    public void Beyond_twenty_thousand_points_are_counted()
    {
        var random = new Random(9);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => (double)i)];
        double[] y = [.. x.Select((_, i) => i % 10_000 == 77 ? 500.0 : 20 + 10 * random.NextDouble())];
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = Plain,
            Y = Plain with { Scale = AxisScale.Linear },
            Layers = [new PointsLayer { Series = "Requests", X = x, Y = y }],
        }));
        LayoutChecks.All(layout);
        Mark raster = layout.Marks.Single(mark => mark.Kind == MarkKind.Raster);
        Assert.AreEqual(raster.Raster!.Columns * raster.Raster.Rows, raster.Raster.Levels.Length);
        Assert.AreEqual(255, raster.Raster.Levels.Max());
        Assert.IsTrue(layout.Marks.Where(mark => mark.Kind == MarkKind.Points).Sum(mark => mark.Vertices.Length) <= 20_000);
        Assert.AreEqual(10, layout.Marks.Where(mark => mark.Kind == MarkKind.Points && mark.Panel == 0)
            .SelectMany(mark => mark.Vertices).Count(v => v.Y < layout.Panels[0].Area.Y + 100));
        Assert.IsTrue(layout.Marks.Where(mark => mark.Kind == MarkKind.Points && mark.Panel == 0).All(mark => mark.Color == new ColorToken(ColorRole.Percentile, 2)), "a dot has the colour of a cell of one");
        Decimation decimation = layout.Diagnostics.Decimations.Single();
        Assert.AreEqual("density", decimation.Method);
        Assert.AreEqual(100_000, decimation.From);
        Assert.IsTrue(layout.Texts.Any(text => text.Role == TextRole.Caption && text.Text.Contains("density of 100,000 points", StringComparison.Ordinal)));
        Assert.IsTrue(layout.Texts.Any(text => text.Role == TextRole.Legend && text.Text.Contains("per cell, log", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Marks_are_stacked_by_kind()
    {
        foreach (Figure figure in LayoutFigures.All)
        {
            FigureLayout layout = LayoutChecks.Of(figure);
            ZLayer[] stack = [.. layout.Marks.Select(mark => mark.Z)];
            CollectionAssert.AreEqual(stack.Order().ToArray(), stack, figure.Id);
        }
    }

    [TestMethod]
    public void Short_prefills_stay_visible_above_all_decodes()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Timeline());
        Mark[] segments = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Segments && mark.Panel == 0)];
        Assert.AreEqual("Decode", segments[0].Series);
        Assert.AreEqual("Prefill", segments[1].Series);
        Assert.IsTrue(segments[1].Vertices.Chunk(2).All(pair => new Segment(pair[0], pair[1]).Length >= 2 - 1e-9));
        Assert.AreEqual(PointStyle.OfSegments(1316), segments[0].Opacity);
    }

    [TestMethod]
    public void The_secondary_axis_lies_below_the_primary_line()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Dual());
        int Fill() => layout.Marks.ToList().FindIndex(mark => mark.Kind == MarkKind.Fill && mark.Z == ZLayer.Area);
        int Line(string series) => layout.Marks.ToList().FindIndex(mark => mark.Kind == MarkKind.Line && mark.Series == series);
        Assert.IsLessThan(Line("GPU utilization"), Fill());
        Assert.IsLessThan(Line("Output token throughput"), Line("GPU utilization"));
        Assert.AreEqual(ColorToken.Series(0), layout.Panels[0].Y.SwatchColor);
        Assert.AreEqual(ColorToken.Series(1), layout.Panels[0].Y2!.SwatchColor);
    }

    [TestMethod]
    public void Series_beyond_the_palette_differ_by_dash_and_marker()
    {
        for (int i = 7; i < 50; i++)
        {
            for (int j = 0; j < i; j++)
            {
                bool sameColor = i % 7 == j % 7;
                bool sameShape = LayerStyle.Shape(ColorToken.Series(i)) == LayerStyle.Shape(ColorToken.Series(j));
                bool sameDash = LayerStyle.Pattern(Dash.Auto, ColorToken.Series(i)).SequenceEqual(LayerStyle.Pattern(Dash.Auto, ColorToken.Series(j)));
                Assert.IsFalse(sameColor && sameShape && sameDash, $"{i} looks like {j}");
            }
        }
    }

    [TestMethod]
    public void Bars_are_as_wide_as_asked_and_stand_on_zero()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Timeslices(bars: true));
        Mark[] bars = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Fill && mark.Z == ZLayer.Area)];
        Assert.AreEqual(41, bars.Sum(mark => Outline.Pieces(mark.Vertices).Count));
        Box area = layout.Panels[0].Area;
        AxisLayout x = layout.Panels[0].X;
        double unit = area.Width / (x.Max - x.Min);
        foreach (Point[] bar in bars.SelectMany(mark => Outline.Pieces(mark.Vertices)))
        {
            Assert.AreEqual(9.2 * unit, bar[1].X - bar[0].X, 0.01);
            Assert.AreEqual(area.Bottom, bar[2].Y, 0.01);
        }
    }

    [TestMethod]
    public void A_cloud_lies_below_its_percentile_lines()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.PerRequest());
        Mark[] marks = [.. layout.Marks.Where(mark => mark.Panel == 0)];
        Assert.IsLessThan(
            Array.FindIndex(marks, mark => mark.Kind == MarkKind.Line && mark.Series.StartsWith("Median", StringComparison.Ordinal)),
            Array.FindIndex(marks, mark => mark.Series == "Requests"));
    }
}

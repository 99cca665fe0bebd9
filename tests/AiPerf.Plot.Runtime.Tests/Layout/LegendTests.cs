using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class LegendTests
{
    [TestMethod]
    [DataRow("Qwen_Qwen3-0.6B-openai-chat-concurrency1|Qwen_Qwen3-0.6B-openai-chat-concurrency16", "Qwen_Qwen3-0.6B-openai-chat-concurrency", "1|16")]
    [DataRow("baseline_moderate_io_streaming|treatment_large_streaming", "\u2026 streaming", "baseline_moderate_io|treatment_large")]
    [DataRow("Qwen3-0.6B|Meta-Llama-3-8B-Instruct", "", "Qwen3-0.6B|Meta-Llama-3-8B-Instruct")]
    [DataRow("GPU 0|GPU 1", "", "GPU 0|GPU 1")]
    [DataRow("server-a:8000|server-b:8000", "server \u2026 8000", "a|b")]
    [DataRow("model|model-large", "", "model|model-large")]
    [DataRow("run_a_streaming|run_a_streaming", "", "run_a_streaming|run_a_streaming")]
    public void Common_parts_are_said_once(string names, string common, string rest)
    {
        (string head, string[] stripped) = AffixStripping.Strip(names.Split('|'));
        Assert.AreEqual(common, head);
        Assert.AreEqual(rest, string.Join('|', stripped));
    }

    [TestMethod]
    public void Long_names_lose_their_middle_and_keep_head_and_tail()
    {
        var maker = new TextMaker(new FixedWidthMeasurer());
        string name = string.Concat(Enumerable.Range(0, 20).Select(i => (char)('a' + i))) + new string('-', 100) + "0123456789";
        string shown = TextFlow.Shorten(maker, name, 260, new TextLook(14));
        Assert.IsLessThanOrEqualTo(260, maker.Width(shown, 14));
        Assert.StartsWith("abcdefghijklmnop", shown);
        Assert.EndsWith("0123456789", shown);
        Assert.Contains("\u2026", shown);
    }

    [TestMethod]
    public void Shortening_never_splits_a_surrogate_pair()
    {
        var maker = new TextMaker(new FixedWidthMeasurer());
        string name = string.Concat(Enumerable.Repeat("\U0001F680", 60));
        for (double width = 20; width < 300; width += 7)
        {
            string shown = TextFlow.Shorten(maker, name, width, new TextLook(14));
            Assert.IsTrue(shown.EnumerateRunes().All(rune => rune.Value is 0x1F680 or 0x2026), shown);
        }
    }

    [TestMethod]
    public void A_series_that_the_axis_names_needs_no_legend()
    {
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = LayoutFigures.Ttft,
            Layers = [new LineLayer { Series = "Time to first token", X = [0, 10], Y = [1, 2] }],
        });
        Assert.IsNull(LayoutChecks.Of(figure).Legend);
    }

    [TestMethod]
    public void Lines_over_time_are_named_at_their_ends()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = new Axis { Label = "GPU temperature", Unit = "\u00b0C" },
            Layers = [.. Enumerable.Range(0, 4).Select(i => new LineLayer { Series = "GPU " + i, Color = ColorToken.Series(i), X = x, Y = [.. x.Select(v => 60 + 0.1 * i + v / 50)] })],
        });
        FigureLayout layout = LayoutChecks.Of(figure);
        LayoutChecks.All(layout);
        Assert.AreEqual(LegendPlacement.EndLabels, layout.Legend!.Placement);
        TextBox[] ends = [.. layout.Texts.Where(text => text.Role == TextRole.EndLabel)];
        Assert.HasCount(4, ends);
        Mark[] leaders = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Leader)];
        Assert.HasCount(4, leaders);
        Assert.IsTrue(leaders.All(mark => new Segment(mark.Vertices[0], mark.Vertices[1]).Length <= 90));
        Assert.IsFalse(leaders.Any(a => leaders.Any(b => new Segment(a.Vertices[0], a.Vertices[1]).Crosses(new Segment(b.Vertices[0], b.Vertices[1])))));
    }

    [TestMethod]
    public void Percentiles_are_named_at_their_ends_and_the_rest_in_a_block()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = LayoutFigures.Ttft,
            Layers =
            [
                new PointsLayer { Series = "Requests", X = x, Y = [.. x.Select(v => v % 7)], Color = new ColorToken(ColorRole.Muted) },
                .. Enumerable.Range(0, 3).Select(i => new LineLayer
                {
                    Series = $"p{50 + i}, last 66 requests", EndLabel = $"p{50 + i}", X = x, Y = [.. x.Select(_ => 3.0 + i)], Color = new ColorToken(ColorRole.Percentile, i),
                }),
            ],
        });
        FigureLayout layout = LayoutChecks.Of(figure);
        LayoutChecks.All(layout);
        Assert.AreEqual("Requests", layout.Texts.Single(text => text.Role == TextRole.Legend).Text);
        Assert.AreEqual("p50 p51 p52", string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.EndLabel).Select(text => text.Text)));
        Assert.HasCount(4, layout.Legend!.Entries);
    }

    [TestMethod]
    public void Stacked_labels_keep_their_order_and_distance_and_stay_near()
    {
        double[] centres = GutterStack.Place([100, 101, 102, 300, 5], 20, 10, 400)!;
        CollectionAssert.AreEqual(new[] { 81.0, 101, 121, 300, 10 }, centres);
        Assert.IsNull(GutterStack.Place([1, 2, 3], 20, 0, 30));
        double[] low = GutterStack.Place([399, 400], 20, 10, 400)!;
        Assert.AreEqual(400, low[1]);
        Assert.AreEqual(380, low[0]);
    }

    [TestMethod]
    public void Every_series_has_an_entry_that_repeats_its_style()
    {
        foreach (Figure figure in LayoutFigures.All)
        {
            FigureLayout layout = LayoutChecks.Of(figure);
            string[] expected = [.. figure.Panels.SelectMany(panel => panel.Layers).Where(layer => layer.InLegend).Select(layer => layer.Series).Distinct()];
            CollectionAssert.AreEqual(expected, layout.Legend!.Entries.Select(entry => entry.Series).ToArray(), figure.Id);
            Assert.IsTrue(layout.Legend.Entries.All(entry => entry.Swatch.Length > 0), figure.Id);
        }

        LegendEntry baseline = LayoutChecks.Of(LayoutFigures.Classified()).Legend!.Entries[0];
        Assert.AreEqual(ColorRole.Baseline, baseline.Swatch[0].Color.Role);
        CollectionAssert.AreEqual(new[] { 6.0, 4 }, baseline.Swatch[0].DashPattern.ToArray());
        Assert.AreEqual(MarkKind.Points, baseline.Swatch[^1].Kind);
    }

    [TestMethod]
    public void Full_names_stay_in_the_texts()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Classified());
        TextBox shortened = layout.Texts.Where(text => text.Role == TextRole.Legend).ElementAt(1);
        Assert.AreEqual("treatment_cancellation_10pct_isl100_osl200_streaming", shortened.Full);
        Assert.IsLessThanOrEqualTo(260, shortened.Bounds.Width);
    }

    [TestMethod]
    public void Fifty_groups_all_have_distinct_entries_off_the_plot()
    {
        Figure figure = RobustnessTests.Groups(50, 80);
        foreach ((double width, double height) in ((double, double)[])[(1600, 800), (1200, 800)])
        {
            FigureLayout layout = LayoutChecks.Of(figure, width, height);
            LayoutChecks.All(layout);
            Assert.AreEqual(LegendPlacement.Bottom, layout.Legend!.Placement);
            Assert.HasCount(50, layout.Legend.Entries);
            Assert.AreEqual(50, layout.Texts.Where(text => text.Role == TextRole.Legend).Select(text => text.Text).Distinct().Count());
        }
    }

    [TestMethod]
    public void A_legend_without_room_says_how_many_it_leaves_out()
    {
        FigureLayout layout = LayoutChecks.Of(RobustnessTests.Groups(400, 40), 800, 500);
        LayoutChecks.All(layout);
        int listed = layout.Legend!.Entries.Length;
        Assert.IsLessThan(400, listed);
        Assert.AreEqual($"+ {400 - listed} more", layout.Texts.Last(text => text.Role == TextRole.Legend).Text);
    }

    [TestMethod]
    public void A_series_without_a_point_is_listed_as_empty()
    {
        Figure figure = LayoutFigures.Sweep();
        Panel panel = figure.Panels[0];
        FigureLayout layout = LayoutChecks.Of(figure with
        {
            Panels = [panel with { Layers = [.. panel.Layers, new PointsLayer { Series = "lost", Color = ColorToken.Series(2), X = [double.NaN], Y = [1] }] }],
        });
        TextBox name = layout.Texts.Single(text => text is { Role: TextRole.Legend, Text: "lost (no data)" });
        Mark strike = layout.Legend!.Entries.Single(entry => entry.Series == "lost").Swatch[^1];
        Assert.IsTrue(strike.Vertices[0].X == name.Bounds.X && strike.Vertices[1].X < name.Bounds.Right && name.Bounds.Contains(new Box(strike.Vertices[0].X, strike.Vertices[0].Y, 1, 1)), "the name is not struck out");
    }

    [TestMethod]
    public void A_legend_wanted_inside_stands_where_nothing_is_drawn_far_from_the_better_corner()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Sweep() with { Legend = LegendChoice.Inside });
        Assert.AreEqual(LegendPlacement.Inside, layout.Legend!.Placement);
        Box legend = layout.Legend.Bounds;
        Box area = layout.Panels[0].Area;
        Assert.IsTrue(area.Contains(legend));
        foreach (TextBox text in layout.Texts.Where(text => text.Role is not (TextRole.Legend or TextRole.LegendTitle)))
            Assert.IsFalse(text.Bounds.Intersects(legend), text.Text);
        foreach (Mark mark in layout.Marks.Where(mark => mark.Panel == 0))
        {
            if (mark.Kind == MarkKind.Line)
                Assert.IsFalse(mark.Vertices.Zip(mark.Vertices.Skip(1), (a, b) => new Segment(a, b)).Any(segment => segment.Meets(legend)), mark.Series);
            else if (mark.Kind == MarkKind.Points)
                Assert.IsFalse(mark.Vertices.Any(v => legend.Inflate(mark.Size / 2).Intersects(new Box(v.X, v.Y, 0.1, 0.1))), mark.Series);
        }

        // Better is the upper left.
        Assert.IsFalse(legend.X < area.X + area.Width / 2 && legend.Y < area.Y + area.Height / 2, "the legend stands in the better corner");
        Assert.IsGreaterThan(LayoutChecks.Of(LayoutFigures.Sweep()).Panels[0].Area.Width, area.Width);
    }

    [TestMethod]
    public void A_legend_wanted_inside_a_full_plot_stands_beside_it()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = LayoutFigures.Ttft,
            Layers =
            [
                new AreaLayer { Series = "Area", X = x, Y = [.. x.Select(_ => 100.0)] },
                new LineLayer { Series = "Line", X = x, Y = [.. x.Select(v => 50 + v % 7)], Color = ColorToken.Series(1) },
            ],
        }) with
        { Legend = LegendChoice.Inside });
        Assert.AreNotEqual(LegendPlacement.Inside, layout.Legend!.Placement);
        LayoutChecks.All(layout);
    }

    [TestMethod]
    [DataRow(LegendChoice.Right, LegendPlacement.Right)]
    [DataRow(LegendChoice.Bottom, LegendPlacement.Bottom)]
    public void A_legend_stands_where_it_is_wanted(LegendChoice wish, object placement)
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Sweep() with { Legend = wish });
        Assert.AreEqual(placement, layout.Legend!.Placement);
        LayoutChecks.All(layout);
    }

    [TestMethod]
    public void An_empty_place_is_in_no_fill_and_no_raster()
    {
        var area = new Box(0, 0, 200, 200);
        Mark fill = new() { Kind = MarkKind.Fill, Z = ZLayer.Area, Vertices = Outline.Of(new Box(0, 0, 200, 99)) };
        Mark raster = new() { Kind = MarkKind.Raster, Z = ZLayer.UnderLine, Raster = new DensityRaster(new Box(0, 100, 200, 100), 2, 1, [1, 0]) };
        Box place = EmptyPlace.Find(area, 50, 20, [fill, raster], [], (0, 0))!.Value;
        Assert.IsTrue(new Box(100, 100, 100, 100).Contains(place), place.ToString());
        Assert.IsNull(EmptyPlace.Find(area, 50, 120, [fill, raster], [], (0, 0)));
    }
}

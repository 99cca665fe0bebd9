using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class LabelTests
{
    private static IEnumerable<Figure> Labelled => [LayoutFigures.Sweep(), LayoutFigures.Classified(), LayoutFigures.Uncertainty(), LayoutFigures.Timeslices()];

    [TestMethod]
    public void Labels_keep_off_markers_and_error_bars_and_are_counted_where_a_line_crosses_them()
    {
        foreach (Figure figure in Labelled)
            LayoutChecks.PointLabelsKeepOffMarks(LayoutChecks.Of(figure));
    }

    [TestMethod]
    public void Every_point_has_its_label_where_there_is_room()
    {
        foreach (Figure figure in Labelled)
        {
            FigureLayout layout = LayoutChecks.Of(figure);
            LayoutChecks.LabelsAreAccountedFor(figure, layout);
            Assert.AreEqual(0, layout.Diagnostics.DroppedLabels, figure.Id);
        }
    }

    [TestMethod]
    public void Leaders_are_short_end_at_their_markers_and_do_not_cross()
    {
        foreach (Figure figure in Labelled.Append(RobustnessTests.Groups(12, 8)))
            LayoutChecks.LeadersAreSound(LayoutChecks.Of(figure));
    }

    [TestMethod]
    public void Labels_of_reference_lines_stand_beside_a_plot_that_has_no_free_place()
    {
        double[] x = [.. Enumerable.Range(0, 64).Select(i => i * 10 + 5.0)];
        double[] y = [.. x.Select((_, i) => 4.2 + 0.4 * Math.Sin(i))];
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = LayoutFigures.Ttft,
            Layers =
            [
                new RegionLayer { Series = "run avg \u00b1 1 SD", IsHorizontal = true, From = 2.1, To = 6.4, Label = "+1 SD 6.42 s", HasEdges = true, Color = new ColorToken(ColorRole.Reference) },
                new RuleLayer { Series = "run avg", Value = 4.28, Label = "run avg 4.28 s", Color = new ColorToken(ColorRole.Reference) },
                new RuleLayer { Series = "run median", Value = 4.2, Label = "run median 4.2 s", Color = new ColorToken(ColorRole.Reference) },
                new ErrorBarLayer { Series = "spread", X = x, Y = y, Lo = [.. y.Select(v => v - 2)], Hi = [.. y.Select(v => v + 2)] },
                new PointsLayer { Series = "slices", X = x, Y = y, Size = 9 },
            ],
        }));
        LayoutChecks.All(layout);
        TextBox[] labels = [.. layout.Texts.Where(text => text.Role == TextRole.ReferenceLabel)];
        CollectionAssert.AreEquivalent((string[])["+1 SD 6.42 s", "run avg 4.28 s", "run median 4.2 s"], labels.Select(text => text.Text).ToArray());
        Assert.IsTrue(labels.All(label => label.Bounds.X > layout.Panels[0].Area.Right));
        Assert.IsTrue(layout.Legend is not { } legend || labels.All(label => label.Bounds.Right < legend.Bounds.X), "a label in the legend");
        double avg = labels.Single(text => text.Text.StartsWith("run avg", StringComparison.Ordinal)).Bounds.Y;
        Assert.IsLessThan(labels.Single(text => text.Text.StartsWith("run median", StringComparison.Ordinal)).Bounds.Y, avg, "not in the order of the lines");
    }

    [TestMethod]
    [DataRow(null, "run avg 0.800 s")]
    [DataRow("My latency (ms)", "run avg 800 ms")]
    public void A_value_beside_the_plot_is_in_the_unit_of_its_axis(string? title, string expected)
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Elapsed,
            Y = LayoutFigures.Ttft with { VerbatimTitle = title },
            Layers =
            [
                new RuleLayer { Series = "run avg", Value = 800, Label = "run avg", LabelValue = 800, Color = new ColorToken(ColorRole.Reference) },
                new PointsLayer { Series = "slices", X = [0, 10, 20], Y = [600, 950, 1400] },
            ],
        }));
        Assert.AreEqual(expected, layout.Texts.Single(text => text.Role == TextRole.ReferenceLabel).Text);
    }

    [TestMethod]
    public void Equal_labels_of_close_neighbours_merge()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Sweep());
        Assert.IsGreaterThanOrEqualTo(1, layout.Diagnostics.MergedLabels);
        Assert.AreEqual(1, layout.Texts.Count(text => text.Role == TextRole.PointLabel && text.Text == "2"));
    }

    [TestMethod]
    public void A_label_of_touching_markers_has_no_leader_through_one_of_them()
    {
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Ttft,
            Y = LayoutFigures.Requests with { Zero = ZeroPolicy.Include },
            Layers =
            [
                .. LayoutFigures.Series("A", 0, [100, 300], [1, 7], [1, 32]),
                .. LayoutFigures.Series("B", 1, [101.5, 250], [1, 8], [1, 32]),
            ],
        });
        FigureLayout layout = LayoutChecks.Of(figure);
        Assert.AreEqual(1, layout.Diagnostics.MergedLabels);
        Mark[] markers = [.. layout.Marks.Where(mark => mark.Kind == MarkKind.Points && mark.Panel == 0)];
        foreach (Mark mark in layout.Marks.Where(mark => mark.Kind == MarkKind.Leader))
        {
            foreach (Point[] pair in mark.Vertices.Chunk(2))
                Assert.IsFalse(markers.SelectMany(marker => marker.Vertices).Any(center => new Segment(pair[0], pair[1]).Meets(new Box(center.X - 2, center.Y - 2, 4, 4))));
        }
    }

    [TestMethod]
    public void A_label_stands_beside_a_line_and_not_on_it_where_there_is_room()
    {
        // Lines leave the middle point in every direction but leave room further out.
        double[] angles = [.. Enumerable.Range(0, 8).Select(i => i * Math.PI / 4)];
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Ttft with { Min = 0, Max = 200 },
            Y = LayoutFigures.Requests with { Min = 0, Max = 100 },
            Layers =
            [
                .. angles.Select((angle, i) => new LineLayer { Series = $"L{i}", X = [100, 100 + 90 * Math.Cos(angle)], Y = [50, 50 + 45 * Math.Sin(angle)], Color = ColorToken.Series(0) }),
                new PointsLayer { Series = "A", X = [100], Y = [50], Labels = ["1"], Size = 9 },
            ],
        });
        FigureLayout layout = LayoutChecks.Of(figure);
        Assert.AreEqual(0, layout.Diagnostics.CrossedLabels);
        Assert.AreEqual(1, layout.Texts.Count(text => text.Role == TextRole.PointLabel));
    }

    [TestMethod]
    public void A_label_for_the_data_files_is_not_drawn()
    {
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Ttft,
            Y = LayoutFigures.Requests,
            Layers = [new PointsLayer { Series = "A", X = [1, 2], Y = [1, 2], Labels = ["x", "y"], LabelPriority = [PointsLayer.DataOnlyLabel, 0] }],
        });
        CollectionAssert.AreEqual(new[] { "y" }, LayoutChecks.Of(figure).Texts.Where(text => text.Role == TextRole.PointLabel).Select(text => text.Text).ToArray());
    }

    [TestMethod]
    public void Ends_of_series_keep_their_labels_in_a_crowd()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => 100 + i * 0.15)];
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Ttft,
            Y = LayoutFigures.Requests with { Zero = ZeroPolicy.Include },
            Layers =
            [
                .. LayoutFigures.Series("A", 0, x, [.. x.Select(v => v)], [.. x.Select((_, i) => (double)i)]),
                new PointsLayer { Series = "far", X = [300], Y = [5] },
            ],
        });
        FigureLayout layout = LayoutChecks.Of(figure);
        string[] shown = [.. layout.Texts.Where(text => text.Role == TextRole.PointLabel).Select(text => text.Text)];
        Assert.Contains("0", shown);
        Assert.Contains("39", shown);
        Assert.IsGreaterThan(0, layout.Diagnostics.DroppedLabels);
        Assert.IsTrue(layout.Texts.Any(text => text.Role == TextRole.Caption && text.Text.Contains("without room", StringComparison.Ordinal)));
        LayoutChecks.All(layout);
    }

    [TestMethod]
    public void Many_labels_thin_to_sixty()
    {
        double[] x = [.. Enumerable.Range(0, 200).Select(i => i * 10.0)];
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Requests,
            Y = LayoutFigures.Requests,
            Layers = [new PointsLayer { Series = "A", Size = 6, X = x, Y = [.. x.Select((_, i) => i * 37.0 % 200)], Labels = [.. x.Select((_, i) => "n" + i)] }],
        });
        FigureLayout layout = LayoutChecks.Of(figure);
        int shown = layout.Texts.Count(text => text.Role == TextRole.PointLabel);
        Assert.IsLessThanOrEqualTo(60, shown);
        Assert.IsGreaterThanOrEqualTo(40, shown);
        Assert.AreEqual(200, shown + layout.Diagnostics.DroppedLabels);
    }

    [TestMethod]
    [DataRow(BetterDirection.Lower, BetterDirection.Higher, -1, -1)]
    [DataRow(BetterDirection.Higher, BetterDirection.Higher, 1, -1)]
    [DataRow(BetterDirection.Lower, BetterDirection.Lower, -1, 1)]
    [DataRow(BetterDirection.Higher, BetterDirection.Lower, 1, 1)]
    [DataRow(BetterDirection.None, BetterDirection.Higher, 0, 0)]
    [DataRow(BetterDirection.Lower, BetterDirection.None, 0, 0)]
    public void The_better_corner_follows_both_directions(BetterDirection x, BetterDirection y, int right, int down)
    {
        Figure figure = LayoutFigures.Of(new Panel
        {
            X = LayoutFigures.Ttft with { Better = x, Zero = ZeroPolicy.Include },
            Y = LayoutFigures.Requests with { Better = y, Zero = ZeroPolicy.Include },
            Layers = [new PointsLayer { Series = "A", Size = 9, X = [48, 52], Y = [50, 51] }, new PointsLayer { Series = "B", X = [50, 100], Y = [100, 52] }],
        }) with
        { ShowBetterCorner = true };
        FigureLayout layout = LayoutChecks.Of(figure);
        Mark? star = layout.Marks.SingleOrDefault(mark => mark.Kind == MarkKind.CueStar);
        Assert.AreEqual(right != 0, star is not null);
        Assert.AreEqual(right != 0, layout.Texts.Any(text => text.Role == TextRole.Cue));
        if (star is null)
            return;
        Box area = layout.Panels[0].Area;
        Assert.AreEqual(right, Math.Sign(star.Vertices[0].X - area.X - area.Width / 2));
        Assert.AreEqual(down, Math.Sign(star.Vertices[0].Y - area.Y - area.Height / 2));
        Mark arrow = layout.Marks.Single(mark => mark.Kind == MarkKind.CueArrow);
        Assert.AreEqual(right, Math.Sign(arrow.Vertices[1].X - arrow.Vertices[0].X));
        Assert.AreEqual(down, Math.Sign(arrow.Vertices[1].Y - arrow.Vertices[0].Y));
    }

    [TestMethod]
    public void The_cue_leaves_a_corner_with_data()
    {
        Figure sweep = LayoutFigures.Sweep();
        Panel panel = sweep.Panels[0];
        Figure covered = sweep with
        {
            Panels = [panel with { Layers = [.. panel.Layers, new PointsLayer { Series = "fast", Size = 9, X = [4], Y = [7.8] }] }],
        };
        FigureLayout layout = LayoutChecks.Of(covered);
        LayoutChecks.All(layout);
        Mark star = layout.Marks.Single(mark => mark.Kind == MarkKind.CueStar);
        Assert.IsLessThan(layout.Panels[0].Area.Y, star.Vertices[0].Y);
    }

    [TestMethod]
    public void References_are_labelled_inside_the_plot_at_their_ends()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Timeslices());
        TextBox[] labels = [.. layout.Texts.Where(text => text.Role == TextRole.ReferenceLabel)];
        CollectionAssert.AreEquivalent(new[] { "run avg 36.6 ms", "+1 SD 71.5 ms" }, labels.Select(label => label.Text).ToArray());
        Assert.IsTrue(labels.All(label => layout.Panels[0].Area.Contains(label.Bounds)));
        Assert.IsTrue(labels.All(label => label.Bounds.Right > layout.Panels[0].Area.Right - 10));
    }

    [TestMethod]
    public void The_same_figure_gives_the_same_layout()
    {
        foreach (Figure figure in Labelled)
        {
            FigureLayout first = LayoutChecks.Of(figure);
            FigureLayout second = LayoutChecks.Of(figure);
            CollectionAssert.AreEqual(first.Texts.ToArray(), second.Texts.ToArray());
            CollectionAssert.AreEqual(first.Marks.SelectMany(mark => mark.Vertices).ToArray(), second.Marks.SelectMany(mark => mark.Vertices).ToArray());
        }
    }
}

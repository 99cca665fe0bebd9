using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class FigureLayouterTests
{
    public static IEnumerable<(string Id, double Width, double Height)> FiguresAndSizes =>
        from figure in LayoutFigures.All
        from size in ((double, double)[])[(1600, 800), (1200, 800), (800, 500)]
        select (figure.Id + (figure == LayoutFigures.All[4] ? "_bars" : ""), size.Item1, size.Item2);

    [TestMethod]
    [DynamicData(nameof(FiguresAndSizes))]
    public void Texts_keep_apart_and_inside_and_off_the_plot(string id, double width, double height)
    {
        int index = id.EndsWith("_bars", StringComparison.Ordinal) ? 4 : LayoutFigures.All.ToList().FindIndex(figure => figure.Id == id);
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.All[index], width, height);
        LayoutChecks.All(layout);
        foreach (PanelLayout panel in layout.Panels)
            Assert.IsGreaterThanOrEqualTo(0.45 * width, panel.Area.Width);
        Assert.IsGreaterThanOrEqualTo(0.45 * height, layout.Panels[^1].Area.Bottom - layout.Panels[0].Area.Y);
    }

    [TestMethod]
    public void The_plot_takes_sixty_percent_of_the_default_canvas()
    {
        foreach (Figure figure in LayoutFigures.All)
        {
            FigureLayout layout = LayoutChecks.Of(figure);
            Assert.IsGreaterThanOrEqualTo(0.6 * 1600, layout.Panels[0].Area.Width, figure.Id);
            Assert.IsGreaterThanOrEqualTo(0.6 * 800, layout.Panels[^1].Area.Bottom - layout.Panels[0].Area.Y, figure.Id);
        }
    }

    [TestMethod]
    public void Boxes_stand_still_before_the_passes_run_out()
    {
        foreach (Figure figure in LayoutFigures.All)
            Assert.IsLessThan(6, LayoutChecks.Of(figure).Diagnostics.Passes, figure.Id);
    }

    [TestMethod]
    public void The_title_is_one_line_of_22_at_the_default_size()
    {
        foreach (Figure figure in LayoutFigures.All)
        {
            TextBox title = LayoutChecks.Of(figure).Texts.Single(text => text.Role == TextRole.Title);
            Assert.AreEqual(22, title.Size);
            Assert.IsTrue(title.IsBold);
            Assert.AreEqual(24, title.Bounds.X);
        }
    }

    [TestMethod]
    public void A_long_title_shrinks_then_breaks_then_is_cut()
    {
        Figure figure = LayoutFigures.Sweep();
        TextBox[] Lines(int length) =>
            [.. LayoutChecks.Of(figure with { Title = string.Concat(Enumerable.Repeat("title ", length / 6)) }).Texts.Where(text => text.Role == TextRole.Title)];
        Assert.AreEqual("1 18", $"{Lines(132).Length} {Lines(132)[0].Size}");
        Assert.HasCount(2, Lines(240));
        Assert.HasCount(2, Lines(600));
        Assert.EndsWith("\u2026", Lines(600)[1].Text);
    }

    [TestMethod]
    public void The_warning_stands_above_the_caption_with_its_icon()
    {
        FigureLayout layout = LayoutChecks.Of(LayoutFigures.Timeslices());
        Box box = layout.WarningBox!.Value;
        Assert.IsTrue(layout.Texts.Where(text => text.Role == TextRole.Warning).All(text => box.Contains(text.Bounds)));
        Assert.IsTrue(layout.Texts.Where(text => text.Role == TextRole.Caption).All(text => text.Bounds.Y > box.Bottom));
        Mark icon = layout.Marks.Single(mark => mark.Kind == MarkKind.WarningIcon);
        Assert.IsTrue(box.Contains(new Box(icon.Vertices[0].X - 8, icon.Vertices[0].Y - 8, 16, 16)));
        Assert.IsNull(LayoutChecks.Of(LayoutFigures.Sweep()).WarningBox);
    }

    [TestMethod]
    public void Axis_titles_name_unit_and_better_direction_in_a_muted_cue()
    {
        TextBox[] titles = [.. LayoutChecks.Of(LayoutFigures.Sweep()).Texts.Where(text => text.Role == TextRole.AxisTitle)];
        CollectionAssert.AreEquivalent(
            new[] { "Time to first token, avg (ms)", "\u2193 better", "Request throughput, avg (requests/s)", "\u2191 better" },
            titles.Select(title => title.Text).ToArray());
        Assert.IsTrue(titles.All(title => title.IsMuted == title.Text.EndsWith("better", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_long_axis_title_keeps_its_unit()
    {
        Figure figure = LayoutFigures.Sweep();
        Panel panel = figure.Panels[0];
        Axis wordy = panel.Y with { Label = string.Join(' ', Enumerable.Repeat("throughput", 20)) };
        string[] titles =
        [
            .. LayoutChecks.Of(figure with { Panels = [panel with { Y = wordy }] }, 800, 500).Texts
                .Where(text => text.Role == TextRole.AxisTitle && text.Angle != 0 && !text.IsMuted).Select(text => text.Text),
        ];
        Assert.HasCount(2, titles);
        Assert.EndsWith("\u2026", titles[0]);
        Assert.AreEqual("(requests/s)", titles[1]);
    }
}

using System.Collections.Immutable;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>The guard of the plots specification, section 5.3: a layout that was tampered with fails the check meant for it.</summary>
[TestClass]
public sealed class MutationTests
{
    private const string Name = "F1/ttft_vs_throughput/1600x800";

    private static FigureLayout Sound => Pictures.Get(Name).Layout;

    [TestMethod]
    public void A_label_moved_onto_another_is_noticed()
    {
        TextBox[] labels = [.. Sound.Texts.Where(text => text.Role == TextRole.PointLabel)];
        FigureLayout bad = With(labels[0], labels[0] with { Bounds = labels[1].Bounds });
        Fails(() => LayoutChecks.TextsKeepApart(bad));
    }

    [TestMethod]
    public void A_label_moved_onto_a_marker_is_noticed()
    {
        TextBox label = Sound.Texts.First(text => text.Role == TextRole.PointLabel);
        Point marker = Sound.Marks.First(mark => mark.Kind == MarkKind.Points && mark.Panel == 0).Vertices[0];
        FigureLayout bad = With(label, label with { Bounds = new Box(marker.X - 5, marker.Y - 5, 10, 10) });
        Fails(() => LayoutChecks.PointLabelsKeepOffMarks(bad));
    }

    [TestMethod]
    public void A_label_that_vanishes_is_noticed()
    {
        FigureLayout bad = Sound with { Texts = Sound.Texts.Remove(Sound.Texts.First(text => text.Role == TextRole.PointLabel)) };
        Fails(() => LayoutChecks.LabelsAreAccountedFor(Pictures.Get(Name).Figure, bad));
    }

    [TestMethod]
    public void A_title_pushed_off_the_canvas_is_noticed()
    {
        TextBox title = Sound.Texts.First(text => text.Role == TextRole.Title);
        Fails(() => LayoutChecks.TextsLieInside(With(title, title with { Bounds = title.Bounds with { X = Sound.Width - 10 } })));
    }

    [TestMethod]
    public void A_legend_over_the_plot_is_noticed()
    {
        FigureLayout bad = Sound with { Legend = new(LegendPlacement.Right, Sound.Panels[0].Area.Inflate(-50), []) };
        Fails(() => LayoutChecks.NothingCoversThePlot(bad));
    }

    [TestMethod]
    public void A_small_text_is_noticed()
    {
        TextBox tick = Sound.Texts.First(text => text.Role == TextRole.Tick);
        Fails(() => LayoutChecks.TextsAreReadable(With(tick, tick with { Size = 11 })));
    }

    [TestMethod]
    public void A_tick_with_a_wrong_number_is_noticed()
    {
        AxisLayout axis = Sound.Panels[0].Y;
        int at = axis.Ticks.ToList().FindIndex(tick => tick.IsMajor);
        ImmutableArray<Tick> ticks = axis.Ticks.SetItem(at, axis.Ticks[at] with { Label = "77" });
        Fails(() => LayoutChecks.TicksAreSound(axis with { Ticks = ticks }));
    }

    private static FigureLayout With(TextBox old, TextBox changed) => Sound with { Texts = Sound.Texts.Replace(old, changed) };

    private static void Fails(Action check) => Assert.ThrowsExactly<AssertFailedException>(check);
}

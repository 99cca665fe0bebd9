using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-1 to V-10 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class LayoutCheckTests
{
    public static IEnumerable<object[]> Names => Pictures.Names;

    public static IEnumerable<object[]> NamesAtDefaultSize => Pictures.NamesAtDefaultSize;

    public static IEnumerable<object[]> WithPointLabels => Pictures.NamesWhere(picture =>
        picture.Figure.Panels.SelectMany(panel => panel.Layers).Any(layer => layer is PointsLayer { Labels: not null } or BarLayer { HasValueLabels: true }));

    public static IEnumerable<object[]> WithLeaders => Pictures.NamesWhere(picture => picture.Layout.Marks.Any(mark => mark.Kind == MarkKind.Leader && mark.Panel >= 0));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V01_texts_keep_apart(string name) => LayoutChecks.TextsKeepApart(Pictures.Get(name).Layout);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V02_texts_lie_inside(string name) => LayoutChecks.TextsLieInside(Pictures.Get(name).Layout);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V03_nothing_covers_the_plot(string name) => LayoutChecks.NothingCoversThePlot(Pictures.Get(name).Layout);

    [TestMethod]
    [DynamicData(nameof(WithPointLabels))]
    public void V04_point_labels_keep_off_markers_and_error_bars(string name) => LayoutChecks.PointLabelsKeepOffMarks(Pictures.Get(name).Layout);

    [TestMethod]
    [DynamicData(nameof(WithPointLabels))]
    public void V05_every_label_is_drawn_merged_or_counted(string name) => LayoutChecks.LabelsAreAccountedFor(Pictures.Get(name).Figure, Pictures.Get(name).Layout);

    [TestMethod]
    [DynamicData(nameof(WithLeaders))]
    public void V06_leaders_are_short_and_do_not_cross(string name) => LayoutChecks.LeadersAreSound(Pictures.Get(name).Layout);

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V07_the_plot_is_large(string name)
    {
        FigureLayout layout = Pictures.Get(name).Layout;
        double width = layout.Panels[0].Area.Width / layout.Width;
        double height = (layout.Panels[^1].Area.Bottom - layout.Panels[0].Area.Y) / layout.Height;
        bool isDefault = name.EndsWith("/1600x800", StringComparison.Ordinal) && !name.StartsWith("F6-groups", StringComparison.Ordinal);
        double least = isDefault ? 0.6 : 0.45;
        Assert.IsTrue(width >= least && height >= least, $"{width:0.00} x {height:0.00} of the canvas");
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V08_the_layout_stands_still(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        using var renderer = new FigureRenderer(Theme.All[0], Palette.Safe);
        FigureLayout again = FigureLayouter.Layout(figure, layout.Width, layout.Height, renderer.Measurer);
        Assert.IsLessThanOrEqualTo(6, layout.Diagnostics.Passes);
        CollectionAssert.AreEqual(layout.Texts, again.Texts);
        CollectionAssert.AreEqual(layout.Panels.Select(panel => panel.Area).ToArray(), again.Panels.Select(panel => panel.Area).ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(NamesAtDefaultSize))]
    public void V09_the_title_is_one_line(string name) => Assert.AreEqual(1, Pictures.Get(name).Layout.Texts.Count(text => text.Role == TextRole.Title));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V10_texts_are_readable(string name)
    {
        FigureLayout layout = Pictures.Get(name).Layout;
        LayoutChecks.TextsAreReadable(layout);
        double title = layout.Texts.First(text => text.Role == TextRole.Title).Size;
        if (layout.Texts.Count(text => text.Role == TextRole.Title) == 1 && layout.Width == 1600)
            Assert.IsTrue(layout.Texts.Where(text => text.Role == TextRole.AxisTitle).All(text => title >= 1.4 * text.Size), $"title {title}");
    }
}

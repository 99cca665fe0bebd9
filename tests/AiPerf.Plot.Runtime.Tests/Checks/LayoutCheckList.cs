using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-1 to V-10 of the plots specification.</summary>
internal static class LayoutCheckList
{
    public static PictureCheck V01 { get; } = new("V01 texts keep apart", _ => true, picture => LayoutChecks.TextsKeepApart(picture.Layout));

    public static PictureCheck V02 { get; } = new("V02 texts lie inside", _ => true, picture => LayoutChecks.TextsLieInside(picture.Layout));

    public static PictureCheck V03 { get; } = new("V03 nothing covers the plot", _ => true, picture => LayoutChecks.NothingCoversThePlot(picture.Layout));

    public static PictureCheck V04 { get; } = new(
        "V04 point labels keep off markers and error bars", HasPointLabels, picture => LayoutChecks.PointLabelsKeepOffMarks(picture.Layout));

    public static PictureCheck V05 { get; } = new(
        "V05 every label is drawn, merged or counted", HasPointLabels, picture => LayoutChecks.LabelsAreAccountedFor(picture.Figure, picture.Layout));

    public static PictureCheck V06 { get; } = new(
        "V06 leaders are short and do not cross", picture => picture.Layout.Marks.Any(mark => mark.Kind == MarkKind.Leader && mark.Panel >= 0),
        picture => LayoutChecks.LeadersAreSound(picture.Layout));

    public static PictureCheck V07 { get; } = new("V07 the plot is large", _ => true, ThePlotIsLarge);

    public static PictureCheck V08 { get; } = new("V08 the layout stands still", _ => true, TheLayoutStandsStill);

    public static PictureCheck V09 { get; } = new(
        "V09 the title is one line", _ => true, picture => Assert.AreEqual(1, picture.Texts(TextRole.Title).Count()))
    { AtDefaultSizeOnly = true };

    public static PictureCheck V10 { get; } = new("V10 texts are readable", _ => true, TextsAreReadable);

    public static IReadOnlyList<PictureCheck> All { get; } = [V01, V02, V03, V04, V05, V06, V07, V08, V09, V10];

    private static bool HasPointLabels(Picture picture) => picture.Layers.Any(layer => layer is PointsLayer { Labels: not null } or BarLayer { HasValueLabels: true });

    private static void ThePlotIsLarge(Picture picture)
    {
        FigureLayout layout = picture.Layout;
        double width = layout.Panels[0].Area.Width / layout.Width;
        double height = (layout.Panels[^1].Area.Bottom - layout.Panels[0].Area.Y) / layout.Height;

        // Fifty groups need a legend that no other fixture has.
        double least = picture.IsDefaultSize && picture.Source != "F6-groups" ? 0.6 : 0.45;
        Assert.IsTrue(width >= least && height >= least, $"{width:0.00} x {height:0.00} of the canvas");
    }

    // The layout takes neither scale nor theme, so it is the same for all of them.
    private static void TheLayoutStandsStill(Picture picture)
    {
        FigureLayout layout = picture.Layout;
        using var renderer = new FigureRenderer(Theme.All[0], Palette.Safe);
        FigureLayout again = FigureLayouter.Layout(picture.Figure, layout.Width, layout.Height, renderer.Measurer);
        Assert.IsLessThanOrEqualTo(6, layout.Diagnostics.Passes);
        CollectionAssert.AreEqual(layout.Texts, again.Texts);
        CollectionAssert.AreEqual(layout.Panels.Select(panel => panel.Area).ToArray(), again.Panels.Select(panel => panel.Area).ToArray());
    }

    private static void TextsAreReadable(Picture picture)
    {
        LayoutChecks.TextsAreReadable(picture.Layout);
        TextBox[] titles = [.. picture.Texts(TextRole.Title)];
        if (titles.Length == 1 && picture.Layout.Width == 1600)
            Assert.IsTrue(picture.Texts(TextRole.AxisTitle).All(text => titles[0].Size >= 1.4 * text.Size), $"title {titles[0].Size}");
    }
}

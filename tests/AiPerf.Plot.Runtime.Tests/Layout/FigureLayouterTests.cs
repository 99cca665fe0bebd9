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
}

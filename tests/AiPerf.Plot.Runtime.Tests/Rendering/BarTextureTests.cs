using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

[TestClass]
public sealed class BarTextureTests
{
    [TestMethod]
    [DataRow("light", 0, 0, 0)]
    [DataRow("light", 7, 1, 0)]
    [DataRow("dark", 14, 0, 1)]
    [DataRow("light", 21, 1, 1)]
    [DataRow("light", 28, 0, 0)]
    [DataRow("print", 0, 0, 0)]
    [DataRow("print", 1, 1, 0)]
    [DataRow("print", 2, 0, 1)]
    [DataRow("print", 3, 1, 1)]
    [DataRow("print", 4, 1, 0)]
    [DataRow("print", 7, 0, 0)]
    public void Bars_of_one_colour_are_hatched_one_way_the_other_or_both(string theme, int series, int rising, int falling)
    {
        HatchPath[] hatches = [.. Draw(theme, ColorToken.Series(series)).Ops.OfType<HatchPath>()];

        Assert.HasCount(rising + falling, hatches);
        Assert.AreEqual(rising, hatches.Count(hatch => Slope(hatch) > 0));
        Assert.AreEqual(falling, hatches.Count(hatch => Slope(hatch) < 0));
    }

    [TestMethod]
    public void Intervals_on_bars_of_any_colour_have_background_around_them()
    {
        StrokePath[] strokes = [.. Draw("light", ColorToken.Series(1)).Ops.OfType<StrokePath>()];

        Assert.IsTrue(strokes.Any(stroke => stroke.Color == Theme.Light.Plot), "No halo.");
    }

    private static double Slope(HatchPath hatch)
    {
        Point[] line = [.. hatch.Lines.Points.Take(2)];
        return (line[1].X - line[0].X) / (line[0].Y - line[1].Y);
    }

    private static DrawList Draw(string theme, ColorToken color)
    {
        var panel = new Panel
        {
            X = new() { Label = "Concurrency", Categories = ["1", "2"] },
            Y = new() { Label = "Value" },
            Layers = [new BarLayer { Series = "TTFT vs Throughput", Color = color, X = [0, 1], Y = [1, 2], Lo = [0.5, 1.5], Hi = [1.5, 2.5] }],
        };
        return DrawListBuilder.Build(LayoutChecks.Of(LayoutFigures.Of(panel)), new ColorResolver(Theme.Find(theme)!, Palette.Safe));
    }
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Runtime.Tests.Layout;

[TestClass]
public sealed class DensitySegmentsTests
{
    [TestMethod]
    [DataRow(5_000, false)]
    [DataRow(5_001, true)]
    public void More_segments_than_can_be_told_apart_are_counted(int count, bool isCounted)
    {
        double[] starts = [.. Enumerable.Range(0, count).Select(i => i % 100.0)];
        Figure figure = Figure(starts, [.. starts.Select(start => start + 3)], [.. starts.Select((_, i) => 1.0 + i % 7)]);

        FigureLayout layout = FigureLayouter.Layout(figure, 1600, 800, new FixedWidthMeasurer());

        Assert.AreEqual(isCounted, layout.Marks.Any(mark => mark is { Kind: MarkKind.Raster, Panel: 0 }));
        Assert.AreEqual(!isCounted, layout.Marks.Any(mark => mark is { Kind: MarkKind.Segments, Series: "decode" }));
        Assert.AreEqual(isCounted ? 1 : 0, layout.Diagnostics.Decimations.Length);
    }

    [TestMethod]
    public void A_cell_counts_the_segments_that_cover_it()
    {
        // 6,000 segments over the left half at one height, 2,000 of them to the right end.
        double[] ends = [.. Enumerable.Range(0, 6_000).Select(i => i < 2_000 ? 10.0 : 5.0)];
        FigureLayout layout = FigureLayouter.Layout(Figure(new double[6_000], ends, [.. ends.Select(_ => 4.0)]), 1600, 800, new FixedWidthMeasurer());

        DensityRaster raster = layout.Marks.Single(mark => mark is { Kind: MarkKind.Raster, Panel: 0 }).Raster!;
        byte[] row = [.. Enumerable.Range(0, raster.Rows).Select(i => raster.Levels.Skip(i * raster.Columns).Take(raster.Columns).ToArray()).Single(cells => cells.Any(cell => cell > 0))];
        Assert.AreEqual(255, row[2]);
        Assert.IsTrue(row[raster.Columns * 3 / 4] is > 0 and < 255);
    }

    private static Figure Figure(double[] from, double[] to, double[] y) => new()
    {
        Id = "timeline",
        Title = "Timeline",
        AltText = "A timeline of requests, for a test of the density of their segments.",
        Panels =
        [
            new()
            {
                X = new() { Label = "Time", Unit = "s", IsElapsedTime = true, Scale = AxisScale.Linear },
                Y = new() { Label = "Wait", Unit = "ms", Scale = AxisScale.Linear },
                Layers = [new SegmentsLayer { Series = "decode", X1 = from, X2 = to, Y1 = y, Y2 = y }],
            },
        ],
    };
}

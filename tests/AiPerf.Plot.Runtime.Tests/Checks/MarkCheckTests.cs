using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-21 to V-29 of the plots specification that the layout can show, over every preset, fixture and size. The formulas have tests of their own.</summary>
[TestClass]
public sealed class MarkCheckTests
{
    // Of the picture of 1600 units at the default scale of 1.5.
    private const int DeviceColumns = 2400;

    public static IEnumerable<object[]> Names => Pictures.Names;

    public static IEnumerable<object[]> Sweeps => Pictures.NamesWhere(picture => picture.Preset is ScatterLinePreset);

    public static IEnumerable<object[]> Timelines => Pictures.NamesWhere(picture => picture.Layout.Marks.Any(mark => IsSegmentOf(mark, "prefill")));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V21_marks_are_stacked_in_order(string name)
    {
        foreach (IGrouping<int, Mark> panel in Pictures.Get(name).Layout.Marks.GroupBy(mark => mark.Panel))
        {
            ZLayer[] order = [.. panel.Select(mark => mark.Z)];
            CollectionAssert.AreEqual(order.Order().ToArray(), order);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Sweeps))]
    public void V23_sweeps_are_joined_in_order(string name)
    {
        Figure figure = Pictures.Get(name).Figure;
        foreach (LineLayer line in figure.Panels[0].Layers.OfType<LineLayer>())
        {
            (double X, double Y)[] points = [.. line.X.Zip(line.Y)];
            double[] labels =
            [
                .. points.Where(point => double.IsFinite(point.Y)).Select(point => figure.Panels[0].Layers.OfType<PointsLayer>().Where(layer => layer.Series == line.Series && layer.Labels is not null)
                    .SelectMany(layer => layer.X.Select((x, i) => (X: x, Y: layer.Y[i], Label: layer.Labels![i])))
                    .Where(candidate => candidate.X == point.X && candidate.Y == point.Y && candidate.Label.Length > 0)
                    .Select(candidate => double.Parse(candidate.Label, System.Globalization.CultureInfo.InvariantCulture)).Cast<double?>().FirstOrDefault()).OfType<double>(),
            ];
            Assert.IsTrue(labels.Length > 0 || points.Length < 2, line.Series);
            CollectionAssert.AreEqual(labels.Order().ToArray(), labels, line.Series);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Timelines))]
    public void V24_prefills_are_seen_above_all_decodes(string name)
    {
        ImmutableArray<Mark> marks = Pictures.Get(name).Layout.Marks;
        int lastDecode = -1;
        int firstPrefill = int.MaxValue;
        for (int i = 0; i < marks.Length; i++)
        {
            if (IsSegmentOf(marks[i], "decode"))
                lastDecode = i;
            if (!IsSegmentOf(marks[i], "prefill"))
                continue;
            firstPrefill = Math.Min(firstPrefill, i);
            foreach (Point[] pair in marks[i].Vertices.Chunk(2))
                Assert.IsGreaterThanOrEqualTo(2 - 1e-6, Math.Abs(pair[1].X - pair[0].X));
        }

        Assert.IsTrue(lastDecode < firstPrefill);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V29_marks_stay_within_their_budget(string name)
    {
        FigureLayout layout = Pictures.Get(name).Layout;
        Assert.IsLessThanOrEqualTo(20_000, layout.Marks.Where(mark => mark.Kind == MarkKind.Points).Sum(mark => mark.Vertices.Length));
        foreach (Mark line in layout.Marks.Where(mark => mark.Kind == MarkKind.Line))
            Assert.IsLessThanOrEqualTo(4 * DeviceColumns, line.Vertices.Length, line.Series);
    }

    private static bool IsSegmentOf(Mark mark, string series) =>
        mark.Kind == MarkKind.Segments && mark.Series.StartsWith(series, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;
using System.Globalization;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-21, V-23, V-24 and V-29 of the plots specification.</summary>
internal static class MarkCheckList
{
    // Of the picture of 1600 units at the default scale of 1.5.
    private const int DeviceColumns = 2400;

    public static PictureCheck V21 { get; } = new("V21 marks are stacked in order", picture => picture.Layout.Marks.Length > 1, MarksAreStacked);

    public static PictureCheck V23 { get; } = new(
        "V23 sweeps are joined in order", picture => picture.Preset is ScatterLinePreset && SweepLines(picture).Any(), SweepsAreInOrder);

    public static PictureCheck V24 { get; } = new(
        "V24 prefills are seen above all decodes", picture => picture.Layout.Marks.Any(mark => IsSegmentOf(mark, "prefill")), PrefillsAreSeen);

    public static PictureCheck V29 { get; } = new(
        "V29 marks stay within their budget and keep extremes",
        picture => picture.Layout.Marks.Any(mark => mark.Kind is MarkKind.Points or MarkKind.Line && mark.Panel >= 0), MarksStayWithinBudget);

    public static IReadOnlyList<PictureCheck> All { get; } = [V21, V23, V24, V29];

    private static void MarksAreStacked(Picture picture)
    {
        foreach (IGrouping<int, Mark> panel in picture.Layout.Marks.GroupBy(mark => mark.Panel))
        {
            ZLayer[] order = [.. panel.Select(mark => mark.Z)];
            CollectionAssert.AreEqual(order.Order().ToArray(), order);
        }

        // Bars that count events stand in for markers.
        Mark[] inside = [.. picture.Layout.Marks.Where(mark => mark.Panel >= 0)];
        for (int i = 0; i < inside.Length; i++)
        {
            if (inside[i].Kind == MarkKind.Fill && inside[i].Z < ZLayer.Marker)
                Assert.IsFalse(inside[..i].Any(below => below.Kind == MarkKind.Line && below.Z >= ZLayer.UnderLine && below.Series != inside[i].Series && below.Panel == inside[i].Panel), $"{inside[i].Series} is filled over a line");
        }
    }

    private static void SweepsAreInOrder(Picture picture)
    {
        PointsLayer[] labelled = [.. picture.Figure.Panels[0].Layers.OfType<PointsLayer>().Where(layer => layer.Labels is not null)];
        foreach (LineLayer line in SweepLines(picture))
        {
            double[] labels =
            [
                .. line.X.Zip(line.Y).Where(point => double.IsFinite(point.Second))
                    .Select(point => labelled.Where(layer => layer.Series == line.Series).SelectMany(layer => layer.X.Select((x, i) => (X: x, Y: layer.Y[i], Label: layer.Labels![i])))
                        .Where(candidate => candidate.X == point.First && candidate.Y == point.Second)
                        .Select(candidate => double.TryParse(candidate.Label, CultureInfo.InvariantCulture, out double load) ? load : (double?)null).FirstOrDefault())
                    .OfType<double>(),
            ];
            CollectionAssert.AreEqual(labels.Order().ToArray(), labels, line.Series);
        }
    }

    private static IEnumerable<LineLayer> SweepLines(Picture picture) => picture.Layers.OfType<LineLayer>().Where(line => line.X.Length > 1);

    private static void PrefillsAreSeen(Picture picture)
    {
        ImmutableArray<Mark> marks = picture.Layout.Marks;
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

    private static void MarksStayWithinBudget(Picture picture)
    {
        FigureLayout layout = picture.Layout;
        Assert.IsLessThanOrEqualTo(20_000, layout.Marks.Where(mark => mark.Kind == MarkKind.Points).Sum(mark => mark.Vertices.Length));
        foreach (Mark line in layout.Marks.Where(mark => mark.Kind == MarkKind.Line))
            Assert.IsLessThanOrEqualTo(4 * DeviceColumns, line.Vertices.Length, line.Series);
        foreach ((Panel panel, PanelLayout placed) in picture.Panels)
        {
            foreach (LineLayer line in panel.Layers.OfType<LineLayer>().Where(line => layout.Diagnostics.Decimations.Any(d => d.Method == "m4" && d.Series == line.Series && d.From == line.X.Length)))
                ExtremesAreKept(line, line.IsSecondary ? placed.Y2! : placed.Y, placed, layout);
        }
    }

    private static void ExtremesAreKept(LineLayer line, AxisLayout axis, PanelLayout placed, FigureLayout layout)
    {
        AxisMapping x = Mapping(placed.X, placed.Area);
        AxisMapping y = Mapping(axis, placed.Area);
        Mark mark = layout.Marks.First(mark => mark.Kind == MarkKind.Line && mark.Panel >= 0 && mark.Series == line.Series && mark.Color == line.Color);
        Dictionary<int, (double Low, double High)> drawn = [];
        foreach (Point vertex in mark.Vertices.Where(vertex => !Outline.IsGap(vertex)))
            Widen(drawn, vertex.X - placed.Area.X, vertex.Y);
        Dictionary<int, (double Low, double High)> given = [];
        for (int i = 0; i < line.X.Length; i++)
        {
            if (double.IsFinite(line.X[i]) && double.IsFinite(line.Y[i]))
                Widen(given, x.Map(line.X[i]) - placed.Area.X, y.Map(line.Y[i]));
        }

        foreach ((int column, (double low, double high)) in given)
        {
            Assert.AreEqual(low, drawn[column].Low, 1e-6, $"{line.Series}, column {column}");
            Assert.AreEqual(high, drawn[column].High, 1e-6, $"{line.Series}, column {column}");
        }

        static void Widen(Dictionary<int, (double Low, double High)> columns, double at, double value)
        {
            int column = (int)Math.Floor(at);
            columns[column] = columns.TryGetValue(column, out (double Low, double High) range) ? (Math.Min(range.Low, value), Math.Max(range.High, value)) : (value, value);
        }
    }

    /// <summary>How an axis maps values to positions, from where it was placed.</summary>
    public static AxisMapping Mapping(AxisLayout axis, Box area) => axis.Side == AxisSide.Bottom
        ? new(axis.IsLog, axis.Min, axis.Max, area.X, area.Right)
        : new(axis.IsLog, axis.Min, axis.Max, area.Bottom, area.Y);

    private static bool IsSegmentOf(Mark mark, string series) =>
        mark.Kind == MarkKind.Segments && mark.Series.StartsWith(series, StringComparison.OrdinalIgnoreCase);
}

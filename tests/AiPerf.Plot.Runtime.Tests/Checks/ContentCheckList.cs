using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-34 to V-38 and V-40 of the plots specification.</summary>
internal static class ContentCheckList
{
    public static PictureCheck V34 { get; } = new(
        "V34 no series is left undrawn", picture => Plotted(picture).Any(), EverySeriesIsDrawn);

    public static PictureCheck V35 { get; } = new(
        "V35 every series is named and every name is a series", picture => picture.Layout.Legend is not null || Plotted(picture).Any(), EverySeriesIsNamed);

    public static PictureCheck V36 { get; } = new(
        "V36 legend names are short and distinct", picture => picture.Layout.Legend is not null, LegendNamesAreShortAndDistinct);

    public static PictureCheck V37 { get; } = new(
        "V37 the caption counts and the subtitle orients", _ => true, CaptionAndSubtitleTell)
    { AtDefaultSizeOnly = true };

    public static PictureCheck V38 { get; } = new(
        "V38 the cue stands at the better corner", picture => picture.Preset is MultiRunPreset, TheCueStandsAtItsCorner);

    public static PictureCheck V40 { get; } = new(
        "V40 varying lengths warn on throughput slices alone", picture => picture.Preset is SingleRunPreset, WarningsAreRight)
    { AtDefaultSizeOnly = true };

    public static IReadOnlyList<PictureCheck> All { get; } = [V34, V35, V36, V37, V38, V40];

    private static IEnumerable<Layer> Plotted(Picture picture) => picture.Layers.Where(layer => layer switch
    {
        XyLayer xy => xy.X.Where((x, i) => double.IsFinite(x) && double.IsFinite(xy.Y[i])).Any(),
        BandLayer band => band.X.Length > 1,
        SegmentsLayer segments => segments.X1.Length > 0,
        _ => false,
    });

    private static void EverySeriesIsDrawn(Picture picture)
    {
        foreach (Layer layer in Plotted(picture))
            Assert.IsTrue(picture.Layout.Marks.Any(mark => mark.Series == layer.Series && mark.Panel >= 0), $"{layer.Series} is not drawn");
        (string Series, ColorToken Color)[] groups = [.. picture.Layers.Where(layer => layer.Color.Role == ColorRole.Series && layer is LineLayer or PointsLayer)
            .Select(layer => (layer.Series, layer.Color)).Distinct()];
        foreach ((string series, ColorToken color) in groups.Where(group => group.Color.Index >= 7))
        {
            string first = groups.First(group => group.Color.Index == color.Index % 7).Series;
            Assert.IsFalse(Of(series, MarkKind.Points).Any(mark => Of(first, MarkKind.Points).Any(other => other.Shape == mark.Shape)), $"{series} has the markers of {first}");

            // Four dashes: the fifth cycle begins again.
            if (color.Index / 7 % 4 != 0)
                Assert.IsFalse(Of(series, MarkKind.Line).Any(mark => Of(first, MarkKind.Line).Any(other => other.DashPattern.SequenceEqual(mark.DashPattern))), $"{series} has the dash of {first}");
        }

        // The faint line of a sweep below a frontier is solid for every series.
        IEnumerable<Mark> Of(string series, MarkKind kind) =>
            picture.Layout.Marks.Where(mark => mark.Panel >= 0 && mark.Series == series && mark.Kind == kind && mark.Z != ZLayer.UnderLine);
    }

    private static void EverySeriesIsNamed(Picture picture)
    {
        FigureLayout layout = picture.Layout;
        string[] entries = [.. (layout.Legend?.Entries ?? []).Select(entry => entry.Series)];
        string[] known = [.. picture.Layers.Where(layer => layer.InLegend).Select(layer => layer.Series).Distinct()];
        foreach (string entry in entries.Where(entry => entry.Length > 0))
            Assert.Contains(entry, known);
        string words = string.Join('\n', layout.Texts.Where(text => text.Role != TextRole.Legend).Select(text => text.Full)) + picture.Figure.Title;

        // A legend without room for all of them counts the rest.
        bool isCounted = picture.Texts(TextRole.Legend).Any(text => text.Text.EndsWith(" more", StringComparison.Ordinal));
        foreach (Layer layer in Plotted(picture).Where(layer => layer.InLegend && !isCounted))
            Assert.IsTrue(entries.Contains(layer.Series) || words.Contains(layer.Series, StringComparison.OrdinalIgnoreCase), $"{layer.Series} is nowhere named");

        foreach (TextBox direct in picture.Texts(TextRole.ReferenceLabel))
            Assert.AreEqual(direct.Full, direct.Text, "a label without its end says nothing");

        // Baselines, then the others, each as people count.
        (bool IsBaseline, string Series)[] groups = [.. entries.Where(entry => entry.Length > 0 && picture.Preset is MultiRunPreset)
            .Select(entry => (picture.Layers.First(layer => layer.Series == entry).Color, entry))
            .Where(entry => entry.Color.Role is ColorRole.Series or ColorRole.Baseline).Select(entry => (entry.Color.Role == ColorRole.Baseline, entry.entry))];
        CollectionAssert.AreEqual(groups.OrderBy(group => !group.IsBaseline).ThenBy(group => group.Series, NaturalOrder.Instance).ToArray(), groups);
    }

    private static void LegendNamesAreShortAndDistinct(Picture picture)
    {
        TextBox[] names = [.. picture.Texts(TextRole.Legend)];
        string all = string.Join('|', names.Select(text => text.Text));
        Assert.AreEqual(names.Length, names.Select(text => text.Text).Distinct().Count(), all);
        Assert.IsTrue(names.All(text => text.Bounds.Width <= 261), all);
        string[] series = [.. picture.Layout.Legend!.Entries.Select(entry => entry.Series)];
        Assert.AreEqual(series.Length, series.Distinct().Count(), "full names");
    }

    private static void CaptionAndSubtitleTell(Picture picture)
    {
        string caption = picture.Words(TextRole.Caption);
        string subtitle = picture.Words(TextRole.Subtitle);
        Assert.IsTrue(caption.Any(char.IsAsciiDigit), caption);
        LayoutDiagnostics diagnostics = picture.Layout.Diagnostics;
        if (diagnostics.DroppedLabels > 0)
            Assert.Contains("left out", caption);
        if (diagnostics.OutOfRange > 0)
            Assert.Contains("beyond the axes", caption);
        if (diagnostics.Decimations.Any(one => one.Method == "density"))
            Assert.Contains("density", caption);
        bool hasDirections = picture.Figure.Panels[0].X.Better != BetterDirection.None && picture.Figure.Panels[0].Y.Better != BetterDirection.None;
        if (picture.Preset is MultiRunPreset && hasDirections)
            Assert.Contains("Better", subtitle);
        if (picture.Preset is SingleRunPreset)
            Assert.Contains("request", subtitle);
    }

    private static void TheCueStandsAtItsCorner(Picture picture)
    {
        Mark? star = picture.Layout.Marks.FirstOrDefault(mark => mark.Kind == MarkKind.CueStar);
        (BetterDirection x, BetterDirection y) = (picture.Figure.Panels[0].X.Better, picture.Figure.Panels[0].Y.Better);
        if (x == BetterDirection.None || y == BetterDirection.None)
            Assert.IsNull(star);
        if (star is null)
            return;
        Box area = picture.Layout.Panels[0].Area;
        Point at = star.Vertices[0];
        Assert.AreEqual(x == BetterDirection.Higher, at.X > area.X + area.Width / 2);

        // Moved out of the data it stands in the subtitle's row, above the plot, whichever corner is better.
        if (at.Y >= area.Y)
            Assert.AreEqual(y == BetterDirection.Higher, at.Y < area.Y + area.Height / 2);
    }

    private static void WarningsAreRight(Picture picture)
    {
        bool varies = ((string[])["input_sequence_length", "output_sequence_length"]).Any(tag =>
            picture.Run.Requests is { } table && table.Metric(tag)?.ToArray() is { } lengths
            && lengths.Where((length, row) => double.IsFinite(length) && !table.IsWarmup[row]).Distinct().Count() > 1);
        bool isThroughput = picture.Preset is TimeslicePreset or HistogramPreset
            && ((SingleRunPreset)picture.Preset).Y.Tag.Contains("throughput", StringComparison.OrdinalIgnoreCase);
        Assert.AreEqual(isThroughput && varies, picture.Texts(TextRole.Warning).Any());
    }
}

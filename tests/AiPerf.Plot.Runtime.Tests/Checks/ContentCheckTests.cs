using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-33 to V-40 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class ContentCheckTests
{
    public static IEnumerable<object[]> Names => Pictures.Names;

    public static IEnumerable<object[]> NamesAtDefaultSize => Pictures.NamesAtDefaultSize;

    [TestMethod]
    public void V33_a_group_has_one_colour_in_all_plots()
    {
        foreach (string fixture in Fixtures.Comparisons.Keys)
        {
            var colors = new Dictionary<string, ColorToken>();
            foreach (string name in Pictures.NamesAtDefaultSize.Select(row => (string)row[0]).Where(name => name.StartsWith(fixture + "/", StringComparison.Ordinal)))
            {
                foreach (PointsLayer points in Pictures.Get(name).Figure.Panels[0].Layers.OfType<PointsLayer>())
                {
                    if (!colors.TryAdd(points.Series, points.Color))
                        Assert.AreEqual(colors[points.Series], points.Color, $"{points.Series} in {name}");
                }
            }

            Assert.IsNotEmpty(colors);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V34_V35_every_series_is_drawn_and_named(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        foreach (Layer layer in figure.Panels.SelectMany(panel => panel.Layers).Where(layer => layer is PointsLayer { X.Length: > 0 } or LineLayer { X.Length: > 0 } && !layer.IsDataOnly))
            Assert.IsTrue(layout.Marks.Any(mark => mark.Series == layer.Series) || HasNoPoint(layer), $"{layer.Series} is not drawn");
        if (layout.Legend is not { } legend)
            return;
        string[] known = [.. figure.Panels.SelectMany(panel => panel.Layers).Select(layer => layer.Series)];
        foreach (LegendEntry entry in legend.Entries)
            Assert.Contains(entry.Series, known);
        static bool HasNoPoint(Layer layer) => layer is XyLayer xy && !xy.X.Where((x, i) => double.IsFinite(x) && double.IsFinite(xy.Y[i])).Any();
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V36_legend_names_are_short_and_distinct(string name)
    {
        TextBox[] names = [.. Pictures.Get(name).Layout.Texts.Where(text => text.Role == TextRole.Legend)];
        Assert.AreEqual(names.Length, names.Select(text => text.Text).Distinct().Count(), string.Join('|', names.Select(text => text.Text)));
        Assert.IsTrue(names.All(text => text.Bounds.Width <= 261), string.Join('|', names.Select(text => text.Text)));
    }

    [TestMethod]
    [DynamicData(nameof(NamesAtDefaultSize))]
    public void V37_the_caption_counts_and_the_subtitle_orients(string name)
    {
        (PlotPreset preset, Figure figure, FigureLayout layout) = Pictures.Get(name);
        Assert.IsTrue(layout.Texts.Where(text => text.Role == TextRole.Caption).Any(text => text.Text.Any(char.IsAsciiDigit)));
        string subtitle = string.Join(' ', layout.Texts.Where(text => text.Role == TextRole.Subtitle).Select(text => text.Full));
        bool hasDirections = figure.Panels[0].X.Better != BetterDirection.None && figure.Panels[0].Y.Better != BetterDirection.None;
        if (preset is MultiRunPreset && hasDirections)
            Assert.Contains("Better", subtitle);
        if (preset is SingleRunPreset)
            Assert.Contains("request", subtitle);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void V38_the_cue_stands_at_the_better_corner(string name)
    {
        (_, Figure figure, FigureLayout layout) = Pictures.Get(name);
        Mark? star = layout.Marks.FirstOrDefault(mark => mark.Kind == MarkKind.CueStar);
        (BetterDirection x, BetterDirection y) = (figure.Panels[0].X.Better, figure.Panels[0].Y.Better);
        if (x == BetterDirection.None || y == BetterDirection.None)
            Assert.IsNull(star);
        if (star is null)
            return;
        Box area = layout.Panels[0].Area;
        Point at = star.Vertices[0];
        Assert.AreEqual(x == BetterDirection.Higher, at.X > area.X + area.Width / 2);

        // Moved out of the data it stands in the subtitle's row, above the plot, whichever corner is better.
        if (at.Y >= area.Y)
            Assert.AreEqual(y == BetterDirection.Higher, at.Y < area.Y + area.Height / 2);
    }

    [TestMethod]
    [DynamicData(nameof(NamesAtDefaultSize))]
    public void V40_varying_lengths_warn_on_throughput_slices_alone(string name)
    {
        bool isThroughput = name.Contains("timeslices_throughput", StringComparison.Ordinal);
        bool warns = Pictures.Get(name).Layout.Texts.Any(text => text.Role == TextRole.Warning);
        Assert.IsTrue(warns == isThroughput || (isThroughput && name.StartsWith("one/", StringComparison.Ordinal)), name);
    }
}

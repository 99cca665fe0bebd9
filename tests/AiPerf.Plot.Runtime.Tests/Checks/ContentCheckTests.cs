using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-33 to V-40 of the plots specification over every preset, fixture and size.</summary>
[TestClass]
public sealed class ContentCheckTests
{
    public static IEnumerable<object[]> Cases(string check) => CheckList.Cases(check);

    public static IEnumerable<object[]> Comparisons => Fixtures.Comparisons.Keys.Select(fixture => new object[] { fixture });

    [TestMethod]
    [DynamicData(nameof(Comparisons))]
    public void V33_a_group_has_one_colour_in_all_plots(string fixture) => GroupsKeepTheirColour(Pictures.All.Where(picture => picture.Source == fixture && picture.IsDefaultSize));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ContentCheckList.V34))]
    public void V34_no_series_is_left_undrawn(string name) => ContentCheckList.V34.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ContentCheckList.V35))]
    public void V35_every_series_is_named_and_every_name_is_a_series(string name) => ContentCheckList.V35.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ContentCheckList.V36))]
    public void V36_legend_names_are_short_and_distinct(string name) => ContentCheckList.V36.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ContentCheckList.V37))]
    public void V37_the_caption_counts_and_the_subtitle_orients(string name) => ContentCheckList.V37.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ContentCheckList.V38))]
    public void V38_the_cue_stands_at_the_better_corner(string name) => ContentCheckList.V38.Verify(Pictures.Get(name));

    [TestMethod]
    [DynamicData(nameof(Cases), nameof(ContentCheckList.V40))]
    public void V40_varying_lengths_warn_on_throughput_slices_alone(string name) => ContentCheckList.V40.Verify(Pictures.Get(name));

    /// <summary>A group has one colour in all plots of a run set.</summary>
    internal static void GroupsKeepTheirColour(IEnumerable<Picture> pictures)
    {
        var colors = new Dictionary<string, ColorToken>();
        foreach (Picture picture in pictures)
        {
            foreach (PointsLayer points in picture.Figure.Panels[0].Layers.OfType<PointsLayer>())
            {
                if (!colors.TryAdd(points.Series, points.Color))
                    Assert.AreEqual(colors[points.Series], points.Color, $"{points.Series} in {picture.Name}");
            }
        }

        Assert.IsNotEmpty(colors);
    }
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>The guard of the plots specification, section 5.3: what was tampered with fails the check meant for it, and the goldens.</summary>
[TestClass]
public sealed class MutationTests
{
    public static IEnumerable<object[]> Pictured => Tampering.OfPictures.Keys.Select(name => new object[] { name });

    public static IEnumerable<object[]> Drawn => Tampering.OfDrawings.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Pictured))]
    public void A_tampered_picture_fails_its_check(string name)
    {
        PictureCheck check = CheckList.OfPictures.Single(one => Number(one.Name) == Number(name));
        Picture bad = Tampering.OfPictures[name]();
        check.Verify(Pictures.Get(bad.Name));
        Assert.ThrowsExactly<AssertFailedException>(() => check.Verify(bad));
    }

    [TestMethod]
    [DynamicData(nameof(Drawn))]
    public void A_tampered_drawing_fails_its_check(string name)
    {
        DrawingCheck check = CheckList.OfDrawings.Single(one => Number(one.Name) == Number(name));
        Drawing bad = Tampering.OfDrawings[name]();
        Assert.ThrowsExactly<AssertFailedException>(() => check.Verify(bad));
    }

    [TestMethod]
    public void Every_check_has_a_tampered_picture()
    {
        string[] guarded = [.. Tampering.OfPictures.Keys.Concat(Tampering.OfDrawings.Keys).Select(Number).Distinct().Order()];
        CollectionAssert.AreEqual(CheckList.OfPictures.Select(check => Number(check.Name)).Concat(CheckList.OfDrawings.Select(check => Number(check.Name))).Order().ToArray(), guarded);
    }

    [TestMethod]
    public void V33_a_group_in_another_colour_is_noticed()
    {
        Picture[] pictures = [.. Pictures.All.Where(picture => picture.Source == "F1" && picture.IsDefaultSize)];
        Figure figure = pictures[0].Figure;
        Picture bad = pictures[0] with
        {
            Figure = figure with { Panels = [figure.Panels[0] with { Layers = [.. figure.Panels[0].Layers.Select(layer => layer.Color == ColorToken.Series(0) ? layer with { Color = ColorToken.Series(2) } : layer)] }] },
        };
        Assert.ThrowsExactly<AssertFailedException>(() => ContentCheckTests.GroupsKeepTheirColour([bad, .. pictures[1..]]));
    }

    [TestMethod]
    public void A_golden_layout_notices_a_tenth_of_a_unit_and_a_changed_order()
    {
        FigureLayout layout = Tampering.Sweep.Layout;
        string golden = LayoutJson.Write(layout);
        Assert.IsEmpty(JsonDifference.Of(golden, LayoutJson.Write(layout)));
        TextBox title = layout.Texts[0];
        string moved = LayoutJson.Write(layout with { Texts = layout.Texts.SetItem(0, title with { Origin = new(title.Origin.X + 0.1, title.Origin.Y) }) });
        Assert.HasCount(1, JsonDifference.Of(golden, moved));
        Assert.StartsWith("/texts/0/origin/0: expected 24, is 24.1", JsonDifference.Of(golden, moved)[0]);
        int line = layout.Marks.ToList().FindIndex(mark => mark.Vertices.Length > 8 || mark.Kind == MarkKind.Line);
        Assert.IsNotEmpty(JsonDifference.Of(golden, LayoutJson.Write(layout with { Marks = layout.Marks.SetItem(line, layout.Marks[line] with { Z = ZLayer.Cue }) })));
        Assert.IsNotEmpty(JsonDifference.Of(golden, LayoutJson.Write(layout with { Marks = layout.Marks.RemoveAt(line) })));
    }

    [TestMethod]
    public void A_golden_picture_notices_a_moved_title_and_a_missing_line_and_forgives_smoothing()
    {
        FigureLayout layout = Pictures.Get("F1/ttft_vs_throughput/800x500").Layout;
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        Pixels golden = Pixels.Of(renderer.Png(layout, 1));
        Assert.IsTrue(Compared(layout).IsSame);

        TextBox title = layout.Texts.First(text => text.Role == TextRole.AxisTitle);
        Assert.IsFalse(Compared(layout with { Texts = layout.Texts.Replace(title, title with { Origin = new(title.Origin.X + 2, title.Origin.Y) }) }).IsSame);
        Mark line = layout.Marks.First(mark => mark.Kind == MarkKind.Line && mark.Panel == 0);
        Assert.IsFalse(Compared(layout with { Marks = layout.Marks.Remove(line) }).IsSame);
        Assert.IsFalse(Compared(layout with { Marks = layout.Marks.Replace(line, line with { Color = ColorToken.Series(4) }) }).IsSame);

        // A fraction of a pixel is smoothed otherwise, and looks the same.
        Assert.IsTrue(Compared(layout with { Marks = layout.Marks.Replace(line, line with { Vertices = [.. line.Vertices.Select(vertex => new Point(vertex.X + 0.02, vertex.Y))] }) }).IsSame);

        PixelComparison Compared(FigureLayout changed) => PixelComparison.Of(golden, Pixels.Of(renderer.Png(changed, 1)));
    }

    private static string Number(string name) => name[..name.IndexOf(' ', StringComparison.Ordinal)];
}

using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

[TestClass]
public sealed class RasterTests
{
    [TestMethod]
    [DataRow(1.0)]
    [DataRow(1.5)]
    [DataRow(2.0)]
    public void Grid_lines_are_crisp_at_every_scale(double scale)
    {
        var picture = Render(SampleLayout.Create([]), Theme.Light, scale);
        var column = (int)(380 * scale);
        var colors = Enumerable.Range((int)(70 * scale), (int)(330 * scale)).Select(y => picture[column, y]).Distinct().ToArray();
        CollectionAssert.AreEquivalent(new (byte, byte, byte)[] { (255, 255, 255), (0xE2, 0xE2, 0xE2) }, colors);
    }

    [TestMethod]
    public void Nothing_is_drawn_outside_the_panel_by_marks_of_the_panel()
    {
        var line = new Mark
        {
            Kind = MarkKind.Line,
            Z = ZLayer.Line,
            Color = new(ColorRole.Outlier),
            Panel = 0,
            StrokeWidth = 2,
            Vertices = [new(-500, -500), new(5000, 3000)],
        };
        var with = Render(SampleLayout.Create([line]), Theme.Light, 1);
        var without = Render(SampleLayout.Create([]), Theme.Light, 1);
        var area = SampleLayout.Area.Inflate(2);
        for (var y = 0; y < with.Height; y++)
        {
            for (var x = 0; x < with.Width; x++)
            {
                if (!area.Contains(new(x, y, 1, 1)))
                    Assert.AreEqual(without[x, y], with[x, y], $"{x},{y}");
            }
        }
    }

    [TestMethod]
    public void Stamped_markers_look_like_drawn_ones()
    {
        // Below the stamp's threshold each is a path, above it each is a mask; both pictures show the same points.
        var points = Enumerable.Range(0, 499).Select(i => new Point(80.3 + i * 97.37 % 570, 70.6 + i * 53.91 % 330)).ToArray();
        var mark = new Mark { Kind = MarkKind.Points, Z = ZLayer.Marker, Color = new(ColorRole.Outlier), Panel = 0, Size = 7, Vertices = [.. points] };
        var drawn = Render(SampleLayout.Create([mark]), Theme.Light, 1.5);
        var stamped = Render(SampleLayout.Create([mark with { Vertices = [.. points, points[0]] }]), Theme.Light, 1.5);

        var differences = drawn.Rgb.Zip(stamped.Rgb, (a, b) => Math.Abs(a - b)).ToArray();
        Assert.IsLessThan(0.5, differences.Average());
        Assert.IsLessThan(0.002, differences.Count(difference => difference > 64) / (double)differences.Length);
        Assert.IsGreaterThan(0, differences.Max(), "the stamp was not used");
    }

    [TestMethod]
    public void Translucent_markers_add_up()
    {
        Mark Points(int count) => new()
        {
            Kind = MarkKind.Points,
            Z = ZLayer.Marker,
            Color = new(ColorRole.Text),
            Panel = 0,
            Size = 20,
            Opacity = 0.1,
            Vertices = [.. Enumerable.Repeat(new Point(330, 200), count)],
        };
        Assert.AreEqual(231, Render(SampleLayout.Create([Points(1)]), Theme.Light, 1)[330, 200].R, 1);
        Assert.IsLessThan(100, Render(SampleLayout.Create([Points(10)]), Theme.Light, 1)[330, 200].R);
        Assert.IsLessThan(20, Render(SampleLayout.Create([Points(600)]), Theme.Light, 1)[330, 200].R);
    }

    [TestMethod]
    public void Density_cells_have_the_colour_of_their_level_and_none_where_there_is_no_point()
    {
        var mark = new Mark
        {
            Kind = MarkKind.Raster,
            Color = new(ColorRole.Percentile),
            Z = ZLayer.UnderLine,
            Panel = 0,
            Raster = new(new(100, 130, 60, 20), 3, 1, [0, 1, 255]),
        };
        var picture = Render(SampleLayout.Create([mark]), Theme.Light, 2);
        Assert.AreEqual(((byte)255, (byte)255, (byte)255), picture[220, 290]);
        Assert.AreEqual(((byte)0x5B, (byte)0x8D, (byte)0xEF), picture[260, 290]);
        Assert.AreEqual(((byte)0x2B, (byte)0x4F, (byte)0xC7), picture[300, 290]);
        Assert.AreEqual(((byte)255, (byte)255, (byte)255), picture[324, 290]);
    }

    [TestMethod]
    public void An_error_bar_stands_out_from_the_bar_it_lies_on()
    {
        var bar = new Mark { Kind = MarkKind.Fill, Z = ZLayer.Area, Color = ColorToken.Series(0), Panel = 0, Vertices = [new(320, 150), new(360, 150), new(360, 420), new(320, 420)] };
        var error = new Mark { Kind = MarkKind.Segments, Z = ZLayer.ErrorBar, Color = ColorToken.Series(0), Panel = 0, StrokeWidth = 2, Vertices = [new(340, 130), new(340, 250)] };
        var picture = Render(SampleLayout.Create([error, bar]), Theme.Light, 1);
        Assert.AreEqual(((byte)0x5F, (byte)0x94, (byte)0x00), picture[339, 200]);
        Assert.IsGreaterThan(200, picture[341, 200].B, "background beside the error bar");
        Assert.AreEqual(((byte)0x5F, (byte)0x94, (byte)0x00), picture[350, 200]);
    }

    [TestMethod]
    public void A_halo_sets_a_line_off_from_what_it_crosses()
    {
        var bar = new Mark { Kind = MarkKind.Fill, Z = ZLayer.Area, Color = ColorToken.Series(0), Panel = 0, Vertices = [new(320, 150), new(360, 150), new(360, 420), new(320, 420)] };
        var line = new Mark { Kind = MarkKind.Line, Z = ZLayer.UnderLine, Color = new(ColorRole.Reference), Panel = 0, StrokeWidth = 2, Halo = 3, DashPattern = [8, 4], Vertices = [new(320, 300), new(360, 300)] };
        var picture = Render(SampleLayout.Create([line, bar]), Theme.Light, 1);
        Assert.AreEqual(((byte)0x2B, (byte)0x2B, (byte)0x2B), picture[324, 300]);
        Assert.AreEqual(((byte)255, (byte)255, (byte)255), picture[330, 300], "between two dashes");
        Assert.AreEqual(((byte)255, (byte)255, (byte)255), picture[324, 297]);
        Assert.AreEqual(((byte)0x5F, (byte)0x94, (byte)0x00), picture[324, 293]);
    }

    [TestMethod]
    public void A_region_is_seen_on_every_theme()
    {
        var region = new Mark { Kind = MarkKind.Fill, Z = ZLayer.Region, Color = new(ColorRole.Muted), Opacity = 0.03, Panel = 0, Vertices = [new(320, 100), new(360, 100), new(360, 420), new(320, 420)] };
        foreach (var theme in Theme.All)
        {
            var seen = Render(SampleLayout.Create([region]), theme, 1)[340, 210];
            Assert.IsGreaterThanOrEqualTo(1.1, ColorScience.Contrast(new(seen.R, seen.G, seen.B), theme.Plot), theme.Name);
        }
    }

    [TestMethod]
    public void A_larger_scale_shows_the_same_picture()
    {
        var one = Render(SampleLayout.Create(), Theme.Light, 1);
        var two = Render(SampleLayout.Create(), Theme.Light, 2);
        var sum = 0.0;
        for (var y = 0; y < one.Height; y++)
        {
            for (var x = 0; x < one.Width; x++)
                sum += Math.Abs(one[x, y].G - (two[2 * x, 2 * y].G + two[2 * x + 1, 2 * y].G + two[2 * x, 2 * y + 1].G + two[2 * x + 1, 2 * y + 1].G) / 4.0);
        }

        Assert.IsLessThan(1.5, sum / (one.Width * one.Height));
    }

    [TestMethod]
    public void Missing_characters_are_named_once_each()
    {
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        var layout = SampleLayout.Create();
        Assert.AreEqual("", renderer.MissingCharacters(layout));
        var text = layout.Texts[0] with { Text = "漢字漢" };
        Assert.AreEqual("漢字", renderer.MissingCharacters(layout with { Texts = [text, text] }));
    }

    private static PngPicture Render(FigureLayout layout, Theme theme, double scale)
    {
        using var renderer = new FigureRenderer(theme, Palette.Safe);
        return PngPicture.Decode(renderer.Png(layout, scale));
    }
}

using System.Text;
using System.Xml.Linq;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Layout;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>Laid out figures of every kind, drawn in every theme and format.</summary>
[TestClass]
public sealed class FigureRenderingTests
{
    private static readonly Dictionary<string, Func<Figure>> Figures = new()
    {
        ["sweep"] = LayoutFigures.Sweep,
        ["classified"] = LayoutFigures.Classified,
        ["requests"] = () => LayoutFigures.PerRequest(),
        ["density"] = () => LayoutFigures.PerRequest(25_000),
        ["slices"] = () => LayoutFigures.Timeslices(),
        ["bars"] = () => LayoutFigures.Timeslices(bars: true),
        ["dual"] = LayoutFigures.Dual,
        ["timeline"] = () => LayoutFigures.Timeline(),
        ["uncertainty"] = LayoutFigures.Uncertainty,
    };

    public static IEnumerable<object[]> Names => Figures.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Every_theme_draws_it_the_same_way_and_leaves_the_border_free(string name)
    {
        foreach (var theme in Theme.All)
        {
            using var renderer = new FigureRenderer(theme, Palette.Safe);
            var layout = FigureLayouter.Layout(Figures[name](), 1600, 800, renderer.Measurer);
            var file = renderer.Png(layout, 1);
            var picture = PngPicture.Decode(file);

            Assert.AreEqual((1600, 800), (picture.Width, picture.Height));
            Assert.IsLessThan(600_000, file.Length);
            Assert.IsGreaterThan(40, picture.Texts["Description"].Length);
            var paper = (theme.Paper.R, theme.Paper.G, theme.Paper.B);
            for (var x = 0; x < picture.Width; x++)
                Assert.IsTrue(picture[x, 0] == paper && picture[x, picture.Height - 1] == paper, $"{theme.Name}: ink on the border at {x}");
            for (var y = 0; y < picture.Height; y++)
                Assert.IsTrue(picture[0, y] == paper && picture[picture.Width - 1, y] == paper, $"{theme.Name}: ink on the border at {y}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Vectors_are_valid_and_hold_at_most_20000_markers(string name)
    {
        using var renderer = new FigureRenderer(Theme.Dark, Palette.Safe);
        var layout = FigureLayouter.Layout(Figures[name](), 1600, 800, renderer.Measurer);
        var svg = XDocument.Parse(Encoding.UTF8.GetString(renderer.Svg(layout)));
        Assert.IsLessThanOrEqualTo(20_000, svg.Descendants().Count(element => element.Attribute("href")?.Value.StartsWith("#m", StringComparison.Ordinal) == true));
        StringAssert.StartsWith(Encoding.Latin1.GetString(renderer.Pdf(layout)), "%PDF-", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Threads_do_not_disturb_one_another()
    {
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        byte[] Draw(string name)
        {
            var layout = FigureLayouter.Layout(Figures[name](), 800, 500, renderer.Measurer);
            return [.. renderer.Png(layout, 1.5), .. renderer.Svg(layout), .. renderer.Pdf(layout)];
        }

        string[] names = ["sweep", "classified", "slices", "bars", "dual", "uncertainty"];
        var alone = names.ToDictionary(name => name, Draw);
        Parallel.For(0, 18, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
            CollectionAssert.AreEqual(alone[names[i % names.Length]], Draw(names[i % names.Length])));
    }
}

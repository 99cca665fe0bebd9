using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;
using AiPerf.Plot.Runtime.Tests.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Checks V-41 to V-45 of the plots specification over every preset and theme: the files.</summary>
[TestClass]
public sealed partial class OutputCheckTests(TestContext context)
{
    private const int MostBytes = 600_000;
    private const long MostMemory = 400_000_000;

    // Two checks look at the same files.
    private static readonly ConcurrentDictionary<string, byte[]> Files = new();

    public static IEnumerable<object[]> Cases => NamesOf(FullChecks.AreOn ? Pictures.All : Pictures.OnePerPreset);

    public static IEnumerable<object[]> LargeCases => NamesOf(FullChecks.AreOn ? Pictures.All : Pictures.OnePerPreset.Concat(HundredThousand).Distinct());

    public static IEnumerable<object[]> HundredThousandCases => HundredThousand.Select(picture => new object[] { picture.Name });

    private static IEnumerable<Picture> HundredThousand => Pictures.All.Where(picture => picture.IsDefaultSize && picture.Source == "F6-100k");

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void V41_the_same_input_gives_the_same_bytes(string name)
    {
        (Picture picture, Theme theme) = Drawing.Find(name);
        byte[] expected = Draw();
        string? zone = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", "Pacific/Kiritimati");
            TimeZoneInfo.ClearCachedData();
            Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, _ =>
            {
                var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
                (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NegativeSign, culture.NumberFormat.NumberGroupSeparator) = (",", "~", "'");
                CultureInfo before = CultureInfo.CurrentCulture;
                CultureInfo.CurrentCulture = culture;
                try
                {
                    CollectionAssert.AreEqual(expected, Draw());
                }
                finally
                {
                    CultureInfo.CurrentCulture = before;
                }
            });
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }

        // From the runs on, in a small size: the size has no part in it.
        byte[] Draw()
        {
            using var renderer = new FigureRenderer(theme, Palette.Safe);
            Figure figure = PlotRegistry.Draw(picture.Preset, picture.Runs, new(null, _ => { }, IsNamed: true)).Figure!;
            FigureLayout layout = FigureLayouter.Layout(figure, 800, 500, renderer.Measurer);
            return [.. renderer.Png(layout, 1), .. renderer.Svg(layout), .. renderer.Pdf(layout)];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void V42_a_PNG_states_its_size_resolution_colours_and_content(string name)
    {
        (Picture picture, Theme _) = Drawing.Find(name);
        foreach (double scale in FullChecks.Scales)
        {
            PngPicture png = PngPicture.Decode(Png(name, scale));
            Assert.AreEqual(((int)Math.Round(picture.Layout.Width * scale), (int)Math.Round(picture.Layout.Height * scale)), (png.Width, png.Height));
            Assert.AreEqual((int)Math.Round(100 * scale / 0.0254), BinaryPrimitives.ReadInt32BigEndian(png.Chunk("pHYs")));
            Assert.HasCount(1, png.Chunk("sRGB"));
            Assert.AreEqual(picture.Figure.Title, png.Texts["Title"]);
            Describes(picture, png.Texts["Description"]);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void V43_vectors_are_whole_in_themselves(string name)
    {
        (Picture picture, Theme theme) = Drawing.Find(name);
        using var renderer = new FigureRenderer(theme, Palette.Safe);
        string svg = Encoding.UTF8.GetString(renderer.Svg(picture.Layout));
        XElement root = XDocument.Parse(svg).Root!;
        Assert.AreEqual(picture.Figure.Title, root.Elements().Single(element => element.Name.LocalName == "title").Value);
        Describes(picture, root.Elements().Single(element => element.Name.LocalName == "desc").Value);
        string[] ids = [.. root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.AreEqual(ids.Length, ids.Distinct().Count());
        foreach (string link in root.Descendants().Attributes("href").Select(link => link.Value).Concat(Url().Matches(svg).Select(match => match.Groups[1].Value)).Distinct())
            Assert.Contains(link[1..], ids);
        Assert.IsEmpty(root.Descendants().Where(element => element.Name.LocalName is "image" or "script" or "style" or "text" or "foreignObject"));
        CollectionAssert.AreEqual(picture.Layout.Texts.Select(text => text.Text).ToArray(), root.Descendants().Attributes("aria-label").Select(label => label.Value).ToArray());

        string pdf = Encoding.Latin1.GetString(renderer.Pdf(picture.Layout));
        Assert.HasCount(1, Page().Matches(pdf));
        Assert.Contains("/Title ", pdf);
        Assert.Contains("/Subject ", pdf);
        Assert.DoesNotContain("/Type /Font", pdf);
        Assert.DoesNotContain("/Subtype /Image", pdf);
    }

    [TestMethod]
    [DynamicData(nameof(LargeCases))]
    public void V44_a_PNG_is_small(string name) => Assert.IsLessThanOrEqualTo(MostBytes, Png(name, 1.5).Length);

    // What a thread allocates in all is more than what it ever holds, and does not depend on other tests. Times are measured by bench/.
    [TestMethod]
    [DynamicData(nameof(HundredThousandCases))]
    public void V44_a_hundred_thousand_requests_take_little_memory(string name)
    {
        Picture picture = Pictures.Get(name);
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Figure figure = PlotRegistry.Draw(picture.Preset, picture.Runs, new(null, _ => { }, IsNamed: true)).Figure!;
        renderer.Png(FigureLayouter.Layout(figure, 1600, 800, renderer.Measurer), 1.5);
        Assert.IsLessThan(MostMemory, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void V45_PNG_SVG_and_PDF_show_the_same_picture(string name)
    {
        (Picture picture, Theme theme) = Drawing.Find(name);
        using var renderer = new FigureRenderer(theme, Palette.Safe);
        Pixels png = Pixels.Of(renderer.Png(picture.Layout, 1));
        IsSame(png, SvgReplay.Draw(renderer.Svg(picture.Layout)), name, "svg");
        IsSame(png, PdfReplay.Draw(renderer.Pdf(picture.Layout)), name, "pdf");
    }

    private void IsSame(Pixels expected, Pixels actual, string name, string format)
    {
        var comparison = PixelComparison.Of(expected, actual);
        if (!comparison.IsSame)
            Assert.Fail($"{format}: {comparison}; see {GoldenFiles.WriteDifference(context, name + "-" + format, comparison.Panels(expected, actual))}");
    }

    private static void Describes(Picture picture, string text)
    {
        Assert.IsGreaterThanOrEqualTo(40, text.Length);
        Assert.IsTrue(text.Contains("highest", StringComparison.Ordinal) || text.Contains("one point", StringComparison.Ordinal), text);
        foreach (Axis axis in picture.Figure.Panels.Take(1).SelectMany(panel => new[] { panel.X, panel.Y }))
            Assert.Contains((axis.VerbatimTitle ?? axis.Label).Split(',')[0], text, StringComparison.OrdinalIgnoreCase);
        if (picture.Preset is MultiRunPreset && picture.Source == "F1")
        {
            foreach (LegendEntry entry in picture.Layout.Legend!.Entries)
                Assert.Contains(entry.Series, text);
        }
    }

    private static byte[] Png(string name, double scale) => Files.GetOrAdd($"{name}@{scale}", _ =>
    {
        (Picture picture, Theme theme) = Drawing.Find(name);
        using var renderer = new FigureRenderer(theme, Palette.Safe);
        return renderer.Png(picture.Layout, scale);
    });

    private static IEnumerable<object[]> NamesOf(IEnumerable<Picture> pictures) =>
        from picture in pictures
        from theme in FullChecks.Themes
        select new object[] { picture.Name + "/" + theme.Name };

    [GeneratedRegex(@"url\(([^)]*)\)")]
    private static partial Regex Url();

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    private static partial Regex Page();
}

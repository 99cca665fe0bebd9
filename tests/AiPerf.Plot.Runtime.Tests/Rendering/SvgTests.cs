using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>Check V-43 of the plots specification, for SVG.</summary>
[TestClass]
public sealed partial class SvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly string Text = Encoding.UTF8.GetString(Write(Theme.Light));

    private static readonly XElement Root = XDocument.Parse(Text).Root!;

    [TestMethod]
    public void It_is_valid_XML_with_title_and_description()
    {
        Assert.AreEqual(Svg + "svg", Root.Name);
        Assert.AreEqual(SampleLayout.Create().Title, Root.Element(Svg + "title")?.Value);
        Assert.AreEqual(SampleLayout.Create().AltText, Root.Element(Svg + "desc")?.Value);
        Assert.AreEqual("0 0 800 500", Root.Attribute("viewBox")?.Value);
    }

    [TestMethod]
    public void It_refers_to_nothing_outside()
    {
        var ids = Root.Descendants().Attributes("id").Select(id => id.Value).ToHashSet();
        var links = Root.Descendants().Attributes("href").Select(link => link.Value).ToArray();
        Assert.IsNotEmpty(links);
        Assert.IsTrue(links.All(link => link.StartsWith('#') && ids.Contains(link[1..])));
        var urls = Url().Matches(Text).Select(match => match.Groups[1].Value).ToArray();
        Assert.IsTrue(urls.All(url => url.StartsWith('#') && ids.Contains(url[1..])));
        Assert.IsEmpty(Root.Descendants().Where(element => element.Name.LocalName is "image" or "script" or "style" or "text" or "foreignObject"));
        Assert.HasCount(1, Http().Matches(Text), "only the namespace");
    }

    [TestMethod]
    public void Every_text_is_there_as_outlines_with_its_words_as_label()
    {
        var labels = Root.Descendants().Attributes("aria-label").Select(label => label.Value).ToArray();
        CollectionAssert.AreEqual(SampleLayout.Create().Texts.Select(text => text.Text).ToArray(), labels);
        var caption = Root.Descendants().Single(element => element.Attribute("aria-label")?.Value == "16");
        Assert.HasCount(4, caption.Descendants(Svg + "use"), "two letters, each with its halo");
    }

    [TestMethod]
    public void Names_from_files_cannot_break_the_document()
    {
        var layout = SampleLayout.Create();
        var hostile = "</title><script>alert(1)</script> & \" \u0001\uFFFF \ud800";
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        var root = XDocument.Parse(Encoding.UTF8.GetString(renderer.Svg(layout with
        {
            Title = hostile,
            AltText = hostile,
            Texts = [layout.Texts[0] with { Text = hostile }],
        }))).Root!;
        Assert.IsEmpty(root.Descendants(Svg + "script"));
        StringAssert.StartsWith(root.Element(Svg + "title")!.Value, "</title><script>", StringComparison.Ordinal);
    }

    [TestMethod]
    public void The_same_layout_gives_the_same_bytes_under_any_culture()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Assert.AreEqual(Text, Encoding.UTF8.GetString(Write(Theme.Light)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    public void Themes_differ_in_colours_alone()
    {
        var dark = Encoding.UTF8.GetString(Write(Theme.Dark));
        string Bare(string text) => Color().Replace(Opacity().Replace(text, ""), "");
        // The dark theme has a rectangle for its plot area, whose colour differs from the paper's.
        Assert.AreEqual(Bare(Text), Bare(dark).Replace("<rect x=\"70\" y=\"60\" width=\"600\" height=\"360\" fill=\"\"/>\n", "", StringComparison.Ordinal));
    }

    private static byte[] Write(Theme theme)
    {
        using var renderer = new FigureRenderer(theme, Palette.Safe);
        return renderer.Svg(SampleLayout.Create());
    }

    [GeneratedRegex(@"url\(([^)]*)\)")]
    private static partial Regex Url();

    [GeneratedRegex("https?:")]
    private static partial Regex Http();

    [GeneratedRegex("#[0-9A-F]{6}")]
    private static partial Regex Color();

    [GeneratedRegex(" fill-opacity=\"[0-9.]*\"")]
    private static partial Regex Opacity();
}

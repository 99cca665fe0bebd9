using System.Text;
using System.Text.RegularExpressions;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

/// <summary>Check V-43 of the plots specification, for PDF.</summary>
[TestClass]
public sealed partial class PdfTests
{
    [TestMethod]
    public void It_is_one_page_of_the_right_size_with_a_title()
    {
        var text = Encoding.Latin1.GetString(Write());
        StringAssert.StartsWith(text, "%PDF-", StringComparison.Ordinal);
        Assert.HasCount(1, Page().Matches(text));
        StringAssert.Contains(text, "/MediaBox [0 0 576 360]", StringComparison.Ordinal);
        StringAssert.Contains(text, "/Title (Request throughput & time to first token)", StringComparison.Ordinal);
        StringAssert.Contains(text, "/Subject (Scatter with lines", StringComparison.Ordinal);
    }

    [TestMethod]
    public void It_has_no_dates_and_no_font_that_a_reader_would_need()
    {
        var text = Encoding.Latin1.GetString(Write());
        Assert.DoesNotContain("/CreationDate", text);
        Assert.DoesNotContain("/ModDate", text);
        Assert.DoesNotContain("/Type /Font", text);
    }

    [TestMethod]
    public void The_same_layout_gives_the_same_bytes() => CollectionAssert.AreEqual(Write(), Write());

    private static byte[] Write()
    {
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        return renderer.Pdf(SampleLayout.Create());
    }

    [GeneratedRegex(@"/Type /Page\b(?!s)")]
    private static partial Regex Page();
}

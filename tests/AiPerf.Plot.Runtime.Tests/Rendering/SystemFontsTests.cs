using System.Text;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

[TestClass]
public sealed class SystemFontsTests
{
    private const int Kanji = 0x6F22;
    private const int Alef = 0x5D0;

    [TestMethod]
    public void A_character_of_the_built_in_font_never_comes_from_an_installed_one()
    {
        using var book = FontBook.Load(Fonts(("Any Sans", ['a', Kanji])));
        Assert.AreSame(book.Regular, book.Find(new Rune('a'), bold: false).Face);
        Assert.AreNotSame(book.Regular, book.Find(new Rune(Kanji), bold: false).Face);
    }

    [TestMethod]
    public void A_character_that_an_installed_font_has_is_measured_and_drawn_with_it()
    {
        using var book = FontBook.Load(Fonts(("Any Sans", [Alef, Kanji])));
        string kanji = new Rune(Kanji).ToString();
        Assert.AreEqual(TinyFont.Advance(2), book.Width(kanji, bold: false), 1e-9);
        Assert.IsEmpty(book.Missing(kanji, bold: true));
        var (face, glyph) = book.Find(new Rune(Kanji), bold: false);
        Assert.AreEqual(0.5, face.OutlineOf(glyph).Bounds.Width, 1e-9);
    }

    [TestMethod]
    public void A_character_that_no_font_has_stays_missing()
    {
        using var book = FontBook.Load(Fonts(("Any Sans", [Alef])));
        Assert.AreEqual("漢", string.Concat(book.Missing("a漢\u05D0", bold: false)));
        Assert.AreEqual((book.Regular, 0), book.Find(new Rune(Kanji), bold: false));
    }

    [TestMethod]
    public void Families_without_serifs_come_first_whatever_order_the_system_gives()
    {
        (string, int[]) serif = ("A Serif", [Kanji]);
        (string, int[]) sans = ("Z Sans", ['b', Kanji]);
        foreach (var order in new[] { new[] { serif, sans }, [sans, serif] })
        {
            using var book = FontBook.Load(Fonts(order));
            Assert.AreEqual(TinyFont.Advance(2), book.Width("漢", bold: false), 1e-9);
        }
    }

    [TestMethod]
    public void A_family_that_cannot_be_opened_is_passed_over()
    {
        using var book = FontBook.Load(new SystemFonts(["Broken Sans", "Good Serif"], (family, _) => family == "Broken Sans" ? null : TinyFont.Create(Kanji)));
        Assert.IsEmpty(book.Missing("漢", bold: false));
    }

    [TestMethod]
    public void The_three_outputs_draw_the_same_letter_of_an_installed_font()
    {
        // The fonts of this machine, whatever they are: no output may fail, and none may ask twice.
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe, systemFonts: true);
        var layout = SampleLayout.Create([]) with
        {
            Panels = [],
            Legend = null,
            WarningBox = null,
            Texts = [new(AiPerf.Plot.Layout.TextRole.Title, "漢字 \u05D0", "", new(50, 200), 0, 40, false, false, new(50, 180, 400, 50), false)],
        };
        CollectionAssert.AreEqual(renderer.Png(layout, 1), renderer.Png(layout, 1));
        CollectionAssert.AreEqual(renderer.Svg(layout), renderer.Svg(layout));
        CollectionAssert.AreEqual(renderer.Pdf(layout), renderer.Pdf(layout));
    }

    private static SystemFonts Fonts(params (string Family, int[] Characters)[] fonts) => new(
        [.. fonts.Select(font => font.Family)],
        (family, _) => TinyFont.Create(fonts.Single(font => font.Family == family).Characters));
}

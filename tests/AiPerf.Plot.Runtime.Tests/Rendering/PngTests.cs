using System.Buffers.Binary;
using System.Globalization;
using AiPerf.Plot.Rendering;
using SkiaSharp;

namespace AiPerf.Plot.Runtime.Tests.Rendering;

[TestClass]
public sealed class PngTests
{
    [TestMethod]
    public void Chunks_stand_in_order_and_there_is_no_time_stamp()
    {
        var picture = PngPicture.Decode(Render(Theme.Light, 1.5));
        CollectionAssert.AreEqual(
            new[] { "IHDR", "sRGB", "pHYs", "iTXt", "iTXt", "IDAT", "IEND" }, picture.Chunks.Select(chunk => chunk.Type).ToArray());
    }

    [TestMethod]
    [DataRow(1.0, 800, 500, 3937)]
    [DataRow(1.5, 1200, 750, 5906)]
    [DataRow(2.0, 1600, 1000, 7874)]
    public void Size_and_resolution_follow_the_scale(double scale, int width, int height, int perMetre)
    {
        var picture = PngPicture.Decode(Render(Theme.Dark, scale));
        Assert.AreEqual((width, height), (picture.Width, picture.Height));
        Assert.AreEqual(perMetre, BinaryPrimitives.ReadInt32BigEndian(picture.Chunk("pHYs")));
        Assert.AreEqual(1, picture.Chunk("pHYs")[8]);
    }

    [TestMethod]
    public void Title_and_alternative_text_are_in_the_file()
    {
        var texts = PngPicture.Decode(Render(Theme.Light, 1)).Texts;
        Assert.AreEqual(SampleLayout.Create().Title, texts["Title"]);
        Assert.AreEqual(SampleLayout.Create().AltText, texts["Description"]);
    }

    [TestMethod]
    public void Skia_decodes_the_same_pixels()
    {
        var file = Render(Theme.Dark, 1.5);
        var ours = PngPicture.Decode(file);
        using var theirs = SKBitmap.Decode(file);
        Assert.AreEqual((ours.Width, ours.Height), (theirs.Width, theirs.Height));
        for (var y = 0; y < ours.Height; y += 3)
        {
            for (var x = 0; x < ours.Width; x++)
            {
                var color = theirs.GetPixel(x, y);
                Assert.AreEqual(ours[x, y], (color.Red, color.Green, color.Blue));
            }
        }
    }

    [TestMethod]
    public void Few_colours_are_written_as_a_palette_and_come_back_exactly()
    {
        var pixels = new byte[64 * 48 * 4];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i % 4 == 3 ? (byte)255 : (byte)(i / 4 % 64 * 3 + i % 4);
        var picture = PngPicture.Decode(PngWriter.Encode(pixels, 64, 48, 1, "t", "d"));
        Assert.IsTrue(picture.IsIndexed);
        CollectionAssert.AreEqual(pixels.Where((_, i) => i % 4 != 3).ToArray(), picture.Rgb);
    }

    [TestMethod]
    [DataRow(1, 1)]
    [DataRow(7, 300)]
    [DataRow(301, 5)]
    public void Many_colours_come_back_exactly(int width, int height)
    {
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = i % 4 == 3 ? (byte)255 : (byte)(i * 2654435761 >> 13);
        CollectionAssert.AreEqual(
            pixels.Where((_, i) => i % 4 != 3).ToArray(), PngPicture.Decode(PngWriter.Encode(pixels, width, height, 1, "", "")).Rgb);
    }

    [TestMethod]
    public void The_same_layout_gives_the_same_bytes_under_any_culture_and_on_any_thread()
    {
        using var renderer = new FigureRenderer(Theme.Light, Palette.Safe);
        var expected = renderer.Png(SampleLayout.Create(), 1.5);
        var results = new byte[6][];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i =>
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = culture;
            results[i] = renderer.Png(SampleLayout.Create(), 1.5);
        });
        foreach (var result in results)
            CollectionAssert.AreEqual(expected, result);
        CollectionAssert.AreEqual(expected, Render(Theme.Light, 1.5));
    }

    [TestMethod]
    public void A_picture_too_large_to_draw_is_refused() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Render(Theme.Light, 1000));

    private static byte[] Render(Theme theme, double scale)
    {
        using var renderer = new FigureRenderer(theme, Palette.Safe);
        return renderer.Png(SampleLayout.Create(), scale);
    }
}

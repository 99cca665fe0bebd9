using AiPerf.Plot.Runtime.Tests.Rendering;
using SkiaSharp;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>A picture as red, green and blue, three bytes a pixel, row by row.</summary>
internal sealed record Pixels(int Width, int Height, byte[] Rgb)
{
    /// <summary>The pixels of a PNG file.</summary>
    public static Pixels Of(byte[] png)
    {
        PngPicture picture = PngPicture.Decode(png);
        return new(picture.Width, picture.Height, picture.Rgb);
    }

    /// <summary>What a canvas of white paper looks like after some drawing.</summary>
    public static Pixels Drawn(int width, int height, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            draw(canvas);
        }

        ReadOnlySpan<byte> rgba = bitmap.GetPixelSpan();
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < width * height; i++)
            rgba.Slice(4 * i, 3).CopyTo(rgb.AsSpan(3 * i));
        return new(width, height, rgb);
    }
}

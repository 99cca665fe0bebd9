using System.Buffers;
using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>Draws a display list into pixels, on the processor alone.</summary>
internal static class SkiaRaster
{
    /// <summary>The most pixels of a picture; 8000 x 8000 layout units at four pixels each would be a gigapixel.</summary>
    private const long MaxPixels = 1L << 28;

    /// <summary>Receives pixels that are gone when it returns.</summary>
    /// <param name="pixels">Red, green, blue and 255 for each pixel, row by row from the top left.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    public delegate byte[] PixelReader(ReadOnlySpan<byte> pixels, int width, int height);

    /// <summary>The size in pixels of a length in layout units.</summary>
    public static int Pixels(double length, double scale) => Math.Max(1, (int)Math.Round(length * scale, MidpointRounding.AwayFromZero));

    /// <summary>Whether a picture of a size can be held in memory.</summary>
    public static bool Fits(double width, double height, double scale) => (long)Pixels(width, scale) * Pixels(height, scale) <= MaxPixels;

    /// <summary>Draws, and gives the pixels to a reader.</summary>
    /// <param name="list">What to draw.</param>
    /// <param name="fonts">The faces.</param>
    /// <param name="scale">Pixels a layout unit.</param>
    /// <param name="read">Receives the pixels.</param>
    /// <returns>What the reader returned.</returns>
    /// <exception cref="ArgumentOutOfRangeException">When the picture would be larger than can be drawn.</exception>
    public static unsafe byte[] Draw(DrawList list, FontBook fonts, double scale, PixelReader read)
    {
        var width = Pixels(list.Width, scale);
        var height = Pixels(list.Height, scale);
        if (!Fits(list.Width, list.Height, scale))
            throw new ArgumentOutOfRangeException(nameof(scale), scale, $"A picture of {width} x {height} pixels is too large.");

        var size = width * height * 4;
        var pixels = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            fixed (byte* first = pixels)
            {
                var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
                using var surface = SKSurface.Create(info, (nint)first, width * 4)
                    ?? throw new InvalidOperationException($"No drawing surface of {width} x {height} pixels could be made.");
                var ground = list.Background;
                surface.Canvas.Clear(new SKColor(ground.R, ground.G, ground.B));
                using var canvas = new SkiaCanvas(surface.Canvas, fonts, scale, grid: 1);
                foreach (var op in list.Ops)
                {
                    if (op is DrawMarkers markers && MarkerStamp.Suits(markers))
                        MarkerStamp.Draw(markers, pixels.AsSpan(0, size), width, height, scale);
                    else
                        canvas.Draw(op);
                }

                surface.Canvas.Flush();
            }

            return read(pixels.AsSpan(0, size), width, height);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }
}

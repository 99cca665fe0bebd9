using System.Runtime.CompilerServices;
using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// Draws many equal markers: each sub-pixel position has one mask, which is blended where a marker lies. About ten times as fast as
/// a path for each, and translucent markers add up as they must.
/// </summary>
internal static class MarkerStamp
{
    /// <summary>Positions told apart inside a pixel, each way.</summary>
    private const int Phases = 4;

    /// <summary>Fewer markers than this are drawn as paths.</summary>
    private const int MinCount = 500;

    /// <summary>Whether markers can be stamped: many, filled, without outline and ring.</summary>
    public static bool Suits(DrawMarkers markers) => markers is { StrokeWidth: 0, Ring: 0 } && markers.Centres.Length >= MinCount;

    /// <summary>Blends the markers into pixels.</summary>
    /// <param name="markers">The markers.</param>
    /// <param name="pixels">Four bytes a pixel, opaque.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="scale">Pixels a layout unit.</param>
    public static void Draw(DrawMarkers markers, Span<byte> pixels, int width, int height, double scale)
    {
        var reach = (int)Math.Ceiling(markers.Size * scale * MarkerOutlines.Reach) + 1;
        var masks = Masks(markers, scale, reach);
        var (left, top, right, bottom) = (0, 0, width, height);
        if (markers.Clip is { } clip)
        {
            left = Math.Max(0, Device(clip.X));
            top = Math.Max(0, Device(clip.Y));
            right = Math.Min(width, Device(clip.Right));
            bottom = Math.Min(height, Device(clip.Bottom));
        }

        var side = 2 * reach + 1;
        foreach (var centre in markers.Centres)
        {
            var (x, phaseX) = Split(centre.X * scale);
            var (y, phaseY) = Split(centre.Y * scale);
            var mask = masks[phaseY * Phases + phaseX];
            var (firstX, lastX) = (Math.Max(left, x - reach), Math.Min(right - 1, x + reach));
            for (var row = Math.Max(top, y - reach); row <= Math.Min(bottom - 1, y + reach); row++)
            {
                if (lastX < firstX)
                    break;
                var coverage = mask.AsSpan((row - y + reach) * side + firstX - x + reach, lastX - firstX + 1);
                Blend(pixels.Slice((row * width + firstX) * 4, coverage.Length * 4), coverage, markers.Fill);
            }
        }

        int Device(double value) => (int)Math.Round(value * scale, MidpointRounding.AwayFromZero);
    }

    /// <summary>The whole pixel of a position, and the nearest phase inside it.</summary>
    private static (int Pixel, int Phase) Split(double position)
    {
        var steps = (int)Math.Floor(Math.Clamp(position, -1e6, 1e6) * Phases + 0.5);
        var pixel = steps >= 0 ? steps / Phases : -((-steps + Phases - 1) / Phases);
        return (pixel, steps - pixel * Phases);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Blend(Span<byte> pixels, ReadOnlySpan<byte> coverage, Rgba color)
    {
        for (var i = 0; i < coverage.Length; i++)
        {
            int weight = coverage[i];
            if (weight == 0)
                continue;
            var pixel = pixels.Slice(i * 4, 3);
            pixel[0] = Mix(pixel[0], color.R, weight);
            pixel[1] = Mix(pixel[1], color.G, weight);
            pixel[2] = Mix(pixel[2], color.B, weight);
        }
    }

    private static byte Mix(byte back, byte front, int weight) => (byte)((back * (255 - weight) + front * weight + 127) / 255);

    /// <summary>Opacity times coverage for each phase.</summary>
    private static unsafe byte[][] Masks(DrawMarkers markers, double scale, int reach)
    {
        var side = 2 * reach + 1;
        var masks = new byte[Phases * Phases][];
        using var path = SkiaPaths.ToPath(MarkerOutlines.Of(markers.Shape), markers.Size * scale);
        using var paint = new SKPaint { IsAntialias = true, Color = SKColors.White };
        for (var phase = 0; phase < masks.Length; phase++)
        {
            var mask = new byte[side * side];
            fixed (byte* first = mask)
            {
                using var surface = SKSurface.Create(new SKImageInfo(side, side, SKColorType.Alpha8, SKAlphaType.Premul), (nint)first, side);
                surface.Canvas.Translate(reach + phase % Phases / (float)Phases, reach + phase / Phases / (float)Phases);
                surface.Canvas.DrawPath(path, paint);
                surface.Canvas.Flush();
            }

            for (var i = 0; i < mask.Length; i++)
                mask[i] = (byte)((mask[i] * markers.Fill.A + 127) / 255);
            masks[phase] = mask;
        }

        return masks;
    }
}

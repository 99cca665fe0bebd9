using System.Collections.Immutable;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using SkiaSharp;

namespace AiPerf.Plot.Rendering;

/// <summary>Draws steps as vectors on a canvas of Skia's: a raster surface or a page.</summary>
internal sealed class SkiaCanvas : IDisposable
{
    private readonly SKCanvas _canvas;
    private readonly FontBook _fonts;
    private readonly double _scale;
    private readonly double _grid;
    private readonly SKPaint _fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };

    /// <summary>A drawer on a canvas, which stays the caller's.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="fonts">The faces.</param>
    /// <param name="scale">Canvas units a layout unit.</param>
    /// <param name="grid">Crisp steps are moved to multiples of so many canvas units: a pixel of a picture, a layout unit of a page.</param>
    public SkiaCanvas(SKCanvas canvas, FontBook fonts, double scale, double grid)
    {
        _canvas = canvas;
        _fonts = fonts;
        _scale = scale;
        _grid = grid;
    }

    /// <summary>Draws a step.</summary>
    public void Draw(DrawOp op)
    {
        var saved = _canvas.Save();
        if (op.Clip is { } clip)
            _canvas.ClipRect(Rect(clip));
        switch (op)
        {
            case FillBox box:
                _fill.Color = Color(box.Color);
                _canvas.DrawRect(Rect(box.Area), _fill);
                break;
            case CrispLine line:
                Crisp(line);
                break;
            case FillPath fill:
                using (var path = SkiaPaths.ToPath(fill.Path, _scale))
                    Fill(path, fill.Color);
                break;
            case StrokePath stroke:
                using (var path = SkiaPaths.ToPath(stroke.Path, _scale))
                    Stroke(path, stroke.Color, stroke.Width, stroke.Dash, stroke.HasRoundJoins);
                break;
            case HatchPath hatch:
                using (var area = SkiaPaths.ToPath(hatch.Path, _scale))
                using (var lines = SkiaPaths.ToPath(hatch.Lines, _scale))
                {
                    _canvas.ClipPath(area, SKClipOperation.Intersect, antialias: true);
                    Stroke(lines, hatch.Color, hatch.Width, [], roundJoins: false);
                }

                break;
            case DrawMarkers markers:
                Markers(markers);
                break;
            case DrawCells cells:
                Cells(cells);
                break;
            case DrawText text:
                Text(text);
                break;
        }

        _canvas.RestoreToCount(saved);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _fill.Dispose();
        _stroke.Dispose();
    }

    private void Crisp(CrispLine line)
    {
        var width = Math.Max(1, Math.Round(line.Width * _scale / _grid)) * _grid;
        var start = Math.Round((line.At * _scale - width / 2) / _grid, MidpointRounding.AwayFromZero) * _grid;

        var (from, to) = (Snap(line.From), Snap(line.To));
        _fill.Color = Color(line.Color);
        _canvas.DrawRect(
            line.IsVertical
                ? new SKRect((float)start, from, (float)(start + width), to)
                : new SKRect(from, (float)start, to, (float)(start + width)),
            _fill);
    }

    private void Fill(SKPath path, Rgba color)
    {
        _fill.Color = Color(color);
        _canvas.DrawPath(path, _fill);
    }

    private void Stroke(SKPath path, Rgba color, double width, ImmutableArray<double> dash, bool roundJoins)
    {
        _stroke.Color = Color(color);
        _stroke.StrokeWidth = (float)(width * _scale);
        _stroke.StrokeJoin = roundJoins ? SKStrokeJoin.Round : SKStrokeJoin.Miter;
        _stroke.StrokeCap = SKStrokeCap.Butt;
        using var effect = dash.Length == 0 ? null : SKPathEffect.CreateDash([.. dash.Select(length => (float)(length * _scale))], 0);
        _stroke.PathEffect = effect;
        _canvas.DrawPath(path, _stroke);
        _stroke.PathEffect = null;
    }

    private void Markers(DrawMarkers markers)
    {
        using var shape = SkiaPaths.ToPath(MarkerOutlines.Of(markers.Shape), markers.Size * _scale);
        foreach (var centre in markers.Centres)
        {
            var saved = _canvas.Save();
            _canvas.Translate((float)(centre.X * _scale), (float)(centre.Y * _scale));
            // Ring and outline are drawn for each marker before the next, so that markers that overlap stay apart.
            if (markers.Ring > 0)
            {
                Stroke(shape, markers.RingColor, 2 * markers.Ring + markers.StrokeWidth, [], roundJoins: true);
                Fill(shape, markers.RingColor);
            }

            Fill(shape, markers.Fill);
            if (markers.StrokeWidth > 0)
                Stroke(shape, markers.Stroke, markers.StrokeWidth, [], roundJoins: markers.Shape == MarkerShape.Circle);
            _canvas.RestoreToCount(saved);
        }
    }

    private void Cells(DrawCells cells)
    {
        var raster = cells.Raster;
        _fill.IsAntialias = false;
        for (var row = 0; row < raster.Rows; row++)
        {
            var top = Snap(raster.Area.Y + raster.Area.Height * row / raster.Rows);
            var bottom = Snap(raster.Area.Y + raster.Area.Height * (row + 1) / raster.Rows);
            for (var column = 0; column < raster.Columns; column++)
            {
                var level = raster.Levels[row * raster.Columns + column];
                if (level == 0)
                    continue;
                // Equal neighbours are one rectangle: fewer steps, and no seams in a page viewer.
                var end = column + 1;
                while (end < raster.Columns && cells.Ramp[raster.Levels[row * raster.Columns + end]] == cells.Ramp[level])
                    end++;
                _fill.Color = Color(cells.Ramp[level]);
                _canvas.DrawRect(
                    new SKRect(
                        Snap(raster.Area.X + raster.Area.Width * column / raster.Columns),
                        top,
                        Snap(raster.Area.X + raster.Area.Width * end / raster.Columns),
                        bottom),
                    _fill);
                column = end - 1;
            }
        }

        _fill.IsAntialias = true;
    }

    private void Text(DrawText text)
    {
        _canvas.Translate((float)(text.Origin.X * _scale), (float)(text.Origin.Y * _scale));
        if (text.Angle != 0)
            _canvas.RotateDegrees((float)text.Angle);
        var em = text.Size * _scale;
        using var path = new SKPath();
        var pen = 0.0;
        foreach (var rune in FontBook.Visible(text.Text))
        {
            var (face, glyph) = _fonts.Find(rune, text.IsBold);
            SkiaPaths.Append(path, face.OutlineOf(glyph), em, pen * em, 0);
            pen += face.Advance(glyph);
        }

        if (!text.Halo.IsClear)
            Stroke(path, text.Halo, 2 * text.HaloWidth, [], roundJoins: true);
        Fill(path, text.Color);
    }

    private SKRect Rect(Box box) => new(Snap(box.X), Snap(box.Y), Snap(box.Right), Snap(box.Bottom));

    private float Snap(double value) => (float)(Math.Round(value * _scale / _grid, MidpointRounding.AwayFromZero) * _grid);

    private static SKColor Color(Rgba color) => new(color.R, color.G, color.B, color.A);
}

using System.Globalization;
using System.Text;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>
/// Writes a display list as SVG: valid XML with title and description, letters as outlines, no reference to anything outside.
/// Written by hand, because Skia's SVG canvas leaves the choice of font to the viewer and numbers its clips across documents.
/// </summary>
internal sealed class SvgWriter
{
    private readonly FontBook _fonts;
    private readonly SvgDefinitions _definitions = new();
    private readonly StringBuilder _body = new();

    private SvgWriter(FontBook fonts) => _fonts = fonts;

    /// <summary>The file in UTF-8.</summary>
    /// <param name="list">What to draw.</param>
    /// <param name="fonts">The faces.</param>
    public static byte[] Write(DrawList list, FontBook fonts)
    {
        var writer = new SvgWriter(fonts);
        writer.Box(new(0, 0, list.Width, list.Height), list.Background);
        foreach (var op in list.Ops)
            writer.Draw(op);

        var (width, height) = (SvgText.Number(list.Width), SvgText.Number(list.Height));
        var file = new StringBuilder();
        file.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        file.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" ");
        file.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n");
        file.Append(CultureInfo.InvariantCulture, $"<title id=\"title\">{SvgText.Escape(list.Title)}</title>\n");
        file.Append(CultureInfo.InvariantCulture, $"<desc id=\"desc\">{SvgText.Escape(list.AltText)}</desc>\n");
        file.Append("<defs>\n").Append(writer._definitions).Append("</defs>\n");
        file.Append(writer._body).Append("</svg>\n");
        return Encoding.UTF8.GetBytes(file.ToString());
    }

    private void Draw(DrawOp op)
    {
        if (op.Clip is { } clip)
            Line($"<g clip-path=\"url(#{_definitions.Clip(Crisp(clip))})\">");
        switch (op)
        {
            case FillBox box:
                Box(Crisp(box.Area), box.Color);
                break;
            case CrispLine line:
                Box(Crisp(line), line.Color);
                break;
            case FillPath fill:
                Line($"<path {SvgText.Fill(fill.Color)} d=\"{SvgText.Path(fill.Path)}\"/>");
                break;
            case StrokePath stroke:
                Stroke(stroke);
                break;
            case HatchPath hatch:
                Line($"<path clip-path=\"url(#{_definitions.Clip(hatch.Path)})\" fill=\"none\" {SvgText.Stroke(hatch.Color, hatch.Width)} d=\"{SvgText.Path(hatch.Lines)}\"/>");
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

        if (op.Clip is not null)
            Line("</g>");
    }

    private void Line(string element) => _body.Append(element).Append('\n');

    private void Box(Box box, Rgba color) => Line(
        $"<rect x=\"{SvgText.Number(box.X)}\" y=\"{SvgText.Number(box.Y)}\" width=\"{SvgText.Number(box.Width)}\" height=\"{SvgText.Number(box.Height)}\" {SvgText.Fill(color)}/>");

    private void Stroke(StrokePath stroke)
    {
        var dash = stroke.Dash.Length == 0 ? "" : $" stroke-dasharray=\"{string.Join(' ', stroke.Dash.Select(SvgText.Number))}\"";
        var join = stroke.HasRoundJoins ? " stroke-linejoin=\"round\"" : "";
        Line($"<path fill=\"none\" {SvgText.Stroke(stroke.Color, stroke.Width)}{dash}{join} d=\"{SvgText.Path(stroke.Path)}\"/>");
    }

    private void Markers(DrawMarkers markers)
    {
        if (markers.Centres.Length == 0)
            return;
        var name = _definitions.Marker(markers.Shape, markers.Size);
        var stroke = markers.StrokeWidth > 0 ? " " + SvgText.Stroke(markers.Stroke, markers.StrokeWidth) : "";
        Line($"<g {SvgText.Fill(markers.Fill)}{stroke}>");
        foreach (var centre in markers.Centres)
        {
            var place = $"href=\"#{name}\" x=\"{SvgText.Number(centre.X)}\" y=\"{SvgText.Number(centre.Y)}\"";
            if (markers.Ring > 0)
            {
                var ring = SvgText.Stroke(markers.RingColor, 2 * markers.Ring + markers.StrokeWidth);
                Line($"<use {place} {SvgText.Fill(markers.RingColor)} {ring} stroke-linejoin=\"round\"/>");
            }

            Line($"<use {place}/>");
        }

        Line("</g>");
    }

    /// <summary>One path a colour: the cells of a colour never overlap.</summary>
    private void Cells(DrawCells cells)
    {
        var raster = cells.Raster;
        var paths = new Dictionary<Rgba, StringBuilder>();
        var order = new List<Rgba>();
        for (var row = 0; row < raster.Rows; row++)
        {
            var top = Whole(raster.Area.Y + raster.Area.Height * row / raster.Rows);
            var bottom = Whole(raster.Area.Y + raster.Area.Height * (row + 1) / raster.Rows);
            for (var column = 0; column < raster.Columns; column++)
            {
                var level = raster.Levels[row * raster.Columns + column];
                if (level == 0)
                    continue;
                var color = cells.Ramp[level];
                if (!paths.TryGetValue(color, out var path))
                {
                    paths.Add(color, path = new());
                    order.Add(color);
                }

                var left = Whole(raster.Area.X + raster.Area.Width * column / raster.Columns);
                var right = Whole(raster.Area.X + raster.Area.Width * (column + 1) / raster.Columns);
                path.Append(CultureInfo.InvariantCulture, $"M{left} {top}H{right}V{bottom}H{left}Z");
            }
        }

        foreach (var color in order)
            Line($"<path {SvgText.Fill(color)} shape-rendering=\"crispEdges\" d=\"{paths[color]}\"/>");
    }

    private void Text(DrawText text)
    {
        var glyphs = new StringBuilder();
        var pen = 0.0;
        foreach (var rune in FontBook.Visible(text.Text))
        {
            var (face, glyph) = _fonts.Find(rune, text.IsBold);
            if (face.OutlineOf(glyph).Verbs.Length > 0)
            {
                var name = _definitions.Glyph(face, glyph);
                glyphs.Append(CultureInfo.InvariantCulture, $"<use href=\"#{name}\" x=\"{SvgText.Number(pen * SvgDefinitions.GlyphScale)}\"/>");
            }

            pen += face.Advance(glyph);
        }

        var scale = text.Size / SvgDefinitions.GlyphScale;
        var turn = text.Angle == 0 ? "" : $" rotate({SvgText.Number(text.Angle)})";
        // The label keeps the words findable; the letters themselves are outlines.
        Line($"<g aria-label=\"{SvgText.Escape(text.Text)}\" transform=\"translate({SvgText.Number(text.Origin.X)} {SvgText.Number(text.Origin.Y)}){turn} scale({SvgText.Number(scale)})\" {SvgText.Fill(text.Color)}>");
        if (!text.Halo.IsClear)
            Line($"<g {SvgText.Fill(text.Halo)} {SvgText.Stroke(text.Halo, 2 * text.HaloWidth / scale)} stroke-linejoin=\"round\">{glyphs}</g>");
        Line($"{glyphs}</g>");
    }

    /// <summary>Grid and axes lie on whole units, as they do on whole pixels in a picture of scale 1.</summary>
    private static Box Crisp(Box box)
    {
        var (x, y) = (Whole(box.X), Whole(box.Y));
        return new(x, y, Whole(box.Right) - x, Whole(box.Bottom) - y);
    }

    private static Box Crisp(CrispLine line)
    {
        var width = Math.Max(1, Math.Round(line.Width));
        var (start, from, to) = (Whole(line.At - width / 2), Whole(line.From), Whole(line.To));
        return line.IsVertical ? new(start, from, width, to - from) : new(from, start, to - from, width);
    }

    private static double Whole(double value) => Math.Round(value, MidpointRounding.AwayFromZero);
}

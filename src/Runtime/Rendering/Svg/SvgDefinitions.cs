using System.Text;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>Shapes that an SVG file states once and uses often. Names count up in the order of first use.</summary>
internal sealed class SvgDefinitions
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<(FontFace Face, int Glyph), string> _glyphs = [];
    private readonly Dictionary<(MarkerShape Shape, double Size), string> _markers = [];
    private readonly Dictionary<string, string> _clips = [];

    /// <summary>Outlines of glyphs are stated in thousandths of an em, which are whole numbers.</summary>
    public const double GlyphScale = 1000;

    /// <summary>The definitions as elements.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>The name of a glyph.</summary>
    public string Glyph(FontFace face, int glyph)
    {
        if (!_glyphs.TryGetValue((face, glyph), out var name))
        {
            name = FormattableString.Invariant($"g{_glyphs.Count}");
            _glyphs.Add((face, glyph), name);
            Add($"<path id=\"{name}\" d=\"{SvgText.Path(face.OutlineOf(glyph), GlyphScale)}\"/>");
        }

        return name;
    }

    /// <summary>The name of a marker.</summary>
    public string Marker(MarkerShape shape, double size)
    {
        if (!_markers.TryGetValue((shape, size), out var name))
        {
            name = FormattableString.Invariant($"m{_markers.Count}");
            _markers.Add((shape, size), name);
            Add($"<path id=\"{name}\" d=\"{SvgText.Path(MarkerOutlines.Of(shape), size)}\"/>");
        }

        return name;
    }

    /// <summary>The name of a clip of a box.</summary>
    public string Clip(Box box) => Clip(
        $"<rect x=\"{SvgText.Number(box.X)}\" y=\"{SvgText.Number(box.Y)}\" width=\"{SvgText.Number(box.Width)}\" height=\"{SvgText.Number(box.Height)}\"/>");

    /// <summary>The name of a clip of an outline.</summary>
    public string Clip(Outline outline) => Clip($"<path d=\"{SvgText.Path(outline)}\"/>");

    private string Clip(string shape)
    {
        if (!_clips.TryGetValue(shape, out var name))
        {
            name = FormattableString.Invariant($"c{_clips.Count}");
            _clips.Add(shape, name);
            Add($"<clipPath id=\"{name}\">{shape}</clipPath>");
        }

        return name;
    }

    private void Add(string element) => _text.Append(element).Append('\n');
}

using System.Globalization;
using System.Text;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Rendering;

/// <summary>Numbers, colours, paths and texts as SVG spells them.</summary>
internal static class SvgText
{
    /// <summary>A coordinate to a thousandth.</summary>
    public static string Number(double value)
    {
        var text = value.ToString("0.###", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    /// <summary>Attributes of a fill.</summary>
    public static string Fill(Rgba color) =>
        color.A == 255 ? $"fill=\"{color.Hex}\"" : $"fill=\"{color.Hex}\" fill-opacity=\"{Number(color.A / 255.0)}\"";

    /// <summary>Attributes of a stroke.</summary>
    public static string Stroke(Rgba color, double width)
    {
        var opacity = color.A == 255 ? "" : $" stroke-opacity=\"{Number(color.A / 255.0)}\"";
        return $"stroke=\"{color.Hex}\"{opacity} stroke-width=\"{Number(width)}\"";
    }

    /// <summary>The data of a path.</summary>
    /// <param name="outline">The outline.</param>
    /// <param name="scale">Factor on its coordinates.</param>
    public static string Path(Outline outline, double scale = 1)
    {
        var data = new StringBuilder();
        var points = outline.Points;
        var next = 0;
        foreach (var verb in outline.Verbs)
        {
            var (letter, count) = verb switch
            {
                PathVerb.Move => ('M', 1),
                PathVerb.Line => ('L', 1),
                PathVerb.Quad => ('Q', 2),
                PathVerb.Cubic => ('C', 3),
                _ => ('Z', 0),
            };
            data.Append(letter);
            for (var i = 0; i < count; i++, next++)
                data.Append(i > 0 ? " " : "").Append(Pair(points[next], scale));
        }

        return data.ToString();
    }

    /// <summary>A text between tags or in quotes; characters that XML does not allow are left out.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '"':
                    escaped.Append("&quot;");
                    break;
                case '\t' or '\n' or '\r':
                    escaped.Append(' ');
                    break;
                case < 0x20 or 0xFFFE or 0xFFFF:
                    break;
                default:
                    escaped.Append(rune.ToString());
                    break;
            }
        }

        return escaped.ToString();
    }

    private static string Pair(Point point, double scale) => $"{Number(point.X * scale)} {Number(point.Y * scale)}";
}

using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>
/// Draws an SVG file from its text alone, so that what the file says can be compared with the PNG. It knows the elements our writer uses
/// and fails on any other.
/// </summary>
internal sealed class SvgReplay
{
    private readonly Dictionary<string, XElement> _defined;

    private SvgReplay(XElement root)
    {
        _defined = root.Descendants().Where(element => element.Attribute("id") is not null).ToDictionary(element => element.Attribute("id")!.Value);
    }

    /// <summary>The pixels of a file at one pixel a unit.</summary>
    public static Pixels Draw(byte[] file)
    {
        using var stream = new MemoryStream(file);
        XElement root = XDocument.Load(stream).Root!;
        var replay = new SvgReplay(root);
        return Pixels.Drawn((int)Number(root, "width"), (int)Number(root, "height"), canvas => replay.Children(root, canvas, Style.Initial));
    }

    private void Children(XElement parent, SKCanvas canvas, Style style)
    {
        foreach (XElement element in parent.Elements())
            Element(element, canvas, style.With(element));
    }

    private void Element(XElement element, SKCanvas canvas, Style style)
    {
        if (element.Name.LocalName is "title" or "desc" or "defs")
            return;
        int saved = canvas.Save();
        if (element.Attribute("transform") is { } transform)
            Transform(transform.Value, canvas);
        if (element.Attribute("clip-path") is { } clip)
            Clip(_defined[clip.Value["url(#".Length..^1]].Elements().Single(), canvas);
        switch (element.Name.LocalName)
        {
            case "g":
                Children(element, canvas, style);
                break;
            case "rect":
                using (SKPath path = Rectangle(element))
                    style.Paint(path, canvas, isSharp: true);
                break;
            case "path":
                using (SKPath path = SKPath.ParseSvgPathData(element.Attribute("d")!.Value))
                    style.Paint(path, canvas, element.Attribute("shape-rendering") is not null);
                break;
            case "use":
                canvas.Translate(Number(element, "x"), Number(element, "y"));
                using (SKPath path = SKPath.ParseSvgPathData(_defined[element.Attribute("href")!.Value[1..]].Attribute("d")!.Value))
                    style.Paint(path, canvas, isSharp: false);
                break;
            default:
                throw new InvalidDataException($"An SVG element '{element.Name.LocalName}' that the replay does not know.");
        }

        canvas.RestoreToCount(saved);
    }

    private static void Clip(XElement shape, SKCanvas canvas)
    {
        using SKPath path = shape.Name.LocalName == "rect" ? Rectangle(shape) : SKPath.ParseSvgPathData(shape.Attribute("d")!.Value);
        canvas.ClipPath(path, SKClipOperation.Intersect, antialias: shape.Name.LocalName != "rect");
    }

    private static SKPath Rectangle(XElement element)
    {
        var path = new SKPath();
        (float x, float y) = (Number(element, "x"), Number(element, "y"));
        path.AddRect(new SKRect(x, y, x + Number(element, "width"), y + Number(element, "height")));
        return path;
    }

    private static void Transform(string text, SKCanvas canvas)
    {
        foreach (string part in text.Split(')', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] words = part.Trim().Split('(');
            float[] numbers = [.. words[1].Split(' ').Select(word => float.Parse(word, CultureInfo.InvariantCulture))];
            switch (words[0])
            {
                case "translate":
                    canvas.Translate(numbers[0], numbers[1]);
                    break;
                case "rotate":
                    canvas.RotateDegrees(numbers[0]);
                    break;
                case "scale":
                    canvas.Scale(numbers[0]);
                    break;
                default:
                    throw new InvalidDataException($"An SVG transform '{words[0]}' that the replay does not know.");
            }
        }
    }

    private static float Number(XElement element, string name) => element.Attribute(name) is { } number ? float.Parse(number.Value, CultureInfo.InvariantCulture) : 0;

    private sealed record Style(SKColor? Fill, SKColor? Stroke, float Width, float[] Dash, bool IsRound)
    {
        public static readonly Style Initial = new(SKColors.Black, null, 1, [], false);

        public Style With(XElement element)
        {
            Style style = this;
            if (element.Attribute("fill")?.Value is { } fill)
                style = style with { Fill = fill == "none" ? null : Color(fill, element.Attribute("fill-opacity")) };
            if (element.Attribute("stroke")?.Value is { } stroke)
                style = style with { Stroke = Color(stroke, element.Attribute("stroke-opacity")), Width = Number(element, "stroke-width") };
            if (element.Attribute("stroke-dasharray")?.Value is { } dash)
                style = style with { Dash = [.. dash.Split(' ').Select(word => float.Parse(word, CultureInfo.InvariantCulture))] };
            return element.Attribute("stroke-linejoin")?.Value == "round" ? style with { IsRound = true } : style;
        }

        public void Paint(SKPath path, SKCanvas canvas, bool isSharp)
        {
            using var paint = new SKPaint { IsAntialias = !isSharp };
            if (Fill is { } fill)
            {
                paint.Color = fill;
                canvas.DrawPath(path, paint);
            }

            if (Stroke is not { } stroke)
                return;
            using SKPathEffect? effect = Dash.Length == 0 ? null : SKPathEffect.CreateDash(Dash, 0);
            (paint.Style, paint.Color, paint.StrokeWidth, paint.PathEffect) = (SKPaintStyle.Stroke, stroke, Width, effect);
            paint.StrokeJoin = IsRound ? SKStrokeJoin.Round : SKStrokeJoin.Miter;
            canvas.DrawPath(path, paint);
        }

        private static SKColor Color(string hex, XAttribute? opacity)
        {
            var color = SKColor.Parse(hex);
            return opacity is null ? color : color.WithAlpha((byte)Math.Round(255 * double.Parse(opacity.Value, CultureInfo.InvariantCulture)));
        }
    }
}

using System.Text;

namespace AiPerf.Plot.Layout;

/// <summary>Measures and places lines of text; one per layout, with a cache of widths.</summary>
/// <param name="measurer">Knows the font.</param>
internal sealed class TextMaker(ITextMeasurer measurer)
{
    private const double LineSpacing = 1.25;
    private readonly Dictionary<(string Text, double Size, bool IsBold), double> _widths = [];

    /// <summary>The advance width of a line.</summary>
    public double Width(string text, double size, bool bold = false)
    {
        if (!_widths.TryGetValue((text, size, bold), out double width))
            _widths[(text, size, bold)] = width = measurer.Width(text, size, bold);
        return width;
    }

    /// <summary>From the baseline to the top of the line.</summary>
    public double Ascent(double size, bool bold = false) => measurer.Ascent(size, bold);

    /// <summary>The height of a line's box.</summary>
    public double BoxHeight(double size, bool bold = false) => measurer.Ascent(size, bold) + measurer.Descent(size, bold);

    /// <summary>The distance of baselines .</summary>
    public double LineHeight(double size, bool bold = false) => Math.Max(LineSpacing * size, BoxHeight(size, bold));

    /// <summary>The text on one line: control characters, line feeds among them, become spaces.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
            return text.Trim();
        var builder = new StringBuilder(text.Length);
        foreach (char c in text)
            builder.Append(char.IsControl(c) ? ' ' : c);
        return builder.ToString().Trim();
    }

    /// <summary>Places a line by its baseline's start.</summary>
    public TextBox AtBaseline(TextRole role, string text, Point origin, TextLook look, double angle = 0, string? full = null)
    {
        double width = Width(text, look.Size, look.IsBold);
        double up = measurer.Ascent(look.Size, look.IsBold);
        double down = measurer.Descent(look.Size, look.IsBold);
        return new TextBox(
            role, text, full ?? text, origin, angle, look.Size, look.IsBold, look.IsMuted, BoundsOf(origin, angle, width, up, down), look.HasHalo);
    }

    /// <summary>Places an upright line by the top left corner of its box.</summary>
    public TextBox AtTopLeft(TextRole role, string text, double x, double y, TextLook look, string? full = null) =>
        AtBaseline(role, text, new Point(x, y + Ascent(look.Size, look.IsBold)), look, 0, full);

    private static Box BoundsOf(Point origin, double angle, double width, double up, double down)
    {
        if (angle == 0)
            return new Box(origin.X, origin.Y - up, width, up + down);
        (double sin, double cos) = angle == -90 ? (-1, 0) : Math.SinCos(angle * Math.PI / 180);
        Span<double> xs = [up * sin, -down * sin, width * cos + up * sin, width * cos - down * sin];
        Span<double> ys = [-up * cos, down * cos, width * sin - up * cos, width * sin + down * cos];
        xs.Sort();
        ys.Sort();
        return new Box(origin.X + xs[0], origin.Y + ys[0], xs[3] - xs[0], ys[3] - ys[0]);
    }
}

/// <summary>How a line of text looks.</summary>
/// <param name="Size">Font size.</param>
/// <param name="IsBold">Whether it is semi-bold.</param>
/// <param name="IsMuted">Whether it is muted.</param>
/// <param name="HasHalo">Whether the background surrounds it.</param>
internal readonly record struct TextLook(double Size, bool IsBold = false, bool IsMuted = false, bool HasHalo = false);

namespace AiPerf.Plot.Layout;

/// <summary>Breaks and shortens text to a width.</summary>
internal static class TextFlow
{
    private const string Ellipsis = "\u2026";

    /// <summary>Breaks text into lines at spaces, and inside words that are wider than a line; the last line ends in an ellipsis when text is left.</summary>
    /// <param name="maker">Measures.</param>
    /// <param name="text">One paragraph.</param>
    /// <param name="width">The width of a line.</param>
    /// <param name="look">Size and weight.</param>
    /// <param name="most">Most lines, at least 1.</param>
    public static List<string> Wrap(TextMaker maker, string text, double width, TextLook look, int most)
    {
        var lines = new List<string>();
        string rest = TextMaker.Clean(text);
        while (rest.Length > 0)
        {
            if (maker.Width(rest, look.Size, look.IsBold) <= width)
            {
                lines.Add(rest);
                break;
            }

            if (lines.Count == most - 1)
            {
                lines.Add(Shorten(maker, rest, width, look, 1));
                break;
            }

            int fit = Math.Max(1, Fitting(maker, rest, width, look));
            int space = rest.LastIndexOf(' ', Math.Min(fit, rest.Length - 1));
            int cut = space > 0 ? space : SafeCut(rest, fit);
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        return lines;
    }

    /// <summary>Takes out the middle until the text fits, keeping a share of what stays at its head (R-19: 60 %).</summary>
    public static string Shorten(TextMaker maker, string text, double width, TextLook look, double head = 0.6)
    {
        if (maker.Width(text, look.Size, look.IsBold) <= width)
            return text;
        int low = 0;
        int high = text.Length - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (maker.Width(Keep(text, middle, head), look.Size, look.IsBold) <= width)
                low = middle;
            else
                high = middle - 1;
        }

        return Keep(text, low, head);
    }

    private static string Keep(string text, int count, double head)
    {
        int first = SafeCut(text, (int)Math.Ceiling(count * head), allowZero: true);
        int last = SafeCut(text, text.Length - (count - Math.Min(first, count)), allowZero: true);
        return text[..first].TrimEnd() + Ellipsis + (last >= text.Length ? "" : text[last..].TrimStart());
    }

    private static int Fitting(TextMaker maker, string text, double width, TextLook look)
    {
        int low = 0;
        int high = text.Length;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (maker.Width(text[..middle], look.Size, look.IsBold) <= width)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }

    // A cut between two halves of a surrogate pair would leave two broken characters.
    private static int SafeCut(string text, int cut, bool allowZero = false)
    {
        cut = Math.Clamp(cut, allowZero ? 0 : 1, text.Length);
        return cut > 0 && cut < text.Length && char.IsLowSurrogate(text[cut]) ? cut + 1 : cut;
    }
}

namespace AiPerf.Plot.Layout;

/// <summary>Title and subtitle, broken to the canvas (spec plots ).</summary>
/// <param name="Title">Lines of the title.</param>
/// <param name="TitleLook">Size and weight of the title.</param>
/// <param name="Subtitle">Lines of the subtitle.</param>
internal sealed record Header(IReadOnlyList<string> Title, TextLook TitleLook, IReadOnlyList<string> Subtitle)
{
    private static readonly TextLook SubtitleLook = new(TextSizes.Subtitle, IsMuted: true);

    /// <summary>Breaks both to the width; the title shrinks before it breaks.</summary>
    /// <param name="title">The title.</param>
    /// <param name="subtitle">The subtitle, or empty.</param>
    /// <param name="width">The width between the outer paddings.</param>
    /// <param name="mostLines">Most lines of each.</param>
    /// <param name="text">Measures.</param>
    public static Header Of(string title, string subtitle, double width, int mostLines, TextMaker text)
    {
        title = TextMaker.Clean(title);
        double size = text.Width(title, TextSizes.Title, true) <= width ? TextSizes.Title : TextSizes.TitleLeast;
        var look = new TextLook(size, IsBold: true);
        return new Header(
            TextFlow.Wrap(text, title, width, look, mostLines), look, TextFlow.Wrap(text, subtitle, width, SubtitleLook, mostLines));
    }

    /// <summary>The height from the top of the title to the bottom of the subtitle.</summary>
    public double Height(TextMaker text) =>
        Title.Count * text.LineHeight(TitleLook.Size, true)
        + (Subtitle.Count == 0 ? 0 : Spacing.BelowTitle + Subtitle.Count * text.LineHeight(TextSizes.Subtitle));

    /// <summary>Places the lines flush left.</summary>
    public IEnumerable<TextBox> Place(TextMaker text, string fullTitle, string fullSubtitle)
    {
        double y = Spacing.Top;
        foreach (string line in Title)
        {
            yield return text.AtTopLeft(TextRole.Title, line, Spacing.Side, y, TitleLook, fullTitle);
            y += text.LineHeight(TitleLook.Size, true);
        }

        y += Spacing.BelowTitle;
        foreach (string line in Subtitle)
        {
            yield return text.AtTopLeft(TextRole.Subtitle, line, Spacing.Side, y, SubtitleLook, fullSubtitle);
            y += text.LineHeight(TextSizes.Subtitle);
        }
    }
}

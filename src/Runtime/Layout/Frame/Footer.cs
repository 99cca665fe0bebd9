using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Warning and caption below everything else (spec plots ).</summary>
/// <param name="Warning">Lines of the warning.</param>
/// <param name="Caption">Lines of the caption.</param>
internal sealed record Footer(IReadOnlyList<string> Warning, IReadOnlyList<string> Caption)
{
    private const double Padding = 8;
    private const double Icon = 16;
    private const int MostWarningLines = 2;
    private static readonly TextLook WarningLook = new(TextSizes.Warning);
    private static readonly TextLook CaptionLook = new(TextSizes.Caption, IsMuted: true);

    /// <summary>Breaks both to the width.</summary>
    /// <param name="warning">The warning, or empty.</param>
    /// <param name="caption">The caption in one paragraph, or empty.</param>
    /// <param name="width">The width between the outer paddings.</param>
    /// <param name="mostCaptionLines">Most lines of the caption.</param>
    /// <param name="text">Measures.</param>
    public static Footer Of(string warning, string caption, double width, int mostCaptionLines, TextMaker text) => new(
        TextFlow.Wrap(text, warning, width - 3 * Padding - Icon, WarningLook, MostWarningLines),
        TextFlow.Wrap(text, caption, width, CaptionLook, mostCaptionLines));

    /// <summary>Joins the caption's sentences into one paragraph.</summary>
    public static string Join(IEnumerable<string> sentences) => string.Join(
        " \u00b7 ", sentences.Select(TextMaker.Clean).Where(sentence => sentence.Length > 0).Select(sentence => sentence.TrimEnd('.')));

    /// <summary>The height from the bottom of what stands above to the canvas' edge.</summary>
    public double Height(TextMaker text) =>
        Spacing.Bottom
        + (Caption.Count == 0 ? 0 : Spacing.AboveCaption + Caption.Count * text.LineHeight(TextSizes.Caption))
        + (Warning.Count == 0 ? 0 : Spacing.AboveWarning + WarningHeight(text));

    /// <summary>Places the lines, the warning's box and its icon.</summary>
    /// <param name="text">Measures.</param>
    /// <param name="canvasHeight">Height of the canvas.</param>
    /// <param name="fullCaption">The caption before breaking.</param>
    public (List<TextBox> Texts, Box? WarningBox, Mark? WarningIcon) Place(TextMaker text, double canvasHeight, string fullCaption)
    {
        var texts = new List<TextBox>();
        double y = canvasHeight - Spacing.Bottom - Caption.Count * text.LineHeight(TextSizes.Caption);
        for (int i = 0; i < Caption.Count; i++)
        {
            double top = y + i * text.LineHeight(TextSizes.Caption);
            texts.Add(text.AtTopLeft(TextRole.Caption, Caption[i], Spacing.Side, top, CaptionLook, fullCaption));
        }

        if (Warning.Count == 0)
            return (texts, null, null);
        if (Caption.Count > 0)
            y -= Spacing.AboveCaption;
        double height = WarningHeight(text);
        double left = Spacing.Side + 2 * Padding + Icon;
        double widest = Warning.Max(line => text.Width(line, TextSizes.Warning));
        var box = new Box(Spacing.Side, y - height, left + widest + Padding - Spacing.Side, height);
        for (int i = 0; i < Warning.Count; i++)
        {
            double top = box.Y + Padding / 2 + i * text.LineHeight(TextSizes.Warning);
            texts.Add(text.AtTopLeft(TextRole.Warning, Warning[i], left, top, WarningLook));
        }

        var icon = new Mark
        {
            Kind = MarkKind.WarningIcon,
            Z = ZLayer.Cue,
            Color = new ColorToken(ColorRole.Text),
            Size = Icon,
            Vertices = [new Point(Spacing.Side + Padding + Icon / 2, box.Y + height / 2)],
        };
        return (texts, box, icon);
    }

    private double WarningHeight(TextMaker text) => Warning.Count * text.LineHeight(TextSizes.Warning) + Padding;
}

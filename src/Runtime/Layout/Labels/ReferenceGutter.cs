using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>
/// Text at horizontal reference lines and regions right of the plot area, where any place inside it would cover a mark (spec plots R-50, A.11).
/// </summary>
internal static class ReferenceGutter
{
    /// <summary>Between the plot area and the labels.</summary>
    public const double Gap = 6;

    private const double StackGap = 2;
    private const double MostShare = 0.12;
    private static readonly TextLook Look = new(TextSizes.Reference);

    /// <summary>Whether a layer's label can stand there.</summary>
    public static bool Takes(Layer layer) => layer is RuleLayer { IsVertical: false, Label.Length: > 0 } or RegionLayer { IsHorizontal: true, Label.Length: > 0 };

    /// <summary>The width of the widest label of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="text">Measures.</param>
    public static double Width(Figure figure, TextMaker text) => figure.Panels
        .SelectMany(panel => panel.Layers.Where(Takes).Select(layer => ReferenceText.Longest(panel, layer, text)))
        .Select(label => text.Width(label, TextSizes.Reference)).DefaultIfEmpty(0).Max();

    /// <summary>Whether all labels of a figure find room there whole: a label that lost its number would say nothing.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="canvasWidth">Width of the canvas.</param>
    /// <param name="text">Measures.</param>
    public static bool HasRoom(Figure figure, double canvasWidth, TextMaker text) => Width(figure, text) <= MostShare * canvasWidth;

    /// <summary>Places the labels of a panel, in the order of their lines, each as near to its line as the others allow.</summary>
    /// <returns>How many found no room.</returns>
    public static int Place(PanelCanvas canvas, TextMaker text, List<TextBox> texts, MarkSink sink)
    {
        (Layer Layer, double At)[] lines = [.. canvas.Panel.Layers.Where(Takes).Where(layer => canvas.YOf(layer).Holds(Value(layer))).Select(layer => (layer, canvas.YOf(layer).Map(Value(layer))))];
        if (lines.Length == 0)
            return 0;
        double height = text.BoxHeight(TextSizes.Reference);
        if (GutterStack.Place([.. lines.Select(line => line.At)], height + StackGap, canvas.Area.Y + height / 2, canvas.Area.Bottom - height / 2) is not { } centres)
            return lines.Length;
        double left = canvas.Area.Right + Gap;
        for (int i = 0; i < lines.Length; i++)
        {
            string label = ReferenceText.Of(canvas, lines[i].Layer);
            texts.Add(text.AtTopLeft(TextRole.ReferenceLabel, label, left, centres[i] - height / 2, Look, label));
            if (Math.Abs(centres[i] - lines[i].At) <= 1)
                continue;
            sink.Marks.Add(new Mark
            {
                Kind = MarkKind.Leader,
                Z = ZLayer.Leader,
                Color = new ColorToken(ColorRole.Muted),
                StrokeWidth = 1,
                Vertices = [new Point(canvas.Area.Right, lines[i].At), new Point(left - 1, centres[i])],
            });
        }

        return 0;
    }

    private static double Value(Layer layer) => layer is RuleLayer rule ? rule.Value : Math.Max(((RegionLayer)layer).From, ((RegionLayer)layer).To);
}

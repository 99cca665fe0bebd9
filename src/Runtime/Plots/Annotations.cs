using AiPerf.Plot.Figures;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Puts a preset's annotations over its figure.</summary>
internal static class Annotations
{
    private const string Series = "annotation";
    private const int Important = 100;

    /// <summary>The figure with them: what lies at y in the first panel, what stands at x in all of them.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="annotations">The annotations, back to front.</param>
    public static Figure AddTo(Figure figure, IReadOnlyList<PlotAnnotation> annotations)
    {
        if (annotations.Count == 0)
            return figure;
        bool hasNumbers = figure.Panels[0].X.Categories.IsDefaultOrEmpty;
        PlotAnnotation[] drawn = [.. annotations.Where(annotation => hasNumbers || !NeedsX(annotation))];
        return figure with
        {
            AltText = figure.AltText + string.Concat(drawn.Select(annotation => " " + Sentence(annotation))),
            Panels =
            [
                .. figure.Panels.Select((panel, index) => panel with
                {
                    Layers = [.. panel.Layers, .. drawn.Where(annotation => index == 0 || IsVertical(annotation)).Select(annotation => Layer(annotation, index == 0))],
                }),
            ],
        };
    }

    private static bool NeedsX(PlotAnnotation annotation) => annotation is TextAnnotation || IsVertical(annotation);

    private static bool IsVertical(PlotAnnotation annotation) => annotation is LineAnnotation { IsVertical: true } or BandAnnotation { IsVertical: true };

    private static Layer Layer(PlotAnnotation annotation, bool withLabel) => annotation switch
    {
        LineAnnotation line => new RuleLayer
        {
            Series = Series,
            Value = line.At,
            IsVertical = line.IsVertical,
            Label = withLabel ? line.Label ?? "" : "",
            LabelValue = withLabel ? line.At : null,
            Color = new(ColorRole.Reference),
            InLegend = false,
        },
        BandAnnotation band => new RegionLayer
        {
            Series = Series,
            From = band.From,
            To = band.To,
            IsHorizontal = !band.IsVertical,
            Label = withLabel ? band.Label ?? "" : "",
            HasEdges = true,
            Color = new(ColorRole.Reference),
            InLegend = false,
        },
        TextAnnotation text => new PointsLayer
        {
            Series = Series,
            X = [text.X],
            Y = [text.Y],
            Labels = [text.Text],
            LabelPriority = [Important],
            Hollow = [true],
            Color = new(ColorRole.Reference),
            InLegend = false,
        },
        _ => throw new ArgumentException($"Nothing draws a {annotation.GetType().Name}.", nameof(annotation)),
    };

    private static string Sentence(PlotAnnotation annotation) => annotation switch
    {
        LineAnnotation line => $"A line{Named(line.Label)} is at {(line.IsVertical ? "x" : "y")} = {NumberText.Exact(line.At)}.",
        BandAnnotation band => $"A band{Named(band.Label)} is from {(band.IsVertical ? "x" : "y")} = {NumberText.Exact(band.From)} to {NumberText.Exact(band.To)}.",
        TextAnnotation text => $"At x = {NumberText.Exact(text.X)} and y = {NumberText.Exact(text.Y)} is written '{text.Text}'.",
        _ => "",
    };

    private static string Named(string? label) => label is null ? "" : $" '{label}'";
}

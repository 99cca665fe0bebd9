using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>Places everything a figure shows; numbers only, and the same numbers for the same figure everywhere.</summary>
internal static class FigureLayouter
{
    private const int MostAttempts = 4;

    /// <summary>Lays a figure out.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="width">Width of the canvas in layout units.</param>
    /// <param name="height">Height of the canvas in layout units.</param>
    /// <param name="measurer">Measures text with the font that will draw it.</param>
    /// <exception cref="InvalidFigureException">When the figure contradicts itself.</exception>
    public static FigureLayout Layout(Figure figure, double width, double height, ITextMeasurer measurer)
    {
        FigureCheck.Run(figure, height);
        if (figure.Panels.Any(panel => panel.Layers.Any(layer => layer.IsDataOnly)))
            figure = figure with { Panels = [.. figure.Panels.Select(panel => panel with { Layers = panel.Layers.RemoveAll(layer => layer.IsDataOnly) })] };
        var attempt = new LayoutAttempt(FigurePlan.Of(figure), width, height, new TextMaker(measurer));
        LayoutFeedback feedback = LayoutFeedback.None;
        for (int i = 1; ; i++)
        {
            // The caption tells what the layout left out, and its lines take room from the layout.
            (FigureLayout layout, LayoutFeedback next) = attempt.Run(feedback);
            if (next == feedback || i == MostAttempts)
                return layout;
            feedback = next;
        }
    }
}

/// <summary>What one attempt tells the next.</summary>
/// <param name="Notes">Sentences for the caption, joined.</param>
/// <param name="DensestCell">The largest count of a density cell.</param>
/// <param name="IsCrowded">Whether a legend that was wanted inside the plot found no empty place there.</param>
/// <param name="NeedsGutter">Whether labels of reference lines found no place inside the plot that covers no mark.</param>
internal readonly record struct LayoutFeedback(string Notes, int DensestCell, bool NeedsGutter, bool IsCrowded)
{
    /// <summary>Before the first attempt.</summary>
    public static readonly LayoutFeedback None = new("", 0, false, false);
}

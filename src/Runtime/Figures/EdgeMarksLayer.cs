namespace AiPerf.Plot.Figures;

/// <summary>Marks along the bottom or top edge of the panel: events without a value, such as failed requests.</summary>
public sealed record EdgeMarksLayer : Layer
{
    /// <summary>Horizontal positions.</summary>
    public required double[] X { get; init; }

    /// <summary>Whether they sit at the top edge instead of the bottom.</summary>
    public bool IsTop { get; init; }

    /// <summary>The marker.</summary>
    public MarkerShape Shape { get; init; } = MarkerShape.Cross;

    /// <summary>Text beside the marks; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>A value that follows the text, in the unit that the y axis shows; <see langword="null"/> for none.</summary>
    public double? LabelValue { get; init; }
}

namespace AiPerf.Plot.Figures;

/// <summary>A line across the whole panel at one value.</summary>
public sealed record RuleLayer : Layer
{
    /// <summary>The value.</summary>
    public required double Value { get; init; }

    /// <summary>Whether it stands upright at x instead of lying at y.</summary>
    public bool IsVertical { get; init; }

    /// <summary>Text beside the line; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>A value that follows the text, in the unit that its axis shows; <see langword="null"/> for none.</summary>
    public double? LabelValue { get; init; }

    /// <summary>The dash pattern.</summary>
    public Dash Dash { get; init; } = Dash.Dashed;

    /// <summary>Width in layout units.</summary>
    public double Width { get; init; } = 1.5;
}

namespace AiPerf.Plot.Figures;

/// <summary>A stripe across the whole panel between two values.</summary>
public sealed record RegionLayer : Layer
{
    /// <summary>The lower value.</summary>
    public required double From { get; init; }

    /// <summary>The upper value.</summary>
    public required double To { get; init; }

    /// <summary>Whether it lies between two y values instead of standing between two x values.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>Text in the stripe; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>A value that follows the text, in the unit that its axis shows; <see langword="null"/> for none.</summary>
    public double? LabelValue { get; init; }

    /// <summary>Whether it is hatched.</summary>
    public bool IsHatched { get; init; }

    /// <summary>Whether its edges are drawn dashed.</summary>
    public bool HasEdges { get; init; }

    /// <summary>0 to 1; the theme may raise it.</summary>
    public double Opacity { get; init; } = 0.08;
}

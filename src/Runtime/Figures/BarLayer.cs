namespace AiPerf.Plot.Figures;

/// <summary>Bars from zero, centred on x.</summary>
public sealed record BarLayer : XyLayer
{
    /// <summary>The width of a bar in x units.</summary>
    public required double BarWidth { get; init; }

    /// <summary>Which bars are hollow (partial slices); <see langword="null"/> for none.</summary>
    public bool[]? Hollow { get; init; }

    /// <summary>Whether the bars are hatched: their x has no upper end.</summary>
    public bool IsHatched { get; init; }
}

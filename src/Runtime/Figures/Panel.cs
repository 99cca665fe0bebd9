using System.Collections.Immutable;

namespace AiPerf.Plot.Figures;

/// <summary>One plot area with its axes and data.</summary>
public sealed record Panel
{
    /// <summary>The horizontal axis; shared by the panels of a figure.</summary>
    public required Axis X { get; init; }

    /// <summary>The vertical axis.</summary>
    public required Axis Y { get; init; }

    /// <summary>The secondary vertical axis on the right, on the same grid lines; <see langword="null"/> for none.</summary>
    public Axis? Y2 { get; init; }

    /// <summary>The data, back to front among layers of one kind.</summary>
    public required ImmutableArray<Layer> Layers { get; init; }

    /// <summary>The panel's share of the height left over by panels of fixed height, relative to the other shares.</summary>
    public double HeightShare { get; init; } = 1;

    /// <summary>The height of the plot area in layout units; <see langword="null"/> to share what is left.</summary>
    public double? FixedHeight { get; init; }
}

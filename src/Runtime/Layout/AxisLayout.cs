using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>An axis in place.</summary>
/// <param name="Side">Where it stands.</param>
/// <param name="IsLog">Whether positions are logarithmic.</param>
/// <param name="Min">The lower end in the figure's data unit.</param>
/// <param name="Max">The upper end in the figure's data unit.</param>
/// <param name="Unit">The unit shown.</param>
/// <param name="Factor">Shown value = data value × factor.</param>
/// <param name="Ticks">Major and minor ticks in ascending order.</param>
/// <param name="HasBreak">Whether a break glyph at the origin end tells that zero is cut off.</param>
/// <param name="HasGrid">Whether the major ticks have grid lines.</param>
/// <param name="SwatchColor">The colour of the swatch beside the title that ties a dual axis to its series; <see langword="null"/> for none.</param>
internal sealed record AxisLayout(
    AxisSide Side,
    bool IsLog,
    double Min,
    double Max,
    string Unit,
    double Factor,
    ImmutableArray<Tick> Ticks,
    bool HasBreak,
    bool HasGrid,
    ColorToken? SwatchColor);

/// <summary>Where an axis stands.</summary>
internal enum AxisSide
{
    /// <summary>Below the plot area.</summary>
    Bottom,

    /// <summary>Left of the plot area.</summary>
    Left,

    /// <summary>Right of the plot area.</summary>
    Right,
}

/// <summary>A tick.</summary>
/// <param name="Value">In the figure's data unit.</param>
/// <param name="Position">In layout units, along the axis.</param>
/// <param name="Label">The text; empty for minor ticks.</param>
/// <param name="IsMajor">Whether it has a label and a grid line.</param>
internal readonly record struct Tick(double Value, double Position, string Label, bool IsMajor);

using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>An axis of known length: its final range, unit and ticks.</summary>
/// <param name="IsLog">Whether it is logarithmic.</param>
/// <param name="Min">The lower end in data units.</param>
/// <param name="Max">The upper end in data units.</param>
/// <param name="Unit">The unit shown.</param>
/// <param name="Factor">Shown value = data value × factor.</param>
/// <param name="Ticks">Ticks in ascending order; line feeds separate lines of a label.</param>
/// <param name="Angle">The angle of the labels in degrees: 0 or -35.</param>
internal sealed record TickSet(
    bool IsLog, double Min, double Max, string Unit, double Factor, ImmutableArray<AxisTick> Ticks, double Angle = 0)
{
    /// <summary>What all category names have in common and the labels leave out; the title says it.</summary>
    public string Common { get; init; } = "";

    /// <summary>The mapping onto a stretch of the canvas.</summary>
    public AxisMapping On(double start, double end) => new(IsLog, Min, Max, start, end);
}

/// <summary>A tick before it is placed.</summary>
/// <param name="Value">In data units.</param>
/// <param name="Label">The text; empty for minor ticks.</param>
/// <param name="IsMajor">Whether it has a label and a grid line.</param>
internal readonly record struct AxisTick(double Value, string Label, bool IsMajor);

using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>The legend in place; its texts are among the figure's texts.</summary>
/// <param name="Placement">Where it stands.</param>
/// <param name="Bounds">The box around all entries.</param>
/// <param name="Entries">The entries in reading order.</param>
internal sealed record LegendLayout(LegendPlacement Placement, Box Bounds, ImmutableArray<LegendEntry> Entries);

/// <summary>An entry: a swatch that repeats the series' style, and its name.</summary>
/// <param name="Series">The series' full name.</param>
/// <param name="Bounds">The box around swatch and name.</param>
/// <param name="Swatch">The marks of the swatch, in drawing order.</param>
internal sealed record LegendEntry(string Series, Box Bounds, ImmutableArray<Mark> Swatch);

/// <summary>Where a legend stands.</summary>
internal enum LegendPlacement
{
    /// <summary>A block right of the plot area.</summary>
    Right,

    /// <summary>A block below the plot area.</summary>
    Bottom,

    /// <summary>Names at the lines' ends.</summary>
    EndLabels,

    /// <summary>A block inside the plot area, where nothing is drawn.</summary>
    Inside,
}

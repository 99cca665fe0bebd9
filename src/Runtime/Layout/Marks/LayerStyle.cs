using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>The look of layers that marks and legend swatches share (spec plots ).</summary>
internal static class LayerStyle
{
    // Colours repeat after so many series; from then on the dash tells the cycles apart.
    private const int SeriesPerCycle = 7;
    private const int BaselinesPerCycle = 3;

    private static readonly MarkerShape[] SeriesShapes =
    [
        MarkerShape.Circle, MarkerShape.Square, MarkerShape.TriangleUp, MarkerShape.Diamond,
        MarkerShape.TriangleDown, MarkerShape.Hexagon, MarkerShape.Plus, MarkerShape.Star,
    ];

    // Baselines take shapes from the far end, so that a few of them differ from the first series in grey print too.
    private static readonly MarkerShape[] BaselineShapes =
        [MarkerShape.Hexagon, MarkerShape.TriangleDown, MarkerShape.Star, MarkerShape.Plus, MarkerShape.Diamond, MarkerShape.TriangleUp];

    private static readonly ImmutableArray<ImmutableArray<double>> Cycles = [[], [8, 4], [2, 3], [8, 3, 2, 3]];

    /// <summary>The dash of reference bands' edges.</summary>
    public static readonly ImmutableArray<double> EdgeDash = [4, 3];

    /// <summary>The marker of a series.</summary>
    public static MarkerShape Shape(ColorToken color) => color.Role switch
    {
        ColorRole.Series => SeriesShapes[Index(color.Index, SeriesShapes.Length)],
        ColorRole.Baseline => BaselineShapes[Index(color.Index, BaselineShapes.Length)],
        ColorRole.Outlier => MarkerShape.Diamond,
        _ => MarkerShape.Circle,
    };

    /// <summary>The lengths of a dash pattern; empty for solid.</summary>
    public static ImmutableArray<double> Pattern(Dash dash, ColorToken color) => dash switch
    {
        Dash.Solid => [],
        Dash.Dashed => [8, 4],
        Dash.Dot => [2, 3],
        Dash.DashDot => [8, 3, 2, 3],
        Dash.Baseline => [6, 4],
        _ => color.Role switch
        {
            ColorRole.Baseline => [6, 4],
            ColorRole.Series => Cycle(color.Index / SeriesPerCycle),
            ColorRole.Percentile => color.Index switch { <= 0 => [], 1 => [8, 3], _ => [2, 3] },
            _ => [],
        },
    };

    /// <summary>The texture of a series' bars, where its colour is another one's too.</summary>
    public static int Texture(ColorToken color) => color.Role switch
    {
        ColorRole.Series => Math.Max(0, color.Index) / SeriesPerCycle,
        ColorRole.Baseline => Math.Max(0, color.Index) / BaselinesPerCycle,
        _ => 0,
    };

    /// <summary>Where a line lies in the stack .</summary>
    public static ZLayer Z(LineLayer line, bool isDual) =>
        line.IsUnderlay ? ZLayer.UnderLine
        : line.Width >= 3 || (isDual && !line.IsSecondary) ? ZLayer.PriorityLine
        : ZLayer.Line;

    /// <summary>Markers from this diameter on have a ring of background around them.</summary>
    public static double Ring(double size) => size >= 8 ? 1.5 : 0;

    /// <summary>The dash pattern of a cycle of colours, or of a series where a theme tells lines apart by dash (spec plots R-22).</summary>
    /// <param name="index">From 0; beyond the last pattern they begin again.</param>
    public static ImmutableArray<double> Cycle(int index) => Cycles[Index(index, Cycles.Length)];

    private static int Index(int index, int count) => Math.Max(0, index) % count;
}

using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>An axis before its length is known: scale and padded range.</summary>
/// <param name="Axis">The axis as the figure describes it.</param>
/// <param name="IsLog">Whether it is logarithmic.</param>
/// <param name="Lo">The lower end in data units, padded.</param>
/// <param name="Hi">The upper end in data units, padded.</param>
/// <param name="SnapLo">Whether the lower end may move out to a tick.</param>
/// <param name="SnapHi">Whether the upper end may move out to a tick.</param>
/// <param name="IsFullPercent">Whether it shows 0 to 100 percent.</param>
internal sealed record AxisPlan(Axis Axis, bool IsLog, double Lo, double Hi, bool SnapLo, bool SnapHi, bool IsFullPercent)
{
    /// <summary>The smallest value, not padded; above <see cref="DataMax"/> without data.</summary>
    public double DataMin { get; init; }

    /// <summary>The largest value, not padded.</summary>
    public double DataMax { get; init; }

    /// <summary>Plans an x axis.</summary>
    public static AxisPlan ForX(Axis axis, Extent extent) => RangeRule.Choose(axis, extent, ScaleRule.IsLogX(axis, extent)).Over(extent);

    /// <summary>Plans a y axis.</summary>
    public static AxisPlan ForY(Axis axis, Extent extent) => RangeRule.Choose(axis, extent, ScaleRule.IsLogY(axis, extent)).Over(extent);

    private AxisPlan Over(Extent extent) => this with { DataMin = extent.Min, DataMax = extent.Max };
}

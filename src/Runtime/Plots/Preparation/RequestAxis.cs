using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>The horizontal axis of plots with one point a request.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="IsSequence">Whether it is an order or a time, so that windows along it mean something.</param>
/// <param name="Unit">The unit, for texts.</param>
internal sealed record RequestAxis(Axis Axis, bool IsSequence, string Unit)
{
    /// <summary>The axis for a column.</summary>
    /// <param name="preset">The preset, for its wishes.</param>
    /// <param name="tag">The column.</param>
    /// <param name="rows">The requests, for the metric's unit.</param>
    /// <param name="values">The values that will be shown.</param>
    public static RequestAxis Of(SingleRunPreset preset, string tag, RequestRows rows, double[] values)
    {
        switch (tag)
        {
            case ComputedColumns.RequestNumber:
                Axis number = new()
                {
                    Label = "Request number (completion order)",
                    VerbatimTitle = preset.XLabel,
                    Scale = AxisScale.Linear,
                    Zero = ZeroPolicy.Include,
                    IsInteger = true,
                };
                return new(number, true, "");
            case ComputedColumns.Timestamp or ComputedColumns.TimestampSeconds or ComputedColumns.RequestEnd:
                return new(Axes.Time(preset, "Completion, time since first request"), true, "s");
            case ComputedColumns.RequestStart:
                return new(Axes.Time(preset, "Start, time since first request"), true, "s");
            default:
                string unit = MetricLabels.Unit(rows.Unit(tag) ?? MetricCatalog.Find(tag)?.Unit ?? "");
                return new(Axes.Quantity(RequestLabels.Name(tag), unit, preset.XLabel).WithX(preset, values), false, unit);
        }
    }
}

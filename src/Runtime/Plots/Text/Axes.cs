using AiPerf.Plot.Figures;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Axes of the figure model from quantities and the preset's wishes.</summary>
internal static class Axes
{
    /// <summary>The time axis of single-run plots.</summary>
    /// <param name="preset">Its wishes.</param>
    /// <param name="label">What the time is.</param>
    public static Axis Time(PlotPreset preset, string label = "Time since first request") => new()
    {
        Label = label,
        VerbatimTitle = preset.XLabel,
        Unit = "s",
        Scale = AxisScale.Linear,
        Zero = ZeroPolicy.Include,
        IsElapsedTime = true,
    };

    /// <summary>A quantity's axis.</summary>
    /// <param name="label">Name and statistic.</param>
    /// <param name="unit">Normalised unit.</param>
    /// <param name="verbatim">The title the preset asks for.</param>
    /// <param name="direction">Which way is better.</param>
    public static Axis Quantity(string label, string unit, string? verbatim, MetricDirection direction = MetricDirection.None) => new()
    {
        Label = label,
        Unit = unit,
        VerbatimTitle = verbatim,
        Better = Better(direction),
    };

    /// <summary>The axis with the zero policy and the scale that the preset asks for on x.</summary>
    public static Axis WithX(this Axis axis, PlotPreset preset, ReadOnlySpan<double> values) =>
        With(axis, preset, preset.XScale, AxisAutoscale.X, values);

    /// <summary>The axis with the zero policy and the scale that the preset asks for on y.</summary>
    public static Axis WithY(this Axis axis, PlotPreset preset, ReadOnlySpan<double> values) =>
        With(axis, preset, preset.YScale, AxisAutoscale.Y, values);

    /// <summary>The figure model's direction.</summary>
    public static BetterDirection Better(MetricDirection direction) => direction switch
    {
        MetricDirection.Higher => BetterDirection.Higher,
        MetricDirection.Lower => BetterDirection.Lower,
        _ => BetterDirection.None,
    };

    private static Axis With(Axis axis, PlotPreset preset, ScaleChoice scale, AxisAutoscale own, ReadOnlySpan<double> values)
    {
        bool negative = false;
        bool positive = true;
        foreach (double value in values)
        {
            negative |= value < 0;
            positive &= double.IsNaN(value) || value > 0;
        }

        // Where the user wants the axis to fit, or zero in view, neither a fixed range nor a logarithm by itself stands against it.
        bool fits = preset.Autoscale is AxisAutoscale.Both || preset.Autoscale == own;
        bool isFree = fits || scale == ScaleChoice.Log;
        bool forcesZero = preset.Autoscale is not null && !fits;
        return axis with
        {
            Min = isFree ? null : axis.Min,
            Max = isFree ? null : axis.Max,
            NonNegative = axis.NonNegative && !negative,
            Zero = preset.Autoscale switch
            {
                null => axis.Zero,
                _ => fits ? ZeroPolicy.Fit : ZeroPolicy.Include,
            },
            // A logarithm of zero does not exist; the axis then stays linear, which hides nothing.
            Scale = scale switch
            {
                ScaleChoice.Log when positive => AxisScale.Log,
                ScaleChoice.Auto => axis.Scale == AxisScale.Auto || forcesZero ? AxisScale.Linear : axis.Scale,
                _ => AxisScale.Linear,
            },
        };
    }
}

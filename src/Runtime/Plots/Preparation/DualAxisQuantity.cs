using AiPerf.Plot.Figures;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>One of the two quantities of a dual-axis plot.</summary>
/// <param name="Axis">Its axis.</param>
/// <param name="X">Seconds.</param>
/// <param name="Y">Values.</param>
/// <param name="Layers">What is drawn, back to front.</param>
/// <param name="Caption">How it is drawn, in sentences.</param>
internal sealed record DualAxisQuantity(Axis Axis, double[] X, double[] Y, IReadOnlyList<Layer> Layers, IReadOnlyList<string> Caption)
{
    /// <summary>Band, fill, line and markers as the style asks.</summary>
    public static DualAxisQuantity Of(
        Axis axis, string series, string run, double[] x, double[] y, LineJoin join, SeriesStyle style,
        ColorToken color, bool isSecondary, IReadOnlyList<Layer> band, IReadOnlyList<string> caption)
    {
        List<Layer> layers = [.. band];
        LineJoin shape = style.LineShape == LineShape.Step ? LineJoin.Step : join;
        bool hasLine = style.Mode != SeriesMode.Markers;
        if (style.FillToZero)
        {
            layers.Add(new AreaLayer
            {
                Series = series,
                Run = run,
                X = x,
                Y = y,
                Join = shape,
                Opacity = style.FillOpacity ?? 0.08,
                Color = color,
                IsSecondary = isSecondary,
                InLegend = false,
            });
        }

        if (hasLine)
        {
            layers.Add(new LineLayer
            {
                Series = series,
                Run = run,
                X = x,
                Y = y,
                Join = shape,
                Width = style.LineWidth ?? (isSecondary ? 1.5 : 2.25),
                Dash = Dash.Solid,
                Color = color,
                IsSecondary = isSecondary,
            });
        }

        if (style.Mode != SeriesMode.Lines)
        {
            layers.Add(new PointsLayer
            {
                Series = series,
                Run = run,
                X = x,
                Y = y,
                Size = style.MarkerSize,
                Opacity = style.MarkerOpacity,
                Color = color,
                IsSecondary = isSecondary,
            });
        }

        return new(axis, x, y, layers, caption);
    }
}

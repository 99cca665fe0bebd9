using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Layout;

/// <summary>A panel's plot area with the mappings of its axes.</summary>
/// <param name="Index">Which panel, from 0.</param>
/// <param name="Panel">The panel.</param>
/// <param name="Area">The plot area.</param>
/// <param name="X">The mapping of x.</param>
/// <param name="Y">The mapping of y.</param>
/// <param name="Y2">The mapping of secondary y; the primary one where there is none.</param>
internal sealed record PanelCanvas(int Index, Panel Panel, Box Area, AxisMapping X, AxisMapping Y, AxisMapping Y2)
{
    /// <summary>Whether points or segments are counted into a raster, which is opaque: lines over it need ground of their own.</summary>
    public bool HasRaster { get; init; }

    /// <summary>The unit that x shows.</summary>
    public UnitScaling XUnit { get; init; } = new("", 1);

    /// <summary>The unit that y shows.</summary>
    public UnitScaling YUnit { get; init; } = new("", 1);

    /// <summary>The unit that secondary y shows.</summary>
    public UnitScaling Y2Unit { get; init; } = new("", 1);

    /// <summary>The y mapping of a layer.</summary>
    public AxisMapping YOf(Layer layer) => layer.IsSecondary ? Y2 : Y;

    /// <summary>Columns of one layout unit.</summary>
    public int Columns => Math.Max(1, (int)Math.Ceiling(Area.Width));

    /// <summary>The layout positions of values.</summary>
    public static double[] Map(double[] values, AxisMapping mapping)
    {
        var mapped = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            mapped[i] = mapping.Map(values[i]);
        return mapped;
    }
}

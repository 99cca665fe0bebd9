namespace AiPerf.Plot.Layout;

/// <summary>A panel in place.</summary>
/// <param name="Area">The plot area.</param>
/// <param name="X">The horizontal axis; its tick labels are among the figure's texts.</param>
/// <param name="Y">The vertical axis.</param>
/// <param name="Y2">The secondary vertical axis, or none.</param>
internal sealed record PanelLayout(Box Area, AxisLayout X, AxisLayout Y, AxisLayout? Y2);

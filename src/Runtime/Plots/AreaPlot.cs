using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>A quantity over time, filled to zero (spec plots 2.4, R-46, R-47).</summary>
internal static class AreaPlot
{
    public static PlotDrawing Draw(AreaPreset preset, Run run, PlotContext context) => LinePlot.Draw(preset, run, context, isFilled: true);
}

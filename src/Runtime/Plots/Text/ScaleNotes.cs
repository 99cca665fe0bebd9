using AiPerf.Plot.Figures;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Sentences where an axis could not be what the preset asks for.</summary>
internal static class ScaleNotes
{
    /// <summary>The sentences for a figure's axes.</summary>
    public static IEnumerable<string> Of(PlotPreset preset, Axis x, Axis y)
    {
        if (preset.XScale == ScaleChoice.Log && x.Scale != AxisScale.Log)
            yield return "x is linear: it has values that are not positive, or is a sequence.";
        if (preset.YScale == ScaleChoice.Log && y.Scale != AxisScale.Log)
            yield return "y is linear: a logarithmic axis needs positive values.";
    }
}

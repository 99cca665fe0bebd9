using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Gallery;

/// <summary>One plot in every theme.</summary>
/// <param name="Preset">What was drawn.</param>
/// <param name="Title">Its title.</param>
/// <param name="AltText">It in words.</param>
/// <param name="Pictures">Theme and path below the gallery's directory, with <c>/</c>.</param>
internal sealed record DrawnPlot(PlotPreset Preset, string Title, string AltText, IReadOnlyList<(string Theme, string Path)> Pictures);

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>A preset drawn from some runs at one size: everything a check may compare.</summary>
/// <param name="Name">Runs, preset and size, such as <c>F1/ttft_vs_throughput/1600x800</c>.</param>
/// <param name="Preset">The preset.</param>
/// <param name="Runs">What was drawn.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Layout">The layout.</param>
internal sealed record Picture(string Name, PlotPreset Preset, RunSet Runs, Figure Figure, FigureLayout Layout)
{
    /// <summary>Whether it has the size that a build draws unless told otherwise.</summary>
    public bool IsDefaultSize => Layout is { Width: 1600, Height: 800 };

    /// <summary>The name of the runs.</summary>
    public string Source => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The run of a preset for single runs.</summary>
    public Run Run => Runs.Runs[0];

    /// <summary>The layers that are drawn.</summary>
    public IEnumerable<Layer> Layers => Figure.Panels.SelectMany(panel => panel.Layers).Where(layer => !layer.IsDataOnly);

    /// <summary>The panels with their layouts.</summary>
    public IEnumerable<(Panel Panel, PanelLayout Placed)> Panels => Figure.Panels.Zip(Layout.Panels);

    /// <summary>Every axis with its place.</summary>
    public IEnumerable<(Axis Axis, AxisLayout Placed)> Axes => Panels.SelectMany(pair => AxesOf(pair.Panel, pair.Placed));

    /// <summary>The axes of a panel.</summary>
    public static IEnumerable<(Axis Axis, AxisLayout Placed)> AxesOf(Panel panel, PanelLayout placed)
    {
        yield return (panel.X, placed.X);
        yield return (panel.Y, placed.Y);
        if (panel.Y2 is { } second && placed.Y2 is { } secondPlaced)
            yield return (second, secondPlaced);
    }

    /// <summary>The texts of a role.</summary>
    public IEnumerable<TextBox> Texts(TextRole role) => Layout.Texts.Where(text => text.Role == role);

    /// <summary>The texts of a role as one.</summary>
    public string Words(TextRole role) => string.Join(' ', Texts(role).Select(text => text.Full));
}

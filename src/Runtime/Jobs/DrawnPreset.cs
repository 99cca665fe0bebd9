using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Jobs;

/// <summary>What became of a preset before anything is written.</summary>
/// <param name="Selected">The preset.</param>
internal sealed record DrawnPreset(SelectedPreset Selected)
{
    /// <summary>What became of it; <see cref="PlotStatus.Written"/> stands for a picture that waits to be written.</summary>
    public required PlotStatus Status { get; init; }

    /// <summary>Why there is no picture; empty when there is one.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The figure, when there is one.</summary>
    public Figure? Figure { get; init; }

    /// <summary>The figure in place, when there is one.</summary>
    public FigureLayout? Layout { get; init; }

    /// <summary>Pixels a layout unit.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Characters that the font does not have and that are drawn as boxes.</summary>
    public string MissingCharacters { get; init; } = "";

    /// <summary>The names of the runs that have no value for it; once a metric.</summary>
    public IReadOnlyList<string> RunsLeftOut { get; init; } = [];

    /// <summary>The content of each file, in the order of the formats.</summary>
    public IReadOnlyList<(OutputFormats Format, byte[] Content)> Files { get; init; } = [];

    /// <summary>What to tell the user about it.</summary>
    public required IReadOnlyList<PlotDiagnostic> Diagnostics { get; init; }
}

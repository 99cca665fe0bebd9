using AiPerf.Plot.Presets;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Gallery;

/// <summary>Simulated runs and the plots to draw of them.</summary>
/// <param name="Name">Names the folder of the runs and of their pictures.</param>
/// <param name="Title">What the runs are.</param>
/// <param name="Runs">The runs.</param>
/// <param name="Presets">The plots, in order.</param>
internal sealed record Exhibit(string Name, string Title, SimulatedExperiment Runs, IReadOnlyList<PlotPreset> Presets)
{
    /// <summary>How the runs are classified; <see langword="null"/> when they are not.</summary>
    public ExperimentClassification? Classification { get; init; }

    /// <summary>The configuration that holds these plots and no other.</summary>
    public PlotConfiguration Configuration => new()
    {
        MultiRunDefaults = [.. Presets.OfType<MultiRunPreset>().Select(preset => preset.Name)],
        MultiRunPlots = [.. Presets.OfType<MultiRunPreset>()],
        SingleRunDefaults = [.. Presets.OfType<SingleRunPreset>().Select(preset => preset.Name)],
        SingleRunPlots = [.. Presets.OfType<SingleRunPreset>()],
        Classification = Classification,
    };
}

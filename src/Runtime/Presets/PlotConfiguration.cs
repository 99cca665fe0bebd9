using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;

namespace AiPerf.Plot.Presets;

/// <summary>The effective configuration: every layer applied, every preset typed.</summary>
public sealed record PlotConfiguration
{
    /// <summary>Names of the comparison presets drawn by default, in order.</summary>
    public required IReadOnlyList<string> MultiRunDefaults { get; init; }

    /// <summary>Names of the single-run presets drawn by default, in order.</summary>
    public required IReadOnlyList<string> SingleRunDefaults { get; init; }

    /// <summary>Every comparison preset, in order of definition.</summary>
    public required IReadOnlyList<MultiRunPreset> MultiRunPlots { get; init; }

    /// <summary>Every single-run preset, in order of definition.</summary>
    public required IReadOnlyList<SingleRunPreset> SingleRunPlots { get; init; }

    /// <summary>Baselines and treatments; <see langword="null"/> when runs are not classified.</summary>
    public ExperimentClassification? Classification { get; init; }

    /// <summary>How scrapes of server metrics become values over time.</summary>
    public ServerMetricsDownsampling ServerMetricsDownsampling { get; init; } = new();

    /// <summary>The presets that mistakes in the configuration cost.</summary>
    internal IReadOnlyList<LeftOutPreset> LeftOut { get; init; } = [];
}

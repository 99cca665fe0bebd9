using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Presets;

/// <summary>A comparison plot: each run gives one point.</summary>
public abstract record MultiRunPreset : PlotPreset
{
    /// <summary>The horizontal metric.</summary>
    public required MetricRef X { get; init; }

    /// <summary>The vertical metric.</summary>
    public required MetricRef Y { get; init; }

    /// <summary>The columns whose values, joined, label a point; empty means the load parameter known.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The columns whose values, joined, make the series; empty means <c>run_name</c>.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>Overrides the known direction of the horizontal metric.</summary>
    public MetricDirection? XDirection { get; init; }

    /// <summary>Overrides the known direction of the vertical metric.</summary>
    public MetricDirection? YDirection { get; init; }

    /// <inheritdoc/>
    public override RunMode Mode => RunMode.MultiRun;
}

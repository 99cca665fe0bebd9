using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Presets;

/// <summary>A plot of one run over time or request number.</summary>
public abstract record SingleRunPreset : PlotPreset
{
    /// <summary>The horizontal quantity.</summary>
    public required MetricRef X { get; init; }

    /// <summary>The vertical metric.</summary>
    public required MetricRef Y { get; init; }

    /// <inheritdoc/>
    public override RunMode Mode => RunMode.SingleRun;
}

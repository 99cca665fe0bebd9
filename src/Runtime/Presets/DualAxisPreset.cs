using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Presets;

/// <summary>Two quantities over one time axis, on two vertical axes with one grid.</summary>
public sealed record DualAxisPreset : SingleRunPreset
{
    /// <summary>The quantity of the secondary axis.</summary>
    public required MetricRef Y2 { get; init; }

    /// <summary>How the primary series is drawn.</summary>
    public SeriesStyle PrimaryStyle { get; init; } = new();

    /// <summary>How the secondary series is drawn.</summary>
    public SeriesStyle SecondaryStyle { get; init; } = new();

    /// <summary>A further column written to the data files, such as <c>active_requests</c>.</summary>
    public string? SupplementaryColumn { get; init; }

    /// <summary>One panel or two.</summary>
    public DualAxisLayout Layout { get; init; }

    /// <inheritdoc/>
    public override string TypeName => "dual_axis";
}

/// <summary>One panel with two axes, or two panels over one x axis.</summary>
public enum DualAxisLayout
{
    /// <summary>One panel, unless the two lines would hide one another.</summary>
    Auto,

    /// <summary>One panel.</summary>
    Overlay,

    /// <summary>Two panels.</summary>
    Stacked,
}

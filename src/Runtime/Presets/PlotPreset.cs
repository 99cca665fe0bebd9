using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Presets;

/// <summary>A named plot. Derive a variant with a <c>with</c> expression; the name is also the stem of its files.</summary>
public abstract record PlotPreset
{
    /// <summary>The preset's name and the stem of its files, such as <c>ttft_over_time</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The title; generated from the metrics when <see langword="null"/>.</summary>
    public string? Title { get; init; }

    /// <summary>What the plot is for, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Replaces the x axis' title, verbatim.</summary>
    public string? XLabel { get; init; }

    /// <summary>Replaces the y axis' title, verbatim.</summary>
    public string? YLabel { get; init; }

    /// <summary>Which axes fit the data instead of starting at zero; <see langword="null"/> leaves it to the zero policy.</summary>
    public AxisAutoscale? Autoscale { get; init; }

    /// <summary>The x axis' scale.</summary>
    public ScaleChoice XScale { get; init; }

    /// <summary>The y axis' scale.</summary>
    public ScaleChoice YScale { get; init; }

    /// <summary>Where the legend is wanted.</summary>
    public LegendPlace Legend { get; init; }

    /// <summary>Whether warm-up records are drawn, muted and outside every statistic.</summary>
    public bool IncludeWarmup { get; init; }

    /// <summary>What this picture has otherwise than the others: theme, size, annotations.</summary>
    public PlotStyle Style { get; init; } = new();

    /// <summary>The mode this kind of plot belongs to.</summary>
    public abstract RunMode Mode { get; }

    /// <summary>The plot type's name in the YAML, such as <c>scatter_line</c>.</summary>
    public abstract string TypeName { get; }
}

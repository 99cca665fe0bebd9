using System.Collections.Immutable;

namespace AiPerf.Plot.Figures;

/// <summary>An immutable description of one picture: what is shown, not where on the page.</summary>
public sealed record Figure
{
    /// <summary>The name its files carry, without extension.</summary>
    public required string Id { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>One computed line below the title; empty for none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>Sentences below the picture: sample count, statistic, window, what was left out. The layout adds its own (axis break, decimation).</summary>
    public ImmutableArray<string> Caption { get; init; } = [];

    /// <summary>A warning the reader must see before reading the data; empty for none.</summary>
    public string Warning { get; init; } = "";

    /// <summary>The picture in words: axes, groups, extremes; at least 40 characters.</summary>
    public required string AltText { get; init; }

    /// <summary>The panels from top to bottom; all share the x axis.</summary>
    public required ImmutableArray<Panel> Panels { get; init; }

    /// <summary>What the series are, for the legend's head; empty for none.</summary>
    public string LegendTitle { get; init; } = "";

    /// <summary>Where the legend is wanted.</summary>
    public LegendChoice Legend { get; init; }

    /// <summary>Whether the corner that is better on both axes is marked; needs both axes' directions.</summary>
    public bool ShowBetterCorner { get; init; }

    /// <summary>What the figure was made from (preset, type, statistic, run names), for the machine-readable outputs.</summary>
    public ImmutableSortedDictionary<string, string> Provenance { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot;

/// <summary>What a <see cref="PlotJob"/> did.</summary>
public sealed record PlotJobResult
{
    /// <summary>One entry a preset, in the order of the defaults list.</summary>
    public required IReadOnlyList<PlotOutcome> Plots { get; init; }

    /// <summary>Every file of this job in the output directory, absolute: pictures, data, manifest, summary, log. Unchanged files are listed too.</summary>
    public required IReadOnlyList<string> OutputFiles { get; init; }

    /// <summary>Everything to tell the user, in order.</summary>
    public required IReadOnlyList<PlotDiagnostic> Diagnostics { get; init; }

    /// <summary>The mode used; <see langword="null"/> when no run was found.</summary>
    public RunMode? Mode { get; init; }

    /// <summary>Why that mode, for people.</summary>
    public string ModeReason { get; init; } = "";

    /// <summary>The number of runs loaded.</summary>
    public int RunCount { get; init; }

    /// <summary>The number of runs loaded that are missing from at least one plot that was drawn of several runs.</summary>
    public int IncompleteRunCount { get; init; }

    /// <summary>What the index shows; <see langword="null"/> when no run was found.</summary>
    internal IndexContent? Index { get; init; }

    /// <summary>Whether anything of severity Error was reported.</summary>
    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == PlotSeverity.Error);
}

/// <summary>What became of one preset.</summary>
/// <param name="Preset">The preset's name.</param>
/// <param name="Title">The picture's title; the preset's name when nothing was drawn.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why nothing was drawn; empty when something was.</param>
public sealed record PlotOutcome(string Preset, string Title, PlotStatus Status, string Reason)
{
    /// <summary>The run this belongs to when several runs are analysed one by one; otherwise empty.</summary>
    public string RunName { get; init; } = "";

    /// <summary>What the plot is for, in a sentence or two; empty when its preset does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>The mode it belongs to.</summary>
    public RunMode Mode { get; init; }

    /// <summary>The files written, absolute, with their formats.</summary>
    public IReadOnlyList<(OutputFormats Format, string Path)> Files { get; init; } = [];

    /// <summary>The picture in words.</summary>
    public string AltText { get; init; } = "";

    /// <summary>The picture's width in pixels.</summary>
    public int PixelWidth { get; init; }

    /// <summary>The picture's height in pixels.</summary>
    public int PixelHeight { get; init; }
}

/// <summary>What became of a preset.</summary>
public enum PlotStatus
{
    /// <summary>Drawn and written.</summary>
    Written,

    /// <summary>The data it needs is absent, or its configuration is wrong.</summary>
    Skipped,

    /// <summary>The data is there but holds no finite point.</summary>
    Empty,

    /// <summary>A defect or an unwritable file kept it from being drawn.</summary>
    Failed,

    /// <summary>It failed or its configuration is wrong, and its file of an earlier build was kept.</summary>
    Stale,
}

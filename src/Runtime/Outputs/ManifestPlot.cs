using System.Collections.Immutable;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Layout;

namespace AiPerf.Plot.Outputs;

/// <summary>What became of one preset, as the manifest tells it.</summary>
internal sealed record ManifestPlot
{
    /// <summary>The preset's name.</summary>
    public required string Preset { get; init; }

    /// <summary>The picture's title.</summary>
    public required string Title { get; init; }

    /// <summary>What the plot is for; empty when its preset does not say.</summary>
    public string Description { get; init; } = "";

    /// <summary>What became of it.</summary>
    public required PlotStatus Status { get; init; }

    /// <summary>Why nothing was drawn; empty when something was.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The run, when several are analysed one by one; otherwise empty.</summary>
    public string Run { get; init; } = "";

    /// <summary>The mode it belongs to.</summary>
    public RunMode Mode { get; init; }

    /// <summary>The picture in words.</summary>
    public string AltText { get; init; } = "";

    /// <summary>Width in pixels; 0 when nothing was drawn.</summary>
    public int PixelWidth { get; init; }

    /// <summary>Height in pixels; 0 when nothing was drawn.</summary>
    public int PixelHeight { get; init; }

    /// <summary>Its files, the picture first.</summary>
    public ImmutableArray<ManifestFile> Files { get; init; } = [];

    /// <summary>What the layout could not show as asked; <see langword="null"/> when nothing was drawn.</summary>
    public LayoutDiagnostics? Layout { get; init; }

    /// <summary>Describes an outcome.</summary>
    /// <param name="outcome">The outcome; its files lie in the output directory.</param>
    /// <param name="outputDirectory">The absolute output directory.</param>
    /// <param name="layout">What the layout reported.</param>
    public static ManifestPlot Of(PlotOutcome outcome, string outputDirectory, LayoutDiagnostics? layout = null) => new()
    {
        Preset = outcome.Preset,
        Title = outcome.Title,
        Description = outcome.Description,
        Status = outcome.Status,
        Reason = outcome.Reason,
        Run = outcome.RunName,
        Mode = outcome.Mode,
        AltText = outcome.AltText,
        PixelWidth = outcome.PixelWidth,
        PixelHeight = outcome.PixelHeight,
        Files = [.. outcome.Files.Select(file => new ManifestFile(
            file.Format, Path.GetRelativePath(outputDirectory, file.Path).Replace(Path.DirectorySeparatorChar, '/')))],
        Layout = layout,
    };
}

/// <summary>A file of a plot.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Path">Relative to the manifest, with <c>/</c>.</param>
internal readonly record struct ManifestFile(OutputFormats Format, string Path);

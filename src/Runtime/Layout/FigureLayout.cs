using System.Collections.Immutable;

namespace AiPerf.Plot.Layout;

/// <summary>A figure with every box measured and placed; numbers only, the same for every output scale, theme and palette.</summary>
internal sealed record FigureLayout
{
    /// <summary>Width in layout units.</summary>
    public required double Width { get; init; }

    /// <summary>Height in layout units.</summary>
    public required double Height { get; init; }

    /// <summary>The figure's title, for metadata.</summary>
    public required string Title { get; init; }

    /// <summary>The picture in words, for metadata.</summary>
    public required string AltText { get; init; }

    /// <summary>The panels from top to bottom.</summary>
    public required ImmutableArray<PanelLayout> Panels { get; init; }

    /// <summary>Every text.</summary>
    public required ImmutableArray<TextBox> Texts { get; init; }

    /// <summary>Every mark, in drawing order.</summary>
    public required ImmutableArray<Mark> Marks { get; init; }

    /// <summary>The legend; <see langword="null"/> where title and axes already name the series.</summary>
    public LegendLayout? Legend { get; init; }

    /// <summary>The box behind the warning text; <see langword="null"/> without a warning.</summary>
    public Box? WarningBox { get; init; }

    /// <summary>What could not be shown as asked.</summary>
    public required LayoutDiagnostics Diagnostics { get; init; }
}

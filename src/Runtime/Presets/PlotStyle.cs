namespace AiPerf.Plot.Presets;

/// <summary>What one picture has otherwise than the others of its job; <see langword="null"/> leaves it to the job.</summary>
public sealed record PlotStyle
{
    /// <summary>The theme: <c>light</c>, <c>dark</c>, <c>high-contrast</c> or <c>print</c>. The interactive page has one of its own.</summary>
    public string? Theme { get; init; }

    /// <summary>The palette: <c>safe</c>, <c>deep</c> or <c>bright</c>.</summary>
    public string? Palette { get; init; }

    /// <summary>Width in layout units, 400 to 8000.</summary>
    public int? Width { get; init; }

    /// <summary>Height in layout units, 300 to 8000.</summary>
    public int? Height { get; init; }

    /// <summary>Pixels a layout unit, 1 to 4.</summary>
    public double? Scale { get; init; }

    /// <summary>Lines, bands and texts at places of the data, such as a limit that was promised.</summary>
    public IReadOnlyList<PlotAnnotation> Annotations { get; init; } = [];
}

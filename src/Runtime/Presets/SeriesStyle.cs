namespace AiPerf.Plot.Presets;

/// <summary>How a series of a dual-axis plot is drawn. <see langword="null"/> leaves a choice to the theme.</summary>
public sealed record SeriesStyle
{
    /// <summary>Lines, markers, or both.</summary>
    public SeriesMode Mode { get; init; }

    /// <summary>How points are joined.</summary>
    public LineShape LineShape { get; init; }

    /// <summary>Whether the series is filled to zero.</summary>
    public bool FillToZero { get; init; }

    /// <summary>Line width in layout units, above 0.</summary>
    public double? LineWidth { get; init; }

    /// <summary>Marker diameter in layout units, above 0.</summary>
    public double? MarkerSize { get; init; }

    /// <summary>Marker opacity, 0 to 1.</summary>
    public double? MarkerOpacity { get; init; }

    /// <summary>Fill opacity, 0 to 1.</summary>
    public double? FillOpacity { get; init; }
}

/// <summary>Lines, markers, or both.</summary>
public enum SeriesMode
{
    /// <summary>Lines.</summary>
    Lines,

    /// <summary>Markers.</summary>
    Markers,

    /// <summary>Lines and markers.</summary>
    LinesAndMarkers,
}

/// <summary>How points are joined.</summary>
public enum LineShape
{
    /// <summary>Straight segments.</summary>
    Linear,

    /// <summary>Steps: each value holds until the next (<c>hv</c>).</summary>
    Step,

    /// <summary>Smoothed; drawn as straight segments, which invent nothing between samples.</summary>
    Spline,
}

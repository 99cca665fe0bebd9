namespace AiPerf.Plot.Presets;

/// <summary>
/// Something drawn at a place of the data. Places are in the units of the data: those of the metrics in AIPerf's files, seconds since the
/// first request's start on a time axis, whatever unit the axis shows.
/// </summary>
public abstract record PlotAnnotation;

/// <summary>A line across the plot.</summary>
public sealed record LineAnnotation : PlotAnnotation
{
    /// <summary>The value it lies or stands at.</summary>
    public required double At { get; init; }

    /// <summary>Whether it stands upright at x instead of lying at y.</summary>
    public bool IsVertical { get; init; }

    /// <summary>A name written at the line before the value; <see langword="null"/> for the value alone.</summary>
    public string? Label { get; init; }
}

/// <summary>A stripe across the plot.</summary>
public sealed record BandAnnotation : PlotAnnotation
{
    /// <summary>The lower value.</summary>
    public required double From { get; init; }

    /// <summary>The upper value.</summary>
    public required double To { get; init; }

    /// <summary>Whether it stands upright between two x instead of lying between two y.</summary>
    public bool IsVertical { get; init; }

    /// <summary>A name written in the stripe; <see langword="null"/> for none.</summary>
    public string? Label { get; init; }
}

/// <summary>A text at a point.</summary>
public sealed record TextAnnotation : PlotAnnotation
{
    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The point's x.</summary>
    public required double X { get; init; }

    /// <summary>The point's y.</summary>
    public required double Y { get; init; }
}

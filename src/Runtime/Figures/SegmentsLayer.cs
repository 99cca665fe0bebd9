namespace AiPerf.Plot.Figures;

/// <summary>Separate straight segments.</summary>
public sealed record SegmentsLayer : Layer
{
    /// <summary>Starts, x.</summary>
    public required double[] X1 { get; init; }

    /// <summary>Starts, y.</summary>
    public required double[] Y1 { get; init; }

    /// <summary>Ends, x.</summary>
    public required double[] X2 { get; init; }

    /// <summary>Ends, y.</summary>
    public required double[] Y2 { get; init; }

    /// <summary>Stroke width in layout units.</summary>
    public double Width { get; init; } = 1.25;

    /// <summary>
    /// The stroke's width in y units, for rows a unit apart, on a linear axis: never below <see cref="Width"/>, never thicker than a bar of 14
    /// layout units; <see langword="null"/> for <see cref="Width"/> alone.
    /// </summary>
    public double? ThicknessInY { get; init; }

    /// <summary>0 to 1; <see langword="null"/> for the rule's default by count.</summary>
    public double? Opacity { get; init; }

    /// <summary>The least drawn length in layout units, so that short intervals stay visible.</summary>
    public double MinLength { get; init; }
}

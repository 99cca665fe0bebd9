namespace AiPerf.Plot.Figures;

/// <summary>Intervals around points.</summary>
public sealed record ErrorBarLayer : XyLayer
{
    /// <summary>The lower ends, on the axis the bars run along.</summary>
    public required double[] Lo { get; init; }

    /// <summary>The upper ends.</summary>
    public required double[] Hi { get; init; }

    /// <summary>Whether the bars run along x.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>The length of the caps in layout units.</summary>
    public double CapSize { get; init; } = 8;

    /// <summary>Stroke width in layout units.</summary>
    public double Width { get; init; } = 1.5;
}

namespace AiPerf.Plot.Figures;

/// <summary>The area between a line and zero.</summary>
public sealed record AreaLayer : XyLayer
{
    /// <summary>How neighbours are joined.</summary>
    public LineJoin Join { get; init; }

    /// <summary>0 to 1.</summary>
    public double Opacity { get; init; } = 0.1;
}

namespace AiPerf.Plot.Figures;

/// <summary>A layer of points (x, y).</summary>
public abstract record XyLayer : Layer
{
    /// <summary>Horizontal positions.</summary>
    public required double[] X { get; init; }

    /// <summary>Vertical positions, as many as <see cref="X"/>.</summary>
    public required double[] Y { get; init; }
}

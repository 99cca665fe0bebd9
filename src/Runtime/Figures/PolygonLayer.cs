namespace AiPerf.Plot.Figures;

/// <summary>A closed outline with a light fill.</summary>
public sealed record PolygonLayer : XyLayer
{
    /// <summary>Opacity of the fill, 0 to 1.</summary>
    public double Opacity { get; init; } = 0.15;

    /// <summary>The outline's dash pattern.</summary>
    public Dash Dash { get; init; } = Dash.Solid;
}

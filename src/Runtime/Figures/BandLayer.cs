namespace AiPerf.Plot.Figures;

/// <summary>The area between two lines.</summary>
public sealed record BandLayer : Layer
{
    /// <summary>Horizontal positions.</summary>
    public required double[] X { get; init; }

    /// <summary>The lower line, as many as <see cref="X"/>.</summary>
    public required double[] Lo { get; init; }

    /// <summary>The upper line, as many as <see cref="X"/>.</summary>
    public required double[] Hi { get; init; }

    /// <summary>How neighbours are joined.</summary>
    public LineJoin Join { get; init; }

    /// <summary>0 to 1.</summary>
    public double Opacity { get; init; } = 0.12;

    /// <summary>Whether both lines are drawn too.</summary>
    public bool HasEdges { get; init; }
}

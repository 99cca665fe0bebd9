namespace AiPerf.Plot.Figures;

/// <summary>Which way on an axis is better.</summary>
public enum BetterDirection
{
    /// <summary>Unknown, or neither.</summary>
    None,

    /// <summary>Larger values are better.</summary>
    Higher,

    /// <summary>Smaller values are better.</summary>
    Lower,
}

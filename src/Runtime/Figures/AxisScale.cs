namespace AiPerf.Plot.Figures;

/// <summary>How values map to positions on an axis.</summary>
public enum AxisScale
{
    /// <summary>Chosen from the data (spec plots R-8).</summary>
    Auto,

    /// <summary>Linear.</summary>
    Linear,

    /// <summary>Logarithmic to base 10; all values must be positive.</summary>
    Log,
}

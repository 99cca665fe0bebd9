namespace AiPerf.Plot.Figures;

/// <summary>Dash patterns (spec plots R-22).</summary>
public enum Dash
{
    /// <summary>From the series' colour token: solid in the first cycle, baselines dashed.</summary>
    Auto,

    /// <summary>Solid.</summary>
    Solid,

    /// <summary>8 on, 4 off.</summary>
    Dashed,

    /// <summary>2 on, 3 off.</summary>
    Dot,

    /// <summary>8, 3, 2, 3.</summary>
    DashDot,

    /// <summary>6 on, 4 off.</summary>
    Baseline,
}

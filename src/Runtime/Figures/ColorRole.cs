namespace AiPerf.Plot.Figures;

/// <summary>What a colour stands for; the theme and the palette decide which colour that is.</summary>
public enum ColorRole
{
    /// <summary>A data series; the index selects from the palette and the marker shapes.</summary>
    Series,

    /// <summary>A baseline series: a shade of grey.</summary>
    Baseline,

    /// <summary>A step of the sequential percentile scale: 0 = p50, 1 = p95, 2 = p99.</summary>
    Percentile,

    /// <summary>Secondary information.</summary>
    Muted,

    /// <summary>Reference lines and bands.</summary>
    Reference,

    /// <summary>Outliers.</summary>
    Outlier,

    /// <summary>The text colour.</summary>
    Text,
}

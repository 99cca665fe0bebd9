namespace AiPerf.Plot.Figures;

/// <summary>Marker shapes; the first eight are the series' own in this order (spec plots R-22).</summary>
public enum MarkerShape
{
    /// <summary>A disc.</summary>
    Circle,

    /// <summary>A square.</summary>
    Square,

    /// <summary>A triangle pointing up.</summary>
    TriangleUp,

    /// <summary>A square on its corner.</summary>
    Diamond,

    /// <summary>A triangle pointing down.</summary>
    TriangleDown,

    /// <summary>A hexagon.</summary>
    Hexagon,

    /// <summary>A plus sign.</summary>
    Plus,

    /// <summary>A five-pointed star.</summary>
    Star,

    /// <summary>An x: failed requests.</summary>
    Cross,

    /// <summary>A short horizontal stroke.</summary>
    Dash,

    /// <summary>A caret: values beyond the axis.</summary>
    Caret,
}

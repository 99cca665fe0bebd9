namespace AiPerf.Plot.Figures;

/// <summary>A line through points, broken at gaps.</summary>
public sealed record LineLayer : XyLayer
{
    /// <summary>How neighbours are joined.</summary>
    public LineJoin Join { get; init; }

    /// <summary>Width in layout units.</summary>
    public double Width { get; init; } = 2;

    /// <summary>The dash pattern.</summary>
    public Dash Dash { get; init; }

    /// <summary>0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Whether it lies below the other lines.</summary>
    public bool IsUnderlay { get; init; }

    /// <summary>The name at the line's end where the legend is drawn as end labels; <see langword="null"/> for the series' name.</summary>
    public string? EndLabel { get; init; }
}

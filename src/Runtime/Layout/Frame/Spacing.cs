namespace AiPerf.Plot.Layout;

/// <summary>Distances in layout units (spec plots R-4).</summary>
internal static class Spacing
{
    /// <summary>Outer padding.</summary>
    public const double Top = 20, Bottom = 16, Side = 24;

    /// <summary>Below the title, above the plot area, above a bottom legend, above the caption, above the warning.</summary>
    public const double BelowTitle = 4, AbovePlot = 14, AboveLegend = 12, AboveCaption = 10, AboveWarning = 10;

    /// <summary>Between axis title and tick labels; along y, along x.</summary>
    public const double YTitle = 10, XTitle = 8;

    /// <summary>Between the plot area and tick labels: the tick mark of 5 and a gap.</summary>
    public const double TickLabel = 8;

    /// <summary>Left of a right-hand legend.</summary>
    public const double LeftOfLegend = 20;

    /// <summary>Between panels above each other, so that their outermost tick labels keep apart.</summary>
    public const double BetweenPanels = 28;

    /// <summary>What every text keeps from the canvas' edge.</summary>
    public const double Clearance = 4;
}

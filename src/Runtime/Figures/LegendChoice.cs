namespace AiPerf.Plot.Figures;

/// <summary>Where a figure's legend is wanted.</summary>
public enum LegendChoice
{
    /// <summary>Wherever it reads best, never over the plot.</summary>
    Auto,

    /// <summary>A block right of the plot; below it where the right side has no room.</summary>
    Right,

    /// <summary>A block below the plot.</summary>
    Bottom,

    /// <summary>Inside the plot where nothing is drawn; beside it where there is no such place.</summary>
    Inside,
}

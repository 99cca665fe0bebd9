namespace AiPerf.Plot.Presets;

/// <summary>Where a preset wants its legend.</summary>
public enum LegendPlace
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

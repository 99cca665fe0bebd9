namespace AiPerf.Plot.Dashboard;

/// <summary>The parts of the page that do not depend on the data, as the dashboard's assembly brings them.</summary>
/// <param name="Shell">The HTML with places for the rest.</param>
/// <param name="Style">The style sheet.</param>
/// <param name="Library">The chart library.</param>
/// <param name="Script">The page's own script.</param>
internal sealed record PageAssets(string Shell, string Style, string Library, string Script);

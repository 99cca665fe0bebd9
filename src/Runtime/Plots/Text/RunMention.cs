using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>Which runs a message is about.</summary>
internal static class RunMention
{
    private const int Most = 3;

    /// <summary><c>'a', 'b', 'c' and 4 more</c>.</summary>
    /// <param name="runs">The runs, at least one.</param>
    public static string Few(IReadOnlyList<Run> runs) =>
        string.Join(", ", runs.Take(Most).Select(run => $"'{run.Name}'")) + (runs.Count > Most ? $" and {runs.Count - Most} more" : "");
}

using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Jobs;

/// <summary>Why a job drew nothing, and what to do about it.</summary>
internal static class NothingDrawn
{
    /// <summary>The reason, to be put after a colon, and the remedy, a sentence.</summary>
    /// <param name="selection">What was to be drawn.</param>
    /// <param name="plots">What became of it.</param>
    /// <param name="found">The number of runs found.</param>
    /// <param name="loaded">The number of runs that could be read.</param>
    /// <param name="mode">The mode.</param>
    public static (string Why, string Remedy) Because(
        PresetSelection selection, IReadOnlyList<PlotOutcome> plots, int found, int loaded, RunMode mode)
    {
        if (loaded == 0)
            return ("none of its runs could be read", "Correct what was reported about them.");
        if (selection.Presets.Count > 0)
            return ("every preset was skipped or failed", "The messages above and summary.txt say what each one lacks.");

        var parts = new List<string>();
        var remedies = new List<string>();
        string[] lost = [.. selection.LeftOut.Select(preset => preset.Name)];
        if (lost.Length > 0)
        {
            string codes = string.Join(" and ", selection.LeftOut.Select(preset => preset.Cause.Descriptor.Id).Distinct());
            parts.Add($"{Names(lost)} left out because of {codes}");
            remedies.Add("Correct what was reported about it.");
        }

        if (selection.OfTheOtherMode is { Count: > 0 } strangers)
        {
            parts.Add(mode == RunMode.MultiRun
                ? $"{Names(strangers)} for a single run, but {Runs(found)} found, which are compared"
                : $"{Names(strangers)} for a comparison of several runs, but {Runs(found)} found, which {(found == 1 ? "is analysed by itself" : "are analysed one by one")}");
            remedies.Add(mode == RunMode.MultiRun
                ? "Name a comparison in AiPerfPlotPresets, or set AiPerfPlotMode=single."
                : $"Name a plot of a single run in AiPerfPlotPresets, or {(found == 1 ? "point the inputs at several runs" : "leave out AiPerfPlotMode=single")}.");
        }

        return parts.Count > 0
            ? (string.Join("; ", parts), string.Join(' ', remedies))
            : ($"the configuration's list {(mode == RunMode.MultiRun ? "multi_run_defaults" : "single_run_defaults")} is empty", "Fill it, or name presets with AiPerfPlotPresets.");
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Select(name => $"'{name}'")) + (names.Count == 1 ? " is" : " are");

    private static string Runs(int count) => count == 1 ? "1 run was" : $"{count} runs were";
}

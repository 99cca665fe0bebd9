using System.Globalization;

namespace AiPerf.Plot.Artifacts;

/// <summary>Decides between the analysis of one run and the comparison of several.</summary>
internal static class RunModeDecision
{
    private const int InputsNamed = 3;

    /// <summary>The number of distinct runs decides, however many inputs were given, unless a mode is forced.</summary>
    /// <param name="found">The runs.</param>
    /// <param name="forced">The mode the user asked for, or <see langword="null"/>.</param>
    /// <param name="inputs">The inputs that were searched, in the order in which the reason names them.</param>
    /// <returns>The mode and why, such as <c>comparison: 3 runs below artifacts/sweep</c>.</returns>
    public static (RunMode Mode, string Reason) Decide(IReadOnlyList<FoundRun> found, RunMode? forced, IReadOnlyList<RunInput> inputs)
    {
        RunMode mode = forced ?? (found.Count > 1 ? RunMode.MultiRun : RunMode.SingleRun);
        string name = mode == RunMode.MultiRun ? "comparison" : "single run";
        string because = forced is null ? "" : mode == RunMode.MultiRun ? "AiPerfPlotMode=multi, " : "AiPerfPlotMode=single, ";
        return (mode, $"{name}: {because}{Runs(found, inputs)}");
    }

    private static string Runs(IReadOnlyList<FoundRun> found, IReadOnlyList<RunInput> given)
    {
        if (found.Count == 0)
            return "no run found";

        string count = found.Count == 1 ? "1 run" : found.Count.ToString(CultureInfo.InvariantCulture) + " runs";
        if (found.Count == 1)
            return $"{count} at {found[0].Directory.DisplayPath}";

        var holding = found.Select(run => run.Input.DisplayPath).ToHashSet(StringComparer.Ordinal);
        // In the order given, because the first one decides where the plots go.
        string[] inputs = [.. given.Select(input => input.DisplayPath).Where(holding.Contains).Union(holding)];
        string where = found.All(run => run.Directory.RelativePath == ".") ? "at" : "below";
        return inputs.Length <= InputsNamed
            ? $"{count} {where} {string.Join(", ", inputs)}"
            : string.Create(CultureInfo.InvariantCulture, $"{count} {where} {inputs.Length} inputs");
    }
}

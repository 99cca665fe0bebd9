using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Tells when the values per GPU of a comparison rest on GPU counts of unequal trust.</summary>
internal static class GpuCountReport
{
    /// <summary>Reports once for all plots; nothing where no plot shows values per GPU, and nothing where all counts rest on the same kind of evidence.</summary>
    /// <param name="runs">The runs that are compared.</param>
    /// <param name="presets">The plots.</param>
    /// <param name="report">Receives the warning.</param>
    public static void Of(IReadOnlyList<Run> runs, IEnumerable<PlotPreset> presets, Action<PlotDiagnostic> report)
    {
        Run[] guessed = [.. runs.Where(run => run.IsGpuCountGuessed)];
        if (guessed.Length == 0 || runs.All(run => run.IsGpuCountGuessed || run.GpuCount is null)
            || !presets.OfType<MultiRunPreset>().Any(preset => GpuDivisor.Concerns(preset.X.Tag) || GpuDivisor.Concerns(preset.Y.Tag)))
            return;
        report(DiagnosticTable.GpuCountGuessed.At(SourceSpan.None, guessed.Length, runs.Count, RunMention.Few(guessed)));
    }
}

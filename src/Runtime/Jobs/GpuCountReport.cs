using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Tells when the values per GPU of a comparison rest on GPU counts of unequal trust, and when they differ from AIPerf's.</summary>
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
        string remedy = guessed.Any(run => run.HasTelemetryFile)
            ? "Where gpu_telemetry_export.jsonl is there it is empty or names no GPU by UUID: export it again"
            : "Keep gpu_telemetry_export.jsonl beside the summary";
        report(DiagnosticTable.GpuCountGuessed.At(SourceSpan.None, guessed.Length, runs.Count, RunMention.Few(guessed), remedy));
    }

    /// <summary>A sentence for the index about runs whose telemetry lists GPUs more than once; empty where none does.</summary>
    /// <param name="runs">The runs.</param>
    public static string Note(IReadOnlyList<Run> runs)
    {
        Run[] listed = [.. runs.Where(run => run.GpusListed is not null)];
        if (listed.Length == 0)
            return "";
        string counts = string.Join(", ", listed.Select(run => string.Create(CultureInfo.InvariantCulture, $"{run.GpusListed} listed, {run.GpuCount} distinct")).Distinct().Take(3));
        return $"The telemetry of {NumberText.Count(listed.Length, "run")} ({RunMention.Few(listed)}) lists GPUs more than once ({counts}): "
            + "values per GPU are divided by the distinct ones, where AIPerf divides by those listed.";
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Tells what a comparison shows instead of what was asked for, and what it leaves out.</summary>
internal static class ComparisonReport
{
    /// <summary>Reports on one metric.</summary>
    public static void Of(MultiRunPreset preset, RunSet runs, PlotContext context, MetricColumn column)
    {
        if (column is { Replaced: { } asked, Stat: { } shown })
        {
            context.ReportReplacedStat(preset.Name, column.Tag, shown.Word(), asked.Word());
        }

        Run[] without = [.. runs.Runs.Where((_, i) => !double.IsFinite(column.Values[i]))];
        if (without.Length == 0)
            return;
        foreach (Run run in without)
            context.LeaveOut(run.Name);
        context.Report(DiagnosticTable.RunsWithoutMetric.At(
            SourceSpan.None, preset.Name, $"{NumberText.Count(without.Length, "run")} ({RunMention.Few(without)})", column.Tag, Remedy(without, column.Remedy)));
    }

    /// <summary>A run whose summary is damaged may well have been profiled as the plot needs it.</summary>
    private static string Remedy(Run[] without, string remedy)
    {
        int damaged = without.Count(run => run.UnusableFiles.Contains(ArtifactFiles.Summary));
        string again = $"Where {ArtifactFiles.Summary} could not be used, export the run again.";
        return damaged == 0 ? remedy : damaged == without.Length ? again : $"{again} {remedy}";
    }
}

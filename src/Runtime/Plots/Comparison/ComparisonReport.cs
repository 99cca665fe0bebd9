using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>Tells what a comparison shows instead of what was asked for, and what it leaves out.</summary>
internal static class ComparisonReport
{
    private const int MostNames = 3;

    /// <summary>Reports on one metric.</summary>
    public static void Of(MultiRunPreset preset, RunSet runs, PlotContext context, MetricColumn column)
    {
        if (column is { Replaced: { } asked, Stat: { } shown })
        {
            context.Report(DiagnosticTable.StatReplaced.At(
                SourceSpan.None, preset.Name, column.Tag, SliceText.StatName(shown), SliceText.StatName(asked)));
        }

        string[] without = [.. runs.Runs.Where((_, i) => !double.IsFinite(column.Values[i])).Select(run => $"'{run.Name}'")];
        if (without.Length > 0)
        {
            string names = string.Join(", ", without.Take(MostNames)) + (without.Length > MostNames ? $" and {without.Length - MostNames} more" : "");
            context.Report(DiagnosticTable.RunsWithoutMetric.At(
                SourceSpan.None, preset.Name, $"{NumberText.Count(without.Length, "run")} ({names})", column.Tag, Remedies.For(column.Tag)));
        }
    }
}

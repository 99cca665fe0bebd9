using System.Collections.Immutable;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Plots;

/// <summary>What every single-run plot shares: the run's requests, its facts and the sentences about what was left out.</summary>
internal static class SingleRunData
{
    /// <summary>Provenance of a single-run figure.</summary>
    public static ImmutableSortedDictionary<string, string> Provenance(SingleRunPreset preset, Run run, params (string Key, string Value)[] more)
    {
        var provenance = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        provenance["preset"] = preset.Name;
        provenance["type"] = preset.TypeName;
        provenance["x"] = preset.X.Tag;
        provenance["y"] = preset.Y.Tag;
        provenance["runs"] = run.Name;
        provenance["path"] = run.Directory.DisplayPath;
        if (run.Summary?.AiPerfVersion is { } version)
            provenance["aiperf"] = version;
        foreach ((string key, string value) in more)
            provenance[key] = value;
        return provenance.ToImmutable();
    }

    /// <summary>Sentences on failed, cancelled and warm-up requests; none when there are none.</summary>
    /// <param name="rows">The run's requests.</param>
    /// <param name="includeWarmup">Whether warm-up requests are shown.</param>
    public static IEnumerable<string> LeftOut(RequestRows rows, bool includeWarmup)
    {
        if (rows.FailedCount > 0)
            yield return $"{NumberText.Count(rows.FailedCount)} failed.";
        if (rows.CancelledCount > 0)
            yield return $"{NumberText.Count(rows.CancelledCount)} cancelled.";
        if (rows.Warmup.Length > 0)
            yield return includeWarmup
                ? $"{NumberText.Count(rows.Warmup.Length, "warm-up request")} in grey, outside every statistic."
                : $"{NumberText.Count(rows.Warmup.Length, "warm-up request")} left out.";
    }

    /// <summary>The stripe over the warm-up on an axis in seconds; nothing when it took less than 2 % of the time.</summary>
    /// <param name="rows">The run's requests.</param>
    public static IEnumerable<Layer> WarmupStripe(RequestRows rows) => WarmupStripe(rows.StartSeconds, rows.EndSeconds);

    /// <summary>The stripe over the warm-up; nothing when it takes less than 2 % of the axis.</summary>
    /// <param name="until">Where the first other request is.</param>
    /// <param name="end">Where the last one is.</param>
    public static IEnumerable<Layer> WarmupStripe(double until, double end)
    {
        if (until > 0.02 * end)
        {
            yield return new RegionLayer
            {
                Series = "warm-up",
                From = 0,
                To = until,
                Label = "warm-up",
                Color = new(ColorRole.Muted),
                InLegend = false,
                HasEdges = true,
            };
        }
    }

    /// <summary>The limit that the run was configured to keep, where it has one for the metric (spec plots R-56).</summary>
    /// <param name="tag">The metric.</param>
    /// <param name="run">The run.</param>
    public static IEnumerable<Layer> ThresholdLines(string tag, Run run)
    {
        if (run.Configuration.Slos.TryGetValue(tag, out double limit) && double.IsFinite(limit))
        {
            yield return new RuleLayer
            {
                Series = "SLO",
                Run = run.Name,
                Value = limit,
                Label = "SLO",
                LabelValue = limit,
                Color = new(ColorRole.Reference),
                InLegend = false,
            };
        }
    }

    /// <summary>Marks along the lower edge for failed and cancelled requests.</summary>
    /// <param name="x">Their horizontal positions.</param>
    /// <param name="rows">The run's requests.</param>
    public static IEnumerable<Layer> UnfinishedMarks(double[] x, RequestRows rows)
    {
        if (x.Length > 0)
            yield return new EdgeMarksLayer { Series = UnfinishedName(rows), X = x, Color = new(ColorRole.Outlier) };
    }

    /// <summary>What the requests that did not complete are called.</summary>
    public static string UnfinishedName(RequestRows rows) => rows switch
    {
        { CancelledCount: 0 } => "failed",
        { FailedCount: 0 } => "cancelled",
        _ => "failed or cancelled",
    };

    /// <summary>A run without a request file.</summary>
    public static PlotDrawing NoRequests(Run run) => NoFile(run, ArtifactFiles.Requests, "requests", Remedies.Requests);

    /// <summary>A run without one of its files, or with one that holds nothing usable.</summary>
    /// <param name="run">The run.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="content">What it would hold.</param>
    /// <param name="remedy">How to get it when it is not there.</param>
    public static PlotDrawing NoFile(Run run, string file, string content, string remedy) => run.UnusableFiles.Contains(file)
        ? PlotDrawing.Skip($"the {file} of run '{run.Name}' holds no usable {content}", "Export the run again.")
        : PlotDrawing.Skip($"run '{run.Name}' has no {content} (there is no {file})", remedy);

    /// <summary>A run whose requests lack a metric.</summary>
    public static PlotDrawing NoMetric(Run run, string tag) =>
        NoneCompleted(run) is { } none ? PlotDrawing.Skip(none, Remedies.Errors)
        : PlotDrawing.Skip($"no request of run '{run.Name}' has '{tag}'", Remedies.For(tag));

    /// <summary>A metric without a finite value.</summary>
    public static PlotDrawing NothingFinite(Run run, string tag) =>
        NoneCompleted(run) is { } none ? PlotDrawing.Empty(none, Remedies.Errors)
        : PlotDrawing.Empty($"'{tag}' has no finite value in run '{run.Name}'", Remedies.For(tag));

    // Without a completed request no metric exists; an option of the benchmark would not bring it.
    private static string? NoneCompleted(Run run)
    {
        if (run.Requests is not { Count: > 0 } table || table.Rows is not { Completed.Length: 0 } rows)
            return null;
        return $"no request of run '{run.Name}' completed{(rows.Warmup.Length > 0 ? " after the warm-up" : "")}: "
            + $"{NumberText.Count(rows.FailedCount)} failed, {NumberText.Count(rows.CancelledCount)} cancelled";
    }

    /// <summary>A server metric where a metric of single requests is needed.</summary>
    public static PlotDrawing NotOfRequests(string tag) =>
        PlotDrawing.Skip($"'{tag}' is a server metric, and servers say nothing of single requests", "Use the type percentile_bands, timeslice, line or scatter for it.");
}

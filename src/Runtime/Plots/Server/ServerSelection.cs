using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>The series that a reference <c>name[endpoint]{label=value, …}</c> means (spec artifacts 4.11).</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Series">The series, at least one.</param>
/// <param name="Which">What tells the series from the metric's others; empty when all are meant.</param>
internal sealed record ServerSelection(ServerMetric Metric, IReadOnlyList<ServerSeries> Series, string Which)
{
    private const int MostListed = 6;

    /// <summary>The metric's name for people.</summary>
    public string Name => MetricLabels.Name(Metric.Name);

    /// <summary>The series of a single run, or why there is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tag">The reference.</param>
    /// <param name="absence">Why there is none.</param>
    public static ServerSelection? Of(Run run, string tag, out PlotDrawing? absence)
    {
        absence = null;
        if (run.ServerMetrics is not { } metrics)
        {
            absence = SingleRunData.NoFile(run, ArtifactFiles.ServerMetrics, "server metrics", Remedies.ServerMetrics);
            return null;
        }

        if (Find(metrics, tag) is { } found)
            return found;
        (string missing, string remedy) = Missing([metrics], tag);
        absence = PlotDrawing.Skip($"the server metrics of run '{run.Name}' {missing}", remedy);
        return null;
    }

    /// <summary>The series, or <see langword="null"/>.</summary>
    public static ServerSelection? Find(ServerMetrics metrics, string tag)
    {
        if (MetricSelector.Parse(tag, out _) is not { } selector || metrics.Find(selector.Name) is not { } metric)
            return null;
        ServerSeries[] series = [.. metric.Series.Where(one => Matches(one, selector))];
        if (series.Length == 0)
            return null;
        ServerSeriesNames names = ServerSeriesNames.Of(metric.Series);
        string which = series.Length == metric.Series.Count ? ""
            : string.Join(", ", metric.Series.Zip(names.Names).Where(pair => series.Contains(pair.First)).Select(pair => pair.Second));
        return new(metric, series, which);
    }

    /// <summary>Why none of some files has what a reference means, to follow their name; and what to do.</summary>
    public static (string Missing, string Remedy) Missing(IReadOnlyList<ServerMetrics> files, string tag)
    {
        MetricSelector selector = MetricSelector.Parse(tag, out _) ?? new(tag, null, null);
        if (files.Select(file => file.Find(selector.Name)).OfType<ServerMetric>().FirstOrDefault() is { } metric)
        {
            string[] there = [.. metric.Series.Select(Reference).Distinct(StringComparer.Ordinal).Take(MostListed)];
            string more = metric.Series.Count > MostListed ? $" and {metric.Series.Count - MostListed} more" : "";
            return ($"have '{selector.Name}', but no series '{tag}'", $"Endpoint and labels must match exactly and whole. There are {string.Join(", ", there)}{more}.");
        }

        if (files.Select(file => file.LeftOut.GetValueOrDefault(selector.Name)).FirstOrDefault(reason => reason is not null) is { } reason)
            return ($"have no usable '{selector.Name}': {reason}", "Name another metric: the target AiPerfPlotList prints them.");
        return ($"have no '{selector.Name}'", Suggestion.For(selector.Name, files.SelectMany(file => file.Metrics).Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            + " The target AiPerfPlotList prints what there is.");
    }

    /// <summary>The reference of one series, as a preset names it.</summary>
    public static string Reference(ServerSeries series) =>
        (series.Endpoint.Length > 0 ? $"[{series.Endpoint}]" : "")
        + (series.Labels.Count > 0 ? "{" + string.Join(",", series.Labels.Select(label => $"{label.Key}={label.Value}")) + "}" : "");

    private static bool Matches(ServerSeries series, MetricSelector selector) =>
        (selector.Endpoint is null || series.Endpoint == selector.Endpoint)
        && (selector.Labels is not { } labels || (labels.Count == series.Labels.Count
            && labels.OrderBy(label => label.Key, StringComparer.Ordinal).SequenceEqual(series.Labels)));
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>A server metric of all runs of a comparison, one block a run: its series are merged as <see cref="ServerMerge"/> says.</summary>
internal sealed class ServerColumn
{
    private readonly ServerSelection?[] selections;

    private ServerColumn(ServerSelection?[] selections, MetricBlock?[] blocks)
    {
        (this.selections, Blocks) = (selections, blocks);
    }

    /// <summary>The statistics of each run; <see langword="null"/> where it lacks the metric.</summary>
    public MetricBlock?[] Blocks { get; }

    /// <summary>The metric's name, with what tells the series from the metric's others.</summary>
    public string? Name
    {
        get
        {
            ServerSelection? first = selections.FirstOrDefault(one => one is not null);
            return first is null ? null : first.Which.Length == 0 ? first.Name : $"{first.Name}, {first.Which}";
        }
    }

    /// <summary>The column; without any block when no run has the metric.</summary>
    public static ServerColumn Of(RunSet runs, string tag)
    {
        ServerSelection?[] selections = [.. runs.Runs.Select(run => run.ServerMetrics is { } metrics ? ServerSelection.Find(metrics, tag) : null)];
        return new(selections, Array.ConvertAll(selections, selection => Block(selection, tag)));
    }

    /// <summary>Why no run has the metric.</summary>
    public static PlotDrawing Absence(RunSet runs, string tag)
    {
        ServerMetrics[] files = [.. runs.Runs.Select(run => run.ServerMetrics).OfType<ServerMetrics>()];
        if (files.Length == 0)
        {
            Run[] damaged = [.. runs.Runs.Where(run => run.UnusableFiles.Contains(ArtifactFiles.ServerMetrics))];
            return damaged.Length > 0
                ? PlotDrawing.Skip($"no run has a usable {ArtifactFiles.ServerMetrics}", "Export the runs again.")
                : PlotDrawing.Skip($"no run has server metrics (there is no {ArtifactFiles.ServerMetrics})", Remedies.ServerMetrics);
        }

        (string missing, string remedy) = ServerSelection.Missing(files, tag);
        return PlotDrawing.Skip("the runs' server metrics " + missing, remedy);
    }

    /// <summary>How the series of each run became one value, such as 'sum of 2 series'; empty when every run has one.</summary>
    public string Merged(Stat stat)
    {
        ServerSelection[] given = [.. selections.OfType<ServerSelection>()];
        int most = given.Select(one => one.Series.Count).DefaultIfEmpty(1).Max();
        if (most <= 1)
            return "";
        bool isPooled = given.All(one => one.Series.Count == 1 || (one.Metric.Kind == ServerMetricKind.Histogram && ServerPercentiles.Of(ServerMerge.Of(one.Metric.Kind, one.Series).Buckets, stat) is not null));
        string way = isPooled ? "over" : ServerMerge.Way(given[0].Metric.Kind, stat);
        return given.All(one => one.Series.Count == most) ? $"{way} {most} series" : $"{way} all series";
    }

    private static MetricBlock? Block(ServerSelection? selection, string tag)
    {
        if (selection is null)
            return null;
        ServerSeries one = ServerMerge.Of(selection.Metric.Kind, selection.Series);
        var values = new Dictionary<Stat, double>(one.Values);
        // AIPerf's own estimates of one series' percentiles are better than the buckets; several series are known by their buckets alone.
        foreach (Stat stat in ServerPercentiles.Levels.Keys)
        {
            if ((selection.Series.Count > 1 || !values.ContainsKey(stat)) && ServerPercentiles.Of(one.Buckets, stat) is { } percentile)
                values[stat] = percentile;
        }

        return values.Count == 0 ? null : new(tag, null, ServerUnits.Of(selection.Metric), values);
    }
}

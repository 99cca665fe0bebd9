namespace AiPerf.Plot.Artifacts;

/// <summary>Where a run has both exports of its servers' metrics: statistics over the run from the JSON, values over time from the Parquet (spec artifacts 3.6).</summary>
internal static class ServerMetricsMerge
{
    /// <summary>Both together. What one of them lacks is taken from the other.</summary>
    /// <param name="json">The statistics.</param>
    /// <param name="parquet">The scrapes.</param>
    public static ServerMetrics Of(ServerMetrics json, ServerMetrics parquet)
    {
        var metrics = json.Metrics.ToDictionary(metric => metric.Name, metric => parquet.Find(metric.Name) is { } sampled && sampled.Kind == metric.Kind ? Of(metric, sampled) : metric);
        foreach (ServerMetric sampled in parquet.Metrics)
            metrics.TryAdd(sampled.Name, sampled);
        return new ServerMetrics(
            [.. metrics.Values.OrderBy(metric => metric.Name, StringComparer.Ordinal)],
            json.LeftOut.Concat(parquet.LeftOut).Where(left => !metrics.ContainsKey(left.Key)).DistinctBy(left => left.Key).ToDictionary(left => left.Key, left => left.Value));
    }

    private static ServerMetric Of(ServerMetric json, ServerMetric parquet)
    {
        var sampled = parquet.Series.ToDictionary(Key, StringComparer.Ordinal);
        var series = new List<ServerSeries>();
        foreach (ServerSeries stated in json.Series)
        {
            series.Add(sampled.Remove(Key(stated), out ServerSeries? scrapes)
                ? stated with { Values = stated.Values.Count > 0 ? stated.Values : scrapes.Values, Buckets = stated.Buckets ?? scrapes.Buckets, Slices = scrapes.Slices }
                : stated);
        }

        return parquet with { Unit = json.Unit.Length > 0 ? json.Unit : parquet.Unit, Series = [.. series.Concat(sampled.Values).OrderBy(Key, StringComparer.Ordinal)] };
    }

    private static string Key(ServerSeries series) =>
        series.Endpoint + '\u001f' + string.Join('\u001f', series.Labels.Select(label => label.Key + '=' + label.Value));
}

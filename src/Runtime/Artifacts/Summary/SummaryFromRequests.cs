using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Computes the statistics of a run that has no summary from its requests, as AIPerf computes them (spec artifacts 1.3, 3.5): over
/// completed requests outside the warm-up, percentiles by linear interpolation, deviations with divisor n.
/// </summary>
internal static class SummaryFromRequests
{
    private static readonly (Stat Stat, double Quantile)[] Percentiles =
    [
        (Stat.P1, 0.01), (Stat.P5, 0.05), (Stat.P10, 0.10), (Stat.P25, 0.25), (Stat.P50, 0.50),
        (Stat.P75, 0.75), (Stat.P90, 0.90), (Stat.P95, 0.95), (Stat.P99, 0.99),
    ];

    /// <summary>The summary; its configuration is unknown, for no record tells it.</summary>
    public static RunSummary Of(RequestTable requests)
    {
        bool[] counts = [.. requests.Status.Zip(requests.IsWarmup, (status, warmup) => status == RequestStatus.Completed && !warmup)];
        int failed = requests.Status.Where((status, row) => status != RequestStatus.Completed && !requests.IsWarmup[row]).Count();
        var metrics = new Dictionary<string, MetricBlock>(StringComparer.Ordinal);
        foreach (NumberColumn column in requests.Metrics)
        {
            if (Distribution(column, counts) is { } block)
                metrics.Add(block.Tag, block);
        }

        int completed = counts.Count(counted => counted);
        Single(metrics, "request_count", "requests", completed);
        if (failed > 0)
            Single(metrics, "error_request_count", "requests", failed);
        AddTotals(metrics, requests, counts, completed);
        return new RunSummary { Metrics = metrics };
    }

    private static void AddTotals(Dictionary<string, MetricBlock> metrics, RequestTable requests, bool[] counts, int completed)
    {
        long first = long.MaxValue;
        long last = long.MinValue;
        double[]? latencies = requests.Metric("request_latency")?.ToArray();
        for (int row = 0; row < counts.Length; row++)
        {
            if (!counts[row])
                continue;
            first = Math.Min(first, requests.StartNs[row]);
            last = Math.Max(last, LastResponse(requests, row, latencies?[row] ?? double.NaN));
        }

        double? input = metrics.GetValueOrDefault("input_sequence_length")?[Stat.Sum];
        double? output = metrics.GetValueOrDefault("output_sequence_length")?[Stat.Sum];
        Single(metrics, "total_isl", "tokens", input);
        Single(metrics, "total_osl", "tokens", output);
        if (completed == 0 || last <= first)
            return;

        double seconds = (last - first) / 1e9;
        Single(metrics, "benchmark_duration", "sec", seconds);
        Single(metrics, "request_throughput", "requests/sec", completed / seconds);
        Single(metrics, "output_token_throughput", "tokens/sec", output / seconds);
        Single(metrics, "total_token_throughput", "tokens/sec", (input + output) / seconds);
    }

    /// <summary>AIPerf's duration ends with the last response; <c>request_end_ns</c> also holds what closes the connection.</summary>
    private static long LastResponse(RequestTable requests, int row, double latencyMs) =>
        latencyMs > 0 && latencyMs < (requests.EndNs[row] - requests.StartNs[row]) / 1e6
            ? requests.StartNs[row] + (long)Math.Round(latencyMs * 1e6)
            : requests.EndNs[row];

    private static MetricBlock? Distribution(NumberColumn column, bool[] counts)
    {
        double[] values = column.ToArray();
        for (int row = 0; row < values.Length; row++)
        {
            if (!counts[row])
                values[row] = double.NaN;
        }

        double[] ascending = Quantiles.SortedFinite(values);
        if (ascending.Length == 0)
            return null;

        Moments moments = Moments.Of(ascending);
        var stats = new Dictionary<Stat, double>
        {
            [Stat.Avg] = moments.Mean,
            [Stat.Min] = ascending[0],
            [Stat.Max] = ascending[^1],
            [Stat.Std] = moments.PopulationDeviation,
            [Stat.Count] = ascending.Length,
            [Stat.Sum] = moments.Mean * ascending.Length,
        };
        foreach ((Stat stat, double quantile) in Percentiles)
            stats.Add(stat, Quantiles.Of(ascending, quantile));
        return new MetricBlock(column.Name, null, column.Unit ?? "", stats);
    }

    private static void Single(Dictionary<string, MetricBlock> metrics, string tag, string unit, double? value)
    {
        if (value is { } number)
            metrics[tag] = new MetricBlock(tag, null, unit, new Dictionary<Stat, double> { [Stat.Avg] = number });
    }
}

namespace AiPerf.Plot.Simulation;

/// <summary>A metric of a set of requests: a distribution, or one number.</summary>
/// <param name="Tag">The machine name.</param>
/// <param name="Header">The display name.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Single">The number of a derived or counted metric.</param>
/// <param name="Distribution">The distribution of a record metric.</param>
internal sealed record MetricReport(string Tag, string Header, string Unit, double Single, SampleStatistics? Distribution = null)
{
    /// <summary>Everything AIPerf would report about these profiled requests, in the order of its summary; empty for no requests.</summary>
    public static IReadOnlyList<MetricReport> Of(IReadOnlyList<SimulatedRequest> requests, RunOptions options)
    {
        var reports = new List<MetricReport>();
        SimulatedRequest[] completed = [.. requests.Where(request => request.IsCompleted)];
        if (completed.Length > 0)
        {
            // The benchmark lasts from the first start to the last answer of the requests that succeeded.
            double seconds = (completed.Max(request => request.EndNs) - completed.Min(request => request.StartNs)) / 1e9;
            double output = completed.Sum(request => (long)request.OutputTokens);
            double input = completed.Sum(request => (long)request.InputTokens);
            reports.Add(new("request_throughput", "Request Throughput", "requests/sec", completed.Length / seconds));
            reports.Add(new("request_count", "Request Count", "requests", completed.Length));
            reports.Add(new("output_token_throughput", "Output Token Throughput", "tokens/sec", output / seconds));
            reports.Add(new("total_token_throughput", "Total Token Throughput", "tokens/sec", (input + output) / seconds));
            reports.Add(new("benchmark_duration", "Benchmark Duration", "sec", seconds));
            reports.Add(new("total_isl", "Total Input Sequence Length", "tokens", input));
            reports.Add(new("total_osl", "Total Output Sequence Length", "tokens", output));
            reports.Add(new("total_output_tokens", "Total Output Tokens", "tokens", output));
        }

        if (completed.Length < requests.Count)
        {
            reports.Add(new("error_request_count", "Error Request Count", "requests", requests.Count - completed.Length));
            reports.Add(new(
                "total_error_isl", "Total Error Input Sequence Length", "tokens",
                requests.Where(request => !request.IsCompleted).Sum(request => (long)request.InputTokens)));
        }

        foreach (var metric in RecordMetric.Of(options.Detail))
        {
            double[] values = [.. requests.Select(metric.Value).Where(double.IsFinite)];
            AddDistribution(reports, metric.Tag, metric.Header, metric.Unit, values);
        }

        double[] chunks = [.. requests.SelectMany(request => request.ChunkNs).Select(gap => gap / 1e6)];
        AddDistribution(reports, RecordMetric.ChunkTag, RecordMetric.ChunkHeader, "ms", chunks);
        return reports;
    }

    /// <summary>The stats in the order of the time-slice file.</summary>
    public IEnumerable<(string Stat, double Value)> Stats()
    {
        if (Distribution is not { } distribution)
        {
            yield return ("avg", Single);
            yield break;
        }

        yield return ("avg", distribution.Average);
        yield return ("min", distribution.Minimum);
        yield return ("max", distribution.Maximum);
        yield return ("sum", distribution.Sum);
        foreach (var (level, value) in SampleStatistics.Levels.Zip(distribution.Percentiles))
        {
            yield return ($"p{level}", value);
        }

        yield return ("std", distribution.Deviation);
    }

    private static void AddDistribution(List<MetricReport> reports, string tag, string header, string unit, double[] values)
    {
        if (values.Length > 0)
        {
            reports.Add(new(tag, header, unit, double.NaN, SampleStatistics.Of(values)));
        }
    }
}

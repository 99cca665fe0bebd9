namespace AiPerf.Plot.Metrics;

/// <summary>What a reader sees of a metric (spec plots R-14): a human name, a short unit, the statistic. Never a raw identifier.</summary>
internal static class MetricLabels
{
    // Where the sentence case of AIPerf's header would not be what one says.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["inter_token_latency"] = "Inter-token latency",
        ["inter_chunk_latency"] = "Inter-chunk latency",
        ["inter_chunk_latency_avg"] = "Average inter-chunk latency",
        ["inter_chunk_latency_p50"] = "Median inter-chunk latency",
        ["inter_chunk_latency_p95"] = "p95 of inter-chunk latency",
        ["inter_chunk_latency_std"] = "Deviation of inter-chunk latency",
        ["inter_chunk_latency_min"] = "Smallest inter-chunk latency",
        ["inter_chunk_latency_max"] = "Largest inter-chunk latency",
        ["inter_chunk_latency_range"] = "Range of inter-chunk latency",
        ["good_request_fraction"] = "Good request fraction",
        ["requested_osl"] = "Requested output sequence length",
        ["http_req_duration"] = "HTTP duration (excluding connection)",
        ["timestamp"] = "Time",
        ["timestamp_s"] = "Time",
        ["Timeslice"] = "Time",
        ["request_start_ns"] = "Time",
        ["request_end_ns"] = "Time",
        ["throughput_tokens_per_sec"] = "Output token throughput",
        ["concurrency"] = "Concurrency",
    };

    private static readonly Dictionary<string, string> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sec"] = "s",
        ["secs"] = "s",
        ["second"] = "s",
        ["seconds"] = "s",
        ["millisecond"] = "ms",
        ["milliseconds"] = "ms",
        ["us"] = "µs",
        ["microsecond"] = "µs",
        ["microseconds"] = "µs",
        ["nanosecond"] = "ns",
        ["nanoseconds"] = "ns",
        ["gpu"] = "GPU",
        ["percent"] = "%",
        ["percentage"] = "%",
        ["joule"] = "J",
        ["joules"] = "J",
        ["watt"] = "W",
        ["watts"] = "W",
        ["celsius"] = "°C",
        ["bytes"] = "B",
        // A count of things says in its name of which things.
        ["count"] = "",
    };

    /// <summary>The name, such as 'Time to first token'.</summary>
    /// <param name="tag">The metric's tag, a GPU field, a server metric's reference, or a column's name.</param>
    /// <param name="header">The display name the run's files give; used for metrics the catalog does not know.</param>
    public static string Name(string tag, string? header = null)
    {
        if (Names.TryGetValue(tag, out var name))
            return name;
        if (MetricCatalog.Find(tag) is { } known)
            return TagWords.Sentence(known.Header);
        if (header is not null && header.Trim() is { Length: > 0 } text && text != tag && text.IndexOf('_') < 0)
            return text;
        return ServerMetricNames.Find(tag) ?? TagWords.Title(tag);
    }

    /// <summary>A unit as axes show it: 'tokens/sec/gpu' is 'tokens/s/GPU'. Empty when there is none.</summary>
    public static string Unit(string unit) =>
        string.Join("/", unit.Trim().Split('/').Select(part => Units.TryGetValue(part.Trim(), out var known) ? known : part.Trim()));

    /// <summary>A name with its statistic: 'Time to first token, avg'.</summary>
    public static string WithStat(string name, Stat? stat) =>
        stat is { } value ? $"{name}, {value.Word()}" : name;
}

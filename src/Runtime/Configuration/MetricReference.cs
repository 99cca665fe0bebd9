using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>Metric references: taking a string apart, and deciding where the values come from.</summary>
internal static class MetricReference
{
    /// <summary>The x column of time-slice plots.</summary>
    internal const string SliceColumn = "Timeslice";

    private static readonly string[] ServerPrefixes =
    [
        "vllm_", "sglang_", "trtllm_", "nv_", "http_", "https_", "dynamo_", "nvidia_", "dcgm_", "gpu_", "process_", "node_", "container_",
    ];

    private static readonly string[] ServerSuffixes =
    [
        "_total", "_count", "_sum", "_bucket", "_seconds", "_milliseconds", "_microseconds", "_us", "_ms", "_ns", "_bytes",
    ];

    /// <summary>The names a preset may use without a source.</summary>
    public static IEnumerable<string> KnownNames => MetricCatalog.All.Select(metric => metric.Tag).Append(SliceColumn);

    /// <summary>A metric by its tag, or by the display name that time-slice files use.</summary>
    public static MetricInfo? Known(string name) => MetricCatalog.Find(name) ?? MetricCatalog.FindByHeader(name);

    /// <summary>
    /// Takes a string apart, longest known name first, so that a metric whose own name ends like a statistic stays whole.
    /// </summary>
    /// <param name="text">The reference, such as <c>request_latency_p95</c>.</param>
    /// <param name="badStat">The suffix that looks like a percentile but is none that exists.</param>
    public static MetricValue Parse(string text, out string? badStat)
    {
        badStat = null;
        if (Known(text) is not null || text == SliceColumn)
            return new(text, null, null);
        var cut = text.LastIndexOf('_');
        if (cut <= 0 || cut < text.LastIndexOfAny(['}', ']']))
            return new(text, null, null);
        var tail = text.Substring(cut + 1);
        // Names of servers' metrics and of parameters end in 'rate' by themselves: that statistic has to be asked for as such.
        if (StatNames.Find(tail) is { } stat and not Stat.Rate)
            return new(text.Substring(0, cut), stat, null);
        // Of a known metric they are mistakes; a server's metric may well be called so.
        if (tail is "sum" or "count" && Known(text.Substring(0, cut)) is not null)
            badStat = tail;
        if (tail.Length > 1 && tail[0] == 'p' && tail.Skip(1).All(c => c is >= '0' and <= '9'))
            badStat = tail;
        return new(text, null, null);
    }

    /// <summary>The metric of an axis, with the preset's <c>stat</c> and <c>source</c> folded in; <see langword="null"/> when its source cannot be told.</summary>
    public static MetricRef? Resolve(PresetModel preset, string axis)
    {
        if ((preset.Find(axis) ?? DefaultOf(preset.Type, axis)) is not MetricValue value)
            return null;
        var stat = axis == "y" && preset.Find("stat") is TextValue ofY ? StatNames.ParseStat(ofY.Text) : value.Stat;
        var stated = axis != "y2" && preset.Find("source") is TextValue common ? StatNames.ParseSource(common.Text) : value.Source;
        var info = Known(value.Tag);
        if ((stated ?? Infer(value.Tag, info, preset)) is not { } source)
            return null;
        return new(info?.Tag ?? value.Tag, source, HasStat(preset, info, source) ? stat : null);
    }

    /// <summary>Whether an axis asks for a statistic of values that have none, because each is plotted as it is.</summary>
    public static bool HasIdleStat(PresetModel preset, string axis) =>
        (preset.Find(axis) is MetricValue { Stat: not null } || (axis == "y" && preset.Find("stat") is TextValue))
        && Resolve(preset, axis) is { Stat: null };

    // Chunk latencies are the exception: a request has many of them.
    private static bool HasStat(PresetModel preset, MetricInfo? info, DataSource source) => preset.Type != PlotTypes.PercentileBands
        && (preset.IsMultiRun || source is not (DataSource.Requests or DataSource.GpuTelemetry) || info is null or { Tag: "inter_chunk_latency" });

    private static MetricValue? DefaultOf(PlotTypes type, string axis) => (type, axis) switch
    {
        (PlotTypes.DualAxis or PlotTypes.PercentileBands, "x") => new("timestamp_s", null, null),
        (PlotTypes.Timeslice or PlotTypes.Histogram, "x") => new(SliceColumn, null, null),
        (PlotTypes.Bar, "x") => new("concurrency", null, null),
        (PlotTypes.RequestTimeline or PlotTypes.RequestLanes, "x") => new("request_start_ns", null, null),
        (PlotTypes.RequestTimeline or PlotTypes.RequestLanes, "y") => new("time_to_first_token", null, null),
        _ => null,
    };

    // The mode decides: a comparison plots a run's summary, a plot over time its requests. Upstream asks neither, so that
    // a metric of single requests is looked for in the summary.
    private static DataSource? Infer(string tag, MetricInfo? info, PresetModel preset)
    {
        if ((preset.Type & (PlotTypes.Timeslice | PlotTypes.Histogram)) != 0 && (tag == SliceColumn || info is { Kind: not MetricKind.GpuTelemetry }))
            return DataSource.Timeslices;
        if (info is null)
            return LooksLikeServerMetric(tag) ? DataSource.ServerMetrics : null;
        return info.Kind switch
        {
            MetricKind.GpuTelemetry => DataSource.GpuTelemetry,
            MetricKind.Record or MetricKind.Computed when !preset.IsMultiRun => DataSource.Requests,
            _ => DataSource.Aggregated,
        };
    }

    private static bool LooksLikeServerMetric(string tag)
    {
        var end = tag.IndexOfAny(['[', '{']);
        var name = end < 0 ? tag : tag.Substring(0, end);
        return name.IndexOfAny([':']) >= 0 || ServerPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || ServerSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
    }
}

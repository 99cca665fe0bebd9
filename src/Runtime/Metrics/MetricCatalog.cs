namespace AiPerf.Plot.Metrics;

/// <summary>
/// Every metric AIPerf is known to write, every field of its GPU telemetry, and the columns this product computes. Metrics
/// that are not listed still load and plot; nothing is then known of their unit and direction but what the files say.
/// </summary>
internal static class MetricCatalog
{
    // Early versions wrote these headers; the time-slice file of an old run still has them.
    private static readonly (string Header, string Tag)[] FormerHeaders =
    [
        ("GoodRequestCount", "good_request_count"),
        ("Usage Prompt Diff", "usage_prompt_tokens_diff_pct"),
        ("Usage Completion Diff", "usage_completion_tokens_diff_pct"),
        ("Usage Reasoning Diff", "usage_reasoning_tokens_diff_pct"),
    ];

    private static readonly Dictionary<string, MetricInfo> ByTag;
    private static readonly Dictionary<string, MetricInfo> ByHeader;

    static MetricCatalog()
    {
        All =
        [
            .. RequestMetrics.All, .. TokenMetrics.All, .. NetworkMetrics.All, .. MediaMetrics.All, .. UsageMetrics.All,
            .. EnergyMetrics.All, .. GpuMetrics.All, .. ComputedMetrics.All,
        ];
        ByTag = All.ToDictionary(metric => metric.Tag, StringComparer.Ordinal);
        ByHeader = All.ToDictionary(metric => metric.Header, StringComparer.Ordinal);
        foreach (var (header, tag) in FormerHeaders)
            ByHeader.Add(header, ByTag[tag]);
    }

    /// <summary>The metrics, area by area.</summary>
    public static IReadOnlyList<MetricInfo> All { get; }

    /// <summary>The metric of a tag, such as <c>time_to_first_token</c>; <see langword="null"/> when it is not known.</summary>
    public static MetricInfo? Find(string tag) => ByTag.TryGetValue(tag, out var metric) ? metric : null;

    /// <summary>Which way a metric is better, as far as known.</summary>
    public static MetricDirection DirectionOf(string tag) => Find(tag)?.Direction ?? MetricDirection.None;

    /// <summary>The metric of one of AIPerf's display names, such as <c>Time to First Token</c>, those of early versions included.</summary>
    public static MetricInfo? FindByHeader(string header) => ByHeader.TryGetValue(header, out var metric) ? metric : null;
}

using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>Usage as the server reports it. Each count has a total over the run.</summary>
internal static class UsageMetrics
{
    private static readonly MetricInfo[] Counts =
    [
        Record("usage_prompt_tokens", "Usage Prompt Tokens", "tokens", None),
        Record("usage_completion_tokens", "Usage Completion Tokens", "tokens", None),
        Record("usage_total_tokens", "Usage Total Tokens", "tokens", None),
        Record("usage_reasoning_tokens", "Usage Reasoning Tokens", "tokens", None),
        Record("usage_prompt_cache_read_tokens", "Usage Prompt Cache Read Tokens", "tokens", None),
        Record("usage_prompt_cache_write_tokens", "Usage Prompt Cache Write Tokens", "tokens", None),
        Record("usage_prompt_cache_miss_tokens", "Usage Prompt Cache Miss Tokens", "tokens", None),
        Record("usage_prompt_audio_tokens", "Usage Prompt Audio Tokens", "tokens", None),
        Record("usage_prompt_audio_seconds", "Usage Prompt Audio Seconds", "sec", None),
        Record("usage_completion_audio_tokens", "Usage Completion Audio Tokens", "tokens", None),
        Record("usage_tool_use_prompt_tokens", "Usage Tool Use Prompt Tokens", "tokens", None),
        Record("usage_accepted_prediction_tokens", "Usage Accepted Prediction Tokens", "tokens", None),
        Record("usage_rejected_prediction_tokens", "Usage Rejected Prediction Tokens", "tokens", None),
    ];

    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        .. Counts,
        .. Counts.Select(count => Derived("total_" + count.Tag, "Total " + count.Header, count.Unit, count.Direction)),
        Record("usage_prompt_tokens_diff_pct", "Usage Prompt Diff %", "%", Lower),
        Record("usage_completion_tokens_diff_pct", "Usage Completion Diff %", "%", Lower),
        Record("usage_reasoning_tokens_diff_pct", "Usage Reasoning Diff %", "%", Lower),
        Aggregate("usage_discrepancy_count", "Usage Discrepancy Count", "requests", Lower),
        Derived("overall_usage_prompt_cache_read_pct", "Overall Usage Prompt Cache Read %", "%", Higher),
    ];
}

using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>Numbers of tokens as AIPerf counts them. More of them is neither better nor worse, unless they belong to failures.</summary>
internal static class TokenMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        Record("input_sequence_length", "Input Sequence Length", "tokens", None),
        Record("output_sequence_length", "Output Sequence Length", "tokens", None),
        Record("output_token_count", "Output Token Count", "tokens", None),
        Record("reasoning_token_count", "Reasoning Token Count", "tokens", None),
        Derived("total_isl", "Total Input Sequence Length", "tokens", None),
        Derived("total_osl", "Total Output Sequence Length", "tokens", None),
        Derived("total_output_tokens", "Total Output Tokens", "tokens", None),
        Derived("total_reasoning_tokens", "Total Reasoning Tokens", "tokens", None),
        Record("error_isl", "Error Input Sequence Length", "tokens", Lower),
        Derived("total_error_isl", "Total Error Input Sequence Length", "tokens", Lower),
        Record("requested_osl", "Requested OSL", "tokens", None),
        Record("osl_mismatch_diff_pct", "OSL Mismatch Diff %", "%", Lower),
        Aggregate("osl_mismatch_count", "OSL Mismatch Count", "requests", Lower),
        Record("thinking_efficiency", "Thinking Efficiency", "ratio", Higher),
        Derived("overall_thinking_efficiency", "Overall Thinking Efficiency", "ratio", Higher),
    ];
}

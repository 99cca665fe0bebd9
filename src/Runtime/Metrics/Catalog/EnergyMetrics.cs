using static AiPerf.Plot.Metrics.MetricDirection;
using static AiPerf.Plot.Metrics.MetricRow;

namespace AiPerf.Plot.Metrics;

/// <summary>What the run's summary says of energy.</summary>
internal static class EnergyMetrics
{
    public static IReadOnlyList<MetricInfo> All { get; } =
    [
        Derived("total_gpu_power", "Total GPU Power", "W", Lower),
        Derived("total_gpu_energy", "Total GPU Energy", "J", Lower),
        Derived("output_tokens_per_joule", "Output Tokens per Joule", "tokens/J", Higher),
        Derived("energy_per_user", "Energy per User", "joules/user", Lower),
    ];
}

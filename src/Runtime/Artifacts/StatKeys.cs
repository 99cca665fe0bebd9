using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Artifacts;

/// <summary>The names of statistics in AIPerf's files.</summary>
internal static class StatKeys
{
    /// <summary>The statistic of a name such as <c>p99</c>, or <see langword="null"/>.</summary>
    public static Stat? Find(ReadOnlySpan<char> key) => key switch
    {
        "avg" => Stat.Avg,
        "p50" => Stat.P50,
        "p90" => Stat.P90,
        "p95" => Stat.P95,
        "p99" => Stat.P99,
        "min" => Stat.Min,
        "max" => Stat.Max,
        "std" => Stat.Std,
        "p1" => Stat.P1,
        "p5" => Stat.P5,
        "p10" => Stat.P10,
        "p25" => Stat.P25,
        "p75" => Stat.P75,
        "count" => Stat.Count,
        "sum" => Stat.Sum,
        _ => null,
    };
}

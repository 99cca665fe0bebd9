namespace AiPerf.Plot.Metrics;

/// <summary>Statistics as AIPerf, the YAML and every text of ours write them.</summary>
internal static class StatWord
{
    /// <summary>The word of a statistic, such as <c>avg</c> or <c>p99</c>.</summary>
    public static string Word(this Stat stat) => stat.ToString().ToLowerInvariant();
}

using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Plots;

/// <summary>References of throughput over time: the run's mean, the ramp-up and the drain (spec plots R-47).</summary>
internal static class ThroughputMarks
{
    /// <summary>The run's mean as a line.</summary>
    public static RuleLayer Mean(double tokensPerSecond, string run) => new()
    {
        Series = "run mean",
        Run = run,
        Value = tokensPerSecond,
        Label = "run mean " + NumberText.Short(tokensPerSecond, "tokens/s"),
        Color = new(ColorRole.Reference),
        InLegend = false,
    };

    /// <summary>
    /// The stripes before the number of generating requests first reaches 90 % of its median, and after it last falls below; each
    /// only when longer than 2 % of the time.
    /// </summary>
    /// <param name="series">The throughput.</param>
    /// <param name="start">When the first request started, in seconds.</param>
    /// <param name="end">When the last request ended, in seconds.</param>
    public static IEnumerable<Layer> Stripes(ThroughputSeries series, double start, double end)
    {
        StepFunction active = new(series.Events.Seconds, series.Events.Generating);
        (double first, double last) = active.ReachedBetween(0.9 * active.TimeWeightedMedian());
        if (first - start > 0.02 * (end - start))
            yield return Stripe("ramp-up", start, first);
        if (end - last > 0.02 * (end - start))
            yield return Stripe("drain", last, end);
    }

    private static RegionLayer Stripe(string name, double from, double to) => new()
    {
        Series = name,
        From = from,
        To = to,
        Label = name,
        Opacity = 0.04,
        Color = new(ColorRole.Muted),
        InLegend = false,
    };
}

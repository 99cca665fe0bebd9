using AiPerf.Plot.Artifacts;
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
        Label = "run mean",
        LabelValue = tokensPerSecond,
        Color = new(ColorRole.Reference),
        InLegend = false,
    };

    /// <summary>The warm-up requests' own throughput, outside every sum and mean (spec plots R-44); nothing where there are none.</summary>
    /// <param name="table">All requests.</param>
    /// <param name="rows">Their phases.</param>
    /// <param name="tag">The computed column.</param>
    /// <param name="run">The run's name.</param>
    public static IEnumerable<Layer> Warmup(RequestTable table, RequestRows rows, string tag, string run)
    {
        if (rows.Warmup.Length > 0 && ThroughputSeries.Of(ThroughputEvents.Of(table, rows.Warmup), tag) is { } warmup)
            yield return new LineLayer { Series = "warm-up", Run = run, X = warmup.X, Y = warmup.Y, Join = LineJoin.Step, Dash = Dash.Solid, Color = new(ColorRole.Muted) };
    }

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

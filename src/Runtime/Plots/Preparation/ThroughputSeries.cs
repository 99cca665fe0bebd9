using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Plots;

/// <summary>Dispersed throughput or generating requests, ready to draw: exact steps, or bins where there are more steps than columns.</summary>
internal sealed class ThroughputSeries
{
    // The width of the plot area of the standard figure in layout units: more steps than that cannot be told apart.
    private const double Columns = 1400;

    // Many steps narrower than this run together into combs under a line of 2 units (spec plots C17).
    private const double LeastStep = 3;
    private const int Many = 300;

    private ThroughputSeries(ThroughputEvents events, StepFunction steps, BinnedSteps? bins, string name, string unit)
    {
        (Events, Steps, Bins, Name, Unit) = (events, steps, bins, name, unit);
    }

    /// <summary>The events behind it.</summary>
    public ThroughputEvents Events { get; }

    /// <summary>The exact function.</summary>
    public StepFunction Steps { get; }

    /// <summary>The bins drawn; <see langword="null"/> where the exact steps are.</summary>
    public BinnedSteps? Bins { get; }

    /// <summary>The quantity's name.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>The name with its statistic.</summary>
    public string Label => Bins is null ? Name : Name + ", mean";

    /// <summary>Positions drawn.</summary>
    public double[] X => Bins?.X ?? Steps.X;

    /// <summary>Values drawn.</summary>
    public double[] Y => Bins?.Mean ?? Steps.Y;

    /// <summary>The series of a computed column; <see langword="null"/> when no request contributes.</summary>
    /// <param name="events">Of the requests that count.</param>
    /// <param name="tag"><see cref="ComputedColumns.Throughput"/> or <see cref="ComputedColumns.ActiveRequests"/>.</param>
    public static ThroughputSeries? Of(ThroughputEvents events, string tag)
    {
        if (events.RequestCount == 0)
            return null;
        bool isThroughput = tag == ComputedColumns.Throughput;
        StepFunction steps = new(events.Seconds, isThroughput ? events.TokensPerSecond : events.Generating);
        double span = steps.X[^1] - steps.X[0];
        bool isDense = steps.X.Length > Columns || (steps.X.Length > Many && events.MedianGap < LeastStep * span / Columns);
        BinnedSteps? bins = isDense ? steps.Binned(Math.Max(span / Columns * 1.5, 4 * events.MedianGap)) : null;
        return isThroughput
            ? new(events, steps, bins, "Output token throughput", "tokens/s")
            : new(events, steps, bins, "Requests generating tokens", "requests");
    }

    /// <summary>The sentence on how it is drawn.</summary>
    public string Sentence() =>
        (Unit == "tokens/s" ? "Each request's tokens are spread over its generation. " : "")
        + (Bins is { } bins ? $"Line: time-weighted mean in bins of {(bins.Width < 1 ? NumberText.Short(bins.Width * 1000, "ms") : NumberText.Short(bins.Width, "s"))}; band: smallest to largest in each." : "Exact steps.");

    /// <summary>Area, envelope and line, back to front.</summary>
    /// <param name="series">The legend's name.</param>
    /// <param name="run">The run's name.</param>
    /// <param name="isFilled">Whether the area down to zero is filled.</param>
    public IEnumerable<Layer> Layers(string series, string run, bool isFilled)
    {
        ColorToken color = ColorToken.Series(0);
        if (isFilled)
            yield return new AreaLayer { Series = series, Run = run, X = X, Y = Y, Join = LineJoin.Step, Color = color, InLegend = false };
        if (Bins is { } bins)
        {
            yield return new BandLayer
            {
                Series = "range in a bin",
                Run = run,
                X = bins.X,
                Lo = bins.Low,
                Hi = bins.High,
                Join = LineJoin.Step,
                Opacity = 0.18,
                Color = color,
            };
        }

        yield return new LineLayer { Series = series, Run = run, X = X, Y = Y, Join = LineJoin.Step, Dash = Dash.Solid, Color = color };
    }
}

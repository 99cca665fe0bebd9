namespace AiPerf.Plot.Simulation;

/// <summary>How a served model behaves.</summary>
public sealed record ModelProfile
{
    /// <summary>The name as in <c>input_config</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Latencies by load, ascending; straight lines between the points and beyond the last two.</summary>
    public required IReadOnlyList<LoadPoint> Load { get; init; }

    /// <summary>Standard deviation of the time to first token of one request, relative to its mean.</summary>
    public double FirstTokenSpread { get; init; } = 0.05;

    /// <summary>Share of requests whose first token comes later by <see cref="SecondModeMs"/>: a second peak in the distribution.</summary>
    public double SecondModeShare { get; init; }

    /// <summary>The distance of the second peak, ms.</summary>
    public double SecondModeMs { get; init; }

    /// <summary>Share of requests whose first token is held up.</summary>
    public double SpikeShare { get; init; }

    /// <summary>The hold-up, ms, ±20 %.</summary>
    public double SpikeMs { get; init; }

    /// <summary>Standard deviation of a request's mean inter-token latency, relative to its mean.</summary>
    public double InterTokenSpread { get; init; } = 0.01;

    /// <summary>Slow waves of the inter-token latency: amplitude relative to the mean.</summary>
    public double WaveAmplitude { get; init; }

    /// <summary>The period of the waves, s.</summary>
    public double WavePeriodSeconds { get; init; } = 60;

    /// <summary>How much faster tokens come at the start of the run, relative; the advantage is gone after <see cref="RampRequests"/>.</summary>
    public double RampShare { get; init; }

    /// <summary>The requests over which the start's advantage fades.</summary>
    public int RampRequests { get; init; } = 60;

    /// <summary>How much slower tokens come at the end of the run, relative; begins at 85 % of the requests.</summary>
    public double FinalClimb { get; init; }

    /// <summary>Standard deviation of a whole run's speed between repetitions, relative; drawn once per seed.</summary>
    public double RunSpread { get; init; }

    /// <summary>The mean latencies under a load.</summary>
    internal LoadPoint At(double concurrency)
    {
        if (Load.Count == 1 || concurrency <= Load[0].Concurrency)
        {
            return Load[0] with { Concurrency = concurrency };
        }

        int upper = 1;
        while (upper < Load.Count - 1 && Load[upper].Concurrency < concurrency)
        {
            upper++;
        }

        var (from, to) = (Load[upper - 1], Load[upper]);
        double share = (concurrency - from.Concurrency) / (to.Concurrency - from.Concurrency);
        return new LoadPoint(
            concurrency,
            from.TimeToFirstTokenMs + (share * (to.TimeToFirstTokenMs - from.TimeToFirstTokenMs)),
            from.InterTokenLatencyMs + (share * (to.InterTokenLatencyMs - from.InterTokenLatencyMs)));
    }
}

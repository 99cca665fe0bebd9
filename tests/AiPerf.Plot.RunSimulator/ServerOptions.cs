namespace AiPerf.Plot.Simulation;

/// <summary>The servers that serve the model, and how AIPerf scrapes their metrics.</summary>
public sealed record ServerOptions
{
    /// <summary>The addresses scraped.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = ["http://node0:8000/metrics"];

    /// <summary>Engines behind each address; requests are dealt out to all of them in turn.</summary>
    public int EnginesPerEndpoint { get; init; } = 1;

    /// <summary>Seconds between two scrapes.</summary>
    public double IntervalSeconds { get; init; } = 0.333;
}

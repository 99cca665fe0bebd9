namespace AiPerf.Plot.Simulation;

/// <summary>The GPUs that serve the model, and how they are sampled.</summary>
public sealed record GpuOptions
{
    /// <summary>How many GPUs in all; they are dealt out to the hosts in turn blocks of equal size, the first hosts getting one more.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Host names; each is one telemetry endpoint, scraped a fraction of a millisecond after the one before.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = ["node0"];

    /// <summary>Seconds between two scrapes.</summary>
    public double IntervalSeconds { get; init; } = 0.333;

    /// <summary>Seconds sampled before the first request starts and after the last one ends.</summary>
    public double MarginSeconds { get; init; } = 3;

    /// <summary>The model name that the telemetry reports.</summary>
    public string Name { get; init; } = "NVIDIA RTX 6000 Ada Generation";

    /// <summary>Power drawn when idle, W.</summary>
    public double IdleWatts { get; init; } = 62;

    /// <summary>Power drawn at full utilisation, W.</summary>
    public double FullWatts { get; init; } = 300;
}

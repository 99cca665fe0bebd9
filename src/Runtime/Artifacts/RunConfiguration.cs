namespace AiPerf.Plot.Artifacts;

/// <summary>What a run was asked to do, read from either shape of <c>input_config</c>. Unknown facts are <see langword="null"/>, never guessed.</summary>
public sealed record RunConfiguration
{
    /// <summary>The first model named.</summary>
    public string? Model { get; init; }

    /// <summary>The endpoint type, such as <c>chat</c>.</summary>
    public string? EndpointType { get; init; }

    /// <summary>The number of concurrent requests asked for.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Requests per second asked for.</summary>
    public double? RequestRate { get; init; }

    /// <summary>The number of simulated users asked for.</summary>
    public int? Users { get; init; }

    /// <summary>The number of requests asked for.</summary>
    public long? PlannedRequestCount { get; init; }

    /// <summary>Seconds the benchmark was asked to last.</summary>
    public double? BenchmarkDuration { get; init; }

    /// <summary>Length of a time slice in seconds.</summary>
    public double? SliceDuration { get; init; }

    /// <summary>Whether responses were streamed.</summary>
    public bool? Streaming { get; init; }

    /// <summary>Goodput thresholds by metric tag, in the metric's display unit.</summary>
    public IReadOnlyDictionary<string, double> Slos { get; init; } = new Dictionary<string, double>();

    /// <summary>Every scalar of <c>input_config</c> by dotted path, as text; single-element lists unwrapped, list items by name or index.</summary>
    public IReadOnlyDictionary<string, string> Flattened { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether nothing of <c>input_config</c> was too much for <see cref="Flattened"/>.</summary>
    internal bool IsFlattenedWhole { get; init; } = true;
}

namespace AiPerf.Plot.Simulation;

/// <summary>Everything that decides a simulated run. Equal options give equal bytes on every machine.</summary>
public sealed record RunOptions
{
    /// <summary>Decides every random draw.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The served model.</summary>
    public ModelProfile Model { get; init; } = RunPresets.Qwen;

    /// <summary>
    /// Requests kept in flight. With a <see cref="RequestRate"/> it is the cap on requests in flight, and <see langword="null"/> means none.
    /// Without a rate it is needed; <see langword="null"/> then means 1.
    /// </summary>
    public int? Concurrency { get; init; }

    /// <summary>Requests per second with exponential gaps (Poisson); <see langword="null"/> for a closed loop at fixed concurrency.</summary>
    public double? RequestRate { get; init; }

    /// <summary>Profiled requests.</summary>
    public int RequestCount { get; init; } = 100;

    /// <summary>Whether responses are streamed; otherwise there is no time to first token and nothing derived from it.</summary>
    public bool Streaming { get; init; } = true;

    /// <summary>Whether records hold <c>inter_chunk_latency</c>, one number per token after the first.</summary>
    public bool ChunkLatencies { get; init; }

    /// <summary>Share of requests that fail: half with status 503, a third without a connection, the rest by time-out.</summary>
    public double ErrorShare { get; init; }

    /// <summary>Share of requests that are cancelled on the way.</summary>
    public double CancellationShare { get; init; }

    /// <summary>Seconds after which a request that hangs is given up.</summary>
    public double TimeoutSeconds { get; init; } = 20;

    /// <summary>Records of phase <c>warmup</c> before the profiled ones. AIPerf does not export them; readers must cope if they occur.</summary>
    public int WarmupRequests { get; init; }

    /// <summary>The first profiled requests whose first token is late because the server is cold.</summary>
    public int ColdRequests { get; init; }

    /// <summary>The longest extra time to first token of a cold request, ms; each draws between a third of it and all of it.</summary>
    public double ColdStartMs { get; init; } = 300;

    /// <summary>Prompt lengths.</summary>
    public LengthDistribution InputLength { get; init; } = new(100);

    /// <summary>Response lengths.</summary>
    public LengthDistribution OutputLength { get; init; } = new(200);

    /// <summary>Seconds per time slice; <see langword="null"/> for none.</summary>
    public double? SliceSeconds { get; init; }

    /// <summary>The GPUs; <see langword="null"/> for a run without telemetry.</summary>
    public GpuOptions? Gpus { get; init; }

    /// <summary>The servers whose metrics are scraped; <see langword="null"/> for a run without server metrics.</summary>
    public ServerOptions? Servers { get; init; }

    /// <summary>When the benchmark begins, UTC. Written without offset, as AIPerf writes the host's local time.</summary>
    public DateTime StartTime { get; init; } = new(2026, 5, 4, 10, 15, 2, DateTimeKind.Utc);

    /// <summary>The files to write.</summary>
    public SimulatedFiles Files { get; init; } = SimulatedFiles.All;

    /// <summary>How much a record says.</summary>
    public RecordDetail Detail { get; init; }

    /// <summary>The shape of <c>input_config</c>.</summary>
    public ConfigurationLayout Configuration { get; init; }

    /// <summary>The run's label in <c>run_info</c>.</summary>
    public string Label { get; init; } = "run";

    /// <summary>The trial's number in <c>run_info</c>, from 1.</summary>
    public int Trial { get; init; } = 1;
}

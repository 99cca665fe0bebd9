namespace AiPerf.Plot.Simulation;

/// <summary>The files of a run.</summary>
[Flags]
public enum SimulatedFiles
{
    /// <summary>No file.</summary>
    None = 0,

    /// <summary><c>profile_export.jsonl</c>.</summary>
    Requests = 1,

    /// <summary><c>profile_export_aiperf.json</c>.</summary>
    Summary = 2,

    /// <summary><c>profile_export_aiperf_timeslices.csv</c>; written only with a slice duration.</summary>
    Timeslices = 4,

    /// <summary><c>gpu_telemetry_export.jsonl</c>; written only with GPUs.</summary>
    Telemetry = 8,

    /// <summary><c>server_metrics_export.json</c>; written only with servers.</summary>
    ServerMetrics = 16,

    /// <summary>Everything.</summary>
    All = Requests | Summary | Timeslices | Telemetry | ServerMetrics,
}

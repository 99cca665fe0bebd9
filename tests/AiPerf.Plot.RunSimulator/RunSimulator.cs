namespace AiPerf.Plot.Simulation;

/// <summary>Writes simulated AIPerf runs. See README.md for the model and the formats.</summary>
public static class RunSimulator
{
    /// <summary>Writes one run: the files that <see cref="RunOptions.Files"/> asks for, replacing those of the same names.</summary>
    /// <param name="directory">The run's directory; created if need be.</param>
    /// <param name="options">The run.</param>
    public static void Write(string directory, RunOptions options)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        Validate(options);
        Directory.CreateDirectory(directory);
        SimulatedRequest[] requests = [.. LoadGenerator.Requests(options)];
        SimulatedRequest[] profiled = [.. requests.Where(request => !request.IsWarmup)];
        var gpus = GpuLog.Of(requests, options);
        if (options.Files.HasFlag(SimulatedFiles.Requests))
        {
            using var file = File.Create(Path.Combine(directory, "profile_export.jsonl"));
            RecordWriter.Write(file, requests, options);
        }

        if (options.Files.HasFlag(SimulatedFiles.Summary))
        {
            SummaryWriter.Write(Path.Combine(directory, "profile_export_aiperf.json"), options, profiled, gpus);
        }

        if (options.Files.HasFlag(SimulatedFiles.Timeslices) && options.SliceSeconds is { } seconds)
        {
            TimesliceWriter.Write(Path.Combine(directory, "profile_export_aiperf_timeslices.csv"), profiled, options, seconds);
        }

        if (options.Files.HasFlag(SimulatedFiles.Telemetry) && gpus is not null)
        {
            using var file = File.Create(Path.Combine(directory, "gpu_telemetry_export.jsonl"));
            TelemetryWriter.Write(file, gpus, options.Gpus!);
        }

        if (options.Files.HasFlag(SimulatedFiles.ServerMetrics) && options.Servers is not null && profiled.Length > 0)
        {
            new ServerMetricsWriter(options, profiled).Write(Path.Combine(directory, "server_metrics_export.json"));
        }
    }

    /// <summary>Writes the runs and aggregate cells of an experiment below a directory.</summary>
    public static void Write(string directory, SimulatedExperiment experiment)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(experiment);
        foreach (var run in experiment.Runs)
        {
            Write(Path.GetFullPath(Path.Combine(directory, run.Path)), run.Options);
        }

        foreach (var cell in experiment.Aggregates)
        {
            string folder = Path.Combine(directory, cell.Path);
            Directory.CreateDirectory(folder);
            RunOptions[] trials = [.. cell.Runs.Select(path => experiment.Runs.First(run => run.Path == path).Options)];
            AggregateWriter.Write(Path.Combine(folder, "profile_export_aiperf_aggregate.json"), cell, trials);
        }
    }

    /// <summary>Streams the records of <c>profile_export.jsonl</c>; only the requests in flight are held in memory.</summary>
    /// <param name="stream">Where the lines go; left open.</param>
    /// <param name="options">The run; any <see cref="RunOptions.RequestCount"/>.</param>
    public static void WriteRequests(Stream stream, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Validate(options);
        RecordWriter.Write(stream, LoadGenerator.Requests(options), options);
    }

    private static void Validate(RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.RequestCount);
        ArgumentOutOfRangeException.ThrowIfNegative(options.WarmupRequests);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.RequestRate ?? 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SliceSeconds ?? 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.ErrorShare);
        ArgumentOutOfRangeException.ThrowIfNegative(options.CancellationShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ErrorShare + options.CancellationShare, 1);
        ArgumentOutOfRangeException.ThrowIfZero(options.Model.Load.Count);
        ArgumentOutOfRangeException.ThrowIfZero(options.Gpus?.Hosts.Count ?? 1);
        ArgumentOutOfRangeException.ThrowIfZero(options.Servers?.Endpoints.Count ?? 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Servers?.EnginesPerEndpoint ?? 1, 1);
    }
}

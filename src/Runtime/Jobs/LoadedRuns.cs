using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Loads the runs of a job and remembers what the texts about it need, without the requests.</summary>
internal sealed class LoadedRuns(
    PlotJobOptions options, IReadOnlyList<SelectedPreset> presets, PlotConfiguration configuration, List<PlotDiagnostic> diagnostics,
    CancellationToken cancellation)
{
    private readonly bool _withRequests = presets.Any(selected => (PlotRegistry.Needs(selected.Preset) & ~PlotNeeds.ServerMetrics) != PlotNeeds.None);
    private readonly bool _withServerMetrics = presets.Any(selected => PlotRegistry.Needs(selected.Preset).HasFlag(PlotNeeds.ServerMetrics));
    private readonly bool _withChunkLatencies = presets.Any(selected => PlotRegistry.Needs(selected.Preset).HasFlag(PlotNeeds.ChunkLatencies));
    private readonly List<Run> _runs = [];
    private string _sweepNote = "";

    /// <summary>The runs loaded so far, summaries alone.</summary>
    public IReadOnlyList<Run> Runs => _runs;

    /// <summary>The newest <c>request_end_ns</c> read so far, epoch nanoseconds; <see langword="null"/> when no request was read.</summary>
    public long? NewestRequestEndNs { get; private set; }

    /// <summary>What the index says about parameters that vary beside what a comparison shows, and about GPUs counted once.</summary>
    public IReadOnlyList<string> Notes => [.. ((string[])[_sweepNote, GpuCountReport.Note(_runs)]).Where(note => note.Length > 0)];

    /// <summary>Loads runs; one that cannot be used is reported and left out.</summary>
    public List<Run> Load(IEnumerable<FoundRun> found)
    {
        var loaded = found
            .Select(run => RunLoader.Load(run, options.GpuCount, _withRequests, diagnostics.Add, cancellation, _withServerMetrics, _withChunkLatencies, configuration.ServerMetricsDownsampling))
            .OfType<Run>()
            .ToList();
        GpuCountReport.Of(loaded, presets.Select(selected => selected.Preset), diagnostics.Add);
        _sweepNote = SweepReport.Of(loaded, presets.Select(selected => selected.Preset), configuration.Classification,
            options.Configuration is null ? options.ConfigurationFiles : [], diagnostics.Add);
        foreach (var run in loaded)
        {
            if (run.Requests is { Count: > 0 } requests)
                NewestRequestEndNs = Math.Max(NewestRequestEndNs ?? long.MinValue, requests.OriginNs + requests.EndNs.Max());
            _runs.Add(run with { Requests = null, Timeslices = null, Gpus = null, ServerMetrics = null });
        }

        return loaded;
    }
}

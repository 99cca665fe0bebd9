using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Dashboard;

/// <summary>Collects what a job loads and draws, and makes <c>dashboard.html</c> of it at the end. Used by one thread at a time.</summary>
/// <param name="options">How the page is made.</param>
/// <param name="job">The job.</param>
/// <param name="configuration">The effective configuration.</param>
/// <param name="shown">The presets shown at first.</param>
internal sealed class PageBuilder(PageOptions options, PlotJobOptions job, PlotConfiguration configuration, IReadOnlyList<PlotPreset> shown)
{
    private readonly List<Run> _runs = [];
    private readonly Dictionary<int, byte[]> _documents = [];

    /// <summary>Adds runs that were drawn together.</summary>
    /// <param name="set">The runs, as loaded.</param>
    /// <param name="drawn">What became of the presets.</param>
    public void Add(RunSet set, IReadOnlyList<DrawnPreset> drawn)
    {
        foreach (var run in set.Runs)
        {
            if (set.Mode == RunMode.SingleRun && options.Requests != PageRequests.None)
                Keep(_runs.Count, PageRun.Write(run, drawn, Context, options.Requests, isSingle: true));
            _runs.Add(run with { Requests = null, Timeslices = null, Gpus = null });
        }
    }

    /// <summary>Loads the requests of compared runs, one run after the other, where they are wanted in the page.</summary>
    /// <param name="found">The runs that discovery found.</param>
    /// <param name="cancellation">Stops between runs.</param>
    public void AddRequests(IReadOnlyList<FoundRun> found, CancellationToken cancellation)
    {
        if (options.Requests is PageRequests.Auto or PageRequests.None)
            return;
        for (int i = 0; i < _runs.Count; i++)
        {
            if (!_documents.ContainsKey(i) && found.FirstOrDefault(one => one.Directory == _runs[i].Directory) is { } run)
                Keep(i, DocumentOf(run, job, configuration, options.Requests, isSingle: true, cancellation));
        }
    }

    /// <summary>The page.</summary>
    /// <param name="mode">The mode.</param>
    /// <param name="modeReason">Why that mode.</param>
    /// <param name="newestRequestEndNs">The newest request end read.</param>
    /// <param name="diagnostics">What was reported.</param>
    public byte[] Write(RunMode mode, string modeReason, long? newestRequestEndNs, IReadOnlyList<PlotDiagnostic> diagnostics)
    {
        var content = new PageContent
        {
            Runs = new RunSet(_runs, mode, modeReason),
            Configuration = configuration,
            Shown = shown,
            Palette = Palette.Find(job.Palette) ?? Palette.Safe,
            Diagnostics = diagnostics,
            NewestRequestEndNs = newestRequestEndNs,
            Detailed = _documents.Keys.ToHashSet(),
            Options = options,
        };
        return StandalonePage.Write(
            options.Assets, Title(_runs), content.Write(), options.HasConfigurations ? content.WriteConfigurations() : null,
            [.. _documents.OrderBy(pair => pair.Key).Select(pair => (content.Keys[pair.Key].Key, pair.Value))],
            _runs.Select((run, i) => (run.Name, content.Keys[i].Path)));
    }

    /// <summary>The page's title.</summary>
    public static string Title(IReadOnlyList<Run> runs) => runs.Count == 1 ? $"AIPerf Dashboard: {runs[0].Name}" : $"AIPerf Dashboard: {runs.Count} runs";

    /// <summary>A run's own document, drawn for the page alone.</summary>
    /// <param name="found">The run.</param>
    /// <param name="job">The job.</param>
    /// <param name="configuration">The effective configuration.</param>
    /// <param name="requests">How many requests to keep.</param>
    /// <param name="isSingle">Whether long columns are kept in single precision.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static byte[]? DocumentOf(
        FoundRun found, PlotJobOptions job, PlotConfiguration configuration, PageRequests requests, bool isSingle, CancellationToken cancellation)
    {
        // Losses show as cards that say what is missing; the build tells them where it reads these files itself.
        if (RunLoader.Load(found, job.GpuCount, withRequests: true, _ => { }, cancellation, withServerMetrics: true, downsampling: configuration.ServerMetricsDownsampling) is not { } run)
            return null;
        var context = new PlotContext(configuration.Classification, _ => { });
        var set = new RunSet([run], RunMode.SingleRun, "");
        var presets = PresetSelection.Select(configuration, [], RunMode.SingleRun, _ => { }).Presets;
        var drawn = new DrawnPreset[presets.Count];
        Parallel.For(0, drawn.Length, new ParallelOptions { CancellationToken = cancellation }, i => drawn[i] = Drawn(presets[i], set, context));
        return PageRun.Write(run, drawn, context, requests, isSingle);
    }

    private static DrawnPreset Drawn(SelectedPreset selected, RunSet set, PlotContext context)
    {
        var drawing = PlotRegistry.Draw(selected.Preset, set, context);
        return new DrawnPreset(selected)
        {
            Status = drawing.Figure is null ? PlotStatus.Skipped : PlotStatus.Written,
            Reason = drawing.Figure is null ? $"{drawing.Missing}. {drawing.Remedy}" : "",
            Figure = drawing.Figure,
            Diagnostics = [],
        };
    }

    private void Keep(int run, byte[]? document)
    {
        if (document is not null)
            _documents[run] = document;
    }

    private PlotContext Context => new(configuration.Classification, _ => { });
}

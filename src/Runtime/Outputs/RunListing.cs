using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Outputs;

/// <summary>Says in lines of text what a job would find and draw, and draws nothing.</summary>
internal sealed class RunListing
{
    private const int MostSeries = 20;

    private readonly PlotJobOptions _options;
    private readonly PlotConfiguration _configuration;
    private readonly Action<PlotDiagnostic> _report;
    private readonly List<string> _lines = [];

    private RunListing(PlotJobOptions options, PlotConfiguration configuration, Action<PlotDiagnostic> report)
    {
        _options = options;
        _configuration = configuration;
        _report = report;
    }

    /// <summary>The runs, the mode and its reason, the metrics with units and statistics, and each preset as on, off, or skipped and why.</summary>
    public static IReadOnlyList<string> Describe(PlotJobOptions options, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        List<PlotDiagnostic> ofTheConfiguration = [];
        PlotConfiguration configuration = ConfigurationLoader.Load(options, ofTheConfiguration);
        ofTheConfiguration.ForEach(report);
        var listing = new RunListing(options, configuration, report);
        listing.Write(cancellation);
        return listing._lines;
    }

    private void Write(CancellationToken cancellation)
    {
        IReadOnlyList<FoundRun> found = RunDiscovery.Find(_options.Inputs, _options.InputsAreExplicit, _report, cancellation);
        (RunMode mode, string reason) = RunModeDecision.Decide(found, _options.Mode, _options.Inputs);
        _lines.Add(reason);
        if (found.Count == 0)
            return;

        Run[] runs = [.. found.Select(run => RunLoader.Load(run, _options.GpuCount, mode == RunMode.SingleRun, _report, cancellation, withServerMetrics: true, withChunkLatencies: true, downsampling: _configuration.ServerMetricsDownsampling)).OfType<Run>()];
        _lines.Add("runs:");
        foreach (Run run in runs)
            _lines.Add($"  {run.Name}: {string.Join(", ", Facts(run))}");
        WriteMetrics(runs);
        if (mode == RunMode.MultiRun)
        {
            IReadOnlyList<SweptParameter> swept = SweptParameters.Of(runs);
            if (swept.Count > 0)
                _lines.Add("parameters that vary, to group and label by:");
            _lines.AddRange(swept.Select(parameter => $"  {parameter}"));
            WritePresets(_configuration.MultiRunPlots, _configuration.MultiRunDefaults, new RunSet(runs, mode, reason), "");
            WriteLeftOut(mode);
            return;
        }

        foreach (Run run in runs)
            WritePresets(_configuration.SingleRunPlots, _configuration.SingleRunDefaults, new RunSet([run], mode, reason), runs.Length > 1 ? $" of {run.Name}" : "");
        WriteLeftOut(mode);
    }

    private static IEnumerable<string> Facts(Run run)
    {
        yield return run.Directory.DisplayPath;
        if (run.Configuration.Model is { } model)
            yield return model;
        if (run.Configuration.Concurrency is { } concurrency)
            yield return string.Create(CultureInfo.InvariantCulture, $"concurrency {concurrency}");
        if (run.Configuration.RequestRate is { } rate)
            yield return string.Create(CultureInfo.InvariantCulture, $"{rate} requests/s");
        if (run.Requests is { } requests)
            yield return string.Create(CultureInfo.InvariantCulture, $"{requests.Count} requests");
        if (run.Timeslices is { } slices)
            yield return string.Create(CultureInfo.InvariantCulture, $"{slices.SliceCount} time slices");
        if (run.GpuCount is { } gpus)
            yield return string.Create(CultureInfo.InvariantCulture, $"{gpus} GPU{(gpus == 1 ? "" : "s")}{(run.GpusListed is { } listed ? $" ({listed} listed, {gpus} distinct)" : "")}");
    }

    private void WriteMetrics(Run[] runs)
    {
        IGrouping<string, MetricBlock>[] metrics =
            [.. runs.SelectMany(run => run.Summary?.Metrics.Values ?? []).GroupBy(block => block.Tag).OrderBy(group => group.Key, StringComparer.Ordinal)];
        if (metrics.Length > 0)
            _lines.Add("metrics of the summaries:");
        foreach (IGrouping<string, MetricBlock> metric in metrics)
        {
            string stats = string.Join(" ", metric.SelectMany(block => block.Values.Keys).Distinct().Order().Select(stat => stat.Word()));
            _lines.Add($"  {metric.Key}{Unit(metric.First().Unit)}: {stats}");
        }

        NumberColumn[] columns = [.. runs.SelectMany(run => run.Requests?.Metrics ?? []).DistinctBy(column => column.Name).OrderBy(column => column.Name, StringComparer.Ordinal)];
        if (columns.Length > 0)
            _lines.Add("metrics of the requests:");
        foreach (NumberColumn column in columns)
            _lines.Add($"  {column.Name}{Unit(MetricCatalog.Find(column.Name)?.Unit ?? "")}");
        WriteServerMetrics(runs);
    }

    private void WriteServerMetrics(Run[] runs)
    {
        ServerMetric[] metrics = [.. runs.SelectMany(run => run.ServerMetrics?.Metrics ?? []).DistinctBy(metric => metric.Name).OrderBy(metric => metric.Name, StringComparer.Ordinal)];
        if (metrics.Length > 0)
            _lines.Add("server metrics:");
        foreach (ServerMetric metric in metrics)
        {
            string stats = string.Join(" ", metric.Series.SelectMany(series => series.Values.Keys).Where(stat => stat is not (Stat.Count or Stat.Sum)).Distinct().Order()
                .Select(stat => stat.Word()));
            _lines.Add($"  {metric.Name} ({string.Join(", ", ((string[])[metric.Kind.ToString().ToLowerInvariant(), ServerUnits.Of(metric)]).Where(text => text.Length > 0))}): {(stats.Length > 0 ? stats : "no values")}");
            if (metric.Series.Count == 1)
                continue;
            _lines.AddRange(metric.Series.Take(MostSeries).Select(series => "    " + ServerSelection.Reference(series)));
            if (metric.Series.Count > MostSeries)
                _lines.Add(string.Create(CultureInfo.InvariantCulture, $"    and {metric.Series.Count - MostSeries} more series"));
        }
    }

    private void WritePresets(IEnumerable<PlotPreset> presets, IReadOnlyList<string> defaults, RunSet runs, string ofWhat)
    {
        _lines.Add($"presets{ofWhat}:");
        bool named = _options.Presets.Count > 0;
        IReadOnlyList<string> wanted = named ? _options.Presets : defaults;
        foreach (PlotPreset preset in presets)
            _lines.Add($"  {preset.Name}: {State(preset, wanted.Contains(preset.Name), named, runs)}");
    }

    private void WriteLeftOut(RunMode mode)
    {
        foreach (LeftOutPreset lost in _configuration.LeftOut.Where(lost => lost.IsMultiRun == (mode == RunMode.MultiRun)))
            _lines.Add($"  {lost.Name}: left out because of {lost.Cause.Descriptor.Id}");
    }

    private string State(PlotPreset preset, bool wanted, bool named, RunSet runs)
    {
        if (!wanted)
            return "off";
        List<PlotDiagnostic> told = [];
        PlotDrawing drawing = PlotRegistry.Draw(preset, runs, new PlotContext(_configuration.Classification, told.Add, named));
        if (drawing.Figure is not null)
            told.ForEach(_report);
        return drawing.Figure is not null ? "on" : $"skipped: {drawing.Missing}. {drawing.Remedy}";
    }

    private static string Unit(string unit) => unit.Length == 0 ? "" : $" ({MetricLabels.Unit(unit)})";
}

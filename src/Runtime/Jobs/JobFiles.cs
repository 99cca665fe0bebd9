using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Jobs;

/// <summary>Everything a job writes: the pictures as they are drawn, then what tells about them.</summary>
internal sealed class JobFiles
{
    private const int LargePage = 25_000_000;

    private readonly PlotJobOptions _options;
    private readonly List<PlotDiagnostic> _diagnostics;
    private readonly OutputFolder _folder;
    private readonly Manifest? _earlier;
    private readonly string[] _earlierFiles;
    private readonly List<PlotOutcome> _outcomes = [];
    private readonly List<ManifestPlot> _plots = [];

    /// <summary>Reads what an earlier job left in the output directory.</summary>
    /// <param name="options">The job.</param>
    /// <param name="diagnostics">What the job has to tell; the log repeats it.</param>
    public JobFiles(PlotJobOptions options, List<PlotDiagnostic> diagnostics)
    {
        _options = options;
        _diagnostics = diagnostics;
        _folder = new OutputFolder(options.OutputDirectory, options.OutputDisplayPath, diagnostics.Add);
        if (_folder.Read(Manifest.FileName) is { } content && (_earlier = Manifest.Read(content)) is null)
        {
            diagnostics.Add(DiagnosticTable.ManifestUnreadable.At(
                SourceSpan.None, DisplayPaths.Join(options.OutputDisplayPath, Manifest.FileName)));
        }

        _earlierFiles = [.. (_earlier?.Files ?? []).Concat(_folder.Announced).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Notes what may be written that no manifest names yet: if this job is killed, the next one finds and removes it.</summary>
    /// <param name="presets">The presets to draw.</param>
    /// <param name="directories">Where their files go, relative to the output directory; empty for the directory itself.</param>
    public void Begin(IEnumerable<string> presets, IEnumerable<string> directories)
    {
        string[] names = [.. presets.SelectMany(preset => Formats().Select(format => $"{preset}.{format}"))];
        string[] planned =
        [
            .. directories.SelectMany(directory => names.Select(name => Below(directory, name))),
            SummaryText.FileName, IndexPage.FileName, JobLog.FileName, StandalonePage.FileName, Manifest.FileName,
        ];
        _options.Announcing?.Invoke([.. planned.Append(OutputFolder.UnfinishedFileName).Select(_folder.FullPath)]);
        if (planned.Except(_earlier?.Files ?? [], StringComparer.Ordinal).Any())
            _folder.Announce(_earlierFiles.Union(planned, StringComparer.Ordinal));
    }

    /// <summary>One entry a preset and run, in the order they were saved.</summary>
    public IReadOnlyList<PlotOutcome> Outcomes => _outcomes;

    /// <summary>The files in place, absolute.</summary>
    public IReadOnlyList<string> FullPaths => [.. _folder.Files.Select(_folder.FullPath)];

    /// <summary>Writes what was drawn of a preset, or keeps what an earlier job drew of it where this one failed.</summary>
    /// <param name="drawn">The preset.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="run">The run, when several are analysed one by one; otherwise empty.</param>
    /// <param name="directory">Where its files go, relative to the output directory; empty for the directory itself.</param>
    public void Save(DrawnPreset drawn, RunMode mode, string run, string directory)
    {
        string name = drawn.Selected.Preset.Name;
        var outcome = new PlotOutcome(name, drawn.Figure?.Title ?? drawn.Selected.Preset.Title ?? name, drawn.Status, drawn.Reason)
        {
            RunName = run,
            Description = drawn.Selected.Preset.Description ?? "",
            Mode = mode,
        };
        if (drawn.Layout is { } layout)
            outcome = Written(outcome, drawn, layout, directory);
        if (outcome.Status == PlotStatus.Failed)
            outcome = Kept(outcome);
        Add(outcome, drawn.Layout?.Diagnostics);
    }

    /// <summary>Accounts for a preset that a mistake costs; what an earlier job drew of it is kept.</summary>
    /// <param name="preset">Its name.</param>
    /// <param name="cause">What was reported about it.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="run">The run, when several are analysed one by one; otherwise empty.</param>
    public void LeaveOut(string preset, PlotDiagnostic cause, RunMode mode, string run)
    {
        string place = cause.Location switch
        {
            { File: null } => "",
            { Line: 0 } location => $" in {PathText.Shared(location.File)}",
            var location => FormattableString.Invariant($" in {PathText.Shared(location.File)}({location.Line},{location.Column})"),
        };
        var outcome = new PlotOutcome(preset, preset, PlotStatus.Skipped, $"{cause.Descriptor.Id}{place}: {cause.Message}") { RunName = run, Mode = mode };
        Add(Kept(outcome), layout: null);
    }

    /// <summary>Writes the interactive page.</summary>
    /// <param name="content">The page.</param>
    public void SavePage(byte[] content)
    {
        if (content.Length > LargePage)
            _diagnostics.Add(DiagnosticTable.PageLarge.At(SourceSpan.None, content.Length / 1e6));
        _folder.Write(StandalonePage.FileName, content);
    }

    /// <summary>Keeps the page of an earlier job where this one failed to make one.</summary>
    public void KeepPage()
    {
        if (_earlier?.Files.Contains(StandalonePage.FileName) == true)
            _folder.Keep(StandalonePage.FileName);
    }

    /// <summary>Writes manifest, index, summary and log, and removes what an earlier job drew and this one did not.</summary>
    /// <param name="runs">The runs in order.</param>
    /// <param name="newestRequestEndNs">The newest request end that was read, epoch nanoseconds, or <see langword="null"/>.</param>
    /// <param name="mode">The mode.</param>
    /// <param name="modeReason">Why that mode.</param>
    /// <param name="classification">Which runs are baselines; <see langword="null"/> when that is not told.</param>
    /// <param name="notes">Sentences for the index to begin with.</param>
    /// <returns>What the index shows.</returns>
    public IndexContent Finish(
        IReadOnlyList<Run> runs, long? newestRequestEndNs, RunMode mode, string modeReason, ExperimentClassification? classification, IReadOnlyList<string>? notes = null)
    {
        bool hasFailed = _diagnostics.Exists(diagnostic => diagnostic.Severity == PlotSeverity.Error);
        if (!hasFailed)
            RemoveOthers();

        _folder.Write(SummaryText.FileName, SummaryText.Write(_plots, modeReason, _options.OutputDisplayPath));
        var index = new IndexContent("AIPerf plots", mode, modeReason, newestRequestEndNs, runs, classification, _plots) { Notes = notes ?? [] };
        _folder.Write(IndexPage.FileName, IndexPage.Write(index));
        _folder.Write(JobLog.FileName, Log(runs, modeReason));
        var manifest = new Manifest
        {
            Mode = mode,
            ModeReason = modeReason,
            Runs = [.. runs.Select(run => run.Name)],
            Theme = _options.Theme,
            Palette = _options.Palette,
            Plots = [.. _plots],
            // What stays of earlier jobs after a mistake is known to the next one by this list alone.
            Files = [.. _folder.Files, .. hasFailed ? Others().Where(_folder.Has) : [], Manifest.FileName],
        };
        bool isNamed = _folder.Write(Manifest.FileName, manifest.Write());
        _folder.Sweep(isNamed, [.. _folder.Files, .. _earlierFiles]);
        return index;
    }

    private PlotOutcome Written(PlotOutcome outcome, DrawnPreset drawn, Layout.FigureLayout layout, string directory)
    {
        var files = new List<(OutputFormats Format, string Path)>();
        foreach (var (format, content) in drawn.Files)
        {
            string file = $"{outcome.Preset}.{format.ToString().ToLowerInvariant()}";
            string path = Below(directory, file);
            if (_folder.Write(path, content))
                files.Add((format, _folder.FullPath(path)));
        }

        if (files.Count < drawn.Files.Count)
            return outcome with { Status = PlotStatus.Failed, Reason = "not every file could be written", Files = files };

        return outcome with
        {
            Files = files,
            AltText = layout.AltText,
            PixelWidth = (int)Math.Round(layout.Width * drawn.Scale),
            PixelHeight = (int)Math.Round(layout.Height * drawn.Scale),
        };
    }

    private PlotOutcome Kept(PlotOutcome outcome)
    {
        if (_earlier?.Find(outcome.Preset, outcome.RunName) is not { } earlier)
            return outcome;
        var kept = earlier.Files.Where(file => _folder.Has(file.Path)).ToArray();
        if (kept.Length == 0)
            return outcome;
        foreach (var file in kept)
            _folder.Keep(file.Path);
        return outcome with
        {
            Status = PlotStatus.Stale,
            Title = earlier.Title,
            AltText = earlier.AltText,
            PixelWidth = earlier.PixelWidth,
            PixelHeight = earlier.PixelHeight,
            Files = [.. kept.Select(file => (file.Format, _folder.FullPath(file.Path)))],
        };
    }

    private void Add(PlotOutcome outcome, Layout.LayoutDiagnostics? layout)
    {
        _outcomes.Add(outcome);
        _plots.Add(ManifestPlot.Of(outcome, _options.OutputDirectory, layout));
    }

    private void RemoveOthers()
    {
        foreach (string file in Others())
            _folder.Remove(file);
    }

    /// <summary>The files of earlier jobs that this one neither wrote nor kept nor is about to write.</summary>
    private IEnumerable<string> Others()
    {
        var ours = new HashSet<string>(
            [.. _folder.Files, SummaryText.FileName, IndexPage.FileName, JobLog.FileName, Manifest.FileName], StringComparer.OrdinalIgnoreCase);
        return _earlierFiles.Where(file => !ours.Contains(file));
    }

    private static string Below(string directory, string file) => directory.Length == 0 ? file : $"{directory}/{file}";

    private IEnumerable<string> Formats() =>
        Enum.GetValues<OutputFormats>().Where(format => format != OutputFormats.None && _options.Formats.HasFlag(format)).Select(format => JsonText.Name(format));

    private byte[] Log(IReadOnlyList<Run> runs, string modeReason)
    {
        var log = new JobLog();
        log.Add(modeReason);
        foreach (var input in _options.Inputs)
            log.Add($"input {input.DisplayPath}");
        foreach (var file in _options.ConfigurationFiles)
            log.Add($"configuration {file.DisplayPath}");
        log.Add(FormattableString.Invariant(
            $"theme {_options.Theme}, palette {_options.Palette}, {_options.Width} x {_options.Height} at scale {_options.Scale}, formats {string.Join(", ", Formats())}"));
        foreach (var run in runs)
            log.Add($"run {run.Name}: {run.Directory.DisplayPath}");
        foreach (var plot in _plots)
        {
            string which = plot.Run.Length == 0 ? plot.Preset : $"{plot.Run}/{plot.Preset}";
            string how = plot.Status is PlotStatus.Written ? string.Join(", ", plot.Files.Select(file => file.Path)) : plot.Reason;
            log.Add($"{plot.Status.ToString().ToLowerInvariant()} {which}: {how}");
        }

        foreach (var diagnostic in _diagnostics)
            log.Add(diagnostic);
        return log.Write([.. _options.Inputs.Select(input => input.FullPath), _options.OutputDirectory]);
    }
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot;

/// <summary>The one door: options in, plots and a result out. The task, the dashboard and the tests all use it.</summary>
public static class PlotJob
{
    /// <summary>Draws one preset of the runs below a directory: <see cref="Run"/> for the common case.</summary>
    /// <param name="preset">The preset. A comparison takes all runs together, a plot of one run is drawn once a run.</param>
    /// <param name="runs">The directory to search for runs, absolute.</param>
    /// <param name="outputDirectory">Where the picture goes, absolute; created when something is to be written.</param>
    /// <param name="formats">The formats to write.</param>
    /// <param name="cancellation">Stops between runs; no half file is left.</param>
    /// <returns>What was done. Bad input never throws; it is in the result's diagnostics.</returns>
    /// <exception cref="ArgumentException">When a path is not absolute.</exception>
    /// <exception cref="DllNotFoundException">When SkiaSharp's native library cannot be loaded on this machine.</exception>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public static PlotJobResult Draw(
        PlotPreset preset, string runs, string outputDirectory, OutputFormats formats = OutputFormats.Png, CancellationToken cancellation = default)
    {
        foreach (string path in (string[])[runs, outputDirectory])
        {
            if (!Path.IsPathFullyQualified(path))
                throw new ArgumentException($"'{path}' is not an absolute path.", path == runs ? nameof(runs) : nameof(outputDirectory));
        }

        return Run(
            new PlotJobOptions
            {
                Inputs = [new RunInput(runs, runs)],
                OutputDirectory = outputDirectory,
                OutputDisplayPath = outputDirectory,
                Formats = formats,
                Mode = preset.Mode,
                Configuration = new PlotConfiguration
                {
                    MultiRunPlots = [.. new[] { preset }.OfType<MultiRunPreset>()],
                    MultiRunDefaults = preset is MultiRunPreset ? [preset.Name] : [],
                    SingleRunPlots = [.. new[] { preset }.OfType<SingleRunPreset>()],
                    SingleRunDefaults = preset is SingleRunPreset ? [preset.Name] : [],
                },
            },
            cancellation);
    }

    /// <summary>Finds and loads the runs below a directory with everything that plots read of them, to draw figures from.</summary>
    /// <param name="directory">The directory to search, absolute.</param>
    /// <param name="report">Receives what could not be read or was left out.</param>
    /// <param name="cancellation">Stops between and within runs.</param>
    /// <returns>The runs that could be read, in natural order; none where there are none, which is reported.</returns>
    /// <exception cref="ArgumentException">When the path is not absolute.</exception>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public static RunSet Load(string directory, Action<PlotDiagnostic>? report = null, CancellationToken cancellation = default)
    {
        if (!Path.IsPathFullyQualified(directory))
            throw new ArgumentException($"'{directory}' is not an absolute path.", nameof(directory));
        report ??= _ => { };
        RunInput[] inputs = [new(directory, directory)];
        var found = RunDiscovery.Find(inputs, true, report, cancellation);
        if (found.Count == 0)
            return new RunSet([], RunMode.SingleRun, "no run");
        var (mode, reason) = RunModeDecision.Decide(found, null, inputs);
        Run[] runs =
        [
            .. found.Select(run => RunLoader.Load(run, null, withRequests: true, report, cancellation, withServerMetrics: true, withChunkLatencies: true)).OfType<Run>(),
        ];
        return new RunSet(runs, mode, reason);
    }

    /// <summary>What a preset shows of runs, as a description without pixels: its panels, axes, series and texts.</summary>
    /// <param name="preset">The preset. A plot of one run takes the first one.</param>
    /// <param name="runs">The runs, as <see cref="Load"/> gives them.</param>
    /// <param name="classification">Baselines and treatments; <see langword="null"/> when runs are not classified.</param>
    /// <param name="report">Receives fallbacks and substitutions, and why there is no figure.</param>
    /// <returns>The figure, or <see langword="null"/> when the runs have no data for it, which is reported.</returns>
    public static Figure? Figure(PlotPreset preset, RunSet runs, ExperimentClassification? classification = null, Action<PlotDiagnostic>? report = null)
    {
        report ??= _ => { };
        var drawing = PlotRegistry.Draw(preset, runs, new PlotContext(classification, report, IsNamed: true));
        if (drawing.Figure is null)
        {
            var descriptor = drawing.IsEmpty ? DiagnosticTable.PlotEmpty : DiagnosticTable.DataMissing;
            var told = descriptor.At(SourceSpan.None, preset.Name, drawing.Missing, drawing.Remedy);
            report(told with { Severity = PlotSeverity.Warning });
        }

        return drawing.Figure;
    }

    /// <summary>Finds and loads the runs, draws the presets and writes the files.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="cancellation">Stops between runs and between plots; files already written stay, no half file is left.</param>
    /// <returns>What was done. Bad input never throws; it is in the result's diagnostics.</returns>
    /// <exception cref="ArgumentException">When there is no such theme or palette.</exception>
    /// <exception cref="DllNotFoundException">When SkiaSharp's native library cannot be loaded on this machine.</exception>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public static PlotJobResult Run(PlotJobOptions options, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (Theme.Find(options.Theme) is null)
            throw new ArgumentException($"There is no theme '{options.Theme}'.", nameof(options));
        if (Palette.Find(options.Palette) is null)
            throw new ArgumentException($"There is no palette '{options.Palette}'.", nameof(options));

        var diagnostics = new List<PlotDiagnostic>();
        var configuration = ConfigurationLoader.Load(options, diagnostics);
        var found = RunDiscovery.Find(options.Inputs, options.InputsAreExplicit, diagnostics.Add, cancellation);
        if (found.Count == 0)
            return new PlotJobResult { Plots = [], OutputFiles = [], Diagnostics = diagnostics };

        if (options.Formats.HasFlag(OutputFormats.Png) && !FigureRenderer.Fits(options.Width, options.Height, options.Scale))
        {
            diagnostics.Add(DiagnosticTable.PictureTooLarge.At(SourceSpan.None, options.Width * options.Scale, options.Height * options.Scale));
            options = options with { Formats = options.Formats & ~OutputFormats.Png };
            if (options.Formats == OutputFormats.None)
                return new PlotJobResult { Plots = [], OutputFiles = [], Diagnostics = diagnostics };
        }

        var (mode, reason) = RunModeDecision.Decide(found, options.Mode, options.Inputs);
        var selection = PresetSelection.Select(configuration, options.Presets, mode, diagnostics.Add);
        var presets = selection.Presets;
        using var renderers = new FigureRenderers(options, presets.Select(selected => selected.Preset));
        var drawer = new PresetDrawer(options, renderers, configuration.Classification);
        var files = new JobFiles(options, diagnostics);
        var loaded = new LoadedRuns(options, presets, configuration, diagnostics, cancellation);
        var page = options.Page is { } wanted ? new PageBuilder(wanted, options, configuration, [.. presets.Select(selected => selected.Preset)]) : null;
        string missingCharacters = "";
        var incomplete = new HashSet<string>(StringComparer.Ordinal);
        (IReadOnlyList<FoundRun> Members, string Run, string Directory)[] groups = [.. Groups(found, mode)];
        files.Begin(presets.Select(selected => selected.Preset.Name), groups.Select(group => group.Directory));
        foreach (var (members, run, directory) in groups)
        {
            if (loaded.Load(members) is not { Count: > 0 } runs)
                continue;
            var set = new RunSet(runs, mode, reason);
            var drawn = Draw(drawer, presets, set, cancellation);
            Page(page, diagnostics, builder => builder.Add(set, drawn));
            foreach (var preset in drawn)
            {
                diagnostics.AddRange(preset.Diagnostics);
                missingCharacters += preset.MissingCharacters;
                incomplete.UnionWith(preset.RunsLeftOut);
                files.Save(preset, mode, run, directory);
            }

            foreach (var (name, cause) in selection.LeftOut)
                files.LeaveOut(name, cause, mode, run);
        }

        PlotDiagnostic? boxes = null;
        if (missingCharacters.Length > 0)
        {
            string characters = string.Concat(missingCharacters.EnumerateRunes().Distinct().Select(rune => rune.ToString()));
            (string fonts, string remedy) = options.SystemFonts
                ? ("Neither the built-in font nor an installed one has", "")
                : ("The built-in font has no", ", or let the installed fonts help with AiPerfPlotSystemFonts=true");
            boxes = DiagnosticTable.CharactersMissing.At(SourceSpan.None, characters, "a name or a text of the configuration", fonts, remedy);
            diagnostics.Add(boxes);
        }

        if (!files.Outcomes.Any(plot => plot.Status == PlotStatus.Written))
            ReportNothingDrawn(options, diagnostics, NothingDrawn.Because(selection, files.Outcomes, found.Count, loaded.Runs.Count, mode));
        if (loaded.Runs.Count > 0)
        {
            Page(page, diagnostics, builder =>
            {
                builder.AddRequests(found, cancellation);
                files.SavePage(builder.Write(mode, reason, loaded.NewestRequestEndNs, diagnostics));
            });
        }

        if (page is not null)
            files.KeepPage();
        var index = files.Finish(loaded.Runs, loaded.NewestRequestEndNs, mode, reason, configuration.Classification, [.. loaded.Notes, .. boxes is null ? [] : (string[])[boxes.Message]]);
        return new PlotJobResult
        {
            Plots = files.Outcomes,
            OutputFiles = files.FullPaths,
            Diagnostics = diagnostics,
            Mode = mode,
            ModeReason = reason,
            RunCount = loaded.Runs.Count,
            IncompleteRunCount = incomplete.Count,
            Index = index,
        };
    }

    /// <summary>Does a part of the page's work; a defect costs the page alone.</summary>
    private static void Page(PageBuilder? page, List<PlotDiagnostic> diagnostics, Action<PageBuilder> part)
    {
        if (page is null || diagnostics.Exists(told => told.Descriptor == DiagnosticTable.PageFailed))
            return;
        try
        {
            part(page);
        }
#pragma warning disable CA1031 // A defect in the page must neither cost the plots nor the build's log its name.
        catch (Exception defect) when (defect is not OperationCanceledException)
#pragma warning restore CA1031
        {
            diagnostics.Add(DiagnosticTable.PageFailed.At(SourceSpan.None, defect.GetType().Name, defect.Message));
        }
    }

    /// <summary>The runs that are drawn together: all of them in a comparison, each for itself otherwise.</summary>
    private static IEnumerable<(IReadOnlyList<FoundRun> Members, string Run, string Directory)> Groups(IReadOnlyList<FoundRun> found, RunMode mode)
    {
        if (mode == RunMode.MultiRun || found.Count == 1)
            return [(found, "", "")];
        string[] directories = RunFolders.Of([.. found.Select(run => run.Name)]);
        return found.Select((run, index) => ((IReadOnlyList<FoundRun>)[run], run.Name, directories[index]));
    }

    private static DrawnPreset[] Draw(
        PresetDrawer drawer, IReadOnlyList<SelectedPreset> presets, RunSet runs, CancellationToken cancellation)
    {
        var drawn = new DrawnPreset[presets.Count];
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, presets.Count, parallel, index => drawn[index] = drawer.Draw(presets[index], runs));
        return drawn;
    }

    /// <summary>An unwritable directory has been reported with its cause; that nothing came of it goes without saying.</summary>
    private static void ReportNothingDrawn(PlotJobOptions options, List<PlotDiagnostic> diagnostics, (string Why, string Remedy) reason)
    {
        if (diagnostics.Exists(told => told.Descriptor == DiagnosticTable.OutputDirectoryNotWritable))
            return;
        var nothing = DiagnosticTable.NothingDrawn.At(
            new SourceSpan(options.Inputs[0].DisplayPath), string.Join(", ", options.Inputs.Select(input => input.DisplayPath)), reason.Why, reason.Remedy);
        diagnostics.Add(options.Strict ? nothing with { Severity = PlotSeverity.Error } : nothing);
    }
}

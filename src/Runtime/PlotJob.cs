using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot;

/// <summary>The one door: options in, plots and a result out. The task, the dashboard and the tests all use it.</summary>
public static class PlotJob
{
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
        var theme = Theme.Find(options.Theme) ?? throw new ArgumentException($"There is no theme '{options.Theme}'.", nameof(options));
        var palette = Palette.Find(options.Palette) ?? throw new ArgumentException($"There is no palette '{options.Palette}'.", nameof(options));

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

        var (mode, reason) = RunModeDecision.Decide(found, options.Mode);
        var presets = PresetSelection.Select(configuration, options.Presets, mode, diagnostics.Add);
        using var renderer = new FigureRenderer(theme, palette);
        var drawer = new PresetDrawer(options, renderer, configuration.Classification);
        var files = new JobFiles(options, diagnostics);
        var loaded = new LoadedRuns(options, presets, diagnostics, cancellation);
        string missingCharacters = "";
        foreach (var (members, run, directory) in Groups(found, mode))
        {
            if (loaded.Load(members) is not { Count: > 0 } runs)
                continue;
            var drawn = Draw(drawer, presets, new RunSet(runs, mode, reason), cancellation);
            foreach (var preset in drawn)
            {
                diagnostics.AddRange(preset.Diagnostics);
                missingCharacters += preset.MissingCharacters;
                files.Save(preset, mode, run, directory);
            }
        }

        if (missingCharacters.Length > 0)
        {
            string characters = string.Concat(missingCharacters.EnumerateRunes().Distinct().Select(rune => rune.ToString()));
            diagnostics.Add(DiagnosticTable.CharactersMissing.At(SourceSpan.None, characters, "a run's or model's name"));
        }

        if (!files.Outcomes.Any(plot => plot.Status == PlotStatus.Written))
            diagnostics.Add(NothingDrawn(options, loaded.Runs.Count, files.Outcomes));
        files.Finish(loaded.Runs, loaded.NewestRequestEndNs, mode, reason);
        return new PlotJobResult
        {
            Plots = files.Outcomes,
            OutputFiles = files.FullPaths,
            Diagnostics = diagnostics,
            Mode = mode,
            ModeReason = reason,
            RunCount = loaded.Runs.Count,
        };
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

    private static PlotDiagnostic NothingDrawn(PlotJobOptions options, int runCount, IReadOnlyList<PlotOutcome> plots)
    {
        var (why, remedy) = runCount == 0 ? ("none of its runs could be read", "Correct what was reported about them.")
            : plots.Count == 0 ? ("no preset is selected for it", "Name one that fits its mode with AiPerfPlotPresets.")
            : ("every preset was skipped or failed", "The messages above and summary.txt say what each one lacks.");
        var nothing = DiagnosticTable.NothingDrawn.At(new SourceSpan(options.Inputs[0].DisplayPath), string.Join(", ", options.Inputs.Select(input => input.DisplayPath)), why, remedy);
        return options.Strict ? nothing with { Severity = PlotSeverity.Error } : nothing;
    }
}

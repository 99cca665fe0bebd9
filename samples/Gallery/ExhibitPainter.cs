using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Gallery;

/// <summary>Simulates an exhibit's runs and draws its plots, each theme into a folder of its own.</summary>
internal static class ExhibitPainter
{
    /// <summary>Draws one exhibit.</summary>
    /// <param name="exhibit">The exhibit.</param>
    /// <param name="options">Where, in which themes and at which size.</param>
    /// <param name="scratch">A directory for the simulated runs.</param>
    /// <exception cref="InvalidOperationException">When a plot was not drawn; the message says which and why.</exception>
    public static IReadOnlyList<DrawnPlot> Paint(Exhibit exhibit, GalleryOptions options, string scratch)
    {
        string runs = Path.Combine(scratch, exhibit.Name);
        RunSimulator.Write(runs, exhibit.Runs);
        (string Theme, PlotJobResult Result)[] drawn = [.. options.Themes.Select(theme => (theme, Draw(exhibit, theme, runs, options)))];
        return
        [
            .. exhibit.Presets.Select(preset => Plot(preset, [.. drawn.Select(one => (one.Theme, one.Result.Plots.Single(plot => plot.Preset == preset.Name)))], options)),
        ];
    }

    private static PlotJobResult Draw(Exhibit exhibit, string theme, string runs, GalleryOptions options)
    {
        string output = Path.GetFullPath(Path.Combine(options.Directory, exhibit.Name, theme));
        return PlotJob.Run(
            new PlotJobOptions
            {
                Inputs = [new RunInput(runs, exhibit.Name)],
                OutputDirectory = output,
                OutputDisplayPath = output,
                Configuration = exhibit.Configuration,
                Theme = theme,
                Width = options.Width,
                Height = options.Height,
                Scale = options.Scale,
            },
            CancellationToken.None);
    }

    private static DrawnPlot Plot(PlotPreset preset, (string Theme, PlotOutcome Outcome)[] drawn, GalleryOptions options)
    {
        foreach ((_, PlotOutcome outcome) in drawn)
        {
            if (outcome.Status != PlotStatus.Written)
                throw new InvalidOperationException($"{preset.Name} was not drawn: {outcome.Reason}");
        }

        return new(preset, drawn[0].Outcome.Title, drawn[0].Outcome.AltText,
            [.. drawn.Select(one => (one.Theme, Path.GetRelativePath(options.Directory, one.Outcome.Files[0].Path).Replace('\\', '/')))]);
    }
}

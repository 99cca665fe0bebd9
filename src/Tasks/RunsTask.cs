using AiPerf.Plot.Configuration;
using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>What the tasks have in common that look at runs and draw nothing.</summary>
public abstract class RunsTask : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? ConfigFile { get; set; }

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? ProjectFile { get; set; }

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? Presets { get; set; }

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? Mode { get; set; }

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? GpuCount { get; set; }

    /// <summary>As in <see cref="AiPerfPlot"/>.</summary>
    public string? UserDirectory { get; set; }

    private protected CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Stops as soon as it can. May be called any number of times.</summary>
    public void Cancel() => _cancellation.Cancel();

    /// <summary>Releases the cancellation source.</summary>
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where messages go: these tasks make no warning an error, since nothing they say stops a build.</summary>
    private protected DiagnosticLog NewLog() => new(Log, new WarningPolicy(treatWarningsAsErrors: false, null, null, null), ProjectFile);

    /// <summary>The configuration files and the plot sets; says which files are missing or not read.</summary>
    /// <param name="options">Reads what sets state.</param>
    /// <param name="log">Where to say so.</param>
    private protected (ConfigurationLayers Layers, IReadOnlyList<PlotSet> Sets) ReadInputs(OptionReader options, DiagnosticLog log)
    {
        var paths = ProjectPaths.For(BuildEngine, ProjectDirectory, UserDirectory);
        var layers = new ConfigurationLayers(paths, UserConfiguration.For(UserDirectory, DefaultConfiguration.ReadText)?.Layer(), ConfigFile);
        if (layers.Missing is { } missing)
        {
            log.Report(DiagnosticTable.ConfigurationFileNotFound.At(SourceSpan.None, missing));
        }

        foreach (var file in layers.NotRead)
        {
            log.Report(DiagnosticTable.ConfigurationNotRead.At(new SourceSpan(file.DisplayPath), file.DisplayPath));
        }

        return (layers, new PlotSetReader(paths, null, options, log.Report).Read(Inputs));
    }
}

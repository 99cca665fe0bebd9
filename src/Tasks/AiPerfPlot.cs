using System.Globalization;
using System.Runtime.InteropServices;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks;

/// <summary>Draws the plots of AIPerf runs. Needs <see cref="Inputs"/> alone; everything else has a default.</summary>
[MSBuildMultiThreadableTask]
public sealed class AiPerfPlot : Microsoft.Build.Utilities.Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>The run directories, directories above runs, or files of runs. Metadata: PlotSet, OutputDir, DisplayName, GpuCount.</summary>
    [Required]
    public ITaskItem[] Inputs { get; set; } = [];

    /// <summary>Where the plots go; named sets go one directory deeper. Default: <c>plots</c> in the set's first existing input.</summary>
    public string? OutputDirectory { get; set; }

    /// <summary>A file that lists, while plots are drawn, the files that may be written: what <c>Clean</c> removes after a build was killed. Default: none.</summary>
    public string? UnfinishedFile { get; set; }

    /// <summary>A configuration file that beats the <c>plot_config.yaml</c> beside the project.</summary>
    public string? ConfigFile { get; set; }

    /// <summary>Where relative paths start. Default: the directory of the file that calls the task.</summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>The project file, when properties and items of it became the parameters: messages name it and them. Default: none.</summary>
    public string? ProjectFile { get; set; }

    /// <summary>The formats, a list of <c>png, svg, pdf, csv, json</c>. Default: <c>png</c>.</summary>
    public string? Formats { get; set; }

    /// <summary><c>light</c> (default), <c>dark</c>, <c>high-contrast</c> or <c>print</c>.</summary>
    public string? Theme { get; set; }

    /// <summary><c>safe</c> (default), <c>deep</c> or <c>bright</c>.</summary>
    public string? Palette { get; set; }

    /// <summary>Whether the installed fonts are asked for characters that the built-in font does not have. Default: <c>false</c>.</summary>
    public string? SystemFonts { get; set; }

    /// <summary>The width in layout units, 400 to 8000. Default: 1600.</summary>
    public string? Width { get; set; }

    /// <summary>The height in layout units, 300 to 8000. Default: 800.</summary>
    public string? Height { get; set; }

    /// <summary>Pixels a layout unit, 1 to 4. Default: 1.5.</summary>
    public string? Scale { get; set; }

    /// <summary>A list of the presets to draw instead of the mode's defaults.</summary>
    public string? Presets { get; set; }

    /// <summary><c>auto</c> (default), <c>single</c> or <c>multi</c>.</summary>
    public string? Mode { get; set; }

    /// <summary>The number of GPUs, where telemetry is missing or counts too many.</summary>
    public string? GpuCount { get; set; }

    /// <summary>Whether drawing nothing is an error.</summary>
    public string? Strict { get; set; }

    /// <summary>Whether <c>dashboard.html</c> is written. Default: it is.</summary>
    public string? DashboardHtml { get; set; }

    /// <summary>The theme of <c>dashboard.html</c> at first, <c>light</c> or <c>dark</c>. Default: the reader's system.</summary>
    public string? DashboardTheme { get; set; }

    /// <summary>How many requests of a run <c>dashboard.html</c> holds: <c>auto</c> (default), <c>none</c>, <c>decimated</c> or <c>full</c>.</summary>
    public string? DashboardRequests { get; set; }

    /// <summary><c>full</c> (default): <c>dashboard.html</c> holds the runs' configurations, without secrets; <c>none</c>: it does not.</summary>
    public string? DashboardConfig { get; set; }

    /// <summary>The commit that <c>dashboard.html</c> names. Default: none.</summary>
    public string? Commit { get; set; }

    /// <summary>The user's home directory: <c>~</c> in paths, and the configuration in <c>.aiperf</c>. Default: neither.</summary>
    public string? UserDirectory { get; set; }

    /// <summary>Whether <c>.aiperf/plot_config.yaml</c> is created in <see cref="UserDirectory"/> when it is missing.</summary>
    public string? CreateUserConfig { get; set; }

    /// <summary>Whether the page of the CI job shows what was drawn. Does nothing elsewhere.</summary>
    public string? CiSummary { get; set; }

    /// <summary>The environment's <c>GITHUB_STEP_SUMMARY</c>: the file that GitHub Actions shows. Default: this is not GitHub Actions.</summary>
    public string? GitHubStepSummary { get; set; }

    /// <summary>The environment's <c>TF_BUILD</c>: <c>True</c> on Azure Pipelines. Default: it is not.</summary>
    public string? AzurePipelines { get; set; }

    /// <summary>The environment's <c>SYSTEM_HOSTTYPE</c>: anything but <c>build</c> cannot publish artifacts. Default: <c>build</c>.</summary>
    public string? AzureHostType { get; set; }

    /// <summary>The project's <c>NoWarn</c>.</summary>
    public string? NoWarn { get; set; }

    /// <summary>The project's <c>TreatWarningsAsErrors</c>.</summary>
    public string? TreatWarningsAsErrors { get; set; }

    /// <summary>The project's <c>WarningsAsErrors</c>.</summary>
    public string? WarningsAsErrors { get; set; }

    /// <summary>The project's <c>WarningsNotAsErrors</c>.</summary>
    public string? WarningsNotAsErrors { get; set; }

    /// <summary>The figures: metadata Preset, Title, Mode, Format, AltText, PixelWidth, PixelHeight, PlotSet, TargetPath.</summary>
    [Output]
    public ITaskItem[] Plots { get; private set; } = [];

    /// <summary>Every file of the output directories: figures, data, manifest, summary, log; with the same metadata.</summary>
    [Output]
    public ITaskItem[] OutputFiles { get; private set; } = [];

    /// <summary>Stops between runs and between plots. May be called any number of times.</summary>
    public void Cancel() => _cancellation.Cancel();

    /// <summary>Releases the cancellation source.</summary>
    public void Dispose() => _cancellation.Dispose();

    /// <summary>Draws every plot set.</summary>
    /// <returns>Whether no error was reported and nothing was cancelled.</returns>
    public override bool Execute()
    {
        var early = new List<PlotDiagnostic>();
        var options = new OptionReader(early.Add, string.IsNullOrWhiteSpace(ProjectFile) ? "" : "AiPerfPlot");
        var policy = new WarningPolicy(options.Switch("the property " + nameof(TreatWarningsAsErrors), TreatWarningsAsErrors), NoWarn, WarningsAsErrors, WarningsNotAsErrors);
        var log = new DiagnosticLog(Log, policy, ProjectFile);
        try
        {
            var summary = options.Switch(nameof(CiSummary), CiSummary) ? Summary(log) : null;
            PropertyNames.Check(BuildEngine, ProjectFile, early.Add);
            var jobs = ReadJobs(options, early.Add);
            early.ForEach(log.Report);
            Draw(jobs, log, summary);
            return !Log.HasLoggedErrors;
        }
        catch (OperationCanceledException) when (_cancellation.IsCancellationRequested)
        {
            // The engine reports the cancellation itself; the plots of earlier builds are still there.
            return false;
        }
#pragma warning disable CA1031 // The last line of defence: a defect must name itself instead of being a stack trace without a code.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.Report(Defect(defect));
            Log.LogMessage(MessageImportance.Low, "{0}", defect.ToString());
            return false;
        }
    }

    private List<(PlotSet Set, PlotJobOptions Options)> ReadJobs(OptionReader options, Action<PlotDiagnostic> report)
    {
        var template = new PlotJobOptions
        {
            Inputs = [],
            OutputDirectory = "",
            OutputDisplayPath = "",
            Formats = options.Formats(Formats),
            Theme = options.Choice(nameof(Theme), Theme, "light", "light", "dark", "high-contrast", "print"),
            Palette = options.Choice(nameof(Palette), Palette, "safe", "safe", "deep", "bright"),
            SystemFonts = options.Switch(nameof(SystemFonts), SystemFonts),
            Width = options.Whole(nameof(Width), Width, 1600, 400, 8000),
            Height = options.Whole(nameof(Height), Height, 800, 300, 8000),
            Scale = options.Number(nameof(Scale), Scale, 1.5, 1, 4),
            Presets = ValueList.OfNames(Presets),
            Mode = options.Mode(Mode),
            GpuCount = options.Count(nameof(GpuCount), GpuCount),
            Strict = options.Switch(nameof(Strict), Strict),
            Page = Page(options.ForDashboard()),
            Announcing = string.IsNullOrWhiteSpace(UnfinishedFile) ? null : new UnfinishedList(ProjectPaths.For(BuildEngine, ProjectDirectory, UserDirectory).Full(UnfinishedFile)).Add,
        };
        var createUserConfig = options.Switch(nameof(CreateUserConfig), CreateUserConfig);
        var paths = ProjectPaths.For(BuildEngine, ProjectDirectory, UserDirectory);
        var sets = new PlotSetReader(paths, OutputDirectory, options, report).Read(Inputs);
        var layers = new ConfigurationLayers(paths, UserLayer(createUserConfig && !options.HasFailed, report), ConfigFile);
        if (layers.Missing is { } missing)
        {
            report(DiagnosticTable.ConfigurationFileNotFound.At(SourceSpan.None, missing));
            return [];
        }

        foreach (var file in layers.NotRead)
        {
            report(DiagnosticTable.ConfigurationNotRead.At(new SourceSpan(file.DisplayPath), file.DisplayPath));
        }

        return options.HasFailed ? [] : [.. sets.Select(set => (set, template with
        {
            Inputs = set.Inputs,
            OutputDirectory = set.OutputDirectory,
            OutputDisplayPath = set.OutputDisplayPath,
            ConfigurationFiles = layers.For(set),
            InputsAreExplicit = set.IsExplicit,
        }))];
    }

    private PageOptions? Page(OptionReader options)
    {
        var page = new PageReader(options).Read(DashboardTheme, DashboardRequests, DashboardConfig, Commit);
        return string.IsNullOrWhiteSpace(DashboardHtml) || options.Switch("Html", DashboardHtml) ? page with { Assets = FrontEnd.Load() } : null;
    }

    private ConfigurationFile? UserLayer(bool create, Action<PlotDiagnostic> report)
    {
        var user = UserConfiguration.For(UserDirectory, DefaultConfiguration.ReadText);
        if (create && user?.CreateOrRefresh() is { } done)
        {
            report(done);
        }

        return user?.Layer();
    }

    private CiSummary Summary(DiagnosticLog log) => new(
        new CiSystem(GitHubStepSummary, AzurePipelines, AzureHostType), ProjectPaths.For(BuildEngine, ProjectDirectory, UserDirectory), ProjectFile, Log, log.Report);

    private void Draw(List<(PlotSet Set, PlotJobOptions Options)> jobs, DiagnosticLog log, CiSummary? summary)
    {
        var items = new OutputItems();
        foreach (var (set, options) in jobs)
        {
            var result = PlotJob.Run(options, _cancellation.Token);
            foreach (var diagnostic in result.Diagnostics)
            {
                log.Report(diagnostic);
            }

            // After each set, so that a defect or a cancellation in the next one forgets nothing that is written.
            items.Add(set, result);
            (Plots, OutputFiles) = (items.Plots, items.Files);
            if (Summarise(set, result) && summary?.Publish(set, result) is { } file)
            {
                items.Add(set, file);
                OutputFiles = items.Files;
            }
        }
    }

    /// <returns>Whether anything was drawn.</returns>
    private bool Summarise(PlotSet set, PlotJobResult result)
    {
        var written = result.Plots.Where(plot => plot.Status == PlotStatus.Written).ToArray();
        if (written.Length == 0)
        {
            return false;
        }

        Log.LogMessage(MessageImportance.High, "{0}", OneLine.Of(string.Create(CultureInfo.InvariantCulture,
            $"AIPerf: {Counted(written.Length, "plot")} from {Counted(result.RunCount, "run")} -> {set.OutputDisplayPath} ({result.ModeReason}){Incomplete(result.IncompleteRunCount)}")));
        foreach (var plot in written)
        {
            Log.LogMessage(MessageImportance.Normal, "{0}", OneLine.Of($"  {plot.Preset}: {plot.Title}"));
        }

        return true;
    }

    private static string Incomplete(int runs) => runs == 0 ? "" : $" ({Counted(runs, "run")} {(runs == 1 ? "is" : "are")} not in every plot)";

    private static string Counted(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static PlotDiagnostic Defect(Exception defect)
    {
        for (var cause = defect; cause is not null; cause = cause.InnerException)
        {
            if (cause is DllNotFoundException)
            {
                return DiagnosticTable.NativeLibraryMissing.At(SourceSpan.None, RuntimeInformation.RuntimeIdentifier, cause.Message);
            }
        }

        return DiagnosticTable.InternalDefect.At(SourceSpan.None, defect.GetType().Name, defect.Message);
    }
}

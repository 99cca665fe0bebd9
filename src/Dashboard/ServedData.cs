using System.Security.Cryptography;
using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Dashboard;

/// <summary>The runs that are served: summaries of all, requests of a run when it is asked for. Nothing in it changes; reading again makes a new one.</summary>
internal sealed class ServedData
{
    private const int MostDocuments = 6;

    private readonly HostOptions _host;
    private readonly PlotJobOptions _job;
    private readonly PlotConfiguration _configuration;
    private readonly IReadOnlyList<FoundRun> _found;
    private readonly PageContent _content;
    private readonly Lock _lock = new();
    private readonly List<(string Key, Lazy<byte[]?> Document)> _documents = [];
    private readonly Lazy<byte[]> _configurations;

    private ServedData(HostOptions host, PlotJobOptions job, PlotConfiguration configuration, IReadOnlyList<FoundRun> found, PageContent content)
    {
        (_host, _job, _configuration, _found, _content) = (host, job, configuration, found, content);
        _configurations = new(content.WriteConfigurations);
        Identity = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
            string.Join('\n', found.Select(run => run.Directory.FullPath).Concat(host.ConfigurationFiles.Select(file => file.FullPath))))))[..16];
    }

    /// <summary>Tells this set of runs from others, without naming a path.</summary>
    public string Identity { get; }

    /// <summary>The runs.</summary>
    public IReadOnlyList<Run> Runs => _content.Runs.Runs;

    /// <summary>The mode, for people.</summary>
    public string Mode => _content.Runs.Mode == RunMode.MultiRun ? "multi-run" : "single-run";

    /// <summary>Finds and loads the runs; <see langword="null"/> after a report when there is none.</summary>
    public static ServedData? Load(HostOptions host, Action<PlotDiagnostic> report, CancellationToken cancellation)
    {
        var diagnostics = new List<PlotDiagnostic>();
        var page = new PageOptions { Assets = FrontEnd.Load(), Theme = host.Theme, Requests = PageRequests.Full, HasConfigurations = host.HasConfigurations, Commit = host.Commit };
        var job = new PlotJobOptions
        {
            Inputs = [.. host.Inputs.Select(input => new RunInput(input.FullPath, input.DisplayPath) { DisplayName = input.DisplayName, GpuCount = input.GpuCount })],
            OutputDirectory = "",
            OutputDisplayPath = "",
            ConfigurationFiles = [.. host.ConfigurationFiles.Select(file => new ConfigurationFile(file.FullPath, file.DisplayPath))],
            Palette = host.Palette,
            Presets = host.Presets,
            GpuCount = host.GpuCount,
            Mode = host.Mode switch { "single" => RunMode.SingleRun, "multi" => RunMode.MultiRun, _ => null },
            Page = page,
        };
        var configuration = ConfigurationLoader.Load(job, diagnostics);
        var found = RunDiscovery.Find(job.Inputs, job.InputsAreExplicit, diagnostics.Add, cancellation);
        List<Run> runs = [];
        List<FoundRun> usable = [];
        foreach (var one in found)
        {
            if (RunLoader.Load(one, job.GpuCount, withRequests: false, diagnostics.Add, cancellation, withServerMetrics: true, downsampling: configuration.ServerMetricsDownsampling) is not { } run)
                continue;
            runs.Add(run);
            usable.Add(one);
        }

        diagnostics.ForEach(report);
        if (runs.Count == 0)
        {
            if (found.Count > 0 || !diagnostics.Exists(told => told.Severity == PlotSeverity.Error))
                report(DiagnosticTable.DashboardNothingToServe.At(SourceSpan.None, string.Join(", ", job.Inputs.Select(input => input.DisplayPath))));
            return null;
        }

        if (diagnostics.Exists(told => told.Severity == PlotSeverity.Error && !told.Descriptor.Id.StartsWith("AIPERF2", StringComparison.Ordinal)))
            return null;
        var (mode, reason) = RunModeDecision.Decide(usable, job.Mode, job.Inputs);
        var content = new PageContent
        {
            Runs = new RunSet(runs, mode, reason),
            Configuration = configuration,
            Shown = [.. PresetSelection.Select(configuration, job.Presets, mode, report).Presets.Select(selected => selected.Preset)],
            Palette = Rendering.Palette.Find(job.Palette) ?? Rendering.Palette.Safe,
            Diagnostics = diagnostics,
            Detailed = Enumerable.Range(0, runs.Count).ToHashSet(),
            Options = page,
        };
        return new ServedData(host, job, configuration, usable, content);
    }

    /// <summary>The runs' document.</summary>
    /// <param name="token">What the page needs to change anything.</param>
    public byte[] Manifest(string token) => _content.Write(json => json.WriteString("token", token));

    /// <summary>A run's document; <see langword="null"/> for an unknown key.</summary>
    public byte[]? Document(string key)
    {
        int run = Place(key);
        if (run < 0)
            return null;
        Lazy<byte[]?> document;
        lock (_lock)
        {
            int known = _documents.FindIndex(one => one.Key == key);
            document = known >= 0 ? _documents[known].Document
                : new(() => PageBuilder.DocumentOf(_found[run], _job, _configuration, PageRequests.Full, isSingle: false, CancellationToken.None));
            // The last one used goes last; the first one goes when there are too many.
            if (known >= 0)
                _documents.RemoveAt(known);
            _documents.Add((key, document));
            if (_documents.Count > MostDocuments)
                _documents.RemoveAt(0);
        }

        return document.Value ?? "null"u8.ToArray();
    }

    /// <summary>A run's configuration; <see langword="null"/> for an unknown key or where configurations are left out.</summary>
    public byte[]? Configuration(string key)
    {
        if (Place(key) < 0 || !_host.HasConfigurations)
            return null;
        using var document = System.Text.Json.JsonDocument.Parse(_configurations.Value);
        return PageText.Json(document.RootElement.GetProperty(key).WriteTo);
    }

    /// <summary>Columns of a run's requests, little-endian doubles one after the other; <see langword="null"/> for an unknown run or column.</summary>
    public byte[]? Columns(string key, IReadOnlyList<string> names)
    {
        int place = Place(key);
        if (place < 0 || RunLoader.Load(_found[place], _job.GpuCount, withRequests: true, _ => { }, CancellationToken.None) is not { Requests: { } table })
            return null;
        var rows = table.Rows;
        using var stream = new MemoryStream();
        Span<byte> bytes = stackalloc byte[8];
        foreach (string name in names)
        {
            if (rows.Values(name, rows.Completed) is not { } values)
                return null;
            foreach (double value in values)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
                stream.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A preset as the build draws it; <see langword="null"/> when it cannot be drawn.</summary>
    public byte[]? Picture(PictureRequest request)
    {
        bool isSingle = request.Run.Length > 0;
        PlotPreset? preset = isSingle
            ? _configuration.SingleRunPlots.FirstOrDefault(one => one.Name == request.Id)
            : _configuration.MultiRunPlots.FirstOrDefault(one => one.Name == request.Id);
        var theme = Theme.Find(request.Theme);
        if (preset is null || theme is null || !(request.Width is >= 400 and <= 4000) || !(request.Height is >= 300 and <= 4000) || !(request.Scale is >= 1 and <= 4))
            return null;
        RunSet set = _content.Runs;
        if (isSingle)
        {
            int place = Place(request.Run);
            if (place < 0 || RunLoader.Load(_found[place], _job.GpuCount, withRequests: true, _ => { }, CancellationToken.None, withServerMetrics: true, downsampling: _configuration.ServerMetricsDownsampling) is not { } run)
                return null;
            set = new RunSet([run], RunMode.SingleRun, "");
        }

        if (PlotRegistry.Draw(preset, set, new PlotContext(_configuration.Classification, _ => { })).Figure is not { } figure)
            return null;
        using var renderer = new FigureRenderer(theme, _content.Palette);
        return renderer.Png(FigureLayouter.Layout(figure, request.Width, request.Height, renderer.Measurer), request.Scale);
    }

    /// <summary>The page as a file, with at most 20,000 requests of each run of a single-run view.</summary>
    public byte[] Page()
    {
        var builder = new PageBuilder(_content.Options with { Requests = PageRequests.Decimated }, _job, _configuration, _content.Shown);
        builder.Add(_content.Runs with { Mode = RunMode.MultiRun }, []);
        if (_content.Runs.Runs.Count <= 4)
            builder.AddRequests(_found, CancellationToken.None);
        return builder.Write(_content.Runs.Mode, _content.Runs.ModeReason, null, _content.Diagnostics);
    }

    private int Place(string key) => Array.FindIndex(_content.Keys, one => one.Key == key);
}

/// <summary>What picture a page asks for.</summary>
/// <param name="Id">The preset.</param>
/// <param name="Run">The run's key; empty for a comparison.</param>
/// <param name="Theme">The theme.</param>
/// <param name="Width">Layout units.</param>
/// <param name="Height">Layout units.</param>
/// <param name="Scale">Pixels a unit.</param>
internal sealed record PictureRequest(string Id, string Run, string Theme, int Width, int Height, double Scale);

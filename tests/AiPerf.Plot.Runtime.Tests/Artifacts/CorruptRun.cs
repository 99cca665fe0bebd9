using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>A good simulated run of which one file is damaged, and what loading it gave.</summary>
internal sealed record CorruptRun(Run? Run, IReadOnlyList<PlotDiagnostic> Diagnostics)
{
    public const string Requests = "profile_export.jsonl";
    public const string Summary = "profile_export_aiperf.json";
    public const string Timeslices = "profile_export_aiperf_timeslices.csv";
    public const string Telemetry = "gpu_telemetry_export.jsonl";

    /// <summary>The files of the undamaged run.</summary>
    public static IReadOnlyDictionary<string, byte[]> Good { get; } = Simulate();

    /// <summary>Loads the run with one file replaced.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">Its content; <see langword="null"/> puts a directory in its place.</param>
    public static CorruptRun With(string file, byte[]? content)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, bytes) in Good)
        {
            if (name != file)
                folder.Write("run/" + name, bytes);
            else if (content is not null)
                folder.Write("run/" + name, content);
            else
                folder.Write("run/" + name + "/inside.txt", "a directory");
        }

        return Load(folder);
    }

    /// <summary>Discovers and loads the one run of a folder.</summary>
    public static CorruptRun Load(TemporaryFolder folder)
    {
        var diagnostics = new List<PlotDiagnostic>();
        void Report(PlotDiagnostic diagnostic)
        {
            lock (diagnostics)
                diagnostics.Add(diagnostic);
        }

        var found = RunDiscovery.Find([new RunInput(folder.At("run"), "run")], inputsAreExplicit: true, Report, CancellationToken.None);
        var run = found.Count == 0 ? null : RunLoader.Load(found[0], null, withRequests: true, Report, CancellationToken.None);
        return new CorruptRun(run, diagnostics);
    }

    /// <summary>The parts that loaded, by file name.</summary>
    public IReadOnlySet<string> Parts
    {
        get
        {
            var parts = new HashSet<string>();
            if (Run?.Requests is not null)
                parts.Add(Requests);
            // Without the file the library computes one from the requests; then the model is unknown.
            if (Run?.Summary is not null && Run.Configuration.Model is not null)
                parts.Add(Summary);
            if (Run?.Timeslices is not null)
                parts.Add(Timeslices);
            if (Run?.Gpus is not null)
                parts.Add(Telemetry);
            return parts;
        }
    }

    /// <summary>Everything said, for the message of a failing test.</summary>
    public string Said => string.Join(Environment.NewLine, Diagnostics.Select(
        one => $"{one.Location.File}({one.Location.Line},{one.Location.Column}): {one.Severity} {one.Descriptor.Id}: {one.Message}"));

    /// <summary>What is said of a file at warning level or above.</summary>
    public IReadOnlyList<PlotDiagnostic> Of(string file) =>
        [.. Diagnostics.Where(one => one.Severity >= PlotSeverity.Warning && one.Location.File == "run/" + file)];

    private static Dictionary<string, byte[]> Simulate()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, new RunOptions
        {
            Concurrency = 4,
            RequestCount = 40,
            ErrorShare = 0.1,
            CancellationShare = 0.05,
            ChunkLatencies = true,
            OutputLength = new LengthDistribution(12, 0.4),
            SliceSeconds = 0.5,
            Gpus = new GpuOptions { Count = 2, Hosts = ["a", "b"], MarginSeconds = 0.5 },
        });
        return Directory.GetFiles(folder.Path).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
    }
}

using System.Globalization;
using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>A run with one damaged file beside a sound run: what is said of them and the numbers of every plot, each run for itself and both compared.</summary>
/// <param name="Diagnostics">What is said, without the plots that are skipped; in the order in which it is said, once each.</param>
/// <param name="Numbers">The rows of the plots that are drawn, as CSV, by path.</param>
internal sealed record DamagedRun(IReadOnlyList<PlotDiagnostic> Diagnostics, IReadOnlyDictionary<string, string> Numbers)
{
    private const string Damaged = "damaged";
    private const string Beside = "sound";
    private const string Compared = "compared";

    private const string Configuration = """
        visualization:
          multi_run_defaults: [pareto_curve_throughput_per_gpu_vs_latency, ttft_vs_throughput, cache_vs_tokens]
          single_run_defaults:
            [ttft_over_time, itl_over_time, latency_over_time, dispersed_throughput_over_time, ttft_timeline, request_lanes,
             timeslices_ttft, timeslices_itl, timeslices_throughput, timeslices_latency, gpu_utilization_and_throughput_over_time,
             gpu_power_over_time, server_running, server_cache, server_tokens, server_ttft]
          multi_run_plots:
            cache_vs_tokens:
              {type: scatter_line, x: {metric: "vllm:kv_cache_usage_perc", stat: avg}, y: {metric: "vllm:generation_tokens", stat: rate}}
          single_run_plots:
            server_running: {type: area, x: timestamp_s, y: "vllm:num_requests_running"}
            server_cache: {type: timeslice, x: timestamp_s, y: "vllm:kv_cache_usage_perc"}
            server_tokens: {type: timeslice, x: timestamp_s, y: "vllm:generation_tokens"}
            server_ttft: {type: percentile_bands, x: timestamp_s, y: "vllm:time_to_first_token_seconds"}
        """;

    private static readonly Dictionary<string, byte[]> DamagedFiles = Simulate(seed: 3, concurrency: 4);
    private static readonly Dictionary<string, byte[]> SoundFiles = Simulate(seed: 5, concurrency: 8);

    /// <summary>Both runs sound: what damage is measured by.</summary>
    public static DamagedRun Whole { get; } = Draw(DamagedFiles);

    /// <summary>A file of the run before it is damaged.</summary>
    public static string Sound(string file) => Encoding.UTF8.GetString(DamagedFiles[file]);

    /// <summary>Draws with one file damaged.</summary>
    public static DamagedRun With(DamagedArtifact damage)
    {
        byte[] sound = DamagedFiles[damage.File];
        byte[]? damaged = damage.Damage(sound);
        if (damaged is not null && damaged.AsSpan().SequenceEqual(sound))
            throw new InvalidOperationException($"'{damage.Name}' changes nothing.");
        return Draw(new Dictionary<string, byte[]>(DamagedFiles) { [damage.File] = damaged! });
    }

    /// <summary>The damage in words: what is said, and what is drawn of the damaged run and of both compared, against <see cref="Whole"/>.</summary>
    public string Told
    {
        get
        {
            var told = new StringBuilder();
            foreach (PlotDiagnostic one in Diagnostics)
            {
                string severity = one.Severity.ToString().ToLowerInvariant();
                if (one.Location.File is { Length: > 0 } file)
                    told.Append(CultureInfo.InvariantCulture, $"{file}({one.Location.Line},{one.Location.Column}): {severity} {one.Descriptor.Id}: {one.Message}\n");
                else
                    told.Append(CultureInfo.InvariantCulture, $"{severity} {one.Descriptor.Id}\n");
            }

            string[] plots = [.. Whole.Numbers.Keys.Where(path => !IsOfSoundRun(path))];
            string[] absent = [.. plots.Where(path => !Numbers.ContainsKey(path)), .. Numbers.Keys.Except(Whole.Numbers.Keys).Select(path => "unexpected " + path)];
            string[] changed = [.. plots.Where(path => Numbers.TryGetValue(path, out string? numbers) && numbers != Whole.Numbers[path])];
            if (changed.Length + absent.Length == 0)
                told.Append("  all as from the sound file\n");
            if (changed.Length > 0)
                told.Append(CultureInfo.InvariantCulture, $"  other numbers: {Names(changed)}\n");
            if (absent.Length > 0)
                told.Append(CultureInfo.InvariantCulture, $"  not drawn: {Names(absent)}\n");
            return told.ToString();
        }
    }

    /// <summary>Whether a plot is of the sound run alone.</summary>
    public static bool IsOfSoundRun(string path) => path.StartsWith(Beside + "/", StringComparison.Ordinal);

    // Titles and notes say what the diagnostics say: the model is unknown, requests are left out.
    private static string Rows(string path) => string.Join('\n', File.ReadLines(path).Where(line => !line.StartsWith('#')));

    private static string Names(string[] paths) =>
        string.Join(", ", paths.Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    private static DamagedRun Draw(Dictionary<string, byte[]> files)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in files)
        {
            if (content is null)
                folder.Write($"{Damaged}/{name}/inside.txt", "a directory");
            else
                folder.Write($"{Damaged}/{name}", content);
        }

        foreach (var (name, content) in SoundFiles)
            folder.Write($"{Beside}/{name}", content);
        folder.Write("plots.yaml", Configuration);
        PlotJobResult single = Draw(folder, RunMode.SingleRun, ".");
        PlotJobResult compared = Draw(folder, RunMode.MultiRun, Compared);
        PlotDiagnostic[] said =
        [
            .. single.Diagnostics.Concat(compared.Diagnostics)
                .Where(one => one.Descriptor != DiagnosticTable.DataMissing)
                .DistinctBy(one => (one.Descriptor, one.Message, one.Location)),
        ];
        string plots = folder.At("plots");
        return new DamagedRun(said, Directory.GetFiles(plots, "*.csv", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(plots, path).Replace('\\', '/'), Rows));
    }

    private static PlotJobResult Draw(TemporaryFolder folder, RunMode mode, string below) => PlotJob.Run(
        new PlotJobOptions
        {
            Inputs = [new RunInput(folder.At(Damaged), Damaged), new RunInput(folder.At(Beside), Beside)],
            OutputDirectory = Path.GetFullPath(Path.Combine(folder.At("plots"), below)),
            OutputDisplayPath = "plots",
            ConfigurationFiles = [new ConfigurationFile(folder.At("plots.yaml"), "plots.yaml")],
            Formats = OutputFormats.Csv,
            Mode = mode,
        },
        CancellationToken.None);

    private static Dictionary<string, byte[]> Simulate(int seed, int concurrency)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, new RunOptions
        {
            Seed = seed,
            Concurrency = concurrency,
            RequestCount = 40,
            OutputLength = new LengthDistribution(12, 0.4),
            SliceSeconds = 0.5,
            Gpus = new GpuOptions { Count = 2, Hosts = ["a", "b"], MarginSeconds = 0.5 },
            Servers = new ServerOptions { EnginesPerEndpoint = 2, IntervalSeconds = 0.1 },
        });
        return Directory.GetFiles(folder.Path).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
    }
}

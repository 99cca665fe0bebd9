using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Dashboard;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Artifacts;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Everything that takes bytes from anywhere.</summary>
internal static partial class FuzzTargets
{
    private static readonly string[] OfRun =
        ["profile_export.jsonl", "profile_export_aiperf.json", "profile_export_aiperf_timeslices.csv", "gpu_telemetry_export.jsonl", "server_metrics_export.json"];

    private static readonly Dictionary<string, byte[]> Files = Simulate();

    /// <summary>All targets.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        // A reader has a slot for each of 8192 rows of each of 512 metrics, and packs them where they are counted no more.
        new("requests", [Files["profile_export.jsonl"], Gzip(Files["profile_export.jsonl"]), Zstd(Files["profile_export.jsonl"])], input => Requests(input, false)) { FixedBytes = 80 << 20 },
        new("chunk-latencies", [Files["profile_export.jsonl"]], input => Requests(input, true)) { FixedBytes = 80 << 20 },
        new("summary", [Files["profile_export_aiperf.json"], Files["old-configuration"], Gzip(Files["profile_export_aiperf.json"])], input => Told(input, "profile_export_aiperf.json", (path, report) => SummaryReader.Read(path, "s", "run", report))),
        new("aggregate", [Files["profile_export_aiperf_aggregate.json"]], input => Told(input, "profile_export_aiperf_aggregate.json", (path, report) => AggregateReader.Read(path, "a", "run", report))),
        new("timeslices", [Files["profile_export_aiperf_timeslices.csv"]], Timeslices),
        new("telemetry", [Files["gpu_telemetry_export.jsonl"]], Telemetry),
        new("servers", [Files["server_metrics_export.json"]], input => Told(input, "server_metrics_export.json", (path, report) => ServerMetricsReader.Read(path, "s", "run", true, report))),
        // The rows that any file may claim, 100,000, as columns, texts and samples.
        new("parquet", [Parquet(16), Parquet(3)], input => Told(input, "server_metrics_export.parquet", (path, report) => ServerMetricsParquetReader.Read(path, "s", "run", new(), report, CancellationToken.None))) { FixedBytes = 256 << 20 },
        // As much as the largest number of values takes, each with a mistake that is told.
        new("yaml", [.. Configurations()], Yaml) { FixedBytes = 32 << 20 },
        new("manifest", [Files["plots.json"]], Manifested),
        new("texts", [.. new[] { "request_latency_p95", "vllm:x[http://[::1]:8000]{b=\"c,d\", e=f}", "*base*[!a-z]?", "^(t_\\d+)[^a]*$", "treatment_1/run", "--api-key abc Authorization: Bearer x", "Time to First Token" }.Select(Encoding.UTF8.GetBytes)], Texts) { BytesOfByte = 12 * 20, FixedBytes = 32 << 20 },
        new("figure", [.. Enumerable.Range(0, 8).Select(seed => Noise(seed, 400))], RandomFigure.Check) { FixedBytes = 128 << 20, TakesLongInput = false },
        new("run", [.. Files.Where(file => OfRun.Contains(file.Key)).Select(file => Encoding.UTF8.GetBytes(file.Key + "\n").Concat(file.Value).ToArray())], Run) { Seeds = 20, FixedBytes = 256 << 20, TakesLongInput = false },
    ];

    /// <summary>A target by its name.</summary>
    public static FuzzTarget Find(string name) => All.Single(target => target.Name == name);

    private static string? Requests(byte[] input, bool withChunkLatencies) => At("profile_export.jsonl", input, (path, report) =>
    {
        var told = new List<PlotDiagnostic>();
        RequestTable? table = RequestReader.Read(path, "r", told.Add, new RequestReaderOptions { Threads = 1, WithChunkLatencies = withChunkLatencies }, CancellationToken.None);
        told.ForEach(report);
        if (table is null)
        {
            // That the file is left out, and before it what was wrong with some of its lines.
            return told.Count is 1 or 2 && told[^1].Descriptor == DiagnosticTable.FileUnreadable && told[..^1].TrueForAll(one => one.Descriptor == DiagnosticTable.LinesRejected)
                ? null : $"no table, and told is {Words(told)}";
        }

        if (Decompression.IsCompressed(input.AsSpan(0, Math.Min(4, input.Length))))
            return null;
        string lines = Encoding.Latin1.GetString(input.AsSpan().StartsWith("\uFEFF"u8) ? input.AsSpan(3) : input);
        int records = lines.Split('\n').Count(line => line.AsSpan().Trim(" \t\r").Length > 0);
        // Requests with times of another unit are told for themselves.
        int ofAnotherUnit = told.Where(one => one.Descriptor == DiagnosticTable.RequestTimesDiffer)
            .Sum(one => int.Parse(OtherUnit().Match(one.Message).Groups[1].Value, CultureInfo.InvariantCulture));
        int rejected = records - table.Count - ofAnotherUnit;
        bool isTold = told.Exists(one => one.Descriptor == DiagnosticTable.LinesRejected && one.Message.StartsWith($"{rejected} of {records} lines", StringComparison.Ordinal));
        return rejected == 0 || isTold ? null : $"{rejected} of {records} lines are lost, and told is {Words(told)}";
    });

    private static string? Timeslices(byte[] input) => At("profile_export_aiperf_timeslices.csv", input, (path, report) =>
    {
        var told = new List<PlotDiagnostic>();
        TimesliceTable? table = TimesliceReader.Read(path, "t", "run", told.Add, CancellationToken.None);
        told.ForEach(report);
        // A header alone, or values of statistics that are not known yet, are no mistakes.
        string text = Encoding.UTF8.GetString(input);
        return table is null && told.Count == 0 && !text.TrimStart('\uFEFF').StartsWith("Timeslice", StringComparison.Ordinal) && !text.Contains("Timeslice", StringComparison.Ordinal)
            ? "no slices, and nothing is told" : null;
    });

    private static string? Telemetry(byte[] input) => At("gpu_telemetry_export.jsonl", input, (path, report) =>
    {
        var told = new List<PlotDiagnostic>();
        GpuTelemetryFile? file = GpuTelemetryReader.Read(path, "g", "run", told.Add, CancellationToken.None);
        told.ForEach(report);
        if (file is null)
            return told.Count == 1 ? null : $"no telemetry, and told is {Words(told)}";
        int samples = file.Telemetry.Gpus.Sum(gpu => gpu.TimestampNs.Length);
        string lines = Encoding.Latin1.GetString(input.AsSpan().StartsWith("\uFEFF"u8) ? input.AsSpan(3) : input);
        int records = lines.Split('\n').Count(line => line.AsSpan().Trim(" \t\r").Length > 0);
        return records == samples || told.Exists(one => one.Message.StartsWith($"{records - samples} of {records} lines", StringComparison.Ordinal))
            ? null : $"{records - samples} of {records} lines are lost, and told is {Words(told)}";
    });

    private static string? Told<T>(byte[] input, string name, Func<string, Action<PlotDiagnostic>, T?> read)
        where T : class => At(name, input, (path, report) =>
        {
            int told = 0;
            T? result = read(path, one =>
            {
                told++;
                report(one);
            });
            return result is null && told == 0 ? "nothing is read, and nothing is told" : null;
        });

    private static string? Yaml(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        ParsedConfiguration parsed = Parsing.Parse(text);
        string body = text.StartsWith('\uFEFF') ? text[1..] : text;
        foreach (PlotDiagnostic one in parsed.Diagnostics)
        {
            SourceSpan at = one.Location;
            if (one.Descriptor == DiagnosticTable.InternalDefect)
                return one.Message;
            if (at.Line > 0 && !(at.Column >= 1 && at.Offset >= 0 && at.Length >= 0 && at.Offset + at.Length <= body.Length))
                return $"{one.Descriptor.Id} lies at {at}, outside the text";
        }

        PlotConfiguration configuration = Parsing.Create(parsed);
        return configuration.MultiRunPlots.Select(preset => preset.Name).Concat(configuration.SingleRunPlots.Select(preset => preset.Name))
            .FirstOrDefault(name => name.Contains('/', StringComparison.Ordinal) || name.Contains('\\', StringComparison.Ordinal) || Path.GetFileName(name) != name || name.Contains("..", StringComparison.Ordinal) && name.Trim('.').Length == 0);
    }

    private static string? Manifested(byte[] input)
    {
        if (Manifest.Read(input) is not { } manifest)
            return null;
        using var folder = new TemporaryFolder();
        folder.Write("kept.txt", "kept");
        var output = new OutputFolder(folder.At("plots"), "plots", _ => { });
        foreach (string file in manifest.Files)
            output.Remove(file);
        foreach (ManifestPlot plot in manifest.Plots)
            manifest.Find(plot.Preset, plot.Run);
        return File.Exists(folder.At("kept.txt")) ? null : "a manifest reaches out of the directory";
    }

    private static string? Texts(byte[] input)
    {
        string text = Encoding.UTF8.GetString(input);
        int half = text.Length / 2;
        MetricValue metric = MetricReference.Parse(text, out _);
        MetricSelector.Parse(metric.Tag, out _);
        MetricReference.Resolve(new PresetModel("p", true, PlotTypes.Scatter, true, new([new("x", metric), new("y", metric)])), "x");
        // No path is longer.
        Glob.IsMatch(text[..half], text[half..Math.Min(text.Length, half + 4096)]);
        Glob.IsMatch(text, text.Length > 200 ? text[..200] : text);
        if (GroupPattern.IsValid(text[..half]))
            new Regex(text[..half], RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).IsMatch(text[half..]);
        Secrets.IsSecretName(text);
        Secrets.WithoutCredentials(text);
        OneLine.Of(text);
        MarkdownText.Escape(text);
        MetricLabels.Name(text);
        NaturalOrder.Instance.Compare(text[..half], text[half..]);
        return null;
    }

    /// <summary>A whole run with one file changed, drawn and put into the page.</summary>
    private static string? Run(byte[] input)
    {
        int end = Array.IndexOf(input, (byte)'\n');
        string name = end < 0 ? "" : Encoding.Latin1.GetString(input.AsSpan(0, end));
        if (!OfRun.Contains(name))
            return null;
        using var folder = new TemporaryFolder();
        foreach (string file in OfRun)
            folder.Write($"run/{file}", file == name ? input[(end + 1)..] : Files[file]);
        PlotJobResult result = PlotJob.Run(
            new PlotJobOptions
            {
                Inputs = [new RunInput(folder.At("run"), "run")],
                OutputDirectory = folder.At("plots"),
                OutputDisplayPath = "plots",
                Formats = OutputFormats.Csv | OutputFormats.Json | OutputFormats.Svg,
                Page = new PageOptions { Assets = new PageAssets("{{policy}}{{title}}{{style}}{{table}}{{scripts}}", "", "", "") },
            },
            CancellationToken.None);
        if (result.Diagnostics.FirstOrDefault(one => one.Severity == PlotSeverity.Error) is { } error)
            return $"{error.Descriptor.Id}: {error.Message}";
        return result.OutputFiles.Select(HostileContent.In).FirstOrDefault(problem => problem is not null);
    }

    private static string? At(string name, byte[] input, Func<string, Action<PlotDiagnostic>, string?> read)
    {
        using var folder = new TemporaryFolder();
        string? unfit = null;
        return read(folder.Write(name, input), one => unfit ??= one.Message.Any(char.IsControl) ? $"a message holds a control character: {one.Message}" : null) ?? unfit;
    }

    private static string Words(List<PlotDiagnostic> told) => string.Join(" | ", told.Select(one => one.Message));

    private static IEnumerable<byte[]> Configurations() =>
        Directory.GetFiles(Path.Combine(SourceFolder.Solution, "tests", "BrokenConfigurations"), "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)
            .Prepend(Encoding.UTF8.GetBytes(DefaultConfiguration.ReadText()));

    private static byte[] Noise(int seed, int length)
    {
        byte[] noise = new byte[length];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
            stream.Write(plain);
        return packed.ToArray();
    }

    private static byte[] Parquet(int groupRows)
    {
        var export = new ParquetExport("pod") { GroupRows = groupRows };
        for (int i = 0; i < 12; i++)
        {
            long time = 1_765_500_000_000_000_000 + i * 1_000_000_000L;
            export.Gauge("vllm:num_requests_running", time, i % 5, i % 2 == 0 ? "a" : null).Counter("vllm:generation_tokens", time, 100 * i, "b")
                .Histogram("vllm:time_to_first_token_seconds", time, i * 0.5, i, ("0.1", i / 2), ("1.0", i), ("+Inf", i));
        }

        return export.Write();
    }

    private static byte[] Zstd(byte[] plain)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(plain).ToArray();
    }

    private static Dictionary<string, byte[]> Simulate()
    {
        using var folder = new TemporaryFolder();
        var options = new RunOptions
        {
            Seed = 3,
            Concurrency = 3,
            RequestCount = 12,
            ErrorShare = 0.1,
            CancellationShare = 0.1,
            WarmupRequests = 2,
            OutputLength = new LengthDistribution(6, 0.4),
            ChunkLatencies = true,
            SliceSeconds = 0.2,
            Gpus = new GpuOptions { Count = 2, Hosts = ["a", "b"], MarginSeconds = 0.2 },
            Servers = new ServerOptions { EnginesPerEndpoint = 2, IntervalSeconds = 0.1 },
        };
        RunSimulator.Write(folder.At("run"), options);
        RunSimulator.Write(folder.At("old"), options with { Configuration = ConfigurationLayout.LoadGenerator, Files = SimulatedFiles.Summary });
        RunSimulator.Write(folder.At("trials"), RunPresets.Find("trials")!);
        PlotJob.Run(
            new PlotJobOptions { Inputs = [new RunInput(folder.At("run"), "run")], OutputDirectory = folder.At("plots"), OutputDisplayPath = "plots", Formats = OutputFormats.Csv },
            CancellationToken.None);
        var files = Directory.GetFiles(folder.At("run")).ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
        files["old-configuration"] = File.ReadAllBytes(folder.At("old/profile_export_aiperf.json"));
        files["plots.json"] = File.ReadAllBytes(folder.At("plots/plots.json"));
        files["profile_export_aiperf_aggregate.json"] = File.ReadAllBytes(Directory.GetFiles(folder.At("trials"), "profile_export_aiperf_aggregate.json", SearchOption.AllDirectories)[0]);
        return files;
    }

    [GeneratedRegex(@"(\d+) of \d+, the first")]
    private static partial Regex OtherUnit();
}

using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Layout;
using AiPerf.Plot.Runtime.Tests.Layout;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>
/// What is too much, or no ordinary file, is told with a code and costs nothing else; docs/robustness.md states the limits. The sizes that take
/// their time are smaller here than there, and whole with <c>AIPERF_FULL_ROBUSTNESS=1</c>.
/// </summary>
[TestClass]
public sealed class LimitTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("profile_export.jsonl")]
    [DataRow("profile_export_aiperf.json")]
    [DataRow("profile_export_aiperf_timeslices.csv")]
    [DataRow("gpu_telemetry_export.jsonl")]
    [DataRow("server_metrics_export.json")]
    public void Pipes_and_devices_among_the_files_never_block(string file)
    {
        foreach (string what in (string[])["pipe", "link to a pipe", "/dev/zero", "/dev/random", "/dev/tty"])
        {
            using var folder = new TemporaryFolder();
            RunSimulator.Write(folder.At("in/damaged"), Small);
            RunSimulator.Write(folder.At("in/sound"), Small with { Seed = 2, Concurrency = 2 });
            string path = folder.At($"in/damaged/{file}");
            File.Delete(path);
            if (what == "pipe")
                Pipe(path);
            else if (what == "link to a pipe")
                File.CreateSymbolicLink(path, Pipe(folder.At("elsewhere")));
            else
                File.CreateSymbolicLink(path, what);
            // Nor do they where a configuration or the manifest of an earlier drawing should be.
            Pipe(folder.At("in/.aiperf-plot-config.yaml"));
            Directory.CreateDirectory(folder.At("in/plots"));
            Pipe(folder.At("in/plots/plots.json"));

            PlotJobResult result = Draw(folder, RunMode.SingleRun, configuration: "in/.aiperf-plot-config.yaml");

            PlotDiagnostic told = Assert.ContainsSingle(result.Diagnostics.Where(one => one.Descriptor == DiagnosticTable.FileUnreadable), what);
            Assert.Contains(file, told.Location.File!);
            Assert.IsFalse(result.HasErrors, what);
            Assert.IsTrue(File.Exists(folder.At("in/plots/sound/ttft_over_time.csv")), what);
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Links_in_circles_and_to_everything_end()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/a/run"), Small);
        RunSimulator.Write(folder.At("in/b/run"), Small with { Seed = 2 });
        foreach (string link in (string[])["in/self", "in/a/up", "in/a/run/top", "in/b/also"])
            Directory.CreateSymbolicLink(folder.At(link), folder.At("in"));
        Directory.CreateSymbolicLink(folder.At("in/a/b"), folder.At("in/b"));
        Directory.CreateSymbolicLink(folder.At("in/b/a"), folder.At("in/a"));
        Directory.CreateSymbolicLink(folder.At("in/one"), folder.At("in/two"));
        Directory.CreateSymbolicLink(folder.At("in/two"), folder.At("in/one"));
        Directory.CreateSymbolicLink(folder.At("in/nowhere"), folder.At("gone"));
        Directory.CreateSymbolicLink(folder.At("in/everything"), "/");

        Assert.AreEqual("comparison: 2 runs below in", Draw(folder, null).ModeReason);
    }

    [TestMethod]
    public void Directories_that_come_and_go_while_they_are_searched_cost_themselves_alone()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/stays"), Small);
        RunSimulator.Write(folder.At("other"), Small with { Seed = 2 });
        using var stop = new CancellationTokenSource();
        Task movement = Task.Run(() =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                Directory.CreateDirectory(folder.At($"in/deep{i % 7}/x/y"));
                Directory.Move(folder.At("other"), folder.At($"in/deep{i % 7}/x/y/run"));
                Directory.Move(folder.At($"in/deep{i % 7}/x/y/run"), folder.At("other"));
                Directory.Delete(folder.At($"in/deep{i % 7}"), recursive: true);
            }
        });
        try
        {
            for (int i = 0; i < (FullRobustness.IsOn ? 500 : 40); i++)
            {
                PlotJobResult result = Draw(folder, RunMode.MultiRun);
                Assert.IsTrue(result.RunCount >= 1 && !result.HasErrors, string.Join('\n', result.Diagnostics.Select(one => one.Message)));
            }
        }
        finally
        {
            stop.Cancel();
            movement.GetAwaiter().GetResult();
        }
    }

    [TestMethod]
    public void Files_that_grow_while_they_are_read_give_the_lines_that_are_whole()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/run"), Small with { RequestCount = 200, Gpus = new GpuOptions { Count = 2 } });
        byte[] requests = File.ReadAllBytes(folder.At("in/run/profile_export.jsonl"));
        byte[] telemetry = File.ReadAllBytes(folder.At("in/run/gpu_telemetry_export.jsonl"));
        int lines = requests.Count(letter => letter == '\n');
        using var stop = new CancellationTokenSource();
        Task growth = Task.Run(() =>
        {
            // As an exporter writes them, and after a while as one that begins anew.
            while (!stop.IsCancellationRequested)
            {
                using var first = new FileStream(folder.At("in/run/profile_export.jsonl"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
                using var second = new FileStream(folder.At("in/run/gpu_telemetry_export.jsonl"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
                for (int at = 0; at < requests.Length; at += 777)
                {
                    first.Write(requests, at, Math.Min(777, requests.Length - at));
                    first.Flush();
                    int from = (int)((long)at * telemetry.Length / requests.Length);
                    second.Write(telemetry, from, Math.Min(telemetry.Length - from, 300));
                    second.Flush();
                }
            }
        });
        try
        {
            for (int i = 0; i < (FullRobustness.IsOn ? 500 : 40); i++)
            {
                PlotJobResult result = Draw(folder, RunMode.SingleRun, presets: ["latency_over_time", "gpu_utilization_over_time"]);
                Assert.IsFalse(result.HasErrors, string.Join('\n', result.Diagnostics.Select(one => one.Message)));
            }
        }
        finally
        {
            stop.Cancel();
            growth.GetAwaiter().GetResult();
        }

        Assert.AreEqual(200, lines);
    }

    [TestMethod]
    public void A_line_without_end_is_passed_over_and_not_held()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/run"), Small);
        string path = folder.At("in/run/profile_export.jsonl");
        byte[] records = File.ReadAllBytes(path);
        long hole = FullRobustness.IsOn ? 1L << 30 : 200L << 20;
        // A hole in a file is read as zeros and takes no room on the disk.
        using (FileStream file = File.OpenWrite(path))
        {
            file.Position = records.Length + hole;
            file.WriteByte((byte)'\n');
            file.Write(records);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        var told = new List<PlotDiagnostic>();
        RequestTable table = RequestReader.Read(path, "r", told.Add, new RequestReaderOptions { Threads = 1 }, CancellationToken.None)!;

        Assert.AreEqual(2 * Small.RequestCount, table.Count);
        // The records after the hole are those before it, which is told too.
        PlotDiagnostic line = Assert.ContainsSingle(told.Where(one => one.Descriptor.Id != "AIPERF2312"));
        Assert.Contains("longer than any request record", line.Message);
        Assert.AreEqual(Small.RequestCount + 1, line.Location.Line);
        // The longest line that is held, and the buffers it grew from.
        Assert.IsLessThan(400L << 20, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_hundred_thousand_metrics_in_a_summary_are_read_and_in_the_requests_refused()
    {
        using var folder = new TemporaryFolder();
        int count = FullRobustness.IsOn ? 100_000 : 20_000;
        RunSimulator.Write(folder.At("in/run"), Small);
        string metrics = string.Concat(Enumerable.Range(0, count).Select(i => $",\n\"custom_{i}\":{{\"unit\":\"ms\",\"avg\":{i}}}"));
        string summary = File.ReadAllText(folder.At("in/run/profile_export_aiperf.json"));
        File.WriteAllText(folder.At("in/run/profile_export_aiperf.json"), summary.TrimEnd()[..^1] + metrics + "}");
        File.AppendAllText(folder.At("in/run/profile_export.jsonl"), string.Concat(Enumerable.Range(0, count).Select(i => RequestRecord($"\"custom_{i}\":{{\"value\":1,\"unit\":\"ms\"}}"))));

        PlotJobResult result = Draw(folder, RunMode.SingleRun, format: OutputFormats.Csv, page: true);

        Assert.Contains("more than 512 metrics", string.Join('\n', result.Diagnostics.Where(one => one.Severity == PlotSeverity.Warning).Select(one => one.Message)));
        Assert.IsFalse(result.HasErrors);
    }

    [TestMethod]
    public void Ten_thousand_runs_are_compared()
    {
        using var folder = new TemporaryFolder();
        int count = FullRobustness.IsOn ? 10_000 : 1_000;
        RunSimulator.Write(folder.At("template"), Small with { Files = SimulatedFiles.Summary });
        string summary = File.ReadAllText(folder.At("template/profile_export_aiperf.json"));
        for (int i = 0; i < count; i++)
            folder.Write($"in/group{i % 100}/run{i}/profile_export_aiperf.json", summary.Replace("\"concurrency\": 1", $"\"concurrency\": {1 + (i / 100)}", StringComparison.Ordinal));
        var time = Stopwatch.StartNew();

        PlotJobResult result = Draw(folder, null, format: OutputFormats.Png | OutputFormats.Csv, page: true);

        Assert.AreEqual(count, result.RunCount);
        Assert.IsFalse(result.HasErrors, string.Join('\n', result.Diagnostics.Select(one => one.Message)));
        Assert.HasCount(3, result.Plots.Where(plot => plot.Status == PlotStatus.Written).Take(3));
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} runs: {time.Elapsed.TotalSeconds:0.0} s"));
    }

    [TestMethod]
    public void Ten_thousand_series_are_laid_out()
    {
        int count = FullRobustness.IsOn ? 10_000 : 1_000;
        var time = Stopwatch.StartNew();

        FigureLayout layout = LayoutChecks.Of(RobustnessTests.Groups(count, 20));

        LayoutChecks.NumbersAreFinite(layout);
        Assert.IsGreaterThan(0.3 * 800, layout.Panels[0].Area.Height);
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} series: {time.Elapsed.TotalSeconds:0.0} s"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Long_names_deep_trees_and_odd_names_are_drawn_or_told()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/" + new string('n', 250)), Small);
        RunSimulator.Write(folder.At("in/\u0001\u001b[31m\n##vso[a]b"), Small with { Seed = 2 });
        RunSimulator.Write(folder.At("in/ lead and trail. "), Small with { Seed = 3 });
        // Deeper than a path may be: made step by step from the inside out.
        string deep = folder.At("deep");
        Directory.CreateDirectory(deep);
        for (int i = 0; i < 40; i++)
        {
            string outer = folder.At($"outer{i}");
            Directory.CreateDirectory(outer);
            Directory.Move(deep, Path.Combine(outer, new string('d', 120)));
            Directory.Move(outer, deep);
        }

        Directory.Move(deep, folder.At("in/deep"));

        PlotJobResult single = Draw(folder, RunMode.SingleRun);
        PlotJobResult multi = Draw(folder, RunMode.MultiRun, format: OutputFormats.Svg, page: true);
        // Too deep for the library as well.
        using (Process remove = Process.Start("rm", ["-rf", folder.At("in/deep")]))
            remove.WaitForExit();

        foreach (PlotJobResult result in (PlotJobResult[])[single, multi])
        {
            Assert.AreEqual(3, result.RunCount);
            Assert.IsFalse(result.Diagnostics.Any(one => one.Message.Any(char.IsControl)));
            Assert.AreEqual("", string.Join('\n', result.Diagnostics.Where(one => one.Severity == PlotSeverity.Error).Select(one => one.Message)));
        }

        Assert.Contains("its path is too long", string.Join('\n', single.Diagnostics.Select(one => one.Message)));
    }

    [TestMethod]
    [DataRow("a billion laughs", "more than 20000 values")]
    [DataRow("depth", "nesting deeper than 32 levels")]
    [DataRow("size", "more than 1048576 characters")]
    [DataRow("aliases", "more than 1000 aliases")]
    public void A_configuration_without_end_is_told_with_its_limit(string what, string expected)
    {
        string text = what switch
        {
            "a billion laughs" => "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range('b', 9).Select(i => $"{(char)i}: &{(char)i} [{string.Join(", ", Enumerable.Repeat("*" + (char)(i - 1), 10))}]\n")),
            "depth" => "visualization: " + new string('[', 5000),
            "size" => "# " + new string('x', 2 << 20),
            _ => "a: &a x\nb: [" + string.Join(", ", Enumerable.Repeat("*a", 2000)) + "]\n",
        };

        PlotDiagnostic told = Parsing.Parse(text).Diagnostics.Single(one => one.Descriptor == DiagnosticTable.UnsupportedYaml);

        Assert.Contains(expected, told.Message);
    }

    [TestMethod]
    public void A_configuration_of_a_run_without_end_is_cut_and_told()
    {
        using var folder = new TemporaryFolder();
        foreach (string values in (string[])
        [
            string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"v{i}\":{i}")),
            $"\"{new string('n', 100_000)}\":{{{string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"v{i}\":{i}"))}}}",
            $"\"list\":[{string.Join(',', Enumerable.Range(0, 20_000))}]",
        ])
        {
            string path = folder.Write("profile_export_aiperf.json", $"{{\"input_config\":{{\"loadgen\":{{\"concurrency\":4}},\"zz\":{{{values}}}}},\"request_latency\":{{\"unit\":\"ms\",\"avg\":1}}}}");
            var told = new List<PlotDiagnostic>();

            SummaryFile file = SummaryReader.Read(path, "s", "run", told.Add)!;

            Assert.AreEqual(DiagnosticTable.SummaryPartIgnored, Assert.ContainsSingle(told).Descriptor);
            Assert.AreEqual(4, file.Summary.Configuration.Concurrency);
            Assert.AreEqual("4", file.Summary.Configuration.Flattened["loadgen.concurrency"]);
            Assert.IsLessThanOrEqualTo(10_000, file.Summary.Configuration.Flattened.Count);
        }
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("zstd")]
    public void A_compressed_file_that_never_ends_is_left(string compression)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("in/run"), Small);
        byte[] records = File.ReadAllBytes(folder.At("in/run/profile_export.jsonl"));
        File.Delete(folder.At("in/run/profile_export.jsonl"));
        string path = folder.At("in/run/profile_export.jsonl" + (compression == "gzip" ? ".gz" : ".zst"));
        using (FileStream file = File.Create(path))
        using (Stream packed = compression == "gzip" ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Optimal) : new ZstdSharp.CompressionStream(file))
        {
            packed.Write(records);
            byte[] blanks = new byte[1 << 20];
            blanks.AsSpan().Fill((byte)'\n');
            for (int i = 0; i < (FullRobustness.IsOn ? 1024 : 80); i++)
                packed.Write(blanks);
        }

        PlotJobResult result = Draw(folder, RunMode.SingleRun);

        Assert.Contains(compression + " compression makes more than 250 times of it", Assert.ContainsSingle(result.Diagnostics.Where(one => one.Descriptor == DiagnosticTable.FileUnreadable)).Message);
        Assert.IsTrue(File.Exists(folder.At("in/plots/timeslices_ttft.csv")));
    }

    [TestMethod]
    public void A_summary_larger_than_any_is_not_read()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("profile_export_aiperf.json", "{");
        using (FileStream file = File.OpenWrite(path))
            file.SetLength((256L << 20) + 1);
        var told = new List<PlotDiagnostic>();

        Assert.IsNull(SummaryReader.Read(path, "s", "run", told.Add));
        Assert.Contains("it is larger than 256 MB", Assert.ContainsSingle(told).Message);
    }

    private static RunOptions Small { get; } = new()
    {
        RequestCount = 20,
        OutputLength = new LengthDistribution(12, 0.4),
        SliceSeconds = 0.5,
        Gpus = new GpuOptions { Count = 2, MarginSeconds = 0.2 },
        Servers = new ServerOptions { IntervalSeconds = 0.1 },
    };

    private static string RequestRecord(string metrics) =>
        $"{{\"metadata\":{{\"request_start_ns\":1765500000000000000,\"request_end_ns\":1765500000000001000}},\"metrics\":{{{metrics}}}}}\n";

    private static PlotJobResult Draw(
        TemporaryFolder folder, RunMode? mode, OutputFormats format = OutputFormats.Csv, bool page = false, string? configuration = null, params string[] presets)
    {
        if (configuration is null && mode == RunMode.SingleRun && presets.Length == 0)
            presets = ["ttft_over_time", "timeslices_ttft", "gpu_power_over_time"];
        string servers = "visualization:\n  single_run_defaults: [ttft_over_time, timeslices_ttft, gpu_power_over_time, servers]\n  single_run_plots:\n"
            + "    servers: { type: area, x: timestamp_s, y: \"vllm:num_requests_running\" }\n";
        string[] layers = configuration is null ? [] : [folder.At(configuration), folder.Write("servers.yaml", servers)];
        return PlotJob.Run(
            new PlotJobOptions
            {
                Inputs = [new RunInput(folder.At("in"), "in")],
                OutputDirectory = folder.At("in/plots"),
                OutputDisplayPath = "in/plots",
                ConfigurationFiles = [.. layers.Select(layer => new ConfigurationFile(layer, Path.GetFileName(layer)))],
                Formats = format,
                Mode = mode,
                Presets = presets,
                Page = page ? new Plot.Dashboard.PageOptions { Assets = new Plot.Dashboard.PageAssets("{{policy}}{{title}}{{style}}{{table}}{{scripts}}", "", "", "") } : null,
            },
            CancellationToken.None);
    }

    private static string Pipe(string path)
    {
        using Process make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
        Assert.AreEqual(0, make.ExitCode);
        return path;
    }
}

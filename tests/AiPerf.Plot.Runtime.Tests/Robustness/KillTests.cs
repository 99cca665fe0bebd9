using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>
/// A drawing that is interrupted, terminated or killed leaves whole files alone, and the next one leaves nothing but its own. Six moments;
/// fifty with <c>AIPERF_FULL_ROBUSTNESS=1</c>.
/// </summary>
[TestClass]
public sealed class KillTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_killed_drawing_leaves_whole_files_and_the_next_repairs_everything()
    {
        using var folder = new TemporaryFolder();
        for (int run = 1; run <= 3; run++)
            RunSimulator.Write(folder.At($"runs/c{run}"), new RunOptions { Seed = run, Concurrency = run, RequestCount = 30 });
        Dictionary<string, byte[]> light = Drawn(folder, "light");
        Dictionary<string, byte[]> dark = Drawn(folder, "dark");
        var random = new Random(20);
        int moments = FullRobustness.IsOn ? 50 : 6;
        int killed = 0;
        var newFiles = new List<int>();
        for (int moment = 0; moment < moments; moment++)
        {
            // Every fifth time there is nothing yet to be replaced.
            if (moment % 5 == 0 && Directory.Exists(folder.At("plots")))
                Directory.Delete(folder.At("plots"), recursive: true);
            string signal = (moment % 3) switch { 0 => "KILL", 1 => "TERM", _ => "INT" };
            DateTime start = DateTime.UtcNow;
            using Process process = DrawingProcess.Start(folder.At("runs"), folder.At("plots"), "single", "dark");
            Task<string> errors = process.StandardError.ReadToEndAsync();
            Assert.AreEqual("begin", process.StandardOutput.ReadLine());
            // So many files have been written, and a little later.
            int written = random.Next(dark.Count);
            SpinWait.SpinUntil(() => process.HasExited || Files(folder).Count(file => File.GetLastWriteTimeUtc(folder.At("plots/" + file)) > start) >= written);
            Thread.SpinWait(random.Next(2_000_000));
            Send(signal, process);
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.GetAwaiter().GetResult();
            killed += process.ExitCode == 0 ? 0 : 1;

            int isNew = 0;
            foreach (string file in Files(folder))
            {
                string name = Path.GetFileName(file);
                if (AtomicFile.IsTemporary(name) || name == OutputFolder.UnfinishedFileName)
                    continue;
                byte[] content = File.ReadAllBytes(folder.At("plots/" + file));
                bool isDark = content.AsSpan().SequenceEqual(dark[file]);
                isNew += isDark && !content.AsSpan().SequenceEqual(light[file]) ? 1 : 0;
                if (file.EndsWith(".png", StringComparison.Ordinal))
                    Assert.IsTrue(WholePng.Is(content) && (isDark || content.AsSpan().SequenceEqual(light[file])), $"moment {moment}: {file}");
            }

            newFiles.Add(isNew);
            AssertSame(light, Drawn(folder, "light"), $"moment {moment}, {signal}");
        }

        Assert.IsGreaterThan(moments / 3, killed, "most signals came too late");
        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{moments} moments, {killed} drawings ended by the signal, new files of {dark.Count} at each: {string.Join(' ', newFiles)}"));
    }

    [TestMethod]
    public void Files_of_a_killed_first_drawing_go_although_the_next_draws_others()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("runs/a"), new RunOptions { RequestCount = 20 });
        RunSimulator.Write(folder.At("runs/b"), new RunOptions { RequestCount = 20, Concurrency = 2, Seed = 2 });
        using var cancellation = new CancellationTokenSource();
        // Killed between two runs: files are there, a manifest is not.
        folder.Write("plots/.x.png.3.aiperf-tmp", "half");
        var files = new Plot.Jobs.JobFiles(Options(folder, "single"), []);
        files.Begin(["latency_over_time", "ttft_over_time"], ["a", "b"]);
        folder.Write("plots/a/ttft_over_time.png", "whole");
        folder.Write("plots/a/.ttft_over_time.png.0.aiperf-tmp", "half");

        PlotJob.Run(Options(folder, "multi"), CancellationToken.None);

        Assert.AreEqual("", string.Join(' ', Files(folder).Where(file => file.Contains('/', StringComparison.Ordinal) || Path.GetFileName(file).StartsWith('.'))));
        Assert.Contains("ttft_vs_throughput.png", Files(folder));
    }

    [TestMethod]
    public void Two_drawings_at_once_into_one_directory_lose_nothing()
    {
        using var folder = new TemporaryFolder();
        for (int run = 1; run <= 3; run++)
            RunSimulator.Write(folder.At($"runs/c{run}"), new RunOptions { Seed = run, Concurrency = run, RequestCount = 20 });
        Dictionary<string, byte[]> alone = Drawn(folder, "light");
        for (int round = 0; round < 3; round++)
        {
            Directory.Delete(folder.At("plots"), recursive: true);
            var results = new PlotJobResult[3];
            Parallel.For(0, results.Length, i => results[i] = PlotJob.Run(Options(folder, "single"), CancellationToken.None));

            Assert.AreEqual("", string.Join('\n', results.SelectMany(result => result.Diagnostics).Where(told => told.Severity == PlotSeverity.Error).Select(told => told.Message)));
            AssertSame(alone, Content(folder), $"round {round}");
        }
    }

    private static void Send(string signal, Process process)
    {
        if (process.HasExited)
            return;
        using Process kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static PlotJobOptions Options(TemporaryFolder folder, string mode, string theme = "light") => new()
    {
        Inputs = [new RunInput(folder.At("runs"), "runs")],
        OutputDirectory = folder.At("plots"),
        OutputDisplayPath = "plots",
        Mode = mode == "single" ? RunMode.SingleRun : RunMode.MultiRun,
        Theme = theme,
        Width = 800,
        Height = 500,
        Scale = 1,
        Page = new Plot.Dashboard.PageOptions { Assets = new Plot.Dashboard.PageAssets("{{policy}}{{title}}{{style}}{{table}}{{scripts}}", "", "", "") },
    };

    private static Dictionary<string, byte[]> Drawn(TemporaryFolder folder, string theme)
    {
        PlotJobResult result = PlotJob.Run(Options(folder, "single", theme), CancellationToken.None);
        Assert.IsFalse(result.HasErrors);
        return Content(folder);
    }

    private static Dictionary<string, byte[]> Content(TemporaryFolder folder) => Files(folder).ToDictionary(file => file, file => File.ReadAllBytes(folder.At("plots/" + file)));

    private static string[] Files(TemporaryFolder folder) => !Directory.Exists(folder.At("plots")) ? []
        : [.. Directory.GetFiles(folder.At("plots"), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder.At("plots"), file)).Order(StringComparer.Ordinal)];

    private static void AssertSame(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual, string hint)
    {
        Assert.AreEqual(string.Join(' ', expected.Keys.Order(StringComparer.Ordinal)), string.Join(' ', actual.Keys.Order(StringComparer.Ordinal)), hint);
        Assert.AreEqual("", string.Join(' ', expected.Keys.Where(file => !expected[file].AsSpan().SequenceEqual(actual[file]))), hint);
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>
/// Drawing again and again takes no more memory and no more handles, and a large run needs little of it. Twelve draws and a hundred thousand
/// requests; two hundred and a million with <c>AIPERF_FULL_ROBUSTNESS=1</c>.
/// </summary>
[TestClass]
public sealed partial class MemoryTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Drawing_again_takes_no_more_memory_and_leaves_no_handle()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("runs/a"), new RunOptions { RequestCount = 200, SliceSeconds = 2, Gpus = new GpuOptions { Count = 2 } });
        int draws = FullRobustness.IsOn ? 200 : 12;

        (int exitCode, string output) = DrawingProcess.Run(folder.At("runs"), folder.At("plots"), "single", "light", draws);

        Assert.AreEqual(0, exitCode, output);
        (long Managed, long Resident, int Handles)[] measured = [.. Line().Matches(output).Select(match =>
            (long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), long.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture)))];
        Assert.HasCount(draws, measured);
        // The first draws load what is loaded once, and pools grow to what is used at once; then every one is like the one before it.
        var (early, late) = (measured[draws / 2], measured[^1]);
        TestContext.WriteLine($"{draws} draws; managed {early.Managed >> 10} -> {late.Managed >> 10} KB, resident {early.Resident >> 20} -> {late.Resident >> 20} MB, handles {early.Handles} -> {late.Handles}");
        Assert.IsLessThan(early.Managed + (20 << 20), late.Managed, output);
        Assert.IsLessThan(early.Resident + (64 << 20), late.Resident, output);
        Assert.IsLessThanOrEqualTo(early.Handles + 2, late.Handles, output);
    }

    [TestMethod]
    public void A_large_run_is_drawn_with_little_memory()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("runs/a"));
        int requests = FullRobustness.IsOn ? 1_000_000 : 100_000;
        using (FileStream file = File.Create(folder.At("runs/a/profile_export.jsonl")))
            RunSimulator.WriteRequests(file, new RunOptions { RequestCount = requests, Concurrency = 64, Detail = RecordDetail.Core });

        // 512 MB, and for a tenth of the requests a fifth of it.
        (int exitCode, string output) = DrawingProcess.Run(
            folder.At("runs"), folder.At("plots"), "single", "light", 1, ("DOTNET_GCHeapHardLimit", FullRobustness.IsOn ? "20000000" : "6400000"));

        Assert.AreEqual(0, exitCode, output);
        TestContext.WriteLine($"{requests} requests: {output.Split('\n').Last(line => line.StartsWith("end", StringComparison.Ordinal))}");
        Assert.IsTrue(File.Exists(folder.At("plots/latency_over_time.png")));
    }

    [GeneratedRegex(@"managed (\d+) resident (\d+) handles (\d+)")]
    private static partial Regex Line();
}

namespace AiPerf.Plot.Build.E2E;

/// <summary>The sample of the readme.</summary>
[TestClass]
public sealed class QuickStartTests
{
    [TestMethod]
    public void The_sample_compares_a_sweep_and_analyses_a_run()
    {
        var sample = Repository.Path("samples/QuickStart");

        // Restored as this repository is, with the machine's packages alone; a restore with others would spoil that.
        Cli.Run(sample, [("NUGET_PACKAGES", Package.MachineCache), ("NUGET_FALLBACK_PACKAGES", "")],
            ["build", "-c", Package.Configuration, $"-p:AiPerfPlotUserDirectory={Package.Home}", "-v:m", "-tl:off", "-nologo"]).Succeeded();

        foreach (var (set, plot) in new[] { ("sweep", "ttft_vs_throughput.png"), ("single", "ttft_over_time.png") })
        {
            var plots = Path.Combine(sample, "artifacts", set, "plots");
            Assert.IsTrue(File.Exists(Path.Combine(plots, plot)), plot);
            Assert.IsTrue(File.Exists(Path.Combine(plots, "index.md")), set);
            Assert.IsTrue(File.Exists(Path.Combine(sample, "bin", Package.Configuration, "net10.0", "plots", set, plot)), "copied: " + plot);
        }
    }
}

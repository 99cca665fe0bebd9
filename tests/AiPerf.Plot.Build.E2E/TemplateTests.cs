using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The templates of <c>dotnet new</c>, installed into a place of their own.</summary>
[TestClass]
public sealed class TemplateTests
{
    [TestMethod]
    public void Two_commands_lead_from_a_folder_of_runs_to_plots()
    {
        var hive = Path.Combine(Package.Root, "hive");
        Cli.Run(Package.Root, "new", "install", Package.Templates, "--debug:custom-hive", hive).Succeeded();
        var folder = Directory.CreateDirectory(Path.Combine(Package.Root, "measured")).FullName;
        foreach (var concurrency in new[] { 1, 2 })
        {
            RunSimulator.Write(Path.Combine(folder, $"c{concurrency}"), new RunOptions { Concurrency = concurrency, Seed = concurrency, RequestCount = 20 });
        }

        Cli.Run(folder, "new", "aiperf-plots", "--debug:custom-hive", hive).Succeeded();
        var first = Cli.Run(folder, "build", "-v:m", "-tl:off", "-nologo").Succeeded().Drew(1);

        Assert.AreEqual("", first.Codes);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "plots", "ttft_vs_throughput.png")), first.Output);
        Cli.Run(folder, "build", "-v:m", "-tl:off", "-nologo").Succeeded().Drew(0);

        var elsewhere = Path.Combine(Package.Root, "elsewhere");
        Cli.Run(Package.Root, "new", "aiperf-plots", "--runs", "../measured/c1", "-n", "one", "-o", elsewhere, "--debug:custom-hive", hive).Succeeded();
        Cli.Run(elsewhere, "build", "-v:m", "-tl:off", "-nologo").Succeeded().Drew(1);
        Assert.IsTrue(File.Exists(Path.Combine(elsewhere, "one.proj")));
        Assert.IsTrue(File.Exists(Path.Combine(folder, "c1", "plots", "ttft_over_time.png")));
    }
}

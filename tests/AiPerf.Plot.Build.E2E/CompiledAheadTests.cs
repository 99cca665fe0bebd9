using System.Runtime.InteropServices;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The engine that is compiled ahead for one platform draws there, and where it cannot be loaded the other one does.</summary>
[TestClass]
public sealed class CompiledAheadTests
{
    private const string Engine = "AiPerf.Plot.Runtime.dll";

    /// <summary>Whether this is the platform.</summary>
    public static bool IsHere => OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64 && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);

    [TestMethod]
    [DataRow("both", true)]
    [DataRow("ahead", true)]
    [DataRow("damaged", true)]
    [DataRow("neither", false)]
    public void It_is_loaded_where_it_can_be(string there, bool draws)
    {
        if (!IsHere)
            Assert.Inconclusive("The package is compiled ahead for Linux on x64 alone.");
        var project = new TestProject("Ahead", TestProject.Input("runs"), folder: there);
        Runs.Two(project);
        project.Run("restore", []).Succeeded();
        string tasks = project.At("tasks");
        Copy(Path.Combine(Package.Cache, "aiperf.plot.build", Package.Version, "tasks/net10.0"), tasks);
        string ahead = Path.Combine(tasks, "linux-x64", Engine);
        if (there is "ahead" or "neither")
            File.Delete(Path.Combine(tasks, Engine));
        if (there == "damaged")
            File.WriteAllBytes(ahead, File.ReadAllBytes(ahead)[..10_000]);
        if (there == "neither")
            File.Delete(ahead);

        CliResult result = project.Target("AiPerfPlot", $"-p:AiPerfPlotTasksAssembly={Path.Combine(tasks, "AiPerf.Plot.Build.Tasks.dll")}");

        Assert.AreEqual(draws, result.ExitCode == 0, result.Output);
        Assert.AreEqual(draws, project.Files("runs", "*.png").Length > 0, result.Output);
    }

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

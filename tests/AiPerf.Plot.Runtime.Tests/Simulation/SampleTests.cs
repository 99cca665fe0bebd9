using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>The sample's runs are what the simulator writes, byte for byte, so they can be made again and never drift.</summary>
[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    [DataRow("sweep", 24)]
    [DataRow("single", 4)]
    public void The_runs_of_the_sample_are_those_of_the_preset(string preset, int files)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, RunPresets.Find(preset)!);

        string sample = Path.Combine(SolutionFolder(), "samples", "QuickStart", "artifacts", preset);
        string[] expected = Files(folder.Path);
        CollectionAssert.AreEqual(expected, Files(sample));
        Assert.HasCount(files, expected);
        foreach (string file in expected)
        {
            CollectionAssert.AreEqual(
                File.ReadAllBytes(Path.Combine(folder.Path, file)), File.ReadAllBytes(Path.Combine(sample, file)), file);
        }
    }

    [TestMethod]
    public void The_sample_stays_small()
    {
        string sample = Path.Combine(SolutionFolder(), "samples", "QuickStart", "artifacts");
        long bytes = Files(sample).Sum(file => new FileInfo(Path.Combine(sample, file)).Length);
        Assert.IsLessThan(1_200_000L, bytes);
    }

    /// <summary>Relative names, sorted; pictures drawn from the sample do not count.</summary>
    private static string[] Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !("/" + file).Contains("/plots/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    private static string SolutionFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.sln").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}

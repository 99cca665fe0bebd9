using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Build.E2E;

/// <summary>Small simulated runs.</summary>
internal static class Runs
{
    /// <summary>Two runs of a sweep, below <paramref name="directory"/>.</summary>
    public static void Two(TestProject project, string directory = "runs")
    {
        One(project, directory + "/c1", 1);
        One(project, directory + "/c2", 2);
    }

    /// <summary>One run.</summary>
    public static void One(TestProject project, string directory, int concurrency = 1, int requests = 20) => RunSimulator.Write(
        project.At(directory), new RunOptions { Concurrency = concurrency, Seed = concurrency, RequestCount = requests, Label = $"c{concurrency}" });
}

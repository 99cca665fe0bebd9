using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Discovery;

[TestClass]
public sealed class RunNameTests
{
    [TestMethod]
    [DataRow("/s/c_1 /s/c_2", "c_1 c_2")]
    [DataRow("/s/a/c_1 /s/b/c_1 /s/b/c_2", "a/c_1 b/c_1 c_2")]
    [DataRow("/s/x/c1 /s/y/x/c1", "s/x/c1 y/x/c1")]
    [DataRow("/s/c_1/profile_runs/trial_0001 /s/c_2/profile_runs/trial_0001", "c_1/trial_0001 c_2/trial_0001")]
    [DataRow("/s/aggregate/c_1 /s/aggregate/c_2", "c_1 c_2")]
    [DataRow("/s/c_1/aggregate /s/c_2/aggregate", "c_1 c_2")]
    [DataRow("/s/c_1 /s/c_1/aggregate", "c_1 aggregate")]
    [DataRow("/s/a /s/a/b", "a b")]
    public void Names_are_the_shortest_that_differ(string paths, string names)
    {
        string[] full = [.. paths.Split(' ')];

        Assert.AreEqual(names, string.Join(' ', RunNames.Shortest(full)));
    }

    [TestMethod]
    public void Names_differ_whatever_the_paths()
    {
        string[] parts = ["a", "b", "aggregate", "profile_runs"];
        string[] paths =
        [
            .. from x in parts from y in parts from z in parts select $"/{x}/{y}/{z}",
            .. from x in parts from y in parts select $"/{x}/{y}",
            .. from x in parts select $"/{x}",
        ];

        Assert.HasCount(paths.Length, RunNames.Shortest(paths).Distinct());
    }

    [TestMethod]
    public void A_display_name_names_the_only_run_of_its_input()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1", "b/r2", "b/r3");
        var said = new List<PlotDiagnostic>();

        IReadOnlyList<FoundRun> runs = Find(folder, said, ("a", "H100", 8), ("b", "B200", 4));

        Assert.AreEqual("H100, r2, r3", string.Join(", ", runs.Select(run => run.Name)));
        Assert.AreEqual("8 4 4", string.Join(' ', runs.Select(run => run.Input.GpuCount)));
        Assert.AreEqual("AIPERF2206", said.Single().Descriptor.Id);
    }

    [TestMethod]
    public void What_is_said_of_a_run_beats_what_is_said_of_the_directory_above()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1", "a/r2");
        var said = new List<PlotDiagnostic>();

        IReadOnlyList<FoundRun> runs = Find(folder, said, ("a", null, 8), ("a/r2", "tuned", 4));

        Assert.AreEqual("r1 tuned", string.Join(' ', runs.Select(run => run.Name)));
        Assert.AreEqual("8 4", string.Join(' ', runs.Select(run => run.Input.GpuCount)));
        Assert.IsEmpty(said);
    }

    [TestMethod]
    public void Equal_display_names_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1", "b/r2");

        IReadOnlyList<FoundRun> runs = Find(folder, [], ("a", "GPU", null), ("b", "GPU", null));

        Assert.AreEqual("GPU (r1), GPU (r2)", string.Join(", ", runs.Select(run => run.Name)));
    }

    private static IReadOnlyList<FoundRun> Find(TemporaryFolder folder, List<PlotDiagnostic> said, params (string Path, string? Name, int? Gpus)[] inputs) =>
        RunDiscovery.Find(
            [.. inputs.Select(input => new RunInput(folder.At(input.Path), input.Path) { DisplayName = input.Name, GpuCount = input.Gpus })],
            true, said.Add, CancellationToken.None);
}

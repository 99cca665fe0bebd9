using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Discovery;

[TestClass]
public sealed class RunModeDecisionTests
{
    [TestMethod]
    [DataRow("artifacts/sweep", null, RunMode.MultiRun, "comparison: 3 runs below artifacts/sweep")]
    [DataRow("artifacts/sweep/c1", null, RunMode.SingleRun, "single run: 1 run at artifacts/sweep/c1")]
    [DataRow("artifacts/one", null, RunMode.SingleRun, "single run: 1 run at artifacts/one/only")]
    [DataRow("artifacts/sweep/c1 artifacts/sweep/c1", null, RunMode.SingleRun, "single run: 1 run at artifacts/sweep/c1")]
    [DataRow("artifacts/sweep/c1 artifacts/sweep/c2", null, RunMode.MultiRun, "comparison: 2 runs at artifacts/sweep/c1, artifacts/sweep/c2")]
    [DataRow("artifacts/sweep artifacts/one", null, RunMode.MultiRun, "comparison: 4 runs below artifacts/sweep, artifacts/one")]
    [DataRow("artifacts/sweep", RunMode.SingleRun, RunMode.SingleRun, "single run: AiPerfPlotMode=single, 3 runs below artifacts/sweep")]
    [DataRow("artifacts/one", RunMode.MultiRun, RunMode.MultiRun, "comparison: AiPerfPlotMode=multi, 1 run at artifacts/one/only")]
    public void The_number_of_distinct_runs_decides(string inputs, RunMode? forced, RunMode mode, string reason)
    {
        using var folder = new TemporaryFolder();
        folder.Runs("artifacts/sweep/c1", "artifacts/sweep/c2", "artifacts/sweep/c4", "artifacts/one/only");

        var decision = RunModeDecision.Decide(
            RunDiscoveryTests.Find(folder, inputs.Split(' ')), forced, [.. inputs.Split(' ').Select(path => new RunInput(folder.At(path), path))]);

        Assert.AreEqual((mode, reason), decision);
    }

    [TestMethod]
    public void No_run_is_said_to_be_none() =>
        Assert.AreEqual((RunMode.SingleRun, "single run: no run found"), RunModeDecision.Decide([], null, []));
}

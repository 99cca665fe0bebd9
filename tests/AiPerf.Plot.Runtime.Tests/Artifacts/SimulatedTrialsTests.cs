using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>Whole experiments, laid out as AIPerf lays them out, from discovery to loaded runs.</summary>
[TestClass]
public sealed class SimulatedTrialsTests
{
    private const int Trials = 3;

    [TestMethod]
    [DataRow(TrialLayout.Repeats, "c_4")]
    [DataRow(TrialLayout.RepeatedSweep, "c_4 c_16")]
    [DataRow(TrialLayout.IndependentSweep, "c_4 c_16")]
    public void Trials_are_found_and_their_aggregate_is_the_mean_over_them(TrialLayout layout, string cells)
    {
        using var folder = new TemporaryFolder();
        SimulatedExperiment experiment = Experiment(layout, cells.Split(' '));
        RunSimulator.Write(folder.At("x"), experiment);

        List<Run> trials = [.. Load(folder, "x")];

        Assert.HasCount(Trials * cells.Split(' ').Length, trials);
        Assert.IsTrue(trials.TrueForAll(run => run.Directory.Kind == RunKind.Requests && run.Directory.Trial is not null));
        Assert.HasCount(cells.Split(' ').Length, trials.Select(run => run.Directory.OperatingPoint).Distinct());
        Assert.HasCount(trials.Count, trials.Select(run => run.Name).Distinct());
        foreach (SimulatedAggregate aggregate in experiment.Aggregates)
        {
            Run cell = Load(folder, "x/" + aggregate.Path).Single();
            List<Run> own = [.. trials.Where(run => run.Directory.OperatingPoint == cell.Directory.OperatingPoint)];
            Assert.HasCount(Trials, own);
            Assert.AreEqual(Trials, cell.Summary!.TrialCount);
            foreach (string tag in new[] { "request_latency", "time_to_first_token", "output_token_throughput" })
            {
                double mean = own.Average(run => run.Summary!.Metrics[tag][Stat.Avg]!.Value);
                Assert.AreEqual(mean, cell.Summary.Metrics[tag][Stat.Avg]!.Value, 1e-6 * mean, tag);
                Assert.IsGreaterThan(0, cell.Summary.Metrics[tag].Intervals[Stat.Avg].High, tag);
            }
        }
    }

    [TestMethod]
    [DataRow(ConfigurationLayout.LoadGenerator)]
    [DataRow(ConfigurationLayout.Phases)]
    public void A_run_with_all_its_files_is_loaded_whole(ConfigurationLayout layout)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("r"), new RunOptions
        {
            Configuration = layout,
            Concurrency = 8,
            RequestCount = 60,
            SliceSeconds = 5,
            Gpus = new GpuOptions { Count = 2, Hosts = ["n1", "n2"] },
        });

        Run run = Load(folder, "r").Single();

        Assert.AreEqual((8, 60L, 5.0), (run.Configuration.Concurrency, run.Configuration.PlannedRequestCount, run.Configuration.SliceDuration));
        Assert.AreEqual(60, run.Requests!.Count);
        Assert.HasCount(run.GpuCount!.Value, run.Gpus!.Gpus);
        Assert.HasCount(run.GpuCount.Value, run.Summary!.Gpus);
        Assert.IsNotNull(run.Timeslices!.Find("Time to First Token"));
        Assert.AreEqual(
            run.Summary.Metrics["output_token_throughput"][Stat.Avg] / run.GpuCount, run.Summary.Metrics["output_token_throughput_per_gpu"][Stat.Avg]);
    }

    private static SimulatedExperiment Experiment(TrialLayout layout, string[] cells) => SimulatedExperiment.OfTrials(
        [.. cells.Select(cell => new SimulatedRun(cell, new RunOptions { Concurrency = int.Parse(cell[2..], System.Globalization.CultureInfo.InvariantCulture), RequestCount = 40 }))],
        Trials, layout);

    private static IEnumerable<Run> Load(TemporaryFolder folder, string input) =>
        from found in RunDiscovery.Find([new RunInput(folder.At(input), input)], true, Fail, CancellationToken.None)
        let run = RunLoader.Load(found, null, found.Directory.Kind == RunKind.Requests, Fail, CancellationToken.None)
        select run;

    private static void Fail(PlotDiagnostic diagnostic) => Assert.Fail(diagnostic.Message);
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Discovery;

[TestClass]
public sealed class RunDiscoveryTests
{
    [TestMethod]
    public void Runs_below_an_input_come_in_natural_order()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("sweep/concurrency_10", "sweep/concurrency_2", "sweep/concurrency_1");

        Assert.AreEqual("concurrency_1 concurrency_2 concurrency_10", string.Join(' ', Names(Find(folder, "sweep"))));
    }

    [TestMethod]
    public void Either_export_makes_a_run_and_other_files_do_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("s/requests/profile_export.jsonl", "");
        folder.Write("s/summary/profile_export_aiperf.json", "");
        folder.Write("s/both/profile_export.jsonl", "");
        folder.Write("s/both/profile_export_aiperf.json", "");
        folder.Write("s/cell/profile_export_aiperf_aggregate.json", "");
        folder.Write("s/other/profile_export_aiperf.csv", "");
        folder.Write("s/other/my_profile_export.jsonl", "");

        Assert.AreEqual(
            "both:Requests cell:Aggregate requests:Requests summary:SummaryOnly",
            string.Join(' ', Find(folder, "s").Select(run => run.Name + ":" + run.Directory.Kind)));
    }

    [TestMethod]
    public void A_run_inside_a_run_counts_on_its_own()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a", "a/b/c");

        IReadOnlyList<FoundRun> runs = Find(folder, "a");

        Assert.AreEqual(". b/c", string.Join(' ', runs.Select(run => run.Directory.RelativePath)));
        Assert.AreEqual("a a/b/c", string.Join(' ', runs.Select(run => run.Directory.DisplayPath)));
    }

    [TestMethod]
    [DataRow("plots")]
    [DataRow("bin")]
    [DataRow("obj")]
    [DataRow(".git")]
    [DataRow("node_modules")]
    public void An_output_directory_is_not_searched_unless_it_is_the_input(string pruned)
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/real", $"a/{pruned}/r", $"a/deep/{pruned}/r");

        Assert.AreEqual("real", string.Join(' ', Names(Find(folder, "a"))));
        Assert.HasCount(1, Find(folder, $"a/{pruned}"));
    }

    [TestMethod]
    public void The_artifacts_layout_of_NET_is_recognised_by_bin_or_obj()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("artifacts/publish/r1", "artifacts/package/r2", "artifacts/runs/package/r3");

        Assert.HasCount(3, Find(folder, "artifacts"));
        Directory.CreateDirectory(folder.At("artifacts/obj"));
        Assert.AreEqual("r3", string.Join(' ', Names(Find(folder, "artifacts"))));
    }

    [TestMethod]
    public void A_run_given_twice_in_different_ways_is_one_run()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1", "a/r2");

        IReadOnlyList<FoundRun> runs = Find(folder, "a/r2", "a", "a/r2/profile_export.jsonl", "a/../a/r1/");

        Assert.AreEqual("r1 r2", string.Join(' ', Names(runs)));
        Assert.AreEqual("a/r2", runs[1].Directory.DisplayPath, "The first spelling names it.");
    }

    [TestMethod]
    public void A_file_means_its_directory_once()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1");
        folder.Write("a/r1/profile_export_aiperf.json", "{}");

        var run = Find(folder, "a/r1/profile_export.jsonl", "a/r1/profile_export_aiperf.json").Single();

        Assert.AreEqual("a/r1", run.Directory.DisplayPath);
        Assert.AreEqual(".", run.Directory.RelativePath);
    }

    [TestMethod]
    public void Every_bad_input_is_reported_and_the_good_ones_are_used()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("good/r");
        Directory.CreateDirectory(folder.At("empty"));
        var said = new List<PlotDiagnostic>();

        IReadOnlyList<FoundRun> runs = Find(folder, said, true, "typo1", "empty", "good", "typo2");

        Assert.HasCount(1, runs);
        Assert.AreEqual(
            "AIPERF2001 typo1, AIPERF2001 typo2, AIPERF2004 empty",
            string.Join(", ", said.Select(diagnostic => $"{diagnostic.Descriptor.Id} {diagnostic.Location.File}").Order(StringComparer.Ordinal)));
        Assert.IsFalse(Directory.Exists(folder.At("typo1")), "A mistyped path is not created.");
    }

    [TestMethod]
    public void An_implicit_input_is_silent_unless_it_holds_a_run()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("artifacts"));
        var said = new List<PlotDiagnostic>();

        Assert.IsEmpty(Find(folder, said, false, "artifacts"));
        Assert.IsEmpty(Find(folder, said, false, "nothing"));
        Assert.IsEmpty(said);
        folder.Runs("artifacts/r");
        Assert.HasCount(1, Find(folder, said, false, "artifacts"));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_link_and_its_target_are_one_run_under_the_targets_name()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/run_3");
        Directory.CreateSymbolicLink(folder.At("a/latest"), "run_3");

        Assert.AreEqual("run_3", Find(folder, "a").Single().Name);
        Assert.AreEqual("latest", Find(folder, "a/latest", "a").Single().Name, "An input names its run as the user spelled it.");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Links_are_followed_but_cycles_end()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1", "elsewhere/r2");
        Directory.CreateSymbolicLink(folder.At("a/linked"), folder.At("elsewhere"));
        Directory.CreateSymbolicLink(folder.At("a/r1/up"), "..");
        Directory.CreateSymbolicLink(folder.At("a/r1/root"), "/");
        Directory.CreateSymbolicLink(folder.At("elsewhere/r2/back"), folder.At("a"));
        Directory.CreateSymbolicLink(folder.At("a/self"), "self");
        Directory.CreateSymbolicLink(folder.At("a/gone"), "nowhere");

        IReadOnlyList<FoundRun> runs = Find(folder, "a");

        Assert.AreEqual("linked/r2 r1", string.Join(' ', runs.Select(run => run.Directory.RelativePath)));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_broken_link_makes_no_run_and_is_reported()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r1");
        Directory.CreateDirectory(folder.At("a/r2"));
        File.CreateSymbolicLink(folder.At("a/r2/profile_export.jsonl"), "gone.jsonl");
        var said = new List<PlotDiagnostic>();

        Assert.AreEqual("r1", Find(folder, said, true, "a").Single().Name);
        Assert.AreEqual("AIPERF2005 a/r2/profile_export.jsonl", $"{said.Single().Descriptor.Id} {said[0].Location.File}");
    }

    [TestMethod]
    public void A_directory_that_cannot_be_listed_is_reported_once()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a/file", "");
        var said = new List<PlotDiagnostic>();
        var listings = new DirectoryListings(said.Add);

        Assert.IsNull(listings.Get(file, file, "a/file"));
        Assert.IsNull(listings.Get(file, file, "again/file"));
        Assert.AreEqual("AIPERF2006 a/file", $"{said.Single().Descriptor.Id} {said[0].Location.File}");
    }

    [TestMethod]
    [DataRow("trials without a sweep", "b/profile_runs/run_0001 b/profile_runs/run_0002", "b/aggregate", "b")]
    [DataRow("sweep of repeated trials", "b/profile_runs/trial_0001/c_1 b/profile_runs/trial_0002/c_1", "b/aggregate/c_1", "b/c_1")]
    [DataRow("sweep of independent trials", "b/c_1/profile_runs/trial_0001 b/c_1/profile_runs/trial_0002", "b/c_1/aggregate", "b/c_1")]
    [DataRow("sweep of one trial, shadow beside", "b/c_1", "b/aggregate/c_1", "b/c_1")]
    [DataRow("sweep of one trial, shadow inside", "b/c_1", "b/c_1/aggregate", "b/c_1")]
    [DataRow("adaptive search", "b/search_iter_0000/profile_runs/run_0001", "b/search_iter_0000/aggregate", "b/search_iter_0000")]
    public void Trials_win_over_statistics_about_them_and_share_their_operating_point(string layout, string trials, string cell, string point)
    {
        using var folder = new TemporaryFolder();
        folder.Runs(trials.Split(' '));
        folder.Write(cell + "/profile_export_aiperf_aggregate.json", "{}");

        IReadOnlyList<FoundRun> runs = Find(folder, "b");

        Assert.AreEqual(trials, string.Join(' ', runs.Select(run => run.Directory.DisplayPath)), layout);
        Assert.AreEqual(folder.At(point), runs.Select(run => run.Directory.OperatingPoint).Distinct().Single(), layout);
        Assert.AreEqual(RunKind.Aggregate, Find(folder, cell).Single().Directory.Kind, "Asked for by itself, the cell is the run.");
    }

    [TestMethod]
    [DataRow("b/profile_runs/run_0001", "run_0001")]
    [DataRow("b/profile_runs/trial_0012/c_1", "trial_0012")]
    [DataRow("b/trial_0003", "trial_0003")]
    [DataRow("b/run_3", null)]
    [DataRow("b/concurrency_1", null)]
    public void A_trial_is_known_by_its_directory(string run, string? trial)
    {
        using var folder = new TemporaryFolder();
        folder.Runs(run);

        Assert.AreEqual(trial, Find(folder, "b").Single().Directory.Trial);
    }

    [TestMethod]
    public void A_build_servers_run_number_above_the_input_is_no_trial()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("run_1234/art/c_1", "run_1235/art/c_1");

        IReadOnlyList<FoundRun> runs = Find(folder, "run_1234/art", "run_1235/art");

        Assert.HasCount(2, runs.Select(run => run.Directory.OperatingPoint).Distinct());
        Assert.IsTrue(runs.All(run => run.Directory.Trial is null));
    }

    [TestMethod]
    public void Searching_stops_when_cancelled()
    {
        using var folder = new TemporaryFolder();
        folder.Runs("a/r");

        Assert.ThrowsExactly<OperationCanceledException>(() => RunDiscovery.Find(
            [new RunInput(folder.At("a"), "a")], true, _ => { }, new CancellationToken(canceled: true)));
    }

    internal static IReadOnlyList<FoundRun> Find(TemporaryFolder folder, params string[] inputs)
    {
        var said = new List<PlotDiagnostic>();
        IReadOnlyList<FoundRun> found = Find(folder, said, true, inputs);
        Assert.IsEmpty(said);
        return found;
    }

    private static IReadOnlyList<FoundRun> Find(TemporaryFolder folder, List<PlotDiagnostic> said, bool areExplicit, params string[] inputs) =>
        RunDiscovery.Find([.. inputs.Select(input => new RunInput(folder.At(input), input))], areExplicit, said.Add, CancellationToken.None);

    private static IEnumerable<string> Names(IReadOnlyList<FoundRun> runs) => runs.Select(run => run.Name);
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using CsCheck;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>What holds of groups whatever the runs, the columns and the classification are.</summary>
[TestClass]
public sealed class GroupingPropertyTests
{
    private static readonly string[] Columns = ["model", "concurrency", "run_name", "experiment_group", "experiment_type", "no.such.column"];
    private static readonly string?[] Models = [null, "a", "b", "a · b", "b · c", "c", "unknown model", "", "x\u2028y", "Ä"];
    private static readonly string[] Folders = ["base", "baseline_1", "treatment_1", "treatment_2", "x", "run_0001"];

    private static readonly Gen<Run> AnyRun = Gen.Select(OneOf(Folders), Gen.Int[0, 3], Gen.Int[1, 3].Nullable(), OneOf(Models))
        .Select((folder, number, concurrency, model) => TestRuns.Run($"{folder}/r{number}", concurrency == 0 ? null : concurrency, model));

    // A set holds a directory once, and its runs have names that differ.
    private static readonly Gen<Run[]> AnyRuns = AnyRun.Array[1, 12].Select(runs => runs.DistinctBy(run => run.Name).ToArray());

    private static readonly Gen<string[]> AnyColumns = OneOf(Columns).Array[0, 3].Select(columns => columns.Distinct().ToArray());

    private static readonly Gen<ExperimentClassification?> AnyClassification = OneOf<ExperimentClassification?>(
        null,
        new ExperimentClassification { Baselines = ["*base*"], Treatments = ["*treatment*"] },
        new ExperimentClassification { Baselines = ["base*"], DefaultIsBaseline = true, GroupDisplayNames = new Dictionary<string, string> { ["treatment_1"] = "same", ["treatment_2"] = "same" } },
        new ExperimentClassification { Baselines = ["x"], GroupExtractionPattern = "^(treatment|base)" });

    private static readonly Gen<(Run[], string[], ExperimentClassification?)> Any = Gen.Select(AnyRuns, AnyColumns, AnyClassification);

    [TestMethod]
    public void Runs_share_a_group_exactly_when_they_share_the_values_of_every_column() => Any.Sample((runs, columns, classification) =>
    {
        GroupRegistry registry = GroupRegistry.Build(TestRuns.Set(runs), columns, classification);
        ExperimentClassifier classifier = new(classification);
        string[] by = classification is not null ? ["experiment_group"] : columns.Length == 0 ? ["run_name"] : columns;
        for (int a = 0; a < runs.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                bool alike = by.All(column => Value(runs[a], column) == Value(runs[b], column));
                Assert.AreEqual(alike, registry.Of(a) == registry.Of(b), $"{runs[a].Name} and {runs[b].Name} by {string.Join(", ", by)}");
            }
        }

        // What is unknown is a value of its own, under the name that the legend gives it.
        string Value(Run run, string column) => RunColumn.Text(run, column, classifier) ?? $"unknown {RunColumn.Title(column).ToLowerInvariant()}";
    });

    [TestMethod]
    public void Every_group_has_a_run_a_name_and_a_colour_of_its_own_and_baselines_come_first() => Any.Sample((runs, columns, classification) =>
    {
        GroupRegistry registry = GroupRegistry.Build(TestRuns.Set(runs), columns, classification);

        CollectionAssert.AreEquivalent(Enumerable.Range(0, registry.Groups.Count).ToArray(), Enumerable.Range(0, runs.Length).Select(registry.Of).Distinct().ToArray());
        Assert.AreEqual(registry.Groups.Count, registry.Groups.Select(group => group.Name).Distinct().Count(), string.Join(" | ", registry.Groups.Select(group => group.Name)));
        Assert.AreEqual(registry.Groups.Count, registry.Groups.Select(group => group.Color).Distinct().Count());
        CollectionAssert.AreEqual(registry.Groups.OrderBy(group => !group.IsBaseline).ToArray(), registry.Groups.ToArray());
        Assert.IsTrue(classification is not null || registry.Groups.All(group => !group.IsBaseline));
    });

    [TestMethod]
    public void The_order_of_the_runs_changes_nothing() => Gen.Select(Any, Gen.Int).Sample((input, seed) =>
    {
        (Run[] runs, string[] columns, ExperimentClassification? classification) = input;
        Run[] shuffled = [.. runs];
        new Random(seed).Shuffle(shuffled);
        GroupRegistry one = GroupRegistry.Build(TestRuns.Set(runs), columns, classification);
        GroupRegistry other = GroupRegistry.Build(TestRuns.Set(shuffled), columns, classification);

        CollectionAssert.AreEqual(one.Groups.ToArray(), other.Groups.ToArray());
        foreach ((Run run, int place) in shuffled.Select((run, place) => (run, place)))
            Assert.AreEqual(one.Of(Array.IndexOf(runs, run)), other.Of(place));
    });

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(place => all[place]);
}

using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Jobs;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>What varies among runs, and what comparisons make of it.</summary>
[TestClass]
public sealed class SweptParameterTests
{
    private static readonly ScatterLinePreset Shipped = PlotCatalog.MultiRun.TtftVsThroughput;

    [TestMethod]
    public void A_parameter_varies_when_it_has_two_values_and_is_no_seed_name_place_or_length()
    {
        Run[] runs =
        [
            Run("a", 1, ("loadgen.request_count", "10"), ("input.random_seed", "1"), ("output.artifact_directory", "x"), ("endpoint.url", "h"), ("endpoint.api_key", "s1"), ("input.prompt.input_tokens.mean", "128"), ("tokenizer.name", "t")),
            Run("b", 2, ("loadgen.request_count", "20"), ("input.random_seed", "2"), ("output.artifact_directory", "y"), ("endpoint.url", "i"), ("endpoint.api_key", "s2"), ("input.prompt.input_tokens.mean", "1024"), ("tokenizer.name", "t")),
        ];

        Assert.AreEqual("concurrency (1, 2); input.prompt.input_tokens.mean (128, 1024)", string.Join("; ", SweptParameters.Of(runs)));
    }

    [TestMethod]
    public void What_one_run_sets_and_another_of_its_layout_leaves_alone_varies()
    {
        Assert.AreEqual("input.prompt.prefix_prompt.length (500, not set)",
            string.Join("; ", SweptParameters.Of([Run("a", 1, ("input.prompt.prefix_prompt.length", "500")), Run("b", 1)])));
        Run other = Run("b", 1) with { Summary = new() { Configuration = new() { Concurrency = 1, Flattened = new Dictionary<string, string> { ["phases.concurrency"] = "1" } } } };
        Assert.IsEmpty(SweptParameters.Of([Run("a", 1, ("input.prompt.prefix_prompt.length", "500")), other]), "layouts have other names for a thing");
    }

    [TestMethod]
    public void Many_values_are_counted_and_sorted_as_numbers() => Assert.AreEqual(
        "concurrency (1, 2, 10, 20 and 2 more)", SweptParameters.Of([.. ((int[])[20, 1, 10, 2, 40, 30, 1]).Select(value => Run("r" + value, value))]).Single().ToString());

    [TestMethod]
    public void The_number_of_GPUs_varies_where_it_is_certain()
    {
        Run one = Run("a", 1) with { GpuCount = 1 };
        Run two = Run("b", 1) with { GpuCount = 2 };

        Assert.AreEqual("gpu_count (1, 2)", SweptParameters.Of([one, two]).Single().ToString());
        Assert.IsEmpty(SweptParameters.Of([one with { IsGpuCountGuessed = true }, two]));
    }

    [TestMethod]
    public void A_sweep_of_concurrency_is_shown_as_asked_and_nothing_is_said()
    {
        ComparisonColumns columns = ComparisonColumns.Of(Shipped, [Run("a", 1), Run("b", 2), Run("c", 2)], null);

        Assert.AreEqual("model", columns.Groups.Single());
        Assert.AreEqual("concurrency", columns.Labels.Single());
        Assert.IsNull(columns.OfferedGroup);
        Assert.IsNull(columns.OfferedLabel);
        Assert.IsEmpty(Report(Shipped, null, Run("a", 1), Run("b", 2)).Told);
    }

    [TestMethod]
    public void Points_are_labelled_by_what_varies_where_concurrency_does_not()
    {
        Run[] runs = [Run("a", 8, ("input.prompt.input_tokens.mean", "128")), Run("b", 8, ("input.prompt.input_tokens.mean", "1024"))];

        (string note, PlotDiagnostic[] told) = Report(Shipped, null, runs);

        Assert.AreEqual("input.prompt.input_tokens.mean", ComparisonColumns.Of(Shipped, runs, null).Labels.Single());
        Assert.AreEqual("AIPERF2303", told.Single().Descriptor.Id);
        Assert.AreEqual(
            "In the plot 'ttft_vs_throughput' the columns that it names to group or label by have one value for all runs, so the points are labelled by input.prompt.input_tokens.mean (128, 1024). "
            + "Write 'labels: [input.prompt.input_tokens.mean]' into the preset to keep that, or name another parameter: the target AiPerfPlotList prints those that vary.", told[0].Message);
        Assert.AreEqual("", note);
    }

    [TestMethod]
    public void A_column_that_no_run_has_is_told_with_the_nearest_and_not_said_to_have_one_value()
    {
        Run[] runs = [Run("a", 1), Run("b", 2)];

        PlotDiagnostic[] told = Report(Shipped with { Groups = ["modell"], Labels = ["concurency", "nothing.like.it"] }, null, runs).Told;

        Assert.AreEqual("AIPERF2305 AIPERF2305 AIPERF2305 AIPERF2303", string.Join(' ', told.Select(one => one.Descriptor.Id)));
        Assert.AreEqual(PlotSeverity.Warning, told[0].Severity);
        Assert.AreEqual("The plot 'ttft_vs_throughput' names 'modell' in 'groups', a column that no run has, so it tells no runs apart. Did you mean 'model'?", told[0].Message);
        Assert.EndsWith("names 'concurency' in 'labels', a column that no run has, so it tells no runs apart. Did you mean 'concurrency'?", told[1].Message);
        Assert.EndsWith("Name one that the runs have: the target AiPerfPlotList prints those that vary.", told[2].Message);
        Assert.Contains("have one value for all runs, or none in any, so ", told[3].Message);
        Assert.DoesNotContain("AIPERF2305", string.Join(' ', Report(Shipped with { Groups = ["modell"] }, new ExperimentClassification { Baselines = ["a"] }, runs).Told.Select(one => one.Descriptor.Id)), "classification groups");
        Assert.IsEmpty(Report(Shipped with { Groups = ["request_rate", "endpoint_type"], Labels = ["concurrency", "request_latency"] }, null, Run("a", 1), Run("b", 2)).Told.Where(one => one.Descriptor.Id == "AIPERF2305"), "names that runs may lack a value of");
    }

    [TestMethod]
    public void The_second_parameter_of_a_grid_makes_the_series()
    {
        Run[] runs = [.. from isl in (string[])["1024", "128"] from concurrency in (int[])[1, 2, 4] select Run($"{isl}-{concurrency}", concurrency, ("input.prompt.input_tokens.mean", isl))];

        PlotDrawing drawing = PlotRegistry.Draw(Shipped, TestRuns.Set(runs), new PlotContext(null, _ => { }));
        (string note, PlotDiagnostic[] told) = Report(Shipped, null, runs);

        CollectionAssert.AreEqual((string[])["128", "1024"], drawing.Figure!.Panels[0].Layers.OfType<Figures.LineLayer>().Select(layer => layer.Series).ToArray());
        Assert.Contains("the series are made by input.prompt.input_tokens.mean (128, 1024). Write 'groups: [input.prompt.input_tokens.mean]'", told.Single().Message);
        Assert.AreEqual("", note, "the series tell the two parameters apart");
    }

    [TestMethod]
    public void Two_parameters_that_change_together_are_told_in_one_message_in_the_note_and_in_the_caption()
    {
        Run[] runs = [.. ((int[])[1, 2, 4]).Select(i => Run("r" + i, i, ("input.prompt.input_tokens.mean", $"{100 * i}")))];

        (string note, PlotDiagnostic[] told) = Report(Shipped, null, runs);
        PlotDrawing drawing = PlotRegistry.Draw(Shipped, TestRuns.Set(runs), new PlotContext(null, _ => { }));

        Assert.AreEqual("AIPERF2304", told.Single().Descriptor.Id);
        Assert.AreEqual(PlotSeverity.Message, told[0].Severity);
        Assert.Contains("concurrency (1, 2, 4), input.prompt.input_tokens.mean (100, 200, 400)", told[0].Message);
        Assert.AreEqual(told[0].Message, note);
        CollectionAssert.Contains(drawing.Figure!.Caption.ToArray(), "Within a series there also varies: input.prompt.input_tokens.mean (100, 200, 400).");
    }

    [TestMethod]
    public void What_grouping_classification_or_labels_tell_apart_is_not_told()
    {
        Run[] runs =
        [
            .. from isl in (string[])["128", "1024"] from concurrency in (int[])[1, 2]
               select Run($"{(isl == "128" ? "base" : "new")}/c{concurrency}", concurrency, ("input.prompt.input_tokens.mean", isl)),
        ];
        ExperimentClassification classification = new() { Baselines = ["base*"], Treatments = ["new*"] };

        Assert.IsEmpty(Report(Shipped, classification, runs).Told);
        Assert.IsEmpty(Report(Shipped with { Groups = ["input.prompt.input_tokens.mean"] }, null, runs).Told);
        Assert.IsEmpty(Report(Shipped with { Groups = [] }, null, runs).Told, "each run has its name");
        Assert.IsEmpty(Report(Shipped with { Groups = ["experiment_group"], Labels = ["concurrency", "input.prompt.input_tokens.mean"] }, null, runs).Told);
        Assert.AreEqual("AIPERF2304", Report(Shipped with { Groups = ["endpoint_type"], Labels = ["concurrency"] }, new ExperimentClassification { Baselines = ["c1"], GroupExtractionPattern = "^(.).*" }, [.. runs, Run("new/x", 1, ("input.prompt.input_tokens.mean", "7"))]).Told.Single().Descriptor.Id);
    }

    [TestMethod]
    public void Runs_that_differ_in_a_parameter_without_a_name_are_no_repeats_of_one_another()
    {
        Run[] runs = [.. ((string[])["", "500", ""]).Select((prefix, i) => prefix.Length == 0 ? Run("r" + i, 4) : Run("r" + i, 4, ("input.prompt.prefix_prompt.length", prefix)))];

        // Everything is named that could tell them apart, but the prefix.
        ComparisonTable table = ComparisonTable.Build(Shipped with { Groups = ["endpoint_type", "concurrency"], Labels = ["model", "concurrency"] },
            TestRuns.Set([.. runs, Run("other", 8)]), new PlotContext(null, _ => { }), out _)!;

        int[] repeats = [.. OperatingPoints.Of(table.Series[0], byX: true, 0.95).Select(point => point.Members.Count).Order()];
        CollectionAssert.AreEqual((int[])[1, 2], repeats);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void Whatever_the_runs_every_run_has_one_group_and_no_colour_has_two(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            Run[] runs = [.. Enumerable.Range(0, random.Next(1, 14)).Select(i => Any(random, i))];
            string[] columns = [.. ((string[])["model", "run_name", "concurrency", "experiment_group", "input.prompt.input_tokens.mean", "nothing"]).Where(_ => random.Next(3) == 0)];
            ExperimentClassification? classification = random.Next(3) == 0
                ? new() { Baselines = [random.Next(2) == 0 ? "a*" : "*b"], Treatments = ["*"], GroupExtractionPattern = random.Next(2) == 0 ? "^(.)" : "" } : null;
            string context = $"seed {seed}, round {round}";

            GroupRegistry registry = GroupRegistry.Build(TestRuns.Set(runs), columns, classification);
            int[] groups = [.. runs.Select((_, i) => registry.Of(i))];

            Assert.IsTrue(groups.All(group => group >= 0 && group < registry.Groups.Count), context);
            Assert.HasCount(registry.Groups.Count, groups.Distinct().ToArray(), context + ": no group is empty");
            Assert.HasCount(registry.Groups.Count, registry.Groups.Select(group => group.Key).Distinct().ToArray(), context);
            Assert.HasCount(registry.Groups.Count, registry.Groups.Select(group => group.Name).Distinct().ToArray(), context);
            Assert.HasCount(registry.Groups.Count, registry.Groups.Select(group => group.Color).Distinct().ToArray(), context);
            Assert.IsFalse(registry.Groups.SkipWhile(group => group.IsBaseline).Any(group => group.IsBaseline), context + ": baselines come first");

            // The order of the runs changes neither groups nor colours, except that a group that mixes both kinds is of its first run's kind.
            int[] order = [.. Enumerable.Range(0, runs.Length)];
            random.Shuffle(order);
            GroupRegistry shuffled = GroupRegistry.Build(TestRuns.Set([.. order.Select(i => runs[i])]), columns, classification);
            for (int i = 0; i < order.Length; i++)
            {
                (RunGroup before, RunGroup after) = (registry.Groups[groups[order[i]]], shuffled.Groups[shuffled.Of(i)]);
                Assert.AreEqual(before.Key, after.Key, context);
                if (classification is null)
                    Assert.AreEqual(before, after, context);
            }

            ComparisonColumns choice = ComparisonColumns.Of(Shipped with { Groups = columns, Labels = [] }, runs, classification);
            string[] swept = [.. choice.Swept.Select(parameter => parameter.Column)];
            Assert.IsTrue(choice.Unexplained.All(parameter => swept.Contains(parameter.Column) && !choice.Labels.Contains(parameter.Column)), context);
            Assert.IsTrue(choice.Swept.All(parameter => parameter.Distinct.Count > 1 && parameter.Values.Count == runs.Length), context);
            CollectionAssert.AreEqual(swept, ComparisonColumns.Of(Shipped with { Groups = columns, Labels = [] }, [.. order.Select(i => runs[i])], classification).Swept.Select(parameter => parameter.Column).ToArray(), context);
        }
    }

    private static Run Any(Random random, int i)
    {
        string name = $"{(char)('a' + random.Next(3))}{i}{(random.Next(2) == 0 ? "b" : "")}";
        Run run = Run(random.Next(2) == 0 ? name : $"{(char)('a' + random.Next(3))}/{name}", random.Next(4) == 0 ? null : 1 << random.Next(4), ("input.prompt.input_tokens.mean", random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return run with { Summary = run.Summary! with { Configuration = run.Configuration with { Model = random.Next(3) switch { 0 => null, 1 => "m", _ => "n" } } } };
    }

    [TestMethod]
    [DataRow("datasets.prompt.output_tokens.mean", "Output tokens mean")]
    [DataRow("input.prompt.prefix_prompt.length", "Prefix prompt length")]
    [DataRow("loadgen.prompt", "Prompt")]
    [DataRow("prompt.prompt", "Prompt")]
    public void A_parameters_title_leaves_out_the_sections_it_stands_in(string path, string title) =>
        Assert.AreEqual(title, RunColumn.Title(path));

    private static Run Run(string path, int? concurrency, params (string Path, string Value)[] configuration)
    {
        Run run = TestRuns.Sweep(path, concurrency, "m", 20 + (concurrency ?? 0), 3 + path.Length, 200, 100, 50);
        return run with
        {
            Summary = run.Summary! with
            {
                Configuration = run.Configuration with
                {
                    Flattened = configuration.Append(("loadgen.concurrency", $"{concurrency}")).ToDictionary(pair => pair.Item1, pair => pair.Item2),
                },
            },
        };
    }

    private static (string Note, PlotDiagnostic[] Told) Report(PlotPreset preset, ExperimentClassification? classification, params Run[] runs)
    {
        List<PlotDiagnostic> told = [];
        return (SweepReport.Of(runs, [preset], classification, [], told.Add), [.. told]);
    }
}

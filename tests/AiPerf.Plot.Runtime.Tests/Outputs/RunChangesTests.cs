using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>By how much runs differ from the baseline, or from the first of them.</summary>
[TestClass]
public sealed class RunChangesTests
{
    private static readonly ExperimentClassification Classification = new() { Baselines = ["base*"], Treatments = ["new*"] };

    [TestMethod]
    [DataRow(110.0, 100.0, MetricDirection.Higher, "+10.0%, better")]
    [DataRow(110.0, 100.0, MetricDirection.Lower, "+10.0%, worse")]
    [DataRow(91.94, 100.0, MetricDirection.Lower, "−8.1%, better")]
    [DataRow(91.94, 100.0, MetricDirection.Higher, "−8.1%, worse")]
    [DataRow(91.94, 100.0, MetricDirection.None, "−8.1%")]
    [DataRow(0.0, 100.0, MetricDirection.Lower, "−100.0%, better")]
    [DataRow(100.0, 100.0, MetricDirection.Lower, "unchanged")]
    [DataRow(100.04, 100.0, MetricDirection.Lower, "±0.0%")]
    [DataRow(99.96, 100.0, MetricDirection.Lower, "±0.0%")]
    [DataRow(99.94, 100.0, MetricDirection.Lower, "−0.1%, better")]
    [DataRow(2500.0, 100.0, MetricDirection.Lower, "+2,400%, worse")]
    public void A_change_has_a_sign_and_says_its_direction(double value, double reference, MetricDirection direction, string expected) =>
        Assert.AreEqual(expected, RunChanges.Text(value, reference, direction));

    [TestMethod]
    [DataRow(null, 100.0)]
    [DataRow(100.0, null)]
    [DataRow(100.0, 0.0)]
    [DataRow(0.0, 0.0)]
    [DataRow(5.0, -10.0)]
    [DataRow(double.PositiveInfinity, 10.0)]
    [DataRow(10.0, double.NaN)]
    [DataRow(double.MaxValue, double.Epsilon)]
    public void Where_a_percentage_means_nothing_there_is_none(double? value, double? reference) =>
        Assert.AreEqual("–", RunChanges.Text(value, reference, MetricDirection.Lower));

    [TestMethod]
    public void Without_a_baseline_the_first_run_is_the_reference_and_another_load_is_told()
    {
        var page = Page(null, Run("r1", 1, 100, errors: 0), Run("r|2", 2, 110, errors: 3));

        Assert.Contains(
            """
            ## Change from the first run r1

            Where the load, the model or another setting differs, the change may come from that, and there is no verdict. –: one of the two has no value, the units differ, or the reference is zero.

            | Run | Error request count | Time to first token, p99 |
            | --- | ---: | ---: |
            | r\|2 | – | +10.0% |

            """,
            page);
    }

    [TestMethod]
    public void The_one_baseline_is_the_reference_of_all_wherever_it_stands()
    {
        var page = Page(Classification, Run("new1", 4, 90), Run("base", 4, 100), Run("new2", 4, 120));

        Assert.Contains("## Change from the baseline base\n\n'Better' and 'worse' tell the direction, not whether a change is more than noise.\n\n", page);
        Assert.Contains("| --- | ---: |\n| new1 | −10.0%, better |\n| new2 | +20.0%, worse |\n", page);
    }

    [TestMethod]
    public void Of_several_baselines_the_one_under_the_same_load_is_the_reference()
    {
        var page = Page(Classification, Run("base1", 1, 100), Run("base8", 8, 400), Run("new8", 8, 200), Run("new1", 1, 100), Run("new9", 9, 1));

        Assert.Contains("## Change from the baseline\n", page);
        Assert.Contains("Without a single baseline of the same load: new9.", page);
        Assert.Contains("| Run | Compared with | Time to first token, p99 |\n| --- | --- | ---: |\n| new8 | base8 | −50.0%, better |\n| new1 | base1 | unchanged |\n", page);
        Assert.DoesNotContain("no verdict", page);
    }

    [TestMethod]
    public void Baselines_of_the_same_load_are_told_apart_by_model_and_repeats_are_not_chosen_among()
    {
        var page = Page(Classification, Run("base a", 1, 100, model: "a"), Run("base b", 1, 10, model: "b"), Run("new b", 1, 20, model: "b"));
        Assert.Contains("| new b | +100.0%, worse |", page);

        Assert.DoesNotContain("Change from", Page(Classification, Run("base1", 1, 100), Run("base2", 1, 90), Run("new", 1, 20)));
    }

    [TestMethod]
    public void Another_model_under_the_same_load_gets_no_verdict_and_its_neighbour_does()
    {
        var page = Page(null, Run("r1", 4, 100, model: "a"), Run("r2", 4, 120, model: "b"), Run("r3", 4, 120, model: "a"));

        Assert.Contains("not whether a change is more than noise. Where the load, the model or another setting differs,", page);
        Assert.Contains("| r2 | +20.0% |\n| r3 | +20.0%, worse |\n", page);
    }

    [TestMethod]
    public void Another_setting_takes_the_verdict_from_a_first_run_and_not_from_a_baseline()
    {
        Run longer = Run("new", 4, 170);
        longer = longer with
        {
            Summary = longer.Summary! with
            {
                Configuration = longer.Configuration with { Flattened = new Dictionary<string, string> { ["input.prompt.output_tokens.mean"] = "1000" } },
            },
        };
        Run shorter = Run("base", 4, 100);
        shorter = shorter with
        {
            Summary = shorter.Summary! with
            {
                Configuration = shorter.Configuration with { Flattened = new Dictionary<string, string> { ["input.prompt.output_tokens.mean"] = "200" } },
            },
        };

        Assert.Contains("| new | +70.0% |\n", Page(null, shorter, longer));
        Assert.Contains("| new | +70.0%, worse |\n", Page(Classification, shorter, longer));
    }

    [TestMethod]
    public void Different_units_are_not_compared() =>
        Assert.Contains("| r2 | – |", Page(null, Run("r1", 4, 12), Run("r2", 4, 13, unit: "s")));

    [TestMethod]
    public void One_run_and_runs_analysed_one_by_one_are_not_compared()
    {
        Assert.DoesNotContain("Change from", Page(null, Run("r1", 1, 1)));
        Assert.DoesNotContain("Change from", Encoding.UTF8.GetString(IndexPage.Write(Content(RunMode.SingleRun, null, Run("r1", 1, 1), Run("r2", 1, 2)))));
    }

    [TestMethod]
    public void All_runs_baselines_are_compared_with_the_first() =>
        Assert.Contains("## Change from the first run base1\n", Page(Classification, Run("base1", 1, 1), Run("base2", 1, 2)));

    private static string Page(ExperimentClassification? classification, params Run[] runs) =>
        Encoding.UTF8.GetString(IndexPage.Write(Content(RunMode.MultiRun, classification, runs)));

    private static IndexContent Content(RunMode mode, ExperimentClassification? classification, params Run[] runs) =>
        new("Plots", mode, "comparison", null, runs, classification, []);

    private static Run Run(string name, int concurrency, double ttft, string unit = "ms", double? errors = null, string? model = null)
    {
        var metrics = new Dictionary<string, MetricBlock>
        {
            ["time_to_first_token"] = new("time_to_first_token", null, unit, new Dictionary<Stat, double> { [Stat.P99] = ttft }),
            ["request_count"] = new("request_count", null, "requests", new Dictionary<Stat, double> { [Stat.Avg] = 10 * ttft }),
        };
        if (errors is { } count)
            metrics["error_request_count"] = new("error_request_count", null, "requests", new Dictionary<Stat, double> { [Stat.Avg] = count });
        return new()
        {
            Name = name,
            Directory = new($"/a/{name}", $"a/{name}", name, name, RunKind.SummaryOnly),
            Summary = new() { Configuration = new() { Concurrency = concurrency, Model = model }, Metrics = metrics },
        };
    }
}

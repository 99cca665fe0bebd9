using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>The index on the page of a CI job.</summary>
[TestClass]
public sealed class JobSummaryTests
{
    private static readonly ManifestPlot[] Plots =
    [
        new() { Preset = "ttft", Title = "Time to *first* token", Status = PlotStatus.Written, AltText = "Alt [text] of <ttft>", Files = [new(OutputFormats.Png, "ttft.png")] },
        new() { Preset = "gpu", Title = "gpu", Status = PlotStatus.Skipped, Reason = "GPU telemetry is missing" },
    ];

    [TestMethod]
    public void Alternative_texts_stand_in_the_place_of_pictures() => Assert.AreEqual(
        """
        # Plots of p

        comparison

        The pictures are in a\_b.

        | Run | Time to first token, p99 (ms) |
        | --- | ---: |
        | r0 | 0 |

        ## Time to \*first\* token

        Alt \[text\] of &lt;ttft&gt;

        ## Not drawn

        - `gpu`: GPU telemetry is missing

        """,
        JobSummary.Write(Content(1, Plots), "The pictures are in a_b.", JobSummary.MostBytes));

    [TestMethod]
    public void What_fits_exactly_is_not_shortened()
    {
        var whole = Write(20, 20, JobSummary.MostBytes)!;
        var bytes = Encoding.UTF8.GetByteCount(whole);

        Assert.AreEqual(whole, Write(20, 20, bytes));
        Assert.AreNotEqual(whole, Write(20, 20, bytes - 1));
    }

    [TestMethod]
    [DataRow(20_000, 5)]
    [DataRow(5, 20_000)]
    [DataRow(20_000, 20_000)]
    public void A_large_page_is_shortened_to_what_is_accepted_and_says_what_is_left_out(int runs, int plots)
    {
        var text = Write(runs, plots, JobSummary.MostBytes)!;
        var bytes = Encoding.UTF8.GetByteCount(text);

        Assert.IsLessThanOrEqualTo(JobSummary.MostBytes, bytes);
        Assert.IsGreaterThan(JobSummary.MostBytes * 9 / 10, bytes, "room is left");
        Assert.Contains("> Shortened to what a job's summary may hold. Left out: ", text);
        var (shownRuns, shownPlots) = (Count(text, "\n| r"), Count(text, "\n## Title"));
        Assert.AreEqual(shownRuns < runs, text.Contains($" {runs - shownRuns} of {runs} runs", StringComparison.Ordinal), text[..400]);
        Assert.AreEqual(shownPlots < plots, text.Contains($" {plots - shownPlots} of {plots} plots", StringComparison.Ordinal), text[..400]);
        Assert.AreNotEqual(0, shownRuns);
        Assert.AreNotEqual(0, shownPlots);
    }

    [TestMethod]
    public void Without_room_for_the_head_there_is_no_page()
    {
        Assert.IsNull(Write(20, 20, 100));
        Assert.IsNull(Write(20, 20, -1));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string? Write(int runs, int plots, int mostBytes) => JobSummary.Write(
        Content(runs, [.. Enumerable.Range(0, plots).Select(i => new ManifestPlot { Preset = $"p{i}", Title = $"Title {i}", Status = PlotStatus.Written, AltText = new string('ä', 100) })]),
        "The pictures are elsewhere.",
        mostBytes);

    private static IndexContent Content(int runs, ManifestPlot[] plots) => new("Plots of p", RunMode.SingleRun, "comparison", null, [.. Enumerable.Range(0, runs).Select(Run)], null, plots);

    private static Run Run(int number) => new()
    {
        Name = number == 0 ? "r0" : $"r{number:D60}",
        Directory = new($"/a/{number}", $"a/{number}", $"{number}", $"{number}", RunKind.SummaryOnly),
        Summary = new()
        {
            Metrics = new Dictionary<string, MetricBlock>
            {
                ["time_to_first_token"] = new("time_to_first_token", null, "ms", new Dictionary<Stat, double> { [Stat.P99] = number }),
            },
        },
    };
}

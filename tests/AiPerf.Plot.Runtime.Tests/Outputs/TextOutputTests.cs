using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>The summary, the index and the log.</summary>
[TestClass]
public sealed class TextOutputTests
{
    private static readonly ManifestPlot[] Plots =
    [
        new() { Preset = "ttft", Title = "Time to *first* token", Description = "The wait *of each* request.", Status = PlotStatus.Written, AltText = "Alt [text] of <ttft>", Files = [new(OutputFormats.Png, "run 1/ttft.png"), new(OutputFormats.Csv, "ttft.csv")] },
        new() { Preset = "gpu", Title = "gpu", Status = PlotStatus.Skipped, Reason = "GPU telemetry is missing" },
        new() { Preset = "broken", Title = "broken", Status = PlotStatus.Failed, Reason = "defect" },
        new() { Preset = "old", Title = "Old", Status = PlotStatus.Stale, Reason = "defect", Run = "run_2", Files = [new(OutputFormats.Svg, "old.svg")] },
    ];

    [TestMethod]
    public void The_summary_lists_what_was_written_skipped_failed_and_kept() => Assert.AreEqual(
        $"""
        AIPerf Plot Summary
        {new string('=', 50)}

        single run: artifacts

        Plots written: 1
         - run 1/ttft.png
         - ttft.csv

        Skipped:
         - gpu: GPU telemetry is missing

        Failed:
         - broken: defect

        Kept from an earlier build:
         - run_2: old: defect

        Output directory: plots

        """,
        Encoding.UTF8.GetString(SummaryText.Write(Plots, "single run: artifacts", "/home/someone/plots/")));

    [TestMethod]
    public void The_summary_names_the_output_directory_as_the_user_does() =>
        Assert.EndsWith("\nOutput directory: artifacts/sweep/plots\n", Encoding.UTF8.GetString(SummaryText.Write(Plots, "", "artifacts/sweep/plots")));

    [TestMethod]
    public void The_index_shows_pictures_with_escaped_alternative_text_and_a_table()
    {
        var page = Index(Run("r|1", 4, 1234.5678), Run("r2", null, 0.0123456));

        StringAssert.Contains(page, "![Alt \\[text\\] of &lt;ttft&gt;](run%201/ttft.png)\n\n[csv](ttft.csv)\n", StringComparison.Ordinal);
        StringAssert.Contains(page, "## Time to \\*first\\* token\n\nThe wait \\*of each\\* request.\n\n![Alt", StringComparison.Ordinal);
        StringAssert.Contains(page, "## Old · run\\_2\n\n> This picture is from an earlier build", StringComparison.Ordinal);
        StringAssert.Contains(page, "- `gpu`: GPU telemetry is missing\n", StringComparison.Ordinal);
        StringAssert.Contains(page, "Measured until 2025-11-24 06:13 UTC.", StringComparison.Ordinal);
        StringAssert.Contains(page, "| r\\|1 | 4 | 1,235 |\n| r2 | – | 0.012 |\n", StringComparison.Ordinal);
        StringAssert.Contains(page, "| Run | Concurrency | Time to first token, p99 (ms) |\n| --- | ---: | ---: |\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public void A_run_whose_unit_differs_from_the_heading_says_so()
    {
        var page = Index(Run("r1", 4, 12), Run("r2", 4, 13, unit: "s"));
        StringAssert.Contains(page, "| r2 | 4 | 13 s |", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow(0.0, "0")]
    [DataRow(1234567.8, "1,234,568")]
    [DataRow(123.456, "123.5")]
    [DataRow(12.345, "12.35")]
    [DataRow(1.23456, "1.235")]
    [DataRow(0.00012345, "0.000123")]
    public void Numbers_are_rounded_for_people(double value, string text) => Assert.AreEqual(text, KeyMetrics.Format(value));

    [TestMethod]
    public void Names_cannot_format_embed_or_break_the_page() =>
        Assert.AreEqual("\\!\\[x\\](y) &lt;img&gt; a \\| b \\`c\\` \\_d\\_", MarkdownText.Escape("![x](y) <img> a\n| b `c` _d_".Replace("\n|", " |", StringComparison.Ordinal)));

    [TestMethod]
    public void The_log_holds_no_absolute_path()
    {
        var log = new JobLog();
        log.Add("read /home/someone/project/artifacts/run_1/profile_export.jsonl");
        log.Add(DiagnosticTable.DataMissing.At(SourceSpan.None, "gpu", "the run has no GPU telemetry", "Profile with GPU telemetry."));
        log.Add(DiagnosticTable.UnknownName.At(new SourceSpan("/home/someone/project/plot_config.yaml", 3, 5), "metric", "x", "it is ignored", "Remove it."));

        Assert.AreEqual(
            """
            read artifacts/run_1/profile_export.jsonl
            message AIPERF2003: The plot 'gpu' is skipped: the run has no GPU telemetry. Profile with GPU telemetry.
            plot_config.yaml(3,5): error AIPERF1002: The metric 'x' is unknown; it is ignored. Remove it.

            """,
            Encoding.UTF8.GetString(log.Write(["/home/someone/project", "/home/someone/project/artifacts"])));
    }

    private static string Index(params Run[] runs) =>
        Encoding.UTF8.GetString(IndexPage.Write(new("Plots", RunMode.MultiRun, "comparison", 1763964800_000_000_000, runs, null, Plots)));

    private static Run Run(string name, int? concurrency, double ttft, string unit = "ms") => new()
    {
        Name = name,
        Directory = new($"/a/{name}", $"a/{name}", name, name, RunKind.SummaryOnly),
        Summary = new()
        {
            Configuration = new() { Concurrency = concurrency },
            Metrics = new Dictionary<string, MetricBlock>
            {
                ["time_to_first_token"] = new("time_to_first_token", "Time to First Token", unit, new Dictionary<Stat, double> { [Stat.P99] = ttft }),
            },
        },
    };
}

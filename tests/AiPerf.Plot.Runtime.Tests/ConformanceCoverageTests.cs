using System.Text.Json;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>Every number that AIPerf's own code computes from the real runs is read by a test: none is there to be forgotten.</summary>
[TestClass]
public sealed class ConformanceCoverageTests
{
    /// <summary>The files of expected numbers, and the source of the tests that read them.</summary>
    private static readonly (string File, string Tests)[] Files =
    [
        ("expected/legacy_2025_10", "Plots/SingleRunPlotConformanceTests"),
        ("expected/mixed", "Artifacts/Summary/RunConformanceTests"),
        ("expected/qwen_concurrency1", "Plots/SingleRunPlotConformanceTests"),
        ("expected/qwen_concurrency2", "Plots/SingleRunPlotConformanceTests"),
        ("expected/qwen_concurrency4", "Plots/SingleRunPlotConformanceTests"),
        ("expected/qwen_sweep", "Plots/ComparisonConformanceTests"),
        ("expected/qwen_sweep_classified", "Plots/ComparisonConformanceTests"),
        ("expected/qwen_sweep_dark", "Plots/ComparisonConformanceTests"),
        ("expected/server_metrics_plots", "Plots/ServerMetricsConformanceTests"),
        ("expected/synthetic_nostream", "Plots/SingleRunPlotConformanceTests"),
        ("expected/synthetic_server_metrics", "Plots/SingleRunPlotConformanceTests"),
        ("expected/synthetic_slices", "Plots/SingleRunPlotConformanceTests"),
        ("expected/timeout_errors", "Plots/SingleRunPlotConformanceTests"),
        ("expected_0.11/mixed", "Plots/ComparisonConformanceTests"),
        ("expected_0.11/synthetic_nostream", "Plots/SingleRunPlotConformanceTests"),
    ];

    /// <summary>The functions of <c>expected/functions.json</c>, and the source of the tests that read them.</summary>
    private static readonly (string Function, string Tests)[] Functions =
    [
        ("display_names", "Metrics/MetricConformanceTests"),
        ("experiment_classification", "Plots/ComparisonConformanceTests"),
        ("flatten_config", "Artifacts/Summary/FlattenerConformanceTests"),
        ("inter_chunk_stats", "Plots/FunctionConformanceTests"),
        ("metric_direction", "Metrics/MetricConformanceTests"),
        ("metric_shortcuts", "Metrics/MetricConformanceTests"),
        ("mode_detection", "Artifacts/Discovery/DiscoveryConformanceTests"),
        ("outliers", "Plots/ComparisonConformanceTests"),
        ("pareto", "Plots/ComparisonConformanceTests"),
        ("per_gpu_throughput", "Metrics/MetricConformanceTests"),
        ("rolling_percentiles", "Plots/ComparisonConformanceTests"),
        ("swept", "Plots/FunctionConformanceTests"),
        ("throughput_events", "Plots/ComparisonConformanceTests"),
        ("uncertainty_points", "Plots/ComparisonConformanceTests"),
    ];

    /// <summary>What the file says of itself.</summary>
    private static readonly string[] NotFunctions = ["oracle", "source"];

    [TestMethod]
    public void Every_file_of_expected_numbers_is_read_by_a_test()
    {
        string[] there = [.. new[] { "expected", "expected_0.11" }.SelectMany(folder => Directory.GetFiles(ConformanceData.Folder(folder), "*", SearchOption.AllDirectories)
            .Select(path => folder + "/" + Path.GetRelativePath(ConformanceData.Folder(folder), path).Replace('\\', '/')))];

        CollectionAssert.AreEquivalent(Files.Select(file => file.File + ".json").Append("expected/functions.json").ToArray(), there);
        foreach (var (file, tests) in Files)
        {
            string[] parts = file.Split('/');
            Assert.Contains($"\"{parts[1]}\"", Source(tests), $"{tests} does not read {file}.");
            if (parts[0] != "expected")
                Assert.Contains($"\"{parts[0]}\"", Source(tests), $"{tests} does not read {file}.");
        }
    }

    [TestMethod]
    public void Every_function_is_read_by_a_test()
    {
        using var functions = JsonDocument.Parse(File.ReadAllBytes(ConformanceData.Folder("expected/functions.json")));

        CollectionAssert.AreEquivalent(
            Functions.Select(one => one.Function).Concat(NotFunctions).ToArray(), functions.RootElement.EnumerateObject().Select(entry => entry.Name).ToArray());
        foreach (var (function, tests) in Functions)
            Assert.Contains($"GetProperty(\"{function}\")", Source(tests), $"{tests} does not read {function}.");
    }

    private static string Source(string tests) => File.ReadAllText(Path.Combine(SourceFolder.Solution, "tests", "AiPerf.Plot.Runtime.Tests", tests + ".cs"));
}

using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>Columns of the table of runs: what presets may group and label by.</summary>
internal static class RunColumn
{
    /// <summary>The name of the column every run has.</summary>
    public const string RunName = "run_name";

    /// <summary>The name of the column of experiments.</summary>
    public const string ExperimentGroup = "experiment_group";

    /// <summary>The number of concurrent requests asked for.</summary>
    public const string Concurrency = "concurrency";

    // A run may lack a value of these; presets may name them all the same.
    private static readonly string[] Named =
        [RunName, "model", Concurrency, "request_rate", "users", "num_users", "request_count", "benchmark_duration", "gpu_count", "endpoint_type", ExperimentGroup, "experiment_type"];

    private static readonly string[] Sections = ["input", "loadgen", "endpoint", "datasets", "phases", "prompt", "conversation"];

    /// <summary>Every column that runs can be grouped and labelled by.</summary>
    /// <param name="runs">The runs whose configurations and summaries have columns.</param>
    public static IEnumerable<string> AllOf(IReadOnlyList<Run> runs) => Named
        .Concat(runs.SelectMany(run => run.Configuration.Flattened.Keys))
        .Concat(runs.SelectMany(run => run.Summary?.Metrics.Keys ?? []))
        .Distinct(StringComparer.Ordinal);

    /// <summary>A run's value as text; <see langword="null"/> when it has none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="column">The column.</param>
    /// <param name="classifier">For the columns of experiments.</param>
    public static string? Text(Run run, string column, ExperimentClassifier classifier) => column switch
    {
        RunName => run.Name,
        "model" => run.Configuration.Model,
        "endpoint_type" => run.Configuration.EndpointType,
        ExperimentGroup => classifier.Classify(run).Group,
        "experiment_type" => classifier.Classify(run).IsBaseline ? "baseline" : "treatment",
        _ => Number(run, column) is { } number ? NumberText.Exact(number) : run.Configuration.Flattened.GetValueOrDefault(column),
    };

    /// <summary>A run's value as a number; <see langword="null"/> when it is none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="column">The column.</param>
    public static double? Number(Run run, string column)
    {
        RunConfiguration configuration = run.Configuration;
        return column switch
        {
            Concurrency => configuration.Concurrency,
            "request_rate" => configuration.RequestRate,
            "users" or "num_users" => configuration.Users,
            "benchmark_duration" when run.Summary?.Metrics.ContainsKey(column) != true => configuration.BenchmarkDuration,
            "request_count" when run.Summary?.Metrics.ContainsKey(column) != true => configuration.PlannedRequestCount,
            "gpu_count" => run.GpuCount,
            _ when run.Summary?.Metrics.GetValueOrDefault(column) is { } block => block[Stat.Avg] ?? block[Stat.P50],
            _ => double.TryParse(configuration.Flattened.GetValueOrDefault(column), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                && double.IsFinite(value) ? value : null,
        };
    }

    /// <summary>A column's name for people.</summary>
    public static string Title(string column) => column switch
    {
        RunName => "Run",
        "model" => "Model",
        ExperimentGroup => "Experiment group",
        "experiment_type" => "Experiment type",
        "endpoint_type" => "Endpoint type",
        "request_rate" => "Request rate",
        "gpu_count" => "GPUs",
        _ when column.Contains('.', StringComparison.Ordinal) => PathTitle(column),
        _ => MetricLabels.Name(column),
    };

    // Of datasets.prompt.output_tokens.mean the first two words say nothing that a reader of the plot looks for.
    private static string PathTitle(string path)
    {
        string[] parts = path.Split('.');
        string words = string.Join(' ', parts[..^1].SkipWhile(Sections.Contains).Append(parts[^1])).Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}

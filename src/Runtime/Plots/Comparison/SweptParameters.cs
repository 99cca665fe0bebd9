using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>A parameter with more than one value among the runs.</summary>
/// <param name="Column">The column that groups and labels by it.</param>
/// <param name="Values">Its value a run, in the order of the runs; <see langword="null"/> where it is unknown.</param>
internal sealed record SweptParameter(string Column, IReadOnlyList<string?> Values)
{
    private const int MostValues = 4;

    /// <summary>The different values in natural order.</summary>
    public IReadOnlyList<string> Distinct { get; } =
        [.. Values.OfType<string>().Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance)];

    /// <summary><c>concurrency (1, 2, 4)</c>.</summary>
    public override string ToString() =>
        $"{Column} ({string.Join(", ", Distinct.Take(MostValues).Select(Short))}{(Distinct.Count > MostValues ? $" and {Distinct.Count - MostValues} more" : "")})";

    private static string Short(string value) => value.Length <= 40 ? value : value[..40] + "…";
}

/// <summary>
/// What was varied between runs (spec artifacts 3.9): every fact of their configuration with more than one value. What a run is
/// called, where it writes, its seed and how long it lasts make it no other operating point and do not count.
/// </summary>
internal static class SweptParameters
{
    /// <summary>Stands for a parameter that one run sets and another of the same layout leaves to AIPerf's default.</summary>
    private const string NotSet = "not set";

    /// <summary>Facts that have a name of their own, whichever layout states them.</summary>
    private static readonly string[] Facts = ["model", "endpoint_type", RunColumn.Concurrency, "request_rate", "users", "gpu_count"];

    private static readonly string[] IgnoredSections =
    [
        "output", "artifacts", "run_info", "runtime", "logging", "gpu_telemetry", "server_metrics", "service", "workers", "zmq", "ui",
        "cli_command", "benchmark_id", "slos", "accuracy", "profiling", "run_id", "run_path", "models", "multi_run", "sweep", "plot",
    ];

    // Secrets stand here too: what varies is printed.
    private static readonly HashSet<string> IgnoredNames = new(StringComparer.Ordinal)
    {
        "random_seed", "url", "urls", "api_key", "headers", "model_names", "concurrency", "request_rate", "user_centric_rate", "rate",
        "num_users", "users", "request_count", "requests", "benchmark_duration", "duration", "benchmark_grace_period", "grace_period",
        "num_dataset_entries", "slice_duration", "goodput", "resolved_names",
    };

    /// <summary>The parameters that vary: model, endpoint type and load first, then the rest of the configuration by name.</summary>
    public static IReadOnlyList<SweptParameter> Of(IReadOnlyList<Run> runs)
    {
        ExperimentClassifier classifier = new(null);
        // Layouts name things differently, so what one lacks another may have under another name.
        bool isOneLayout = runs.Select(Layout).Distinct(StringComparer.Ordinal).ToArray() is [{ Length: > 0 }];
        List<SweptParameter> swept = [];
        foreach (string fact in Facts)
        {
            bool isLoad = fact is RunColumn.Concurrency or "request_rate" or "users";
            Add(fact, run => fact == "gpu_count" && run.IsGpuCountGuessed ? null : RunColumn.Text(run, fact, classifier), isLoad && isOneLayout);
        }

        foreach (string path in runs.SelectMany(run => run.Configuration.Flattened.Keys).Distinct(StringComparer.Ordinal)
            .Where(path => !IsIgnored(path)).Order(StringComparer.Ordinal))
            Add(path, run => run.Configuration.Flattened.GetValueOrDefault(path), isOneLayout);
        return swept;

        void Add(string column, Func<Run, string?> read, bool isDefaulted)
        {
            string?[] values = [.. runs.Select(read)];
            if (isDefaulted && Array.Exists(values, value => value is not null))
                values = [.. values.Select(value => value ?? NotSet)];
            SweptParameter parameter = new(column, values);
            if (parameter.Distinct.Count > 1)
                swept.Add(parameter);
        }
    }

    private static string Layout(Run run)
    {
        IEnumerable<string> paths = run.Configuration.Flattened.Keys;
        return run.Directory.Kind == RunKind.Aggregate ? ""
            : paths.Any(path => Section(path) is "phases" or "datasets") ? "2"
            : paths.Any(path => Section(path) is "loadgen" or "input") ? "1"
            : "";
    }

    private static bool IsIgnored(string path)
    {
        string[] parts = path.Split('.');
        return path == "endpoint.type" || parts.Contains("warmup") || parts.Any(IgnoredNames.Contains) || IgnoredSections.Contains(parts[0])
            || parts[^1].Contains("warmup", StringComparison.Ordinal) || (parts[0] == "phases" && parts[^1] is "name");
    }

    private static string Section(string path) => path.IndexOf('.') is > 0 and int dot ? path[..dot] : path;
}

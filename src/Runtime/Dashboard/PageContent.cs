using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Dashboard;

/// <summary>Everything the page knows of the runs without opening one: what they are, every metric, groups, labels and cards.</summary>
internal sealed record PageContent
{
    /// <summary>Raised when a page of the former version would misread the data.</summary>
    public const int SchemaVersion = 1;

    /// <summary>The version of this product.</summary>
    public static string ToolVersion => typeof(PageContent).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>All runs; their requests are not needed.</summary>
    public required RunSet Runs { get; init; }

    /// <summary>The effective configuration.</summary>
    public required PlotConfiguration Configuration { get; init; }

    /// <summary>The presets shown at first.</summary>
    public required IReadOnlyList<PlotPreset> Shown { get; init; }

    /// <summary>The palette of the series.</summary>
    public required Palette Palette { get; init; }

    /// <summary>What was reported; what concerns runs that could not be used is shown on the page.</summary>
    public IReadOnlyList<PlotDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>The newest request end, epoch nanoseconds; <see langword="null"/> when no request was read.</summary>
    public long? NewestRequestEndNs { get; init; }

    /// <summary>The places of runs whose own document is in the page or can be asked for.</summary>
    public IReadOnlySet<int> Detailed { get; init; } = new HashSet<int>();

    /// <summary>How the page is made.</summary>
    public required PageOptions Options { get; init; }

    /// <summary>The runs' keys and relative paths.</summary>
    public (string Key, string Path)[] Keys => _keys ??= RunKeys.Of([.. Runs.Runs.Select(run => run.Directory)]);

    private (string Key, string Path)[]? _keys;

    /// <summary>The document.</summary>
    /// <param name="extra">Writes further properties, such as the server's token; <see langword="null"/> for none.</param>
    public byte[] Write(Action<Utf8JsonWriter>? extra = null) => PageText.Json(json =>
    {
        var (runs, classification) = (Runs.Runs, Configuration.Classification);
        string[] swept = PageColumns.Swept(runs);
        json.WriteStartObject();
        json.WriteNumber("schema", SchemaVersion);
        json.WriteString("tool", ToolVersion);
        json.WriteString("id", RunKeys.OfSet(Keys.Select(key => key.Key)));
        json.WriteString("mode", Runs.Mode == RunMode.MultiRun ? "multi" : "single");
        json.WriteString("modeReason", Outputs.PathText.Sentence(Runs.ModeReason));
        json.WriteString("theme", Options.Theme);
        json.WriteString("commit", Options.Commit);
        json.WriteString("requests", Outputs.JsonText.Name(Options.Requests));
        json.WriteBoolean("configurations", Options.HasConfigurations);
        if (NewestRequestEndNs is { } newest)
            json.WriteString("dataEnd", DateTime.UnixEpoch.AddTicks(newest / 100).ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture));
        extra?.Invoke(json);
        PageColors.Write(json, Palette);
        RunList(json, runs);
        Failures(json);
        PageMetrics.Write(json, Runs, swept);
        PageColumns.Write(json, Runs, swept, Configuration.MultiRunPlots, classification);
        Student(json, runs.Count);
        PageCards.Write(json, Configuration, Shown, Runs);
        json.WriteEndObject();
    });

    /// <summary>The configurations of all runs, by key.</summary>
    public byte[] WriteConfigurations() => PageText.Json(json =>
    {
        json.WriteStartObject();
        for (int i = 0; i < Runs.Runs.Count; i++)
        {
            json.WritePropertyName(Keys[i].Key);
            ConfigurationJson.Write(json, Runs.Runs[i].Directory);
        }

        json.WriteEndObject();
    });

    private void RunList(Utf8JsonWriter json, IReadOnlyList<Run> runs)
    {
        ExperimentClassifier classifier = new(Configuration.Classification);
        List<string> workloads = [];
        // Runs that differ in anything that varies are not repeats of one another.
        var varied = SweptParameters.Of(runs);
        json.WriteStartArray("runs");
        for (int i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            int place = i;
            string workload = string.Join('\n', varied.Select(parameter => parameter.Values[place] ?? "")) + Workload.Of(run);
            if (!workloads.Contains(workload))
                workloads.Add(workload);
            json.WriteStartObject();
            json.WriteString("key", Keys[i].Key);
            json.WriteString("name", run.Name);
            json.WriteString("path", Keys[i].Path);
            json.WriteString("model", run.Configuration.Model);
            json.WriteString("endpoint", run.Configuration.EndpointType);
            PageText.Number(json, "concurrency", run.Configuration.Concurrency);
            json.WriteString("group", classifier.Classify(run).Group);
            json.WriteNumber("workload", workloads.IndexOf(workload));
            PageText.Number(json, "gpus", Workload.Gpus(run));
            PageText.Number(json, "gpuCount", run.GpuCount);
            json.WriteNumber("trials", run.Summary?.TrialCount ?? 1);
            json.WriteBoolean("cancelled", run.Summary?.WasCancelled ?? false);
            json.WriteString("version", run.Summary?.AiPerfVersion);
            json.WriteBoolean("detail", Detailed.Contains(i));
            json.WriteStartObject("slos");
            foreach (var (tag, limit) in run.Configuration.Slos.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                PageText.Number(json, tag, limit);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Warnings and errors about the inputs alone: notes on single plots are told by the cards.
    private void Failures(Utf8JsonWriter json)
    {
        json.WriteStartArray("problems");
        foreach (var diagnostic in Diagnostics.Where(told => told.Severity != PlotSeverity.Message && told.Descriptor.Id.StartsWith("AIPERF2", StringComparison.Ordinal)))
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Descriptor.Id);
            json.WriteString("place", Outputs.PathText.Shared(diagnostic.Location.File ?? ""));
            json.WriteString("text", Outputs.PathText.Sentence(diagnostic.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Quantiles of Student's t: the browser has no incomplete beta function, and these numbers must be the engine's.
    private void Student(Utf8JsonWriter json, int count)
    {
        json.WriteStartObject("student");
        foreach (double level in Configuration.MultiRunPlots.OfType<UncertaintyPreset>().Select(preset => preset.CiLevel).Append(0.95).Distinct().Order())
        {
            json.WriteStartArray(level.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
            for (int degrees = 1; degrees < Math.Min(count, 200); degrees++)
                PageText.Number(json, StudentT.TwoSidedQuantile(level, degrees));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Figures;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Dashboard;

/// <summary>What the page may group and label runs by: the known facts, and what differs between the runs' configurations.</summary>
internal static class PageColumns
{
    private const int MostSwept = 60;
    private static readonly string[] Known = [RunColumn.RunName, "model", RunColumn.Concurrency, "request_rate", "users", RunColumn.ExperimentGroup, "endpoint_type", "request_count", "benchmark_duration", "gpu_count"];
    private static readonly string[] NotSwept = ["start_time", "end_time", "seed", "url", "run_id", "benchmark_id", "dir", "path", "artifact", "name"];

    /// <summary>The configuration's paths whose values differ between runs, without what differs in every run by itself.</summary>
    public static string[] Swept(IReadOnlyList<Run> runs)
    {
        if (runs.Count < 2)
            return [];
        return [.. runs.SelectMany(run => run.Configuration.Flattened.Keys).Concat(SweptParameters.Of(runs).Select(parameter => parameter.Column)).Distinct(StringComparer.Ordinal)
            .Except(Known, StringComparer.Ordinal)
            .Where(path => !Array.Exists(NotSwept, word => path.Contains(word, StringComparison.OrdinalIgnoreCase)) && !path.Split('.').Any(Secrets.IsSecretName))
            .Where(path => runs.Select(run => run.Configuration.Flattened.GetValueOrDefault(path)).Distinct(StringComparer.Ordinal).Count() > 1)
            .Where(path => runs.All(run => run.Configuration.Flattened.GetValueOrDefault(path) is not { } text || Secrets.WithoutCredentials(text) == text))
            .Order(StringComparer.Ordinal).Take(MostSwept)];
    }

    /// <summary>Writes the list of columns, and the classified groups where runs are classified.</summary>
    /// <param name="json">The document.</param>
    /// <param name="set">The runs.</param>
    /// <param name="swept">Swept paths.</param>
    /// <param name="presets">Presets whose own combinations of columns are needed too.</param>
    /// <param name="classification">Baselines and treatments, or <see langword="null"/>.</param>
    public static void Write(
        Utf8JsonWriter json, RunSet set, IReadOnlyList<string> swept, IEnumerable<MultiRunPreset> presets, ExperimentClassification? classification)
    {
        ExperimentClassifier classifier = new(classification);
        json.WriteStartArray("columns");
        foreach (string column in Known.Concat(swept).Distinct(StringComparer.Ordinal))
        {
            // Concurrency stands for the load parameter known, and labels what names no label.
            if (column == RunColumn.Concurrency || set.Runs.Any(run => RunColumn.Text(run, column, classifier) is not null))
                Column(json, set, [column], swept.Contains(column), classifier);
        }

        // What the engine groups and labels by may be another column than the preset names.
        foreach (IReadOnlyList<string> columns in presets.Select(preset => ComparisonColumns.Of(preset, set.Runs, classification)).SelectMany(chosen => (IReadOnlyList<string>[])[chosen.Labels, chosen.Groups])
            .Where(columns => columns.Count > 0 && (columns.Count > 1 || !(Known.Contains(columns[0]) || swept.Contains(columns[0]))))
            .DistinctBy(Id))
            Column(json, set, columns, false, classifier);
        json.WriteEndArray();

        if (classification is not null)
        {
            json.WritePropertyName("classified");
            Groups(json, GroupRegistry.Build(set, [RunColumn.ExperimentGroup], classification), set.Runs.Count);
        }
    }

    /// <summary>What a column, or several joined, are called in the page's data.</summary>
    public static string Id(IReadOnlyList<string> columns) => string.Join("+", columns);

    private static void Column(Utf8JsonWriter json, RunSet set, IReadOnlyList<string> columns, bool isSwept, ExperimentClassifier classifier)
    {
        var labels = PointLabels.Of(set.Runs, columns, classifier);
        json.WriteStartObject();
        json.WriteString("id", Id(columns));
        json.WriteString("title", string.Join(", ", columns.Select(RunColumn.Title)));
        if (isSwept)
            json.WriteBoolean("swept", true);
        json.WriteStartObject("labels");
        PageText.Texts(json, "texts", labels.Texts);
        json.WriteStartArray("numbers");
        foreach (double number in labels.Numbers)
            PageText.Number(json, number);
        json.WriteEndArray();
        PageText.Texts(json, "parameters", labels.Parameters);
        PageText.Texts(json, "titles", labels.Parameters.Select(parameter => RunColumn.Title(parameter).ToLowerInvariant()));
        json.WriteStartArray("known");
        foreach (bool isKnown in labels.AreKnown)
            json.WriteNumberValue(isKnown ? 1 : 0);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WritePropertyName("groups");
        Groups(json, GroupRegistry.Build(set, columns, null), set.Runs.Count);
        json.WriteEndObject();
    }

    private static void Groups(Utf8JsonWriter json, GroupRegistry groups, int count)
    {
        json.WriteStartObject();
        json.WriteString("title", groups.Title);
        json.WriteBoolean("classified", groups.IsClassified);
        json.WriteBoolean("byRun", groups.IsByRun);
        json.WriteStartArray("of");
        for (int i = 0; i < count; i++)
            json.WriteNumberValue(groups.Of(i));
        json.WriteEndArray();
        json.WriteStartArray("list");
        foreach (var group in groups.Groups)
        {
            json.WriteStartObject();
            json.WriteString("key", group.Key);
            json.WriteString("name", group.Name);
            json.WriteString("color", Color(group.Color));
            json.WriteBoolean("baseline", group.IsBaseline);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>A colour by meaning, such as <c>series:0</c>.</summary>
    public static string Color(ColorToken color) => FormattableString.Invariant($"{Outputs.JsonText.Name(color.Role)}:{color.Index}");
}

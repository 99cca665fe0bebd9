using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Plots;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Dashboard;

/// <summary>The presets as cards: what the page shows at first, and what it offers.</summary>
internal static class PageCards
{
    /// <summary>Writes the cards of both kinds.</summary>
    /// <param name="json">The document.</param>
    /// <param name="configuration">Every preset.</param>
    /// <param name="shown">The presets that are shown at first, in order.</param>
    /// <param name="set">The runs; their mode is that of the presets shown.</param>
    public static void Write(Utf8JsonWriter json, PlotConfiguration configuration, IReadOnlyList<PlotPreset> shown, RunSet set)
    {
        json.WriteStartObject("cards");
        json.WriteStartArray("multi");
        foreach (var preset in Ordered(configuration.MultiRunPlots, set.Mode == RunMode.MultiRun ? shown : [], configuration.MultiRunDefaults, out var on))
            Comparison(json, preset, on.Contains(preset.Name), ComparisonColumns.Of(preset, set.Runs, configuration.Classification));
        json.WriteEndArray();
        json.WriteStartArray("single");
        foreach (var preset in Ordered(configuration.SingleRunPlots, set.Mode == RunMode.SingleRun ? shown : [], configuration.SingleRunDefaults, out var on))
            Single(json, preset, on.Contains(preset.Name));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Those shown, in their order, then the others in the order of definition.</summary>
    private static IEnumerable<T> Ordered<T>(IReadOnlyList<T> all, IReadOnlyList<PlotPreset> shown, IReadOnlyList<string> defaults, out HashSet<string> on)
        where T : PlotPreset
    {
        string[] names = shown.Count > 0 ? [.. shown.Select(preset => preset.Name)] : [.. defaults];
        var wanted = on = new HashSet<string>(names, StringComparer.Ordinal);
        return [.. names.Select(name => all.FirstOrDefault(preset => preset.Name == name)).OfType<T>(), .. all.Where(preset => !wanted.Contains(preset.Name))];
    }

    private static void Comparison(Utf8JsonWriter json, MultiRunPreset preset, bool isOn, ComparisonColumns columns)
    {
        json.WriteStartObject();
        Common(json, preset, isOn);
        if (preset is not BarPreset)
            Metric(json, "x", preset.X);
        Metric(json, "y", preset.Y);
        json.WriteString("labels", PageColumns.Id(columns.Labels));
        json.WriteString("groups", PageColumns.Id(columns.Groups));
        if (columns.Unexplained.Count > 0)
            json.WriteString("varies", string.Join(", ", columns.Unexplained));
        Direction(json, "xDirection", preset.XDirection);
        Direction(json, "yDirection", preset.YDirection);
        switch (preset)
        {
            case ParetoPreset pareto:
                json.WriteString("frontier", pareto.Frontier == FrontierScope.Global ? "all" : "group");
                json.WriteString("shape", JsonText.Name(pareto.FrontierShape));
                break;
            case ScatterLinePreset line:
                json.WriteString("connect", JsonText.Name(line.Connect));
                break;
            case UncertaintyPreset uncertainty:
                json.WriteNumber("level", uncertainty.CiLevel);
                break;
        }

        json.WriteEndObject();
    }

    private static void Single(Utf8JsonWriter json, SingleRunPreset preset, bool isOn)
    {
        json.WriteStartObject();
        Common(json, preset, isOn);
        Metric(json, "x", preset.X);
        Metric(json, "y", preset.Y);
        if (preset is DualAxisPreset dual)
            Metric(json, "y2", dual.Y2);
        json.WriteEndObject();
    }

    private static void Common(Utf8JsonWriter json, PlotPreset preset, bool isOn)
    {
        json.WriteString("id", preset.Name);
        json.WriteString("type", preset.TypeName);
        if (isOn)
            json.WriteBoolean("on", true);
        if (preset.Title is { } title)
            json.WriteString("title", title);
        if (preset.Description is { } description)
            json.WriteString("description", description);
        if (preset.XLabel is { } x)
            json.WriteString("xLabel", x);
        if (preset.YLabel is { } y)
            json.WriteString("yLabel", y);
        if (preset.Autoscale is { } autoscale)
            json.WriteString("autoscale", JsonText.Name(autoscale));
        json.WriteString("xScale", JsonText.Name(preset.XScale));
        json.WriteString("yScale", JsonText.Name(preset.YScale));
    }

    private static void Metric(Utf8JsonWriter json, string name, MetricRef metric)
    {
        json.WriteStartObject(name);
        json.WriteString("tag", metric.Tag);
        json.WriteString("source", JsonText.Name(metric.Source));
        if (metric.Stat is { } stat)
            json.WriteString("stat", stat.Word());
        json.WriteEndObject();
    }

    private static void Direction(Utf8JsonWriter json, string name, MetricDirection? direction)
    {
        if (direction is { } known)
            json.WriteString(name, JsonText.Name(known));
    }
}

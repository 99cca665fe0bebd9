using System.Text.RegularExpressions;
using AiPerf.Plot.Configuration;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>The tables of <c>docs/configuration.md</c> say what the schema says: every key with its values and plot types, and no other.</summary>
[TestClass]
public sealed partial class ConfigurationPageTests
{
    private const string File = "docs/configuration.md";

    [TestMethod]
    public void Every_key_of_a_preset_is_there_with_its_values_types_and_need()
    {
        var expected = PresetSchema.Preset.Select(key => $"{key.Name} | {Values(key)} | {key.AppliesTo} | {(key.RequiredBy != PlotTypes.None ? "required" : "optional")}");
        var actual = MarkdownTable.Table(File, "preset key")
            .Select(row => $"{row[0]} | {Unlinked(row[1])} | {Types(row[3])} | {(row[2].StartsWith("required", StringComparison.Ordinal) ? "required" : "optional")}");

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', actual));
    }

    [TestMethod]
    public void The_guide_of_the_defaults_names_every_key_stat_source_plot_type_value_and_column()
    {
        // The comments above the first key; the presets below would name most of it anyway.
        var guide = string.Join('\n', DefaultConfiguration.ReadText().Split('\n').Skip(1).TakeWhile(line => !line.StartsWith("visualization:", StringComparison.Ordinal)));
        SchemaKey[] keys = [.. PresetSchema.Preset, .. PresetSchema.Style, .. PresetSchema.PlotStyle, .. PresetSchema.Annotation, .. PresetSchema.Classification, .. PresetSchema.Settings, .. PresetSchema.Downsampling];
        var names = keys.Select(key => key.Name)
            .Concat(keys.SelectMany(key => key.Choices).Select(choice => choice.Name))
            .Concat(StatNames.Choices.Concat(StatNames.Sources).Select(choice => choice.Name))
            .Concat(PlotTypeNames.NamesIn(PlotTypes.All))
            .Concat(MarkdownTable.Table(File, "column").SelectMany(row => Name().Matches(row[0]).Select(match => match.Value)).Where(name => name != "also"))
            .Concat(ConfigurationParser.RootKeys.Where(key => !key.EndsWith("_plots", StringComparison.Ordinal)))
            .Append("single_run_plots").Distinct().ToArray();

        Assert.IsGreaterThan(80, names.Length);
        Assert.AreEqual("", string.Join(' ', names.Where(name => !Regex.IsMatch(guide, $@"(?<![\w+]){Regex.Escape(name)}(?![\w+])"))));
    }

    [TestMethod]
    public void Every_key_of_a_style_and_of_the_classification_is_there_with_its_values()
    {
        Assert.AreEqual(Text(PresetSchema.Style), Text("style key"));
        Assert.AreEqual(Text(PresetSchema.PlotStyle), Text("plot style key"));
        Assert.AreEqual(Text(PresetSchema.Annotation), Text("annotation key"));
        Assert.AreEqual(Text(PresetSchema.Classification), Text("classification key"));
        Assert.AreEqual(Text(PresetSchema.Downsampling), Text("downsampling key"));

        static string Text(object source) => string.Join('\n', source is string heading
            ? MarkdownTable.Table(File, heading).Select(row => $"{row[0]} | {row[1]}")
            : ((IReadOnlyList<SchemaKey>)source).Select(key => $"{key.Name} | {Values(key)}"));
    }

    [TestMethod]
    public void Every_key_of_the_file_is_there() =>
        Assert.AreEqual(string.Join('\n', ConfigurationParser.RootKeys), string.Join('\n', MarkdownTable.Rows(File, "root key")));

    [TestMethod]
    public void Every_plot_type_is_there_with_its_mode()
    {
        var expected = PlotTypeNames.NamesIn(PlotTypes.All).Select(name => $"{name} | {((PlotTypeNames.Find(name) & PlotTypes.MultiRun) != 0 ? "comparison" : "one run")}");

        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', MarkdownTable.Table(File, "plot type").Select(row => $"{row[0]} | {row[1]}")));
    }

    private static string Values(SchemaKey key) => key.Kind switch
    {
        ValueKind.Metric => "metric",
        ValueKind.Style => "style",
        ValueKind.Annotations => "list of annotations",
        ValueKind.NumberRange => "two numbers",
        _ => key.Expected.StartsWith("a ", StringComparison.Ordinal) ? key.Expected[2..] : key.Expected,
    };

    private static string Unlinked(string cell) => Link().Replace(cell, "$1");

    // 'all but bar', 'comparisons', 'scatter, area'.
    private static PlotTypes Types(string cell)
    {
        var parts = cell.Split(" but ");
        return Named(parts[0]) & ~(parts.Length > 1 ? Named(parts[1]) : PlotTypes.None);

        static PlotTypes Named(string text) => text switch
        {
            "all" => PlotTypes.All,
            "comparisons" => PlotTypes.MultiRun,
            _ => text.Split(", ").Select(PlotTypeNames.Find).Aggregate((one, other) => one | other),
        };
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}

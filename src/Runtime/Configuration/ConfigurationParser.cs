using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Configuration;

/// <summary>What a configuration file says, and what is wrong with it.</summary>
/// <param name="Document">What is usable.</param>
/// <param name="Diagnostics">What is wrong, in the order of the text, without what its comments silence.</param>
/// <param name="Ignored">The comments that silence.</param>
internal sealed record ParsedConfiguration(ConfigurationDocument Document, EquatableArray<PlotDiagnostic> Diagnostics, IgnoreComments Ignored)
{
    /// <summary>The presets it asks for or defines that cannot be drawn.</summary>
    public EquatableArray<LeftOutPreset> LeftOut { get; init; }
}

/// <summary>Reads a <c>plot_config.yaml</c>: the one front end of the generator and of the renderer.</summary>
internal sealed class ConfigurationParser
{
    private static readonly string[] Sections = ["multi_run_defaults", "single_run_defaults", "multi_run_plots", "single_run_plots"];

    /// <summary>The keys that a file may have.</summary>
    public static IReadOnlyList<string> RootKeys { get; } = ["visualization", "experiment_classification", "settings", .. Sections, "group_extraction_pattern"];

    private readonly ConfigurationDocument below;
    private readonly List<PlotDiagnostic> diagnostics = [];
    private readonly List<LeftOutPreset> leftOut = [];
    private readonly ValueReader values;

    private ConfigurationParser(ConfigurationDocument below)
    {
        this.below = below;
        values = new(diagnostics);
    }

    /// <summary>Reads a text. Nothing is thrown: whatever is usable is returned, whatever is not is told.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="displayPath">The file as the user wrote it, for messages.</param>
    /// <param name="below">The layers below, whose presets may be named and completed.</param>
    public static ParsedConfiguration Parse(string text, string displayPath, ConfigurationDocument? below = null)
    {
        var parser = new ConfigurationParser(below ?? ConfigurationDocument.Empty);
        var root = YamlReader.Read(text, displayPath, parser.diagnostics);
        var document = parser.ReadRoot(root);
        var ignored = IgnoreComments.In(text);
        return new(document, new(parser.diagnostics.Where(diagnostic => !ignored.Silence(diagnostic)).OrderBy(diagnostic => diagnostic.Location.Offset)), ignored)
        {
            LeftOut = new(parser.leftOut),
        };
    }

    private ConfigurationDocument ReadRoot(YamlNode? root)
    {
        if (root is null or { IsNull: true } || Mapping(root, "the configuration", "a mapping with 'visualization'") is not { } mapping)
            return ConfigurationDocument.Empty;

        foreach (var entry in mapping.Entries.Where(entry => !RootKeys.Contains(entry.Key.Value)))
            values.UnknownKey(entry.Key, RootKeys);
        var sections = ReadSections(mapping);
        var presets = new List<PresetModel>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        ReadPresets(sections, "multi_run_plots", true, presets, names);
        ReadPresets(sections, "single_run_plots", false, presets, names);
        return new()
        {
            Presets = new(presets),
            MultiRunDefaults = ReadDefaults(sections, "multi_run_defaults", true, presets, names),
            SingleRunDefaults = ReadDefaults(sections, "single_run_defaults", false, presets, names),
            Classification = ReadClassification(mapping),
            Settings = ReadSettings(mapping),
        };
    }

    // The tutorial prints the sections both under 'visualization' and on their own.
    private Dictionary<string, YamlEntry> ReadSections(YamlMapping root)
    {
        var sections = root.Entries.Where(entry => Sections.Contains(entry.Key.Value)).ToDictionary(entry => entry.Key.Value);
        if (root.Find("visualization") is not { } visualization || visualization.Value.IsNull
            || Mapping(visualization.Value, "visualization", $"a mapping with {string.Join(", ", Sections)}") is not { } mapping)
        {
            return sections;
        }

        foreach (var entry in mapping.Entries)
        {
            if (!Sections.Contains(entry.Key.Value))
                values.UnknownKey(entry.Key, Sections);
            else if (sections.TryGetValue(entry.Key.Value, out var other))
                diagnostics.Add(DiagnosticTable.DuplicateKey.At(Later(entry, other).Key.Span, entry.Key.Value));
            else
                sections[entry.Key.Value] = entry;
        }

        return sections;
    }

    private void ReadPresets(
        Dictionary<string, YamlEntry> sections, string section, bool isMultiRun, List<PresetModel> presets, HashSet<string> names)
    {
        if (!sections.TryGetValue(section, out var entry) || entry.Value.IsNull
            || Mapping(entry.Value, section, "a mapping of names to presets") is not { } mapping)
        {
            return;
        }

        var reader = new PresetReader(below, diagnostics);
        // Names that differ in case alone would share their files on some systems.
        var identifiers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var weaker in below.Presets.Where(preset => preset.IsMultiRun == isMultiRun))
            identifiers[PresetIdentifier.Of(weaker.Name)] = weaker.Name;
        foreach (var preset in mapping.Entries)
        {
            names.Add(section + preset.Key.Value);
            if (reader.Read(preset, isMultiRun, out var cause) is not { } model)
            {
                leftOut.Add(new(preset.Key.Value, isMultiRun, cause!));
                continue;
            }

            var identifier = PresetIdentifier.Of(model.Name);
            if (identifiers.TryGetValue(identifier, out var first) && first != model.Name)
            {
                diagnostics.Add(DiagnosticTable.IdentifierClash.At(preset.Key.Span, first, model.Name, identifier));
                leftOut.Add(new(model.Name, isMultiRun, diagnostics[^1]));
                continue;
            }

            identifiers[identifier] = model.Name;
            presets.Add(model);
        }
    }

    private EquatableArray<string>? ReadDefaults(
        Dictionary<string, YamlEntry> sections, string section, bool isMultiRun, List<PresetModel> presets, HashSet<string> names)
    {
        if (!sections.TryGetValue(section, out var entry))
            return null;
        if (entry.Value.IsNull)
            return new([]);
        if (ValueReader.ReadList(entry.Value) is null)
        {
            diagnostics.Add(DiagnosticTable.WrongValue.At(entry.Value.Span, section, ValueReader.ListKind(entry.Value), "the value is ignored", "a list of preset names"));
            return null;
        }

        var known = presets.Concat(below.Presets).Where(preset => preset.IsMultiRun == isMultiRun).Select(preset => preset.Name).Distinct().ToList();
        // One that a mistake leaves out is still the one that is meant.
        var plots = section.Replace("_defaults", "_plots");
        var wrong = names.Where(name => name.StartsWith(plots, StringComparison.Ordinal)).Select(name => name.Substring(plots.Length)).ToList();
        var used = new List<string>();
        foreach (var item in (entry.Value as YamlSequence)?.Items.Cast<YamlScalar>() ?? [(YamlScalar)entry.Value])
        {
            // One that is left out stays in the list, so that it is accounted for where the plots are.
            used.Add(item.Value);
            // A preset that is defined but wrong has been told where it is defined.
            if (known.Contains(item.Value) || wrong.Contains(item.Value))
                continue;
            diagnostics.Add(DiagnosticTable.UnknownName.At(
                item.Span, "preset", item.Value, "it is left out, the others are drawn", Advice(item.Value, isMultiRun, presets, [.. known.Union(wrong)])));
            leftOut.Add(new(item.Value, isMultiRun, diagnostics[^1]));
        }

        return new(used.Distinct());
    }

    private string Advice(string name, bool isMultiRun, List<PresetModel> presets, List<string> known) =>
        presets.Concat(below.Presets).Any(preset => preset.IsMultiRun != isMultiRun && preset.Name == name)
            ? $"It belongs to the other mode; list it in '{(isMultiRun ? "single_run_defaults" : "multi_run_defaults")}'." : Suggestion.For(name, known);

    private ClassificationModel? ReadClassification(YamlMapping root)
    {
        var entry = root.Find("experiment_classification");
        var settings = new EquatableArray<Setting>();
        var mapping = entry is null or { Value.IsNull: true } ? null
            : Mapping(entry.Value, entry.Key.Value, "a mapping with 'baselines' and 'treatments'");
        if (mapping is not null)
            settings = values.ReadAll(mapping, PresetSchema.Classification);

        if (root.Find("group_extraction_pattern") is { } pattern)
        {
            if (mapping?.Find(pattern.Key.Value) is { } nested)
                diagnostics.Add(DiagnosticTable.DuplicateKey.At(Later(nested, pattern).Key.Span, pattern.Key.Value));
            else if (values.Read(PresetSchema.Find(PresetSchema.Classification, pattern.Key.Value)!, pattern.Value) is { } value)
                return new(true, new([.. settings, new(pattern.Key.Value, value)]));
        }

        if (mapping is not null)
            return new(true, settings);
        return entry is { Value.IsNull: true } ? new(false, settings) : null;
    }

    private EquatableArray<Setting> ReadSettings(YamlMapping root) =>
        root.Find("settings") is { Value.IsNull: false } entry && Mapping(entry.Value, "settings", "a mapping with 'include_warmup'") is { } mapping
            ? values.ReadAll(mapping, PresetSchema.Settings)
            : default;

    private static YamlEntry Later(YamlEntry one, YamlEntry other) => one.Key.Span.Offset > other.Key.Span.Offset ? one : other;

    private YamlMapping? Mapping(YamlNode node, string what, string expected)
    {
        if (node is YamlMapping mapping)
            return mapping;
        diagnostics.Add(DiagnosticTable.WrongValue.At(node.Span, what, node.Kind, "the value is ignored", expected));
        return null;
    }
}

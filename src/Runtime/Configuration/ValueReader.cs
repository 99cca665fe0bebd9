using System.Globalization;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>Reads and checks the value of one key by the schema.</summary>
/// <param name="diagnostics">Receives what is wrong, the mistake that costs a value last.</param>
/// <param name="preset">The preset that the keys belong to, which a mistake in a vital one costs; <see langword="null"/> outside presets.</param>
internal sealed class ValueReader(ICollection<PlotDiagnostic> diagnostics, string? preset = null)
{
    /// <summary>What follows from a mistake that costs a preset, as part of a sentence.</summary>
    public static string LeftOut(string preset) => $"the preset '{preset}' is left out, the others are drawn";

    private static readonly string[] MetricKeys = ["metric", "stat", "source"];

    /// <summary>The entries of a mapping that the schema knows, checked; the others are reported.</summary>
    public EquatableArray<Setting> ReadAll(YamlMapping mapping, IReadOnlyList<SchemaKey> keys)
    {
        var settings = new List<Setting>();
        foreach (var entry in mapping.Entries)
        {
            if ((PresetSchema.Find(keys, entry.Key.Value) ?? keys.FirstOrDefault(known => CamelCase(known) == entry.Key.Value)) is not { } key)
                UnknownKey(entry.Key, keys.Select(known => known.Name));
            else if (settings.Any(setting => setting.Key == key.Name))
                diagnostics.Add(DiagnosticTable.DuplicateKey.At(entry.Key.Span, entry.Key.Value));
            else if (Read(key, entry.Value) is { } value)
                settings.Add(new(key.Name, value));
        }

        return new(settings);
    }

    // AIPerf writes these keys both ways.
    private static string CamelCase(SchemaKey key) => key.Property.Length == 0 ? "" : char.ToLowerInvariant(key.Property[0]) + key.Property.Substring(1);

    public void UnknownKey(YamlScalar key, IEnumerable<string> known) =>
        UnknownKey(key, known, "it is ignored");

    private void UnknownKey(YamlScalar key, IEnumerable<string> known, string consequence) =>
        diagnostics.Add(DiagnosticTable.UnknownName.At(key.Span, "key", key.Value, consequence, Suggestion.For(key.Value, known)));

    private string Consequence(SchemaKey key) => key.IsVital && preset is not null ? LeftOut(preset) : "the value is ignored";

    /// <summary>The value; <see langword="null"/> when it is null, which is the same as not given, or wrong, which is reported.</summary>
    public SettingValue? Read(SchemaKey key, YamlNode node)
    {
        if (node.IsNull)
            return key.Kind == ValueKind.TextList ? new ListValue(default) : null;
        var value = (key.Kind, node) switch
        {
            (ValueKind.Text, YamlScalar text) => new TextValue(text.Value),
            (ValueKind.TextList, _) => ReadList(node) is { } items ? new ListValue(items) : null,
            (ValueKind.TextMap, YamlMapping map) => ReadMap(map),
            (ValueKind.Switch, YamlScalar text) => CoreScalar.AsSwitch(text) is { } on ? new SwitchValue(on) : null,
            (ValueKind.Integer, YamlScalar text) => Number(key, CoreScalar.AsInteger(text)),
            (ValueKind.Number, YamlScalar text) => Number(key, CoreScalar.AsNumber(text)),
            (ValueKind.Choice, YamlScalar text) => ReadChoice(key, text),
            (ValueKind.Pattern, YamlScalar text) => GroupPattern.IsValid(text.Value) ? new TextValue(text.Value) : null,
            (ValueKind.Style, YamlMapping map) => new MappingValue(ReadAll(map, key.Keys)),
            (ValueKind.Annotations, YamlSequence list) => new MappingListValue(new(list.Items.Select(item => ReadAnnotation(key, item)).OfType<MappingValue>())),
            (ValueKind.NumberRange, YamlSequence { Items: [YamlScalar from, YamlScalar to] }) => Range(CoreScalar.AsNumber(from), CoreScalar.AsNumber(to)),
            (ValueKind.Metric, YamlScalar text) => ReadMetric(key, text, out var reported) ?? (reported ? Reported : null),
            (ValueKind.Metric, YamlMapping map) => ReadMetric(key, map, out var reported) ?? (reported ? Reported : null),
            _ => (SettingValue?)null,
        };
        if (value is null)
            diagnostics.Add(DiagnosticTable.WrongValue.At(node.Span, key.Name, KindFor(key, node), Consequence(key), key.Expected));
        return ReferenceEquals(value, Reported) ? null : value;
    }

    // 'Cannot be a mapping. Use a mapping' would help nobody.
    private static string KindFor(SchemaKey key, YamlNode node) => (key.Kind, node) switch
    {
        (ValueKind.Metric, YamlMapping) => "a mapping without 'metric'",
        (ValueKind.NumberRange, YamlSequence) => "such a list",
        (ValueKind.TextMap, YamlMapping) => "a mapping to anything but texts",
        _ => ListKind(node),
    };

    /// <summary>What a node is where a list of texts is expected.</summary>
    public static string ListKind(YamlNode node) =>
        node is YamlSequence list && list.Items.Any(item => item is not YamlScalar) ? "a list with lists or mappings in it" : node.Kind;

    /// <summary>A text or a list of texts; <see langword="null"/> for anything else.</summary>
    public static EquatableArray<string>? ReadList(YamlNode node) => node switch
    {
        YamlScalar scalar => new([scalar.Value]),
        YamlSequence list when list.Items.All(item => item is YamlScalar) => new(list.Items.Select(item => ((YamlScalar)item).Value)),
        _ => null,
    };

    // Stands for a mistake that has been told already.
    private static SettingValue Reported { get; } = new TextValue("");

    private static TextValue? ReadChoice(SchemaKey key, YamlScalar text) =>
        key.Choices.FirstOrDefault(choice => string.Equals(choice.Name, text.Value, StringComparison.OrdinalIgnoreCase)) is { } found
            ? new TextValue(found.Member) : null;

    private static NumberValue? Number(SchemaKey key, double? number) =>
        number is { } value && (key.Inclusive ? value >= key.Above && value <= key.Below : value > key.Above && value < key.Below)
            ? new NumberValue(value.ToString("R", CultureInfo.InvariantCulture)) : null;

    private static RangeValue? Range(double? from, double? to) => from is { } lower && to is { } upper && lower < upper
        ? new RangeValue(lower.ToString("R", CultureInfo.InvariantCulture), upper.ToString("R", CultureInfo.InvariantCulture)) : null;

    private MappingValue? ReadAnnotation(SchemaKey key, YamlNode item)
    {
        if (item is not YamlMapping mapping)
        {
            Refuse(item.Kind);
            return null;
        }

        var told = diagnostics.Count;
        var annotation = new MappingValue(ReadAll(mapping, key.Keys));
        var names = annotation.Settings.Select(setting => setting.Key).ToList();
        var kinds = names.Where(PresetSchema.AnnotationKinds.Contains).ToList();
        if (kinds is [var kind] && (kind == "text") == (names.Contains("x") && names.Contains("y"))
            && (kind == "text" ? !names.Contains("label") : !names.Contains("x") && !names.Contains("y")))
        {
            return annotation;
        }

        // What is missing because it is wrong has been told at its place.
        if (diagnostics.Count == told)
            Refuse(names.Count == 0 ? "an empty mapping" : "a mapping with " + string.Join(", ", names.Select(name => $"'{name}'")));
        return null;

        void Refuse(string kind) => diagnostics.Add(DiagnosticTable.WrongValue.At(
            item.Span, "an annotation", kind, "it is ignored", "exactly one of hline, vline, hband, vband, each with a label or without, and text, which needs x and y"));
    }

    private static MappingValue? ReadMap(YamlMapping map) =>
        map.Entries.All(entry => entry.Value is YamlScalar)
            ? new MappingValue(new(map.Entries.Select(entry => new Setting(entry.Key.Value, new TextValue(((YamlScalar)entry.Value).Value)))))
            : null;

    private MetricValue? ReadMetric(SchemaKey key, YamlScalar text, out bool reported)
    {
        reported = false;
        if (text.Value.Trim().Length == 0)
            return null;
        var metric = MetricReference.Parse(text.Value.Trim(), out var badStat);
        if (badStat is null)
            return IsSelector(key, metric.Tag, text, out reported) ? metric : null;
        diagnostics.Add(DiagnosticTable.UnknownStat.At(text.Span, badStat, Consequence(key), StatNames.Suffixes));
        reported = true;
        return null;
    }

    // In the mapping form nothing is taken out of the name.
    private MetricValue? ReadMetric(SchemaKey key, YamlMapping map, out bool reported)
    {
        reported = false;
        foreach (var entry in map.Entries.Where(entry => !MetricKeys.Contains(entry.Key.Value)))
        {
            // A misspelt 'stat' would show another statistic than the one asked for.
            UnknownKey(entry.Key, MetricKeys, Consequence(key));
            reported = true;
        }

        if (reported)
            return null;
        if (map.Find("metric")?.Value is not YamlScalar { IsNull: false } name || name.Value.Trim().Length == 0)
            return null;

        var metric = new MetricValue(name.Value.Trim(), null, null);
        if (!IsSelector(key, metric.Tag, name, out reported))
            return null;
        if (map.Find("stat")?.Value is { IsNull: false } stat)
        {
            if (stat is not YamlScalar text || StatNames.Find(text.Value.ToLowerInvariant()) is not { } found)
            {
                diagnostics.Add(DiagnosticTable.UnknownStat.At(stat.Span, stat is YamlScalar wrong ? wrong.Value : stat.Kind, Consequence(key), StatNames.List));
                reported = true;
                return null;
            }

            metric = metric with { Stat = found };
        }

        if (map.Find("source")?.Value is { IsNull: false } source)
        {
            if (Read(PresetSchema.Find(PresetSchema.Preset, "source")!, source) is not TextValue member)
            {
                reported = true;
                return null;
            }

            metric = metric with { Source = StatNames.ParseSource(member.Text) };
        }

        return metric;
    }

    private bool IsSelector(SchemaKey key, string tag, YamlScalar text, out bool reported)
    {
        reported = MetricSelector.Parse(tag, out var problem) is null;
        if (reported)
            diagnostics.Add(DiagnosticTable.WrongValue.At(text.Span, key.Name, text.Kind, Consequence(key), $"the form {MetricSelector.Form}: {problem}"));
        return !reported;
    }
}

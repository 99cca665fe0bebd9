using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AiPerf.Plot.Configuration;
using AiPerf.Plot.Presets;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>
/// The JSON Schema of <c>plot_config.yaml</c>, for editors: made from the parser's table of keys, with the descriptions of
/// <c>docs/configuration.md</c>. It knows the names as they are documented; that case does not matter is the parser's kindness.
/// </summary>
internal static partial class ConfigurationSchemaText
{
    private const string Page = "docs/configuration.md";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write()
    {
        var root = Described("root key");
        var sections = new JsonObject();
        foreach (var isMultiRun in new[] { true, false })
        {
            var mode = isMultiRun ? "multi_run" : "single_run";
            sections[mode + "_defaults"] = With(root[mode + "_defaults"], Defaults(isMultiRun));
            sections[mode + "_plots"] = With(root[mode + "_plots"], new() { ["type"] = Types("object", "null"), ["additionalProperties"] = Preset(isMultiRun) });
        }

        var properties = new JsonObject { ["visualization"] = With(root["visualization"], Mapping((JsonObject)sections.DeepClone())) };
        foreach (var (name, section) in sections)
        {
            properties[name] = section!.DeepClone();
        }

        properties["experiment_classification"] = With(root["experiment_classification"], Mapping(Keys(PresetSchema.Classification, "classification key", bothSpellings: true)));
        properties["settings"] = With(root["settings"], Mapping(new()
        {
            ["include_warmup"] = Value(PresetSchema.Find(PresetSchema.Preset, "include_warmup")!),
            ["server_metrics_downsampling"] = Mapping(Keys(PresetSchema.Downsampling, "downsampling key", bothSpellings: true)),
        }));
        properties["group_extraction_pattern"] = With(root["group_extraction_pattern"], Value(PresetSchema.Find(PresetSchema.Classification, "group_extraction_pattern")!));
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = DiagnosticPagesTests.RepositoryUrl() + "/raw/main/docs/schemas/plot_config.schema.json",
            ["title"] = "plot_config.yaml",
            ["description"] = "Which plots of AIPerf runs are drawn and how; what is not stated stays as it is built in.",
        };
        foreach (var (name, value) in Mapping(properties))
        {
            schema[name] = value!.DeepClone();
        }

        schema["$defs"] = new JsonObject { ["metric"] = Metric() };

        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Defaults(bool isMultiRun) => new()
    {
        ["type"] = Types("array", "null"),
        ["items"] = new JsonObject
        {
            // The names there are, for completion, and any other, because files define presets.
            ["anyOf"] = new JsonArray(
                new JsonObject { ["enum"] = Names(PlotCatalog.All.Where(preset => preset is MultiRunPreset == isMultiRun).Select(preset => preset.Name)) },
                new JsonObject { ["type"] = "string" }),
        },
    };

    private static JsonObject Preset(bool isMultiRun)
    {
        var mode = isMultiRun ? PlotTypes.MultiRun : PlotTypes.SingleRun;
        var known = PresetSchema.Preset.Where(key => (key.AppliesTo & mode) != 0).ToList();
        var properties = new JsonObject
        {
            ["type"] = new JsonObject
            {
                ["description"] = "The plot type. A preset with a type replaces the one of that name; without, it changes the keys it states.",
                ["enum"] = Names(PlotTypeNames.NamesIn(mode)),
            },
        };
        foreach (var (name, value) in Keys(known, "preset key", bothSpellings: false))
        {
            properties[name] = value!.DeepClone();
        }

        var required = known.Where(key => (key.RequiredBy & mode) != 0).Select(key => (JsonNode)new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = Names(["type"]),
                ["properties"] = new JsonObject { ["type"] = new JsonObject { ["enum"] = Names(PlotTypeNames.NamesIn(key.RequiredBy & mode)) } },
            },
            ["then"] = new JsonObject { ["required"] = Names([key.Name]) },
        });
        return new()
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["allOf"] = new JsonArray([.. required]),
        };
    }

    private static JsonObject Keys(IEnumerable<SchemaKey> keys, string heading, bool bothSpellings)
    {
        var descriptions = Described(heading);
        var properties = new JsonObject();
        foreach (var key in keys)
        {
            properties[key.Name] = With(descriptions[key.Name], Value(key));
            var camel = CamelCase().Replace(key.Name, match => match.Groups[1].Value.ToUpperInvariant());
            if (bothSpellings && camel != key.Name)
            {
                var other = Value(key);
                other["doNotSuggest"] = true;
                properties[camel] = other;
            }
        }

        return properties;
    }

    // Every value may be left empty, which is as not stated.
    private static JsonObject Value(SchemaKey key) => key.Kind switch
    {
        ValueKind.Text => Text(),
        ValueKind.Pattern => new() { ["type"] = Types("string", "null"), ["format"] = "regex" },
        ValueKind.TextList => new() { ["anyOf"] = new JsonArray(Text(), new JsonObject { ["type"] = "array", ["items"] = Text() }) },
        ValueKind.TextMap => new() { ["type"] = Types("object", "null"), ["additionalProperties"] = Text() },
        ValueKind.Switch => new() { ["type"] = Types("boolean", "null") },
        ValueKind.Integer => Range(key, "integer"),
        ValueKind.Number => Range(key, "number"),
        ValueKind.Choice => Choices(key.Choices),
        ValueKind.Style => Mapping(Keys(key.Keys, key.Record == "PlotStyle" ? "plot style key" : "style key", bothSpellings: true)),
        ValueKind.Annotations => new() { ["type"] = Types("array", "null"), ["items"] = Annotation(key.Keys) },
        ValueKind.NumberRange => new() { ["type"] = Types("array", "null"), ["items"] = new JsonObject { ["type"] = "number" }, ["minItems"] = 2, ["maxItems"] = 2 },
        ValueKind.Metric => new() { ["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/$defs/metric" }) },
        _ => throw new InvalidOperationException($"The schema has no form for {key.Kind}."),
    };

    private static JsonObject Annotation(IReadOnlyList<SchemaKey> keys)
    {
        var annotation = Mapping(Keys(keys, "annotation key", bothSpellings: false));
        annotation["type"] = "object";
        annotation["anyOf"] = new JsonArray([.. PresetSchema.AnnotationKinds.Select(kind => (JsonNode)new JsonObject { ["required"] = kind == "text" ? Names([kind, "x", "y"]) : Names([kind]) })]);
        return annotation;
    }

    private static JsonObject Metric()
    {
        var mapping = new JsonObject
        {
            ["type"] = "object",
            ["required"] = Names(["metric"]),
            ["properties"] = new JsonObject
            {
                ["metric"] = new JsonObject { ["type"] = "string" },
                ["stat"] = Choices(StatNames.Choices),
                ["source"] = Choices(StatNames.Sources),
            },
            ["additionalProperties"] = false,
        };
        // Completion offers the known metrics; any other text may name one of a server.
        var known = new JsonObject { ["enum"] = Names(MetricReference.KnownNames.Distinct()) };
        return new() { ["anyOf"] = new JsonArray(known, new JsonObject { ["type"] = Types("string", "null") }, mapping) };
    }

    private static JsonObject Range(SchemaKey key, string type)
    {
        var range = new JsonObject { ["type"] = Types(type, "null") };
        if (!double.IsInfinity(key.Above))
        {
            range[key.Inclusive ? "minimum" : "exclusiveMinimum"] = key.Above;
        }

        if (!double.IsInfinity(key.Below))
        {
            range[key.Inclusive ? "maximum" : "exclusiveMaximum"] = key.Below;
        }

        return range;
    }

    private static JsonObject Choices(IEnumerable<Choice> choices)
    {
        var names = Names(choices.Select(choice => choice.Name));
        names.Add(null);
        return new() { ["enum"] = names };
    }

    private static JsonObject Mapping(JsonObject properties) => new()
    {
        ["type"] = Types("object", "null"),
        ["properties"] = properties,
        ["additionalProperties"] = false,
    };

    // A title may be a number or a switch; it is taken as it is written.
    private static JsonObject Text() => new() { ["type"] = Types("string", "number", "boolean", "null") };

    private static JsonArray Types(params string[] names) => Names(names);

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    private static JsonObject With(string? description, JsonObject schema)
    {
        if (!string.IsNullOrEmpty(description))
        {
            schema.Insert(0, "description", description);
        }

        return schema;
    }

    private static Dictionary<string, string> Described(string heading) =>
        MarkdownTable.Table(Page, heading).ToDictionary(row => row[0], row => Link().Replace(row[^1], "$1"));

    [GeneratedRegex("_([a-z])")]
    private static partial Regex CamelCase();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}

using System.Text.Json;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

/// <summary>As much of JSON Schema, drafts 7 and 2020-12, as our schemas use.</summary>
internal sealed class JsonSchema
{
    private static readonly string[] Known =
        ["$schema", "$id", "$defs", "title", "description", "type", "required", "properties", "additionalProperties", "items", "enum", "const", "$ref",
            "anyOf", "allOf", "if", "then", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems",
            // What editors alone go by.
            "doNotSuggest", "format"];

    private readonly JsonElement _root;

    private JsonSchema(JsonElement root) => _root = root;

    public static JsonSchema Load(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "AiPerf.Plot.Build.sln")))
            root = root.Parent;
        return new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root!.FullName, "docs", "schemas", name))).RootElement);
    }

    /// <summary>What is wrong with a document, a line each.</summary>
    public IReadOnlyList<string> Errors(byte[] document)
    {
        var errors = new List<string>();
        Check(JsonDocument.Parse(document).RootElement, _root, "$", errors);
        return errors;
    }

    private void Check(JsonElement value, JsonElement schema, string path, List<string> errors)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Known.Contains(keyword.Name))
                errors.Add($"{path}: the schema uses {keyword.Name}, which is not checked here");
        }

        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(value, _root.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]), path, errors);
            return;
        }

        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            errors.Add($"{path}: {value} is not {constant}");
        if (schema.TryGetProperty("enum", out var options) && !options.EnumerateArray().Any(option => JsonElement.DeepEquals(option, value)))
            errors.Add($"{path}: {value} is not one of {options}");
        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type))
            errors.Add($"{path}: {value.ValueKind} is not {type}");
        CheckRange(value, schema, path, errors);
        CheckParts(value, schema, path, errors);
        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Check(item, items, $"{path}[{index++}]", errors);
        }

        if (value.ValueKind == JsonValueKind.Object)
            CheckObject(value, schema, path, errors);
    }

    private static void CheckRange(JsonElement value, JsonElement schema, string path, List<string> errors)
    {
        if (value.ValueKind != JsonValueKind.Number)
            return;
        var number = value.GetDouble();
        foreach (var (keyword, fits) in new (string, Func<double, bool>)[]
        {
            ("minimum", limit => number >= limit), ("exclusiveMinimum", limit => number > limit),
            ("maximum", limit => number <= limit), ("exclusiveMaximum", limit => number < limit),
        })
        {
            if (schema.TryGetProperty(keyword, out var limit) && !fits(limit.GetDouble()))
                errors.Add($"{path}: {value} is outside {keyword} {limit}");
        }
    }

    private void CheckParts(JsonElement value, JsonElement schema, string path, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Array
            && ((schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32()) || (schema.TryGetProperty("maxItems", out var most) && value.GetArrayLength() > most.GetInt32())))
        {
            errors.Add($"{path}: {value.GetArrayLength()} items are too few or too many");
        }

        if (schema.TryGetProperty("anyOf", out var any) && !any.EnumerateArray().Any(part => Fits(value, part)))
            errors.Add($"{path}: {value} is none of {any.GetArrayLength()} forms");
        if (schema.TryGetProperty("allOf", out var all))
        {
            foreach (var part in all.EnumerateArray())
                Check(value, part, path, errors);
        }

        if (schema.TryGetProperty("if", out var condition) && Fits(value, condition))
            Check(value, schema.GetProperty("then"), path, errors);
    }

    private bool Fits(JsonElement value, JsonElement schema)
    {
        List<string> errors = [];
        Check(value, schema, "", errors);
        return errors.Count == 0;
    }

    private void CheckObject(JsonElement value, JsonElement schema, string path, List<string> errors)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
                errors.Add($"{path}: {name} is missing");
        }

        foreach (var property in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(property.Name, out var known))
                Check(property.Value, known, $"{path}.{property.Name}", errors);
            else if (schema.TryGetProperty("additionalProperties", out var additional))
            {
                if (additional.ValueKind == JsonValueKind.False)
                    errors.Add($"{path}: {property.Name} is unknown");
                else
                    Check(property.Value, additional, $"{path}.{property.Name}", errors);
            }
        }
    }

    private static bool IsOf(JsonElement value, JsonElement type) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOf(value, one))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            _ => false,
        };
}

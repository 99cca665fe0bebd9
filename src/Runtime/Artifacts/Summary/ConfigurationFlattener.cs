using System.Globalization;
using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Turns <c>input_config</c> into columns to group and label by: every scalar by its dotted path. Unlike AIPerf's, every object is
/// opened, so that <c>endpoint.type</c> and <c>phases</c> are usable (spec artifacts 8, no. 53).
/// </summary>
internal static class ConfigurationFlattener
{
    /// <summary>No real configuration comes near; a hostile one must not fill the memory with paths.</summary>
    private const int MaxColumns = 10_000;

    /// <summary>
    /// Flattens an object. A list of one is its element; items of longer lists are named by their <c>name</c> where all names are there
    /// and differ, or by the first of each pair in a list of pairs, else by their index.
    /// </summary>
    public static Dictionary<string, string> Flatten(JsonElement configuration)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        Add(columns, "", configuration);
        return columns;
    }

    private static void Add(Dictionary<string, string> columns, string path, JsonElement value)
    {
        if (columns.Count >= MaxColumns)
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                    Add(columns, Below(path, property.Name), property.Value);
                break;
            case JsonValueKind.Array when value.GetArrayLength() == 1:
                Add(columns, path, value[0]);
                break;
            case JsonValueKind.Array:
                AddItems(columns, path, value);
                break;
            default:
                if (path.Length > 0 && Scalar(value) is { } text)
                    columns.TryAdd(path, text);
                break;
        }
    }

    private static void AddItems(Dictionary<string, string> columns, string path, JsonElement list)
    {
        List<JsonElement> items = [.. list.EnumerateArray()];
        bool pairs = items.TrueForAll(item => item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == 2);
        List<string?> names = [.. items.Select(item => pairs ? item[0].Text() : item.At("name")?.Text())];
        bool named = names.TrueForAll(name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
        for (int index = 0; index < items.Count; index++)
        {
            string name = named ? names[index]! : index.ToString(CultureInfo.InvariantCulture);
            Add(columns, Below(path, name), named && pairs ? items[index][1] : items[index]);
        }
    }

    private static string Below(string path, string name) => path.Length == 0 ? name : path + "." + name;

    /// <summary>Numbers are written the shortest way, so that <c>10</c> and <c>10.0</c> are one group.</summary>
    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number when value.TryGetInt64(out long whole) => whole.ToString(CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => null,
    };
}

using System.Globalization;
using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Turns <c>input_config</c> into columns to group and label by: every scalar by its dotted path. Unlike AIPerf's, every object is
/// opened, so that <c>endpoint.type</c> and <c>phases</c> are usable (spec artifacts 8, no. 53).
/// </summary>
internal sealed class ConfigurationFlattener
{
    /// <summary>No real configuration comes near; a hostile one must not fill the memory with paths.</summary>
    private const int MaxColumns = 10_000;

    /// <summary>All paths together: each repeats the names above it, so that a long name above many values would count as often.</summary>
    private const int MaxPathCharacters = 500_000;

    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private long _pathCharacters;
    private bool _isFull;
    private bool _isCut;

    private ConfigurationFlattener()
    {
    }

    /// <summary>
    /// Flattens an object. A list of one is its element; items of longer lists are named by their <c>name</c> where all names are there
    /// and differ, or by the first of each pair in a list of pairs, else by their index.
    /// </summary>
    /// <param name="configuration">The object.</param>
    /// <param name="isWhole">Whether everything fits; otherwise too long a list and what lies behind too many values are left out.</param>
    public static Dictionary<string, string> Flatten(JsonElement configuration, out bool isWhole)
    {
        var flattener = new ConfigurationFlattener();
        flattener.Add("", configuration);
        isWhole = !flattener._isFull && !flattener._isCut;
        return flattener._columns;
    }

    private void Add(string path, JsonElement value)
    {
        if (_isFull)
            return;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    if (_isFull)
                        return;
                    AddBelow(path, property.Name, property.Value);
                }

                break;
            case JsonValueKind.Array when value.GetArrayLength() == 1:
                Add(path, value[0]);
                break;
            case JsonValueKind.Array when value.GetArrayLength() > MaxColumns:
                _isCut = true;
                break;
            case JsonValueKind.Array:
                AddItems(path, value);
                break;
            default:
                if (path.Length > 0 && Scalar(value) is { } text)
                    _columns.TryAdd(path, text);
                break;
        }
    }

    private void AddItems(string path, JsonElement list)
    {
        List<JsonElement> items = [.. list.EnumerateArray()];
        bool pairs = items.TrueForAll(item => item.ValueKind == JsonValueKind.Array && item.GetArrayLength() == 2);
        List<string?> names = [.. items.Select(item => pairs ? item[0].Text() : item.At("name")?.Text())];
        bool named = names.TrueForAll(name => name is not null) && names.Distinct(StringComparer.Ordinal).Count() == names.Count;
        for (int index = 0; index < items.Count; index++)
        {
            string name = named ? names[index]! : index.ToString(CultureInfo.InvariantCulture);
            AddBelow(path, name, named && pairs ? items[index][1] : items[index]);
        }
    }

    private void AddBelow(string path, string name, JsonElement value)
    {
        _pathCharacters += path.Length + name.Length + 1;
        _isFull |= _columns.Count >= MaxColumns || _pathCharacters > MaxPathCharacters;
        if (!_isFull)
            Add(Below(path, name), value);
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

using System.Text.Json;

namespace AiPerf.Plot.Outputs;

/// <summary>Gives columns names in the order in which they are first used; the same array has one name.</summary>
internal sealed class ColumnNames
{
    private readonly Dictionary<Array, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly List<Array> _columns = [];

    /// <summary>The name of a column of numbers, texts or flags.</summary>
    public string this[Array column]
    {
        get
        {
            if (!_names.TryGetValue(column, out var name))
            {
                name = FormattableString.Invariant($"c{_columns.Count}");
                _names.Add(column, name);
                _columns.Add(column);
            }

            return name;
        }
    }

    /// <summary>Writes all columns as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("columns");
        foreach (var column in _columns)
        {
            json.WriteStartArray(_names[column]);
            switch (column)
            {
                case double[] numbers:
                    foreach (var number in numbers)
                        JsonText.Number(json, number);
                    break;
                case string[] texts:
                    foreach (var text in texts)
                        json.WriteStringValue(text);
                    break;
                case bool[] flags:
                    foreach (var flag in flags)
                        json.WriteBooleanValue(flag);
                    break;
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}

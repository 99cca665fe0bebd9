using System.Globalization;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Configuration;

/// <summary>Writes checked values as YAML, in the form that is read back as the same value.</summary>
internal static class YamlText
{
    /// <summary>A text: plain where that is safe, else in double quotes.</summary>
    public static string Scalar(string value) => IsPlain(value) ? value : "\"" + string.Concat(value.Select(Escaped)) + "\"";

    /// <summary>The value of a key.</summary>
    public static string Value(SchemaKey key, SettingValue value) => value switch
    {
        TextValue text => Scalar(key.Choices.FirstOrDefault(choice => choice.Member == text.Text)?.Name ?? text.Text),
        SwitchValue flag => flag.On ? "true" : "false",
        NumberValue number => number.Text,
        ListValue list => $"[{string.Join(", ", list.Items.Select(Scalar))}]",
        MetricValue metric => Metric(metric),
        RangeValue range => $"[{range.From}, {range.To}]",
        MappingListValue list => $"[{string.Join(", ", list.Items.Select(item => Value(key, item)))}]",
        MappingValue { Settings.Count: 0 } => "{}",
        MappingValue map => $"{{ {string.Join(", ", map.Settings.Select(setting => Entry(key, setting)))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No YAML form."),
    };

    private static string Entry(SchemaKey key, Setting setting) => PresetSchema.Find(key.Keys, setting.Key) is { } nested
        ? $"{setting.Key}: {Value(nested, setting.Value)}"
        : $"{Scalar(setting.Key)}: {Scalar(((TextValue)setting.Value).Text)}";

    // As a mapping, in which nothing is taken out of the name.
    private static string Metric(MetricValue metric) =>
        $"{{ metric: {Scalar(metric.Tag)}"
        + (metric.Stat is { } stat ? $", stat: {stat.Word()}" : "")
        + (metric.Source is { } source ? $", source: {StatNames.Sources.First(choice => choice.Member == source.ToString()).Name}" : "") + " }";

    private static bool IsPlain(string value) =>
        value.Length > 0 && char.IsLetter(value[0]) && value[0] < 128
        && value.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/' or '+')
        && value.ToLowerInvariant() is not ("true" or "false" or "null");

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        _ when c < ' ' || c is (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };
}

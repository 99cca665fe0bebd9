using System.Collections;
using System.Globalization;
using System.Reflection;

namespace AiPerf.Plot.Runtime.Tests;

/// <summary>A record's whole content as a text: records compare their lists by identity, texts by content.</summary>
internal static class RecordText
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool or Enum => value.ToString()!,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Properties(value).Select(property => $"{property.Name} = {Of(property.GetValue(value))}"))} }}",
    };

    private static IEnumerable<PropertyInfo> Properties(object value) =>
        value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0).OrderBy(property => property.Name, StringComparer.Ordinal);
}

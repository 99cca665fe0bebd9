using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>Looks into JSON of any shape; what is not there or not of the wanted type is <see langword="null"/>.</summary>
internal static class JsonValues
{
    extension(JsonElement element)
    {
        /// <summary>The value at a path of property names; JSON's null counts as absent.</summary>
        public JsonElement? At(params ReadOnlySpan<string> path)
        {
            JsonElement current = element;
            foreach (string name in path)
            {
                if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
                    return null;
            }

            return current.ValueKind == JsonValueKind.Null ? null : current;
        }

        /// <summary>The element itself, or the only one of a list that holds one.</summary>
        public JsonElement Unwrapped() =>
            element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 1 ? element[0] : element;

        /// <summary>The value as text, not empty.</summary>
        public string? Text() =>
            element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : null;

        /// <summary>The value as a finite number.</summary>
        public double? Number() =>
            element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;

        /// <summary>The value as a whole number that is at least one, whether written <c>8</c> or <c>8.0</c>.</summary>
        public long? Positive() =>
            element.Number() is { } number and >= 1 and <= 1L << 53 && number == Math.Truncate(number) ? (long)number : null;

        /// <summary>The value as true or false.</summary>
        public bool? Flag() => element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }
}

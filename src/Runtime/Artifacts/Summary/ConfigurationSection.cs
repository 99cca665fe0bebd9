using System.Globalization;
using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads <c>input_config</c> (spec artifacts 1.4). Both shapes are looked for, fact by fact: version 2 (<c>models</c>, <c>phases</c>,
/// <c>artifacts</c>) first, then the legacy one (<c>endpoint.model_names</c>, <c>loadgen</c>, <c>output</c>).
/// </summary>
internal static class ConfigurationSection
{
    /// <summary>Reads the configuration; a fact that is absent or of the wrong type stays unknown.</summary>
    public static RunConfiguration Read(JsonElement configuration)
    {
        JsonElement? phase = PhaseSection.Measured(configuration);
        JsonElement? load = configuration.At("loadgen");
        Dictionary<string, string> flattened = ConfigurationFlattener.Flatten(configuration, out bool isWhole);
        return new RunConfiguration
        {
            Model = Model(configuration),
            EndpointType = configuration.At("endpoint", "type")?.Text(),
            Concurrency = Count((phase is { } measured ? PhaseSection.Concurrency(measured) : null) ?? Positive(load, "concurrency")),
            RequestRate = Above(phase, "rate") ?? Above(load, "request_rate") ?? Above(load, "user_centric_rate"),
            Users = Count(Positive(phase, "users") ?? Positive(load, "num_users")),
            PlannedRequestCount = Positive(phase, "requests") ?? Positive(load, "request_count"),
            BenchmarkDuration = Above(phase, "duration") ?? Above(load, "benchmark_duration"),
            SliceDuration = Above(configuration.At("output"), "slice_duration") ?? Above(configuration.At("artifacts"), "slice_duration"),
            Streaming = configuration.At("endpoint", "streaming")?.Flag(),
            Slos = Slos(configuration),
            Flattened = flattened,
            IsFlattenedWhole = isWhole,
        };
    }

    private static string? Model(JsonElement configuration) =>
        FirstName(configuration.At("models", "items")) ?? FirstName(configuration.At("models")) ?? FirstName(configuration.At("endpoint", "model_names"));

    /// <summary>The first of a list of names or of objects with a name.</summary>
    private static string? FirstName(JsonElement? names)
    {
        if (names is not { } value)
            return null;
        JsonElement first = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? value[0] : value;
        return first.Text() ?? first.At("name")?.Text();
    }

    /// <summary>A list of several values, as a sweep's parent has, is no fact about one run.</summary>
    private static long? Positive(JsonElement? section, string key) => section?.At(key)?.Unwrapped().Positive();

    private static double? Above(JsonElement? section, string key) =>
        section?.At(key)?.Unwrapped().Number() is { } number and > 0 ? number : null;

    private static int? Count(long? number) => number is { } value and <= int.MaxValue ? (int)value : null;

    /// <summary>Goodput thresholds: <c>slos</c> (version 2) or <c>input.goodput</c>, as an object or as AIPerf's option text <c>tag:value tag:value</c>.</summary>
    private static Dictionary<string, double> Slos(JsonElement configuration)
    {
        var slos = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (JsonElement? place in new[] { configuration.At("slos"), configuration.At("input", "goodput") })
        {
            if (place is { ValueKind: JsonValueKind.Object } thresholds)
            {
                foreach (JsonProperty property in thresholds.EnumerateObject())
                {
                    if (property.Value.Number() is { } threshold)
                        slos.TryAdd(property.Name, threshold);
                }
            }
            else if (place?.Text() is { } text)
            {
                foreach (string pair in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    int colon = pair.LastIndexOf(':');
                    if (colon > 0 && double.TryParse(pair.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double threshold) && double.IsFinite(threshold))
                        slos.TryAdd(pair[..colon], threshold);
                }
            }
        }

        return slos;
    }
}

using System.Globalization;
using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Reads <c>input_config</c> (spec artifacts 1.4). Both shapes are looked for, fact by fact: version 2 (<c>models</c>, <c>phases</c>,
/// <c>artifacts</c>) first, then the legacy one (<c>endpoint.model_names</c>, <c>loadgen</c>, <c>output</c>).
/// </summary>
internal static class ConfigurationSection
{
    private const int MaxShown = 40;

    /// <summary>Reads the configuration; a fact that is absent or of the wrong type stays unknown.</summary>
    /// <param name="configuration">The object <c>input_config</c>.</param>
    /// <param name="ignore">Receives the path of each load parameter that no benchmark can have had, and why it is not used, as a clause.</param>
    public static RunConfiguration Read(JsonElement configuration, Action<string, string>? ignore = null)
    {
        JsonElement? phase = PhaseSection.Measured(configuration);
        JsonElement? load = configuration.At("loadgen");
        Dictionary<string, string> flattened = ConfigurationFlattener.Flatten(configuration, out bool isWhole);
        if (ignore is not null)
        {
            foreach ((JsonElement? section, string path, bool isCount) in (IEnumerable<(JsonElement?, string, bool)>)
                [
                    (phase?.At("concurrency"), "phases.concurrency", true), (load?.At("concurrency"), "loadgen.concurrency", true),
                    (phase?.At("users"), "phases.users", true), (load?.At("num_users"), "loadgen.num_users", true),
                    (phase?.At("rate"), "phases.rate", false), (load?.At("request_rate"), "loadgen.request_rate", false),
                    (load?.At("user_centric_rate"), "loadgen.user_centric_rate", false),
                ])
            {
                Check(section, path, isCount, ignore);
            }
        }

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

    // Objects and lists of several values describe sweeps and ramps, which are no fact about one run and no mistake.
    private static void Check(JsonElement? parameter, string path, bool isCount, Action<string, string> ignore)
    {
        if (parameter?.Unwrapped() is not { ValueKind: JsonValueKind.Number or JsonValueKind.String or JsonValueKind.True or JsonValueKind.False } value)
            return;
        if (isCount ? Count(value.Positive()) is null : value.Number() is not > 0)
            ignore(path, $"it is {Shortened(value.GetRawText())}, where {(isCount ? "a whole number of at least 1" : "a number above 0")} is meant");
    }

    private static string Shortened(string text) => text.Length <= MaxShown ? text : text[..MaxShown] + "…";

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

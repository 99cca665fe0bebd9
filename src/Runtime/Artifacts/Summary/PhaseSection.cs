using System.Text.Json;

namespace AiPerf.Plot.Artifacts;

/// <summary>Picks the phase that is measured from the <c>phases</c> of a version 2 configuration.</summary>
internal static class PhaseSection
{
    /// <summary>The phase named <c>profiling</c>, else the first one that is no warm-up, else the first one.</summary>
    public static JsonElement? Measured(JsonElement configuration)
    {
        if (configuration.At("phases") is not { } phases)
            return null;

        List<(string? Name, JsonElement Phase)> all = phases.ValueKind switch
        {
            JsonValueKind.Array => [.. phases.EnumerateArray().Where(IsObject).Select(phase => (phase.At("name")?.Text(), phase))],
            JsonValueKind.Object => [.. phases.EnumerateObject().Where(property => IsObject(property.Value)).Select(property => ((string?)property.Name, property.Value))],
            _ => [],
        };
        if (all.Count == 0)
            return null;

        int index = all.FindIndex(phase => IsNamed(phase.Name, "profiling"));
        if (index < 0)
            index = all.FindIndex(phase => !IsNamed(phase.Name, "warmup") && phase.Phase.At("exclude_from_results")?.Flag() != true);
        return all[Math.Max(index, 0)].Phase;
    }

    /// <summary>The concurrency of a phase. A phase of type <c>concurrency</c> without the key relies on AIPerf's default of one.</summary>
    public static long? Concurrency(JsonElement phase) => phase.At("concurrency") is { } asked
        ? asked.Unwrapped().Positive()
        : phase.At("type")?.Text() == "concurrency" ? 1 : null;

    private static bool IsObject(JsonElement element) => element.ValueKind == JsonValueKind.Object;

    private static bool IsNamed(string? name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
}

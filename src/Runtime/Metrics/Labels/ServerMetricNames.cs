namespace AiPerf.Plot.Metrics;

/// <summary>Names of server metrics: who exports them, and what they are without the unit at their end.</summary>
internal static class ServerMetricNames
{
    // The longer prefix stands before the shorter one it begins with.
    private static readonly (string Prefix, string Name)[] Servers =
    [
        ("vllm:", "vLLM"), ("vllm_", "vLLM"), ("sglang:", "SGLang"), ("sglang_", "SGLang"), ("trtllm:", "TensorRT-LLM"),
        ("trtllm_", "TensorRT-LLM"), ("dynamo_", "Dynamo"), ("nv_inference_", "Triton"), ("nv_gpu_", "Triton GPU"), ("nv_", "Triton"),
        ("http_", "HTTP"), ("https_", "HTTPS"), ("nvidia_", "NVIDIA"), ("dcgm_", "DCGM"), ("gpu_", "GPU"),
    ];

    private static readonly string[] UnitSuffixes =
    [
        "_seconds", "_milliseconds", "_microseconds", "_nanoseconds", "_us", "_ms", "_ns", "_bytes", "_total", "_count", "_perc",
        "_percentage", "_percent",
    ];

    /// <summary>'vLLM: KV Cache Usage' for <c>vllm:kv_cache_usage_perc</c>; <see langword="null"/> for what no known server exports.</summary>
    public static string? Find(string reference)
    {
        var cut = reference.IndexOfAny(['[', '{']);
        var name = cut < 0 ? reference : reference.Substring(0, cut);
        var (prefix, server) = Servers.FirstOrDefault(row => name.StartsWith(row.Prefix, StringComparison.OrdinalIgnoreCase));
        if (prefix is null)
            return cut < 0 ? null : Join(TagWords.Title(WithoutUnit(name)), reference, cut);
        var rest = WithoutUnit(name.Substring(prefix.Length));
        return rest.Length == 0 ? null : Join($"{server}: {TagWords.Title(rest)}", reference, cut);
    }

    // The endpoint and the labels tell one series from another; they stay as the user wrote them.
    private static string Join(string name, string reference, int cut) => cut < 0 ? name : $"{name} {reference.Substring(cut)}";

    private static string WithoutUnit(string name) =>
        UnitSuffixes.FirstOrDefault(suffix => name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal)) is { } unit
            ? name.Substring(0, name.Length - unit.Length) : name;
}

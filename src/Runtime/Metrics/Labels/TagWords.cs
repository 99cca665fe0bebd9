namespace AiPerf.Plot.Metrics;

/// <summary>Turns tags and headers into words.</summary>
internal static class TagWords
{
    private static readonly Dictionary<string, string> Acronyms = new[]
    {
        "GPU", "CPU", "TTFT", "TTST", "ITL", "ICL", "ISL", "OSL", "KV", "HTTP", "HTTPS", "DNS", "SM", "XID", "E2E", "RTT", "TTFB", "ECC", "AMD",
        "P1", "P5", "P10", "P25", "P50", "P75", "P90", "P95", "P99", "API", "LLM", "ID", "IO", "NIXL", "MoE", "LoRA",
    }.ToDictionary(word => word, StringComparer.OrdinalIgnoreCase);

    /// <summary>Title case of an identifier: <c>my_gpu_clock</c> is 'My GPU Clock'.</summary>
    public static string Title(string tag)
    {
        var words = tag.Split(['_', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => Acronyms.TryGetValue(word, out var acronym) ? acronym : Upper(word));
        return string.Join(" ", words) is { Length: > 0 } text ? text : tag;
    }

    /// <summary>Sentence case of a title: 'Time to First Token' is 'Time to first token'. Words in capitals stay.</summary>
    public static string Sentence(string title) => string.Join(" ", title.Split(' ').Select((word, i) => Lower(word, isFirst: i == 0)));

    // 'Network-Adjusted' is two words here; together its two capitals would pass for an abbreviation.
    private static string Lower(string word, bool isFirst) => string.Join(
        "-", word.Split('-').Select((part, i) => (isFirst && i == 0) || part.Count(char.IsUpper) > 1 ? part : part.ToLowerInvariant()));

    private static string Upper(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}

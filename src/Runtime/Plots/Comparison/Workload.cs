using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>
/// What two runs must have in common to be repeats of one operating point besides their label: a label names one parameter, and a mean
/// over runs that differ in another one would be the number of nothing that was measured.
/// </summary>
internal static class Workload
{
    // Seeds, directories and the like differ between repeats; these decide how much work a request is.
    private static readonly string[] Sizes = ["input_tokens", "output_tokens", "input.file"];

    /// <summary>Runs with equal texts were asked to do the same.</summary>
    public static string Of(Run run)
    {
        RunConfiguration asked = run.Configuration;
        IEnumerable<string> sizes = asked.Flattened
            .Where(pair => Array.Exists(Sizes, size => pair.Key.Contains(size, StringComparison.Ordinal)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}");
        return string.Join('\n',
        [
            asked.Model ?? "", asked.EndpointType ?? "", asked.Streaming?.ToString() ?? "", Exact(asked.Concurrency), Exact(asked.RequestRate), Exact(asked.Users), .. sizes,
        ]);
    }

    /// <summary>The number of GPUs where it is known for certain.</summary>
    public static int? Gpus(Run run) => run.IsGpuCountGuessed ? null : run.GpuCount;

    private static string Exact(double? number) => number is { } value ? NumberText.Exact(value) : "";
}

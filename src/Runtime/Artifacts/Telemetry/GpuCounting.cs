namespace AiPerf.Plot.Artifacts;

/// <summary>
/// Counts the physical GPUs of a run. AIPerf counts entries, so that a GPU seen through two exporters counts twice; here a GPU is its
/// UUID. A summary entry without a UUID takes the one that the telemetry file gives for the same exporter and index.
/// </summary>
internal static class GpuCounting
{
    /// <summary>Exporters report every GPU at every scrape; this many lines hold many scrapes.</summary>
    private const int PeekLines = 2000;

    /// <summary>How many lines of the telemetry file suffice to identify the GPUs of a summary.</summary>
    public static int LinesToRead(int reported) => reported == 0 ? int.MaxValue : Math.Max(PeekLines, 8 * reported);

    /// <summary>Whether the telemetry file can add anything to what the summary says.</summary>
    public static bool NeedsTelemetry(IReadOnlyList<ReportedGpu> reported) => !reported.All(gpu => gpu.HasUuid) || reported.Count == 0;

    /// <summary>The distinct GPUs of the summary, or of the telemetry file when the summary names none.</summary>
    /// <param name="reported">The entries of the summary.</param>
    /// <param name="telemetry">The entries of the telemetry file; empty when there is none.</param>
    public static IReadOnlyList<GpuIdentity> Distinct(IReadOnlyList<ReportedGpu> reported, IReadOnlyList<ReportedGpu> telemetry)
    {
        IEnumerable<GpuIdentity> identities = reported.Count == 0
            ? telemetry.Select(gpu => gpu.Identity)
            : reported.Select(gpu => gpu.HasUuid ? gpu.Identity : Named(gpu, telemetry) ?? gpu.Identity);
        return [.. identities.DistinctBy(gpu => gpu.Key, StringComparer.Ordinal)];
    }

    /// <summary>Whether several GPUs are told apart by exporter and index alone, for want of UUIDs.</summary>
    /// <param name="reported">The entries of the summary.</param>
    /// <param name="telemetry">The entries of the telemetry file; empty when there is none.</param>
    public static bool IsGuessed(IReadOnlyList<ReportedGpu> reported, IReadOnlyList<ReportedGpu> telemetry) =>
        Distinct(reported, telemetry).Count > 1
        && (reported.Count == 0 ? telemetry.Any(gpu => !gpu.HasUuid) : reported.Any(gpu => !gpu.HasUuid && Named(gpu, telemetry) is null));

    private static GpuIdentity? Named(ReportedGpu gpu, IReadOnlyList<ReportedGpu> telemetry)
    {
        List<GpuIdentity> matches =
        [
            .. telemetry.Where(other => other.HasUuid && other.Endpoint == gpu.Endpoint && other.Identity.Index == gpu.Identity.Index)
                .Select(other => other.Identity).DistinctBy(other => other.Key, StringComparer.Ordinal),
        ];
        return matches.Count == 1 ? matches[0] : null;
    }
}

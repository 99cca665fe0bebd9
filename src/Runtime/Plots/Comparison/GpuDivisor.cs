using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>How many GPUs the values per GPU of a comparison were divided by (spec plots R-7).</summary>
internal static class GpuDivisor
{
    private const string PerGpu = "output_token_throughput_per_gpu";
    private const string Total = "output_token_throughput";
    private const double Tolerance = 1e-3;

    /// <summary>Whether a metric is a value per GPU.</summary>
    public static bool Concerns(string tag) => tag.Contains("per_gpu", StringComparison.Ordinal);

    /// <summary><c>Values per GPU: 1 to 2 GPUs.</c>; <see langword="null"/> where nothing per GPU is plotted.</summary>
    public static string? Sentence(ComparisonTable table)
    {
        if (!Concerns(table.X.Tag) && !Concerns(table.Y.Tag))
            return null;
        int?[] counts = [.. table.Points.Select(point => Of(point.Run))];
        int[] known = [.. counts.OfType<int>()];
        if (known.Length == 0)
            return "Values per GPU: number of GPUs unknown.";
        string range = known.Min() == known.Max() ? NumberText.Count(known[0], "GPU") : $"{known.Min()} to {NumberText.Count(known.Max(), "GPU")}";
        int guessed = table.Points.Count(point => point.Run.IsGpuCountGuessed);
        Run[] listed = [.. table.Points.Select(point => point.Run).Where(run => run.GpusListed is not null && Of(run) == run.GpuCount)];
        bool alike = listed.Length == counts.Length && known.Min() == known.Max() && listed.Select(run => run.GpusListed).Distinct().Count() == 1;
        string more = listed.Length == 0 ? ""
            : alike ? $" ({listed[0].GpusListed} listed, {known[0]} distinct; AIPerf divides by {listed[0].GpusListed})"
            : $" ({NumberText.Count(listed.Length, "run")} list{(listed.Length == 1 ? "s" : "")} more than are distinct; AIPerf divides by those listed)";
        return "Values per GPU: " + range + more
            + (known.Length < counts.Length ? $", unknown for {NumberText.Count(counts.Length - known.Length, "run")}" : "")
            + (guessed > 0 ? $", guessed for {NumberText.Count(guessed, "run")} without GPU UUIDs" : "") + ".";
    }

    // The numbers themselves tell, also where a file brought its value along.
    private static int? Of(Run run)
    {
        if (run.Summary?.Metrics.GetValueOrDefault(PerGpu) is not { } block)
            return run.GpuCount;
        if (run.Summary.Metrics.GetValueOrDefault(Total)?[Stat.Avg] is not { } total || block[Stat.Avg] is not { } share || share == 0)
            return null;
        double ratio = total / share;
        double count = Math.Round(ratio);
        return count is >= 1 and <= int.MaxValue && Math.Abs(ratio - count) <= Tolerance * count ? (int)count : null;
    }
}

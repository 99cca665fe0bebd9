using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Plots;

/// <summary>
/// Where each slice lies in time. AIPerf cuts slices at multiples of their duration since 1970 and numbers those in which a request
/// started; from the requests the true windows are found again, gaps included. Without requests slice i lies at i times the duration.
/// </summary>
/// <param name="Starts">Where each slice starts, seconds after the first request's start (or slice numbers); the first may be negative.</param>
/// <param name="Duration">The length of a slice; 1 for slice numbers.</param>
/// <param name="IsTime">Whether positions are seconds.</param>
/// <param name="IsRebuilt">Whether the windows come from the requests.</param>
/// <param name="End">When the last request ended; the end of the last slice when that is unknown.</param>
/// <param name="IsLastPartial">Whether the benchmark ended before 90 % of the last slice.</param>
internal sealed record SlicePositions(double[] Starts, double Duration, bool IsTime, bool IsRebuilt, double End, bool IsLastPartial)
{
    /// <summary>Whether the first slices hold warm-up requests.</summary>
    public bool HasWarmup { get; private init; }

    /// <summary>Where each slice ends, where that is known; otherwise each lasts <see cref="Duration"/>.</summary>
    public double[]? Ends { get; private init; }

    /// <summary>Where a slice ends.</summary>
    public double EndOf(int slice) => Ends?[slice] ?? Starts[slice] + Duration;

    /// <summary>The centre of what of a slice lies on the axis, which begins with the first request.</summary>
    public double Center(int slice) => ((IsTime ? Math.Max(Starts[slice], 0) : Starts[slice]) + EndOf(slice)) / 2;

    /// <summary>The edges that ticks are put on: those of the slices, without the fraction of a second by which servers are scraped off the requests' time.</summary>
    public double[] Edges => Ends is null ? [.. Starts, Starts[^1] + Duration] : [.. Starts.Append(Ends[^1]).Select(edge => Math.Round(edge / Duration * 100) * Duration / 100)];

    /// <summary>Windows between slices in which no request started.</summary>
    public IEnumerable<(double From, double To)> Gaps()
    {
        for (int i = 1; i < Starts.Length; i++)
        {
            double end = Starts[i - 1] + Duration;
            if (Starts[i] - end > Duration / 2)
                yield return (end, Starts[i]);
        }
    }

    /// <summary>The positions of a server metric's slices, which the file gives.</summary>
    public static SlicePositions Of(ServerLine line, double duration) =>
        new(line.Start, duration, true, true, line.End[^1], line.IsPartial[^1]) { Ends = line.End };

    /// <summary>The positions of a run's slices.</summary>
    /// <param name="run">The run.</param>
    /// <param name="rows">Its requests, if it has any.</param>
    /// <param name="useDuration">Whether seconds are asked for; otherwise slice numbers.</param>
    public static SlicePositions Of(Run run, RequestRows? rows, bool useDuration)
    {
        int count = run.Timeslices?.SliceCount ?? 0;
        if (!useDuration || run.Configuration.SliceDuration is not { } duration || !(duration > 0))
            return new([.. Enumerable.Range(0, count).Select(i => (double)i)], 1, false, false, count, false);
        if (rows is { Count: > 0 } && run.Requests is { } table)
        {
            // AIPerf cuts slices from the profiling phase; a file whose number of slices fits all records alone has the warm-up in it.
            foreach (bool warmup in (bool[])[false, true])
            {
                long length = Math.Max((long)Math.Round(duration * 1e9), 1);
                double[] starts = Array.ConvertAll(rows.Windows(length, warmup), window => (window * length - table.OriginNs) / 1e9);
                if (starts.Length == count)
                    return new(starts, duration, true, true, rows.EndSeconds, IsPartial(starts, duration, rows.EndSeconds)) { HasWarmup = warmup };
            }
        }

        double[] plain = [.. Enumerable.Range(0, count).Select(i => i * duration)];
        double? total = run.Summary?.Metrics.GetValueOrDefault("benchmark_duration")?[Metrics.Stat.Avg];
        return new(plain, duration, true, false, count * duration, total is { } seconds && IsPartial(plain, duration, seconds));
    }

    private static bool IsPartial(double[] starts, double duration, double end) => starts.Length > 0 && end - starts[^1] < 0.9 * duration;
}

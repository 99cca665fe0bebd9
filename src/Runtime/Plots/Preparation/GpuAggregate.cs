using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>
/// A GPU field over time across GPUs (spec plots R-59): each GPU is brought to one grid whose step is the sampling interval, then
/// mean, smallest and largest are taken over the GPUs. Exporters that sample a millisecond apart thus stay one line.
/// </summary>
/// <param name="X">Seconds after the origin, one grid step apart.</param>
/// <param name="Mean">The mean over the GPUs; not-a-number where none has a sample.</param>
/// <param name="Low">The smallest over the GPUs.</param>
/// <param name="High">The largest over the GPUs.</param>
/// <param name="GpuCount">GPUs that have the field.</param>
/// <param name="Interval">The grid's step in seconds.</param>
/// <param name="CroppedCount">Samples left out because they lie outside the time shown.</param>
internal sealed record GpuAggregate(double[] X, double[] Mean, double[] Low, double[] High, int GpuCount, double Interval, int CroppedCount)
{
    private const int MostSteps = 2_000_000;

    /// <summary>Aggregates a field; <see langword="null"/> when no GPU has a finite value of it in the time shown.</summary>
    /// <param name="telemetry">All GPUs.</param>
    /// <param name="field">The field.</param>
    /// <param name="originNs">The moment that is second 0, epoch nanoseconds.</param>
    /// <param name="from">The first second shown.</param>
    /// <param name="to">The last second shown.</param>
    public static GpuAggregate? Of(GpuTelemetry telemetry, string field, long originNs, double from, double to)
    {
        List<Samples> gpus = [];
        int cropped = 0;
        foreach (GpuSeries gpu in telemetry.Gpus)
        {
            if (!gpu.Fields.TryGetValue(field, out double[]? values))
                continue;
            Samples samples = Samples.Of(gpu.TimestampNs, values, originNs, from, to, out int outside);
            cropped += outside;
            if (samples.X.Length > 0)
                gpus.Add(samples);
        }

        if (gpus.Count == 0)
            return null;
        double start = gpus.Min(gpu => gpu.X[0]);
        double end = gpus.Max(gpu => gpu.X[^1]);
        double interval = SamplingInterval(Quantiles.SortedFinite([.. gpus.SelectMany(gpu => gpu.Gaps())]));
        if (!(interval > 0))
            interval = Math.Max(end - start, 1);
        interval = Math.Max(interval, (end - start) / MostSteps);
        return OnGrid(gpus, start, (int)Math.Round((end - start) / interval) + 1, interval, cropped);
    }

    // A GPU seen through two or three endpoints has its samples in groups a millisecond apart; those gaps say nothing of the
    // interval. It is the median of the gaps that are not far smaller than most of the larger ones.
    private static double SamplingInterval(double[] gaps)
    {
        double least = Quantiles.Of(gaps, 0.7) / 4;
        return Quantiles.Of(gaps.AsSpan(Array.FindIndex(gaps, gap => gap >= least) is var first and >= 0 ? first : 0), 0.5);
    }

    private static GpuAggregate OnGrid(List<Samples> gpus, double start, int steps, double interval, int cropped)
    {
        double[] x = new double[steps];
        double[] sum = new double[steps];
        int[] count = new int[steps];
        double[] low = new double[steps];
        double[] high = new double[steps];
        Array.Fill(low, double.PositiveInfinity);
        Array.Fill(high, double.NegativeInfinity);
        foreach (Samples gpu in gpus)
        {
            double[] values = gpu.Resampled(start, steps, interval);
            for (int i = 0; i < steps; i++)
            {
                if (double.IsNaN(values[i]))
                    continue;
                sum[i] += values[i];
                count[i]++;
                low[i] = Math.Min(low[i], values[i]);
                high[i] = Math.Max(high[i], values[i]);
            }
        }

        for (int i = 0; i < steps; i++)
        {
            x[i] = start + i * interval;
            (sum[i], low[i], high[i]) = count[i] > 0 ? (sum[i] / count[i], low[i], high[i]) : (double.NaN, double.NaN, double.NaN);
        }

        return new(x, sum, low, high, gpus.Count, interval, cropped);
    }

    // The samples of one GPU inside the time shown.
    private sealed record Samples(double[] X, double[] Y)
    {
        public static Samples Of(long[] timestamps, double[] values, long originNs, double from, double to, out int outside)
        {
            outside = 0;
            List<double> x = new(timestamps.Length);
            List<double> y = new(timestamps.Length);
            for (int i = 0; i < timestamps.Length; i++)
            {
                double second = (timestamps[i] - originNs) / 1e9;
                if (!double.IsFinite(values[i]))
                    continue;
                if (second < from || second > to)
                {
                    outside++;
                    continue;
                }

                x.Add(second);
                y.Add(values[i]);
            }

            return new([.. x], [.. y]);
        }

        public IEnumerable<double> Gaps()
        {
            for (int i = 1; i < X.Length; i++)
            {
                if (X[i] > X[i - 1])
                    yield return X[i] - X[i - 1];
            }
        }

        // The mean of the samples nearest to each grid point. A point that jitter left without one takes the sample before or
        // after it if that is at most 1.5 steps away; a longer silence stays a gap.
        public double[] Resampled(double start, int steps, double interval)
        {
            double[] sum = new double[steps];
            int[] count = new int[steps];
            for (int i = 0; i < X.Length; i++)
            {
                int at = Math.Clamp((int)Math.Round((X[i] - start) / interval), 0, steps - 1);
                sum[at] += Y[i];
                count[at]++;
            }

            int next = 0;
            for (int i = 0; i < steps; i++)
            {
                if (count[i] > 0)
                {
                    sum[i] /= count[i];
                    continue;
                }

                double moment = start + i * interval;
                while (next < X.Length && X[next] < moment)
                    next++;
                int nearest = next > 0 && (next == X.Length || moment - X[next - 1] <= X[next] - moment) ? next - 1 : next;
                sum[i] = Math.Abs(X[nearest] - moment) <= 1.5 * interval ? Y[nearest] : double.NaN;
            }

            return sum;
        }
    }
}

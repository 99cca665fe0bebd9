using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Plots;

/// <summary>A series of a server metric over time, one value a time slice.</summary>
/// <param name="Name">What tells it from the others; empty when there is one.</param>
/// <param name="Slices">The slices.</param>
/// <param name="Start">Where each begins, seconds after the origin.</param>
/// <param name="End">Where each ends.</param>
/// <param name="Y">The statistic in each; not-a-number where it has none.</param>
/// <param name="IsPartial">Whether each is much shorter than the others.</param>
internal sealed record ServerLine(string Name, IReadOnlyList<ServerSlice> Slices, double[] Start, double[] End, double[] Y, bool[] IsPartial)
{
    /// <summary>Where time begins: what a slice covers before is not drawn.</summary>
    public double Earliest { get; init; } = double.NegativeInfinity;

    /// <summary>The middle of each slice.</summary>
    public double[] Middle => [.. Start.Zip(End, (start, end) => (start + end) / 2)];

    /// <summary>Another statistic of the same slices; not-a-number where they have none.</summary>
    public double[] Other(Stat stat) => [.. Slices.Select(slice => Value(slice, stat))];

    /// <summary>A statistic of a slice; percentiles of histograms come from its buckets.</summary>
    public static double Value(ServerSlice slice, Stat stat) =>
        slice.Values.TryGetValue(stat, out double value) ? value : ServerPercentiles.Of(slice.Buckets, stat) ?? double.NaN;

    /// <summary>
    /// The columns as a line through the middles: broken where time between slices is not covered or a value is missing. A value alone
    /// between gaps spans its slice, so that it is seen.
    /// </summary>
    /// <param name="duration">The length of a whole slice in seconds.</param>
    /// <param name="columns">Values a slice; all of them are finite or none is.</param>
    public (double[] X, double[][] Columns) Path(double duration, params double[][] columns)
    {
        List<double> x = [];
        List<double>[] y = [.. columns.Select(_ => new List<double>())];
        foreach ((int first, int last) in Runs(duration, columns[0]))
        {
            if (x.Count > 0)
                Add(x[^1], -1);
            if (first == last)
            {
                Add(Math.Max(Start[first], Earliest), first);
                Add(End[first], first);
                continue;
            }

            for (int i = first; i <= last; i++)
                Add((Start[i] + End[i]) / 2, i);
        }

        return ([.. x], [.. y.Select(column => column.ToArray())]);

        void Add(double at, int slice)
        {
            x.Add(at);
            for (int c = 0; c < columns.Length; c++)
                y[c].Add(slice < 0 ? double.NaN : columns[c][slice]);
        }
    }

    /// <summary>The values as steps that hold from the start of a slice to its end.</summary>
    /// <param name="duration">The length of a whole slice in seconds.</param>
    public (double[] X, double[] Y) Steps(double duration)
    {
        List<double> x = [];
        List<double> y = [];
        foreach ((int first, int last) in Runs(duration, Y))
        {
            if (x.Count > 0)
            {
                x.Add(x[^1]);
                y.Add(double.NaN);
            }

            for (int i = first; i <= last; i++)
            {
                x.Add(Math.Max(Start[i], Earliest));
                y.Add(Y[i]);
            }

            x.Add(End[last]);
            y.Add(Y[last]);
        }

        return ([.. x], [.. y]);
    }

    // Neighbouring slices that all have a value.
    private IEnumerable<(int First, int Last)> Runs(double duration, double[] values)
    {
        int first = -1;
        for (int i = 0; i <= values.Length; i++)
        {
            bool has = i < values.Length && double.IsFinite(values[i]);
            bool follows = first >= 0 && has && Start[i] - End[i - 1] <= duration / 2;
            if (first >= 0 && !follows)
                yield return (first, i - 1);
            if (!follows)
                first = has ? i : -1;
        }
    }
}

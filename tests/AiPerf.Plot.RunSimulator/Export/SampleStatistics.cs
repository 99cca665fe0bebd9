namespace AiPerf.Plot.Simulation;

/// <summary>The statistics of a metric block, by AIPerf's rules: type-7 percentiles and the population's standard deviation.</summary>
internal sealed record SampleStatistics(
    double Average, double Minimum, double Maximum, double Sum, double Deviation, int Count, IReadOnlyList<double> Percentiles)
{
    /// <summary>The percentiles that AIPerf exports, in its order.</summary>
    public static IReadOnlyList<int> Levels { get; } = [1, 5, 10, 25, 50, 75, 90, 95, 99];

    /// <summary>Computes the block of a sample of at least one value.</summary>
    public static SampleStatistics Of(IReadOnlyCollection<double> sample)
    {
        double[] sorted = [.. sample];
        Array.Sort(sorted);
        double sum = 0;
        foreach (double value in sorted)
        {
            sum += value;
        }

        double mean = sum / sorted.Length;
        double squares = 0;
        foreach (double value in sorted)
        {
            squares += (value - mean) * (value - mean);
        }

        return new SampleStatistics(
            mean, sorted[0], sorted[^1], sum, Math.Sqrt(squares / sorted.Length), sorted.Length,
            [.. Levels.Select(level => Percentile(sorted, level))]);
    }

    private static double Percentile(double[] sorted, int level)
    {
        double rank = (sorted.Length - 1) * (level / 100.0);
        int lower = (int)Math.Floor(rank);
        int upper = Math.Min(lower + 1, sorted.Length - 1);
        return sorted[lower] + ((rank - lower) * (sorted[upper] - sorted[lower]));
    }
}

namespace AiPerf.Plot.Metrics;

/// <summary>Mean and spread of finite values by Welford's recurrence, which does not cancel where values are large and close.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Mean">The arithmetic mean; not-a-number without values.</param>
/// <param name="SumOfSquares">The sum of squared deviations from the mean.</param>
internal readonly record struct Moments(int Count, double Mean, double SumOfSquares)
{
    /// <summary>Standard deviation with divisor n, as AIPerf exports it; not-a-number without values.</summary>
    public double PopulationDeviation => Count > 0 ? Math.Sqrt(SumOfSquares / Count) : double.NaN;

    /// <summary>Standard deviation with divisor n - 1; not-a-number below two values.</summary>
    public double SampleDeviation => Count > 1 ? Math.Sqrt(SumOfSquares / (Count - 1)) : double.NaN;

    /// <summary>The moments of the finite values.</summary>
    /// <param name="values">Not-a-number and infinities are left out.</param>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        int count = 0;
        double mean = 0;
        double squares = 0;
        foreach (double value in values)
        {
            if (!double.IsFinite(value))
                continue;
            count++;
            double delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        return new(count, count > 0 ? mean : double.NaN, squares);
    }
}

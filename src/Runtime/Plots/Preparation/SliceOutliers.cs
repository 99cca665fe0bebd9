namespace AiPerf.Plot.Plots;

/// <summary>Slices that are worse than the run by more than its spread and their own (spec artifacts §4.4).</summary>
internal static class SliceOutliers
{
    /// <summary>Marks outliers: above average + both deviations, or below average - both where larger is better.</summary>
    /// <param name="values">The average of each slice.</param>
    /// <param name="deviations">The deviation within each slice; <see langword="null"/> counts as 0, a missing one never flags.</param>
    /// <param name="average">The run's average; nothing is an outlier without it.</param>
    /// <param name="deviation">The run's standard deviation; nothing is an outlier without it.</param>
    /// <param name="isThroughput">Whether small values are the bad ones.</param>
    public static bool[] Of(double[] values, double[]? deviations, double? average, double? deviation, bool isThroughput)
    {
        bool[] outliers = new bool[values.Length];
        if (average is not { } mean || deviation is not { } spread)
            return outliers;
        for (int i = 0; i < values.Length; i++)
        {
            double own = deviations is null ? 0 : deviations[i];
            outliers[i] = isThroughput ? values[i] < mean - spread - own : values[i] > mean + spread + own;
        }

        return outliers;
    }
}

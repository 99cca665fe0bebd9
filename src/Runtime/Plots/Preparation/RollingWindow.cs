namespace AiPerf.Plot.Plots;

/// <summary>The trailing window of rolling percentiles (spec plots R-55).</summary>
/// <param name="Length">Requests in the window.</param>
/// <param name="Minimum">Values needed in it before anything is drawn.</param>
internal readonly record struct RollingWindow(int Length, int Minimum)
{
    /// <summary>Whether a 95th percentile is more than the maximum.</summary>
    public bool HasP95 => Length >= 20;

    /// <summary>Whether a 99th percentile is more than the maximum.</summary>
    public bool HasP99 => Length >= 100;

    /// <summary>Whether rolling values are a line: the first is at the place that fills the minimum, and one point is none.</summary>
    /// <param name="x">Where the requests are, ascending.</param>
    public bool HasLine(double[] x) => x.Length > Minimum && x[^1] > x[Math.Max(Minimum, 1) - 1];

    /// <summary>Why there is no line.</summary>
    public string NoLine => $"the window of {NumberText.Count(Length, "request")} has its first value after {NumberText.Count(Minimum)} of them, and a line needs two";

    /// <summary>The window for a number of requests: a twentieth of them, from 20 to 500.</summary>
    /// <param name="requests">Requests shown.</param>
    /// <param name="wished">The preset's own window.</param>
    public static RollingWindow For(int requests, int? wished)
    {
        int length = wished ?? Math.Clamp((requests + 19) / 20, 20, 500);
        return new(length, (length + 1) / 2);
    }
}

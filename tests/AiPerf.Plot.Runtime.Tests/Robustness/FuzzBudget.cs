using System.Diagnostics;
using System.Globalization;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>
/// How long to fuzz: so many fixed seeds in every run, and the same seeds and as many more as fit into <c>AIPERF_FUZZ_SECONDS</c>, shared by
/// the targets.
/// </summary>
internal static class FuzzBudget
{
    private static readonly double Seconds =
        double.TryParse(Environment.GetEnvironmentVariable("AIPERF_FUZZ_SECONDS"), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : 0;

    /// <summary>Whether this is a long run, which measures times too.</summary>
    public static bool IsLong => Seconds > 0;

    /// <summary>The seeds to try.</summary>
    /// <param name="least">How many in every run.</param>
    public static IEnumerable<int> Seeds(int least)
    {
        var time = Stopwatch.StartNew();
        double share = Seconds / FuzzTargets.All.Count;
        for (int seed = 0; seed < least || time.Elapsed.TotalSeconds < share; seed++)
            yield return seed;
    }
}

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Whether the long versions run: 50 moments of killing instead of 6, the stated limits instead of a part of them, 200 draws instead of 12.</summary>
internal static class FullRobustness
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("AIPERF_FULL_ROBUSTNESS") == "1";
}

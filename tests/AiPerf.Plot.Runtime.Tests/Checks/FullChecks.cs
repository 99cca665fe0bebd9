using System.Collections.Immutable;
using AiPerf.Plot.Rendering;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>The full product of themes, sizes and scales, which takes minutes: on with <c>AIPERF_FULL_CHECKS=1</c> alone.</summary>
internal static class FullChecks
{
    /// <summary>Whether it was asked for.</summary>
    public static bool AreOn { get; } = Environment.GetEnvironmentVariable("AIPERF_FULL_CHECKS") == "1";

    /// <summary>The themes that checks of colours and files run with.</summary>
    public static ImmutableArray<Theme> Themes { get; } = AreOn ? Theme.All : [Theme.Light, Theme.Dark];

    /// <summary>The scales that checks of files run with.</summary>
    public static ImmutableArray<double> Scales { get; } = AreOn ? [1, 1.5, 2] : [1.5];
}

using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Configuration;

/// <summary>A preset that is asked for or defined but cannot be drawn.</summary>
/// <param name="Name">Its name, as it was written.</param>
/// <param name="IsMultiRun">Whether it is a comparison.</param>
/// <param name="Cause">The mistake that costs it.</param>
internal sealed record LeftOutPreset(string Name, bool IsMultiRun, PlotDiagnostic Cause);

namespace AiPerf.Plot.Artifacts;

/// <summary>A run that discovery found.</summary>
/// <param name="Directory">Where it lies.</param>
/// <param name="Input">The input that yielded it; its metadata are those of the input nearest to the run.</param>
/// <param name="Name">The name shown in legends, unique among the runs found.</param>
internal sealed record FoundRun(RunDirectory Directory, RunInput Input, string Name);

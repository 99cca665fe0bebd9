namespace AiPerf.Plot.Simulation;

/// <summary>An aggregate cell: <c>profile_export_aiperf_aggregate.json</c> over the trials of one operating point.</summary>
/// <param name="Path">The cell's directory below the experiment, with <c>/</c>.</param>
/// <param name="Variation">The operating point, such as <c>concurrency_8</c>; <see langword="null"/> without a sweep.</param>
/// <param name="Runs">The paths of the trials.</param>
public sealed record SimulatedAggregate(string Path, string? Variation, IReadOnlyList<string> Runs);

namespace AiPerf.Plot.Simulation;

/// <summary>A run and its place below an experiment's directory.</summary>
/// <param name="Path">The relative path, with <c>/</c>; <c>.</c> for the directory itself.</param>
/// <param name="Options">The run.</param>
public sealed record SimulatedRun(string Path, RunOptions Options);

namespace AiPerf.Plot.Simulation;

/// <summary>How fast a model answers under a load.</summary>
/// <param name="Concurrency">Requests in flight.</param>
/// <param name="TimeToFirstTokenMs">Mean time to first token, ms.</param>
/// <param name="InterTokenLatencyMs">Mean time between two tokens, ms.</param>
public sealed record LoadPoint(double Concurrency, double TimeToFirstTokenMs, double InterTokenLatencyMs);

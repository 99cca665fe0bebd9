namespace AiPerf.Plot.Simulation;

/// <summary>One scrape of one GPU; values in the order of <see cref="GpuLog.Fields"/>.</summary>
internal sealed record GpuSample(long TimestampNs, SimulatedGpu Gpu, double[] Values);

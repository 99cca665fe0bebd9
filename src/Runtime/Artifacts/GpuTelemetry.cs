namespace AiPerf.Plot.Artifacts;

/// <summary>The content of <c>gpu_telemetry_export.jsonl</c>, one entry a physical GPU.</summary>
/// <param name="Gpus">The GPUs in order of first appearance; the same GPU seen through two endpoints is one entry.</param>
public sealed record GpuTelemetry(IReadOnlyList<GpuSeries> Gpus);

/// <summary>The samples of one GPU, in time order.</summary>
/// <param name="Identity">Which GPU.</param>
/// <param name="TimestampNs">Epoch nanoseconds of each sample, ascending.</param>
/// <param name="Fields">Every numeric field by name, aligned with <paramref name="TimestampNs"/>; missing values are NaN.</param>
public sealed record GpuSeries(GpuIdentity Identity, long[] TimestampNs, IReadOnlyDictionary<string, double[]> Fields);

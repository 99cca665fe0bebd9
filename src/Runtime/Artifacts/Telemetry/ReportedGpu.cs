namespace AiPerf.Plot.Artifacts;

/// <summary>A GPU as one exporter reports it; the same GPU may be reported by several.</summary>
/// <param name="Endpoint">The exporter, as <see cref="GpuKeys.Endpoint"/> gives it.</param>
/// <param name="Identity">Which GPU it is, as far as this source can tell.</param>
/// <param name="HasUuid">Whether the identity rests on a UUID.</param>
internal sealed record ReportedGpu(string Endpoint, GpuIdentity Identity, bool HasUuid);

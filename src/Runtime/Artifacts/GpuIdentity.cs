namespace AiPerf.Plot.Artifacts;

/// <summary>One physical GPU. Two entries with equal <see cref="Key"/> are the same GPU seen twice.</summary>
/// <param name="Key">The UUID; or, when that is missing or all zero, host (or endpoint) and index.</param>
/// <param name="Index">The index the exporter gave.</param>
/// <param name="Model">The product name, if known.</param>
/// <param name="Host">The host name or endpoint, if known.</param>
public sealed record GpuIdentity(string Key, int? Index, string? Model, string? Host);

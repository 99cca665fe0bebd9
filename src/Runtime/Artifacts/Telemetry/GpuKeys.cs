using System.Globalization;

namespace AiPerf.Plot.Artifacts;

/// <summary>Decides which telemetry entries are one physical GPU.</summary>
internal static class GpuKeys
{
    /// <summary>Whether a UUID identifies a GPU; an absent or all-zero one does not.</summary>
    public static bool IsIdentity(string? uuid)
    {
        if (string.IsNullOrWhiteSpace(uuid))
            return false;
        ReadOnlySpan<char> digits = uuid.StartsWith("GPU-", StringComparison.OrdinalIgnoreCase) ? uuid.AsSpan(4) : uuid;
        return digits.ContainsAnyExcept('0', '-');
    }

    /// <summary>The identity of a GPU as one exporter reports it.</summary>
    /// <param name="uuid">The UUID, if any.</param>
    /// <param name="host">The host name, if any.</param>
    /// <param name="endpoint">The exporter, as <see cref="Endpoint"/> gives it.</param>
    /// <param name="index">The index on the host, if any.</param>
    /// <param name="model">The product name, if any.</param>
    /// <param name="name">What names the GPU on its exporter where it has no index.</param>
    public static GpuIdentity Of(string? uuid, string? host, string endpoint, int? index, string? model, string name = "")
    {
        string where = string.IsNullOrEmpty(host) ? endpoint : host;
        string key = IsIdentity(uuid) ? uuid! : where + "#" + (index?.ToString(CultureInfo.InvariantCulture) ?? name);
        return new GpuIdentity(key, index, model, where.Length == 0 ? null : where);
    }

    /// <summary>An exporter's URL as the summary names it: without scheme, trailing slash and <c>/metrics</c>.</summary>
    public static string Endpoint(string url)
    {
        int scheme = url.IndexOf("://", StringComparison.Ordinal);
        string rest = (scheme < 0 ? url : url[(scheme + 3)..]).TrimEnd('/');
        return rest.EndsWith("/metrics", StringComparison.Ordinal) ? rest[..^"/metrics".Length] : rest;
    }
}

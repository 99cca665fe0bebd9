using System.Globalization;

namespace AiPerf.Plot.Simulation;

/// <summary>Identifiers that follow from the seed.</summary>
internal static class Identity
{
    /// <summary>A version-4 UUID.</summary>
    public static string Uuid(long seed, long index)
    {
        var random = new RandomSource(seed, RandomStream.Identity, index);
        ulong high = (random.Bits() & ~0xF000UL) | 0x4000UL;
        ulong low = (random.Bits() & ~(3UL << 62)) | (2UL << 62);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{high >> 32:x8}-{(high >> 16) & 0xFFFF:x4}-{high & 0xFFFF:x4}-{low >> 48:x4}-{low & 0xFFFFFFFFFFFF:x12}");
    }

    /// <summary>A name such as <c>worker_1f3a90cc</c>.</summary>
    public static string Process(string kind, long seed, long number)
    {
        var random = new RandomSource(seed, RandomStream.Identity, -1000 - number);
        return string.Create(CultureInfo.InvariantCulture, $"{kind}_{random.Bits() >> 32:x8}");
    }

    /// <summary>The error of a record, <see langword="null"/> for a completed request.</summary>
    public static RequestError? Error(SimulatedRequest request) => request.Outcome switch
    {
        Outcome.Unavailable => new RequestError(503, "Service Unavailable", "The server is at capacity"),
        Outcome.NotConnected => new RequestError(null, "ClientConnectorError", "Cannot connect to host"),
        Outcome.TimedOut => new RequestError(null, "TimeoutError", "TimeoutError()"),
        Outcome.Cancelled => new RequestError(499, "RequestCancellationError", "Request was cancelled"),
        _ => null,
    };
}

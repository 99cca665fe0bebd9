namespace AiPerf.Plot.Simulation;

/// <summary>What one engine of a server would have exported, over the very requests of the run that it served.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="Engine">The engine's number at that address.</param>
/// <param name="Requests">Its requests.</param>
internal sealed record ServerEngine(string Endpoint, int Engine, IReadOnlyList<SimulatedRequest> Requests)
{
    /// <summary>The engines; requests go to them in turn.</summary>
    public static IReadOnlyList<ServerEngine> Of(IReadOnlyList<SimulatedRequest> profiled, ServerOptions servers)
    {
        int count = servers.Endpoints.Count * servers.EnginesPerEndpoint;
        return
        [
            .. Enumerable.Range(0, count).Select(number => new ServerEngine(
                servers.Endpoints[number / servers.EnginesPerEndpoint], number % servers.EnginesPerEndpoint,
                [.. profiled.Where(request => request.Index % count == number)])),
        ];
    }

    /// <summary>Requests in flight at a moment.</summary>
    public double Running(long timeNs) => Requests.Count(request => request.StartNs <= timeNs && timeNs < request.EndNs);

    /// <summary>The share of the key-value cache in use: a floor, and what the requests in flight hold.</summary>
    public double CacheUsage(long timeNs) => 0.05 + (0.9 * Running(timeNs) / (Running(timeNs) + 12));

    /// <summary>Tokens generated up to a moment: a request's come evenly between its first token and its end.</summary>
    public double Tokens(long timeNs)
    {
        double tokens = 0;
        foreach (var request in Requests.Where(request => request.IsCompleted))
        {
            long first = request.StartNs + request.FirstTokenNs;
            double share = request.EndNs > first ? Math.Clamp((double)(timeNs - first) / (request.EndNs - first), 0, 1) : timeNs >= first ? 1 : 0;
            tokens += Math.Floor(request.OutputTokens * share);
        }

        return tokens;
    }

    /// <summary>Times to first token, s, observed in a window.</summary>
    public double[] FirstTokens(long fromNs, long toNs) =>
    [
        .. Requests.Where(request => request.FirstTokenNs > 0)
            .Where(request => request.StartNs + request.FirstTokenNs > fromNs && request.StartNs + request.FirstTokenNs <= toNs)
            .Select(request => request.FirstTokenNs / 1e9),
    ];
}

namespace AiPerf.Plot.Simulation;

/// <summary>
/// The load generator: sends requests in a closed loop (fixed concurrency) or as a Poisson stream (request rate), and yields them in
/// order of completion, as AIPerf writes them. Only the requests in flight are held, so a run may have any number of requests.
/// </summary>
internal static class LoadGenerator
{
    /// <summary>Requests of a burst are sent this far apart.</summary>
    private const long BurstGapNs = 150_000;

    /// <summary>The warm-up ends this long before profiling starts.</summary>
    private const long PhaseGapNs = 200_000_000;

    public static IEnumerable<SimulatedRequest> Requests(RunOptions options)
    {
        var model = new RequestModel(options);
        long beginNs = EpochNs(options.StartTime) + 113_402_436;
        long profilingNs = beginNs;
        foreach (var request in Phase(model, options, isWarmup: true, options.WarmupRequests, beginNs, beginNs))
        {
            profilingNs = Math.Max(profilingNs, request.EndNs + PhaseGapNs);
            yield return request;
        }

        foreach (var request in Phase(model, options, isWarmup: false, options.RequestCount, beginNs, profilingNs))
        {
            yield return request;
        }
    }

    /// <summary>Nanoseconds since 1970.</summary>
    public static long EpochNs(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks * 100;

    private static IEnumerable<SimulatedRequest> Phase(
        RequestModel model, RunOptions options, bool isWarmup, int count, long beginNs, long startNs)
    {
        int? cap = options.RequestRate is null ? options.Concurrency ?? 1 : options.Concurrency;
        var inFlight = new PriorityQueue<SimulatedRequest, (long EndNs, long Index)>();
        var free = new PriorityQueue<long, long>(Enumerable.Range(0, cap ?? 0).Select(slot => (startNs + (slot * BurstGapNs), startNs + (slot * BurstGapNs))));
        long next = 0;
        long arrivalNs = startNs;
        while (next < count || inFlight.Count > 0)
        {
            bool maySend = next < count && (cap is null || free.Count > 0);
            long sendNs = cap is null || free.Count == 0 ? arrivalNs : Math.Max(arrivalNs, free.Peek());
            if (maySend && (inFlight.Count == 0 || sendNs <= inFlight.Peek().EndNs))
            {
                // In a closed loop the server sees the full load from the first burst on; otherwise what is in flight.
                double load = options.RequestRate is null ? cap ?? 1 : inFlight.Count + 1;
                var request = model.Draw(next, isWarmup, sendNs, sendNs - beginNs, load);
                inFlight.Enqueue(request, (request.EndNs, request.Index));
                _ = free.TryDequeue(out _, out _);
                next++;
                arrivalNs += options.RequestRate is { } rate ? PortableMath.Nanoseconds(Gap(options, isWarmup, next, rate)) : 0;
                continue;
            }

            var done = inFlight.Dequeue();
            if (cap is not null)
            {
                // The slot is free again; the generator needs a moment to hand out the next credit.
                long freeNs = done.EndNs + TurnaroundNs(options, isWarmup, done.Index);
                free.Enqueue(freeNs, freeNs);
            }

            yield return done;
        }
    }

    private static double Gap(RunOptions options, bool isWarmup, long index, double rate) =>
        new RandomSource(options.Seed, RandomStream.Arrival, isWarmup ? -1 - index : index).Exponential(1000 / rate);

    private static long TurnaroundNs(RunOptions options, bool isWarmup, long index)
    {
        var random = new RandomSource(options.Seed, RandomStream.Arrival, long.MaxValue - (isWarmup ? -1 - index : index));
        return PortableMath.Nanoseconds(random.Uniform(0.2, 0.8));
    }
}

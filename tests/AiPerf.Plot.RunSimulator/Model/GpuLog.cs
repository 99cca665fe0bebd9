namespace AiPerf.Plot.Simulation;

/// <summary>
/// The telemetry of a run. Utilisation follows the share of the load that is in flight at the moment of the scrape, 80 to 92 % at full
/// load; power follows utilisation, temperature follows power slowly, memory holds the weights and grows with the requests in flight.
/// </summary>
/// <param name="Gpus">The GPUs, hosts in order.</param>
/// <param name="Samples">The scrapes in order of time.</param>
internal sealed record GpuLog(IReadOnlyList<SimulatedGpu> Gpus, IReadOnlyList<GpuSample> Samples)
{
    /// <summary>The exported fields and their units; the first five belong to <see cref="RecordDetail.Core"/> too.</summary>
    public static IReadOnlyList<(string Tag, string Unit, bool IsCounter)> Fields { get; } =
    [
        ("gpu_power_usage", "W", false),
        ("energy_consumption", "MJ", true),
        ("gpu_utilization", "%", false),
        ("gpu_memory_used", "GB", false),
        ("gpu_temperature", "°C", false),
        ("mem_utilization", "%", false),
        ("xid_errors", "count", true),
        ("power_violation", "us", true),
    ];

    public static GpuLog? Of(IReadOnlyList<SimulatedRequest> requests, RunOptions options)
    {
        if (options.Gpus is not { Count: > 0 } settings || requests.Count == 0)
        {
            return null;
        }

        SimulatedGpu[] gpus = [.. Installed(settings)];
        long[] starts = [.. requests.Select(request => request.StartNs).Order()];
        long[] ends = [.. requests.Select(request => request.EndNs).Order()];
        double full = options.Concurrency ?? Math.Max(1, PeakInFlight(starts, ends));
        long marginNs = PortableMath.Nanoseconds(settings.MarginSeconds * 1000);
        long intervalNs = Math.Max(1_000_000, PortableMath.Nanoseconds(settings.IntervalSeconds * 1000));
        var states = gpus.Select((gpu, number) => new GpuState(gpu, number, settings, options.Seed)).ToArray();
        var samples = new List<GpuSample>();
        long scrape = 0;
        for (long timeNs = starts[0] - marginNs; timeNs <= ends[^1] + marginNs; timeNs += intervalNs, scrape++)
        {
            double busy = Math.Min(1, InFlight(starts, ends, timeNs) / full);
            foreach (var state in states)
            {
                long hostNs = settings.Hosts.ToList().IndexOf(state.Gpu.Host) * 731_264L;
                samples.Add(state.Scrape(timeNs + hostNs, scrape, busy, intervalNs / 1e9));
            }
        }

        return new GpuLog(gpus, samples);
    }

    private static IEnumerable<SimulatedGpu> Installed(GpuOptions settings)
    {
        int hosts = settings.Hosts.Count;
        for (int host = 0; host < hosts; host++)
        {
            int count = (settings.Count / hosts) + (host < settings.Count % hosts ? 1 : 0);
            for (int index = 0; index < count; index++)
            {
                // The seed of the machine, not of the run: repeated runs meet the same GPUs.
                string uuid = "GPU-" + Identity.Uuid(seed: 0x6770, (host * 64) + index);
                yield return new SimulatedGpu(index, uuid, settings.Hosts[host]);
            }
        }
    }

    private static int InFlight(long[] starts, long[] ends, long timeNs) => UpTo(starts, timeNs) - UpTo(ends, timeNs);

    private static int PeakInFlight(long[] starts, long[] ends) => starts.Max(start => InFlight(starts, ends, start));

    private static int UpTo(long[] sorted, long timeNs)
    {
        int place = Array.BinarySearch(sorted, timeNs);
        if (place < 0)
        {
            return ~place;
        }

        while (place < sorted.Length && sorted[place] == timeNs)
        {
            place++;
        }

        return place;
    }
}

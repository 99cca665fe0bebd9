namespace AiPerf.Plot.Simulation;

/// <summary>What one GPU carries from scrape to scrape: its temperature and its energy counter.</summary>
internal sealed class GpuState(SimulatedGpu gpu, int number, GpuOptions settings, long seed)
{
    private double _celsius = 40;
    private double _megajoules = 30 + number;
    private double _busySeconds;

    public SimulatedGpu Gpu => gpu;

    /// <summary>The next sample; values are rounded as exporters round them.</summary>
    public GpuSample Scrape(long timestampNs, long scrape, double busy, double seconds)
    {
        var random = new RandomSource(seed, RandomStream.Gpu, (scrape * 1024) + number);
        _busySeconds = busy > 0 ? _busySeconds + seconds : 0;
        // The kernel warms up: half load in the first second.
        double ceiling = _busySeconds is > 0 and <= 1 ? 50 : 86;
        double utilization = busy <= 0
            ? 0
            : Math.Clamp((ceiling * (0.55 + (0.45 * busy))) + (1.6 * random.Normal()) + (((number % 3) - 1) * 1.2), 1, 100);
        utilization = Math.Floor(utilization + 0.5);
        double watts = settings.IdleWatts + ((settings.FullWatts - settings.IdleWatts) * utilization / 100) + (1.5 * random.Normal());
        watts = Math.Max(10, Rounded(watts, 1e3));
        _megajoules += watts * seconds / 1e6;
        double target = 38 + (watts * 0.09);
        _celsius += (target - _celsius) * Math.Min(1, seconds / 12);
        double memory = 49.6 + (0.9 * busy) + (number * 0.01);
        return new GpuSample(timestampNs, gpu,
        [
            watts,
            Rounded(_megajoules, 1e9),
            utilization,
            Rounded(memory, 1e6),
            Math.Floor(_celsius + 0.5),
            Math.Floor((utilization / 2) + 0.5),
            0,
            0,
        ]);
    }

    private static double Rounded(double value, double scale) => Math.Floor((value * scale) + 0.5) / scale;
}

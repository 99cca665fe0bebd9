using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>The fixtures of the plots specification (B.2) as runs in memory.</summary>
internal static class Fixtures
{
    private const string ServerWait = "vllm:time_to_first_token_seconds";
    private const string ServerCache = "vllm:kv_cache_usage_perc";

    private static readonly string[] Variants =
    [
        "baseline_moderate_io_isl100_osl200_streaming", "treatment_cancellation_10pct_isl100_osl200_streaming",
        "treatment_large_context_isl500_osl50_streaming", "treatment_long_generation_isl50_osl500_streaming",
    ];

    private static MetricRef Time => new("timestamp_s", DataSource.Requests);

    /// <summary>The shipped presets, and one for each plot type that none of them has.</summary>
    public static IReadOnlyList<PlotPreset> Presets { get; } =
    [
        .. PlotCatalog.All,
        new HistogramPreset { Name = "timeslices_ttft_bars", X = PlotCatalog.SingleRun.TimeslicesTtft.X, Y = PlotCatalog.SingleRun.TimeslicesTtft.Y },
        new PercentileBandsPreset { Name = "server_ttft_bands", X = Time, Y = new(ServerWait, DataSource.ServerMetrics) },
        new HistogramPreset { Name = "server_ttft_buckets", X = Time, Y = new(ServerWait, DataSource.ServerMetrics) },
        new LinePreset { Name = "server_cache_over_time", X = Time, Y = new(ServerCache, DataSource.ServerMetrics) },
    ];

    // The fixtures that the goldens and the checks of files prefer, best first.
    private static readonly string[] Preferred = ["F1", "F3-F5"];

    /// <summary>How F2 is classified.</summary>
    public static ExperimentClassification Classification { get; } = new() { Baselines = ["baseline*"], Treatments = ["treatment*"] };

    /// <summary>Every set of runs that comparisons draw, by name.</summary>
    public static IReadOnlyDictionary<string, RunSet> Comparisons { get; } = new Dictionary<string, RunSet>
    {
        ["F1"] = TestRuns.F1(),
        ["F2"] = F2(),
        ["F6-groups"] = Groups(),
        ["F6-repeats"] = Repeats(),
        ["F6-holes"] = Holes(),
        ["F6-twins"] = TestRuns.Set(Twin("a"), Twin("b")),
    };

    /// <summary>Every run that is drawn alone, by name.</summary>
    public static IReadOnlyDictionary<string, RunSet> Singles { get; } = new Dictionary<string, RunSet>
    {
        ["F3-F5"] = TestRuns.Set(F3()),
        ["small"] = TestRuns.Set(TestRuns.Full()),
        ["warm-up"] = TestRuns.Set(TestRuns.Full(warmup: true)),
        ["ten"] = TestRuns.Set(TestRuns.Full(10)),
        ["one"] = TestRuns.Set(TestRuns.Full(1)),
        ["F6-100k"] = TestRuns.Set(Many()),
    };

    /// <summary>How well a fixture shows a preset; less is better. Uncertainty needs repeats.</summary>
    public static int Rank(PlotPreset preset, string fixture) =>
        preset is UncertaintyPreset && fixture == "F6-repeats" ? -1 : Array.IndexOf(Preferred, fixture) is >= 0 and var rank ? rank : Preferred.Length;

    private static RunSet F2()
    {
        (int Variant, int Concurrency, double Ttft, double Rate)[] points =
        [
            (0, 1, 12.75, 1.4), (0, 4, 16.1, 5), (0, 8, 18.3, 9), (0, 8, 19.0, 8.8), (0, 16, 21.8, 14.5), (0, 32, 33.4, 30.6),
            (1, 1, 12.65, 1.4), (1, 4, 15.7, 5.1), (1, 8, 18.1, 10.3), (1, 16, 20.1, 14.5), (1, 32, 30.8, 29.7),
            (2, 1, 14.6, 5), (2, 4, 17, 19.3), (2, 8, 18.95, 24.3), (2, 16, 23.55, 60.2), (2, 32, 31.5, 92.4),
            (3, 1, 12.7, .6), (3, 4, 15.9, 2), (3, 8, 17.3, 3.7), (3, 16, 22.1, 6.4), (3, 32, 27.3, 11.3),
        ];
        return TestRuns.Set([.. points.Select((p, i) => TestRuns.Sweep(
            $"{Variants[p.Variant]}/concurrency{p.Concurrency}-{i}", p.Concurrency, "Qwen3-0.6B", p.Ttft, p.Rate, 900 + p.Ttft * 10, p.Rate * 200, 220 - p.Ttft))]);
    }

    // Eighty characters a name, all but the middle in common.
    private static RunSet Groups() => TestRuns.Set([.. Enumerable.Range(0, 50).SelectMany(group => new[] { 1, 8, 32 }.Select(concurrency => TestRuns.Sweep(
        $"g{group}-c{concurrency}", concurrency, new string('m', 50) + $"-{group:00}-" + new string('x', 26),
        20 + group + concurrency, concurrency * (1 + group / 20.0), 3000 + 40 * group + 9 * concurrency, 25 * concurrency * (1 + group / 30.0), 60 - concurrency / 2.0 - group / 5.0)))]);

    // Latency and throughput of the repeats correlate by about -0.6.
    private static RunSet Repeats()
    {
        var random = new Random(17);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        List<Run> runs = [];
        foreach ((string model, double speed) in ((string, double)[])[("Qwen3-0.6B", 1), ("Meta-Llama-3-8B-Instruct", 0.7)])
        {
            foreach (int concurrency in (int[])[1, 2, 4, 8, 16, 32])
            {
                for (int repeat = 0; repeat < 5; repeat++)
                {
                    double a = Normal();
                    double b = -0.6 * a + 0.8 * Normal();
                    runs.Add(TestRuns.Sweep(
                        $"{model}/c{concurrency}/run_{repeat}", concurrency, model, (20 + concurrency * 3) * (1 + 0.03 * a) / speed, concurrency * 0.24 * speed * (1 + 0.03 * b),
                        (3600 + 20 * concurrency) * (1 + 0.02 * a) / speed, 25 * concurrency * speed * (1 + 0.03 * b), (55 - concurrency / 6.0) * speed * (1 + 0.02 * b)));
                }
            }
        }

        return TestRuns.Set([.. runs]);
    }

    private static RunSet Holes() => TestRuns.Set(
        TestRuns.Sweep("c1", 1, "Qwen3-0.6B", 30, 1, 3600, 25, 55),
        TestRuns.Sweep("c2", 2, "Qwen3-0.6B", double.NaN, 2, double.PositiveInfinity, 50, 54),
        TestRuns.Sweep("c4", 4, "Qwen3-0.6B", 45, double.NaN, 3700, double.NaN, 54),
        TestRuns.Sweep("c8", 8, "Qwen3-0.6B", 60, 8, 3800, 190, double.NegativeInfinity),
        TestRuns.Sweep("none", null, "Nothing at all", double.NaN, double.NaN, double.NaN, double.NaN, double.NaN));

    private static Run Twin(string name) => TestRuns.Sweep(name, 4, "Qwen3-0.6B", 40, 2, 3600, 50, 54);

    /// <summary>1,316 requests at concurrency 50 over 398 s, with the slices of F4 and the GPUs of F5.</summary>
    private static Run F3()
    {
        const int Count = 1316;
        var random = new Random(3);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        long[] start = new long[Count];
        long[] end = new long[Count];
        double[] ttft = new double[Count];
        double[] itl = new double[Count];
        double[] latency = new double[Count];
        double[] tokens = new double[Count];
        double[] input = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            ttft[i] = i < 27 ? 110 + 220 * random.NextDouble() : i is 300 or 700 or 1100 ? 85 + 17 * random.NextDouble() : (random.Next(2) == 0 ? 26 : 34) + 2 * Normal();
            itl[i] = i < 60 ? 8.4 + 1.6 * i / 60 : i > 1116 ? 10 + 2.9 * (i - 1116) / 200 : 10.05 + 0.65 * Math.Sin(i / 90.0) + 0.05 * Normal();
            tokens[i] = Math.Clamp(Math.Round(Math.Exp(Math.Log(850) + 0.5 * Normal())), 240, 3500);
            input[i] = 80 + random.Next(400);
            latency[i] = ttft[i] + itl[i] * (tokens[i] - 1);
            start[i] = (long)(i * 390e9 / Count);
            end[i] = start[i] + (long)(latency[i] * 1e6);
        }

        int[] slices = [.. Enumerable.Range(0, 41)];
        TimesliceMetric Slice(string header, string unit, Func<int, double> average, Func<int, double>? deviation) => new(header, unit, slices, deviation is null
            ? new Dictionary<Stat, double[]> { [Stat.Avg] = [.. slices.Select(average)] }
            : new Dictionary<Stat, double[]> { [Stat.Avg] = [.. slices.Select(average)], [Stat.Std] = [.. slices.Select(deviation)] });
        GpuSeries Gpu(int index)
        {
            long[] at = [.. Enumerable.Range(0, 1224).Select(i => TestRuns.Origin - 3_000_000_000 + i * 330_000_000L + index * 7_000_000L)];
            return new(new("GPU-" + index, index, "H100", "n1"), at, new Dictionary<string, double[]>
            {
                ["gpu_utilization"] = [.. at.Select((_, i) => i < 12 ? 50 : 80.0 + (i + index * 3) % 13)],
                ["gpu_memory_used"] = [.. at.Select(_ => 61.0 + index)],
                ["gpu_power_usage"] = [.. at.Select((_, i) => 300.0 + i % 40)],
                ["gpu_temperature"] = [.. at.Select((_, i) => 40 + Math.Min(25, i / 20.0))],
            });
        }

        Run run = TestRuns.Run("single", 50, "Qwen3-0.6B",
            ("time_to_first_token", "ms", [(Stat.Avg, 36.61), (Stat.Std, 34.88), (Stat.P50, 31)]),
            ("inter_token_latency", "ms", [(Stat.Avg, 10.11), (Stat.Std, 0.73), (Stat.P50, 10)]),
            ("request_latency", "ms", [(Stat.Avg, 8738.81), (Stat.Std, 2842.23), (Stat.P50, 8500)]),
            ("request_throughput", "requests/sec", [(Stat.Avg, 3.3)]));
        return run with
        {
            Summary = run.Summary! with { Configuration = run.Summary.Configuration with { SliceDuration = 10 } },
            Requests = TestRuns.Table(start, end, new RequestStatus[Count], new bool[Count],
                ("time_to_first_token", "ms", ttft), ("inter_token_latency", "ms", itl), ("request_latency", "ms", latency),
                ("output_sequence_length", "tokens", tokens), ("input_sequence_length", "tokens", input)),
            Timeslices = new(
                [
                    Slice("Time to First Token", "ms", i => i == 0 ? 247 : 30 + 3 * Math.Sin(i), i => i == 0 ? 56 : 6),
                    Slice("Inter Token Latency", "ms", i => i is 34 or >= 36 ? 12.2 + i / 100.0 : i == 35 ? 11.2 : 10 + 0.4 * Math.Sin(i), i => i == 35 ? 0.9 : 0.2),
                    Slice("Request Latency", "ms", i => 8700 + 500 * Math.Sin(i), _ => 2400),
                    Slice("Request Throughput", "requests/sec", i => i == 40 ? 2.09 : 0.14 + (i * 7 % 12) * 0.15, null),
                ], 41),
            Gpus = new([.. Enumerable.Range(0, 4).Select(Gpu)]),
            GpuCount = 4,
            ServerMetrics = Servers(),
        };
    }

    // Two engines of one server, in slices of 10 s: a cache that fills up, and waits that grow with it.
    private static ServerMetrics Servers()
    {
        double[] bounds = [0.01, 0.02, 0.03, 0.04, 0.06, 0.1, 0.2, 0.4, double.PositiveInfinity];
        BucketCounts Counts(int engine, int count, int slice) => new(bounds, [.. bounds.Select((_, i) => Math.Round(count * (20 + 5 * engine) * Math.Min(1, (i + 1) * (i + 1) / (30.0 + slice))))]);
        ServerSlice Slice(int i, BucketCounts? buckets, params (Stat Stat, double Value)[] values) => new(
            TestRuns.Origin + i * 10_000_000_000, TestRuns.Origin + (i + 1) * 10_000_000_000, true, values.ToDictionary(value => value.Stat, value => value.Value), buckets);
        ServerSeries Waits(int engine) => new(
            "http://server-a:8000/metrics", [new("engine", engine.ToString(CultureInfo.InvariantCulture))],
            new Dictionary<Stat, double> { [Stat.Count] = 41 * (20 + 5 * engine), [Stat.Avg] = 0.05 }, Counts(engine, 41, 20),
            [.. Enumerable.Range(0, 41).Select(i => Slice(i, Counts(engine, 1, i), (Stat.Count, 20 + 5 * engine), (Stat.Avg, 0.05 + 0.001 * i)))]);
        ServerSeries Cache(int engine) => new(
            "http://server-a:8000/metrics", [new("engine", engine.ToString(CultureInfo.InvariantCulture))], new Dictionary<Stat, double> { [Stat.Avg] = 0.5 }, null,
            [.. Enumerable.Range(0, 41).Select(i => Slice(i, null, (Stat.Avg, 0.3 + 0.01 * i + 0.1 * engine), (Stat.Min, 0.25 + 0.01 * i + 0.1 * engine), (Stat.Max, 0.35 + 0.01 * i + 0.1 * engine)))]);
        return new(
            [
                new(ServerCache, ServerMetricKind.Gauge, "ratio", [Cache(0), Cache(1)]),
                new(ServerWait, ServerMetricKind.Histogram, "seconds", [Waits(0), Waits(1)]),
            ], new Dictionary<string, string>());
    }

    // One request in a hundred fails, with not-a-number for every metric.
    private static Run Many()
    {
        const int Count = 100_000;
        var random = new Random(11);
        long[] start = [.. Enumerable.Range(0, Count).Select(i => i * 20_000_000L)];
        RequestStatus[] status = [.. start.Select((_, i) => i % 100 == 37 ? RequestStatus.Failed : RequestStatus.Completed)];
        double[] Column(Func<int, double> value) => [.. status.Select((s, i) => s == RequestStatus.Failed ? double.NaN : value(i))];
        double[] ttft = Column(i => i % 5000 == 9 ? 4000 : 20 + 30 * random.NextDouble());
        double[] tokens = Column(i => 50 + random.Next(200));
        double[] latency = Column(i => ttft[i] + 9 * (tokens[i] - 1));
        long[] end = [.. start.Select((at, i) => at + (long)((double.IsNaN(latency[i]) ? 30 : latency[i]) * 1e6))];
        return TestRuns.Run("many", 100, "Qwen3-0.6B") with
        {
            Requests = TestRuns.Table(start, end, status, new bool[Count],
                ("time_to_first_token", "ms", ttft), ("inter_token_latency", "ms", Column(_ => 9)), ("request_latency", "ms", latency),
                ("output_sequence_length", "tokens", tokens), ("input_sequence_length", "tokens", Column(_ => 100))),
        };
    }
}

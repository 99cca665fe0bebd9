using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>Runs in memory for the tests of plots.</summary>
internal static class TestRuns
{
    public const long Origin = 1_770_000_000_000_000_000;

    public static RunSet Set(params Run[] runs) => new(runs, runs.Length == 1 ? RunMode.SingleRun : RunMode.MultiRun, "test");

    public static Run Run(string path, double? concurrency = null, string? model = null, params (string Tag, string Unit, (Stat Stat, double Value)[] Values)[] metrics)
    {
        string name = path.Split('/')[^1];
        return new()
        {
            Directory = new("/data/" + path, "data/" + path, path, name, RunKind.Requests),
            Name = path,
            Summary = new()
            {
                Configuration = new() { Concurrency = (int?)concurrency, Model = model },
                Metrics = metrics.ToDictionary(metric => metric.Tag, metric => new MetricBlock(metric.Tag, null, metric.Unit,
                    metric.Values.ToDictionary(pair => pair.Stat, pair => pair.Value))),
            },
        };
    }

    /// <summary>A run of a sweep: TTFT against requests/s, and the other metrics of the shipped comparisons.</summary>
    public static Run Sweep(string path, int? concurrency, string model, double ttft, double rate, double latency, double perGpu, double perUser) => Run(
        path, concurrency, model,
        ("time_to_first_token", "ms", [(Stat.Avg, ttft), (Stat.P50, ttft - 1), (Stat.P95, ttft * 2)]),
        ("request_throughput", "requests/sec", [(Stat.Avg, rate)]),
        ("request_latency", "ms", [(Stat.Avg, latency), (Stat.P50, latency - 5)]),
        ("output_token_throughput_per_gpu", "tokens/sec/gpu", [(Stat.Avg, perGpu)]),
        ("output_token_throughput_per_user", "tokens/sec/user", [(Stat.Avg, perUser), (Stat.P50, perUser)]));

    /// <summary>The two-model sweep of spec plots B.2, F1.</summary>
    public static RunSet F1()
    {
        int[] concurrency = [1, 2, 4, 8, 16, 32];
        double[][] qwen =
        [
            [30.7, 35.5, 52.6, 71.2, 97.7, 130.9], [.25, .51, .98, 1.93, 4.12, 7.65], [3644, 3721, 3720, 3728, 3875, 4112],
            [25, 51, 98, 193, 411, 764], [55.1, 54.0, 54.2, 54.45, 52.85, 49.85],
        ];
        double[][] llama =
        [
            [28.1, 36.3, 37.0, 39.0, 65.0, 76.4], [.26, .49, .97, 1.99, 3.16, 7.52], [3640, 3711, 3725, 3728, 4252, 4233],
            [25, 49, 97, 199, 316, 752], [55.1, 54.15, 54.05, 53.88, 47.4, 47.82],
        ];
        IEnumerable<Run> Runs(string model, double[][] values) => concurrency.Select((c, i) =>
            Sweep($"{model}-concurrency{c}", c, model, values[0][i], values[1][i], values[2][i], values[3][i], values[4][i]));
        return Set([.. Runs("Qwen3-0.6B", qwen), .. Runs("Meta-Llama-3-8B-Instruct", llama)]);
    }

    /// <summary>Requests in file order.</summary>
    /// <param name="requests">Start and end in seconds, TTFT in ms, output tokens; not-a-number where missing.</param>
    public static RequestTable Requests(params (double Start, double End, double Ttft, double Tokens)[] requests)
    {
        long Ns(double seconds) => (long)Math.Round(seconds * 1e9);
        long origin = requests.Min(request => Ns(request.Start));
        return Table(
            [.. requests.Select(request => Ns(request.Start) - origin)],
            [.. requests.Select(request => Ns(request.End) - origin)],
            new RequestStatus[requests.Length], new bool[requests.Length],
            ("time_to_first_token", "ms", [.. requests.Select(request => request.Ttft)]),
            ("output_sequence_length", "tokens", [.. requests.Select(request => request.Tokens)]));
    }

    public static RequestTable Table(long[] start, long[] end, RequestStatus[] status, bool[] warmup, params (string Tag, string Unit, double[] Values)[] metrics) =>
        new(Origin, start, end, status, warmup, [.. metrics.Select(metric => new ArrayColumn(metric.Tag, metric.Unit, metric.Values))]);

    /// <summary>A single run with everything: 300 requests at concurrency 4, two failed, time slices of 10 s, two GPUs.</summary>
    public static Run Full(int count = 300, bool warmup = false)
    {
        long[] start = new long[count];
        long[] end = new long[count];
        RequestStatus[] status = new RequestStatus[count];
        bool[] isWarmup = new bool[count];
        double[] ttft = new double[count];
        double[] itl = new double[count];
        double[] latency = new double[count];
        double[] tokens = new double[count];
        double[] input = new double[count];
        for (int i = 0; i < count; i++)
        {
            double seconds = i / 4 * 0.5 + i % 4 * 0.01;
            ttft[i] = 20 + i % 7;
            tokens[i] = 40 + i % 11;
            itl[i] = 9 + i % 5 * 0.1;
            latency[i] = ttft[i] + itl[i] * (tokens[i] - 1);
            input[i] = 100 + i % 3;
            start[i] = (long)(seconds * 1e9);
            end[i] = start[i] + (long)(latency[i] * 1e6);
            isWarmup[i] = warmup && i < 20;
            if (i is 50 or 51)
            {
                status[i] = i == 50 ? RequestStatus.Failed : RequestStatus.Cancelled;
                (ttft[i], itl[i], latency[i], tokens[i]) = (double.NaN, double.NaN, double.NaN, double.NaN);
            }
        }

        int slices = (int)(start[^1] / 10_000_000_000) + 1;
        int[] numbers = [.. Enumerable.Range(0, slices)];
        TimesliceMetric Slice(string header, string unit, double value, bool hasDeviation) => new(header, unit, numbers, hasDeviation
            ? new Dictionary<Stat, double[]>
            {
                [Stat.Avg] = [.. numbers.Select(i => value + i)],
                [Stat.P50] = [.. numbers.Select(i => value)],
                [Stat.P95] = [.. numbers.Select(i => value * 2)],
                [Stat.Std] = [.. numbers.Select(_ => 0.5)],
            }
            : new Dictionary<Stat, double[]> { [Stat.Avg] = [.. numbers.Select(i => value + i)] });
        GpuSeries Gpu(int index) => new(new("GPU-" + index, index, "H100", "n1"),
            [.. Enumerable.Range(-4, 90).Select(i => Origin + i * 500_000_000L + index * 1_000_000L)],
            new Dictionary<string, double[]>
            {
                ["gpu_utilization"] = [.. Enumerable.Range(0, 90).Select(i => 80.0 + index * 10 + i % 3)],
                ["gpu_memory_used"] = [.. Enumerable.Range(0, 90).Select(i => 60.0 + index)],
                ["gpu_power_usage"] = [.. Enumerable.Range(0, 90).Select(i => 300.0 + i)],
                ["gpu_temperature"] = [.. Enumerable.Range(0, 90).Select(i => 50.0)],
            });
        Run run = Run("single", 4, "Qwen3-0.6B",
            ("time_to_first_token", "ms", [(Stat.Avg, 22.9), (Stat.Std, 2), (Stat.P50, 23)]),
            ("inter_token_latency", "ms", [(Stat.Avg, 9.2), (Stat.Std, 0.15), (Stat.P50, 9.2)]),
            ("request_latency", "ms", [(Stat.Avg, 430), (Stat.Std, 30), (Stat.P50, 430)]),
            ("request_throughput", "requests/sec", [(Stat.Avg, 8)]));
        return run with
        {
            Summary = run.Summary! with { Configuration = run.Summary.Configuration with { SliceDuration = 10 } },
            Requests = Table(start, end, status, isWarmup,
                ("time_to_first_token", "ms", ttft), ("inter_token_latency", "ms", itl), ("request_latency", "ms", latency),
                ("output_sequence_length", "tokens", tokens), ("input_sequence_length", "tokens", input)),
            Timeslices = new(
                [
                    Slice("Time to First Token", "ms", 22, true), Slice("Inter Token Latency", "ms", 9, true),
                    Slice("Request Latency", "ms", 430, true), Slice("Request Throughput", "requests/sec", 8, false),
                ], slices),
            Gpus = new([Gpu(0), Gpu(1)]),
            GpuCount = 2,
        };
    }

    private sealed class ArrayColumn(string name, string unit, double[] values) : NumberColumn
    {
        public override string Name => name;

        public override string? Unit => unit;

        public override int Count => values.Length;

        public override int PresentCount => values.Count(value => !double.IsNaN(value));

        public override void CopyTo(Span<double> destination) => values.CopyTo(destination);
    }
}

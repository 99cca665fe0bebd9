using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Runs whose numbers or names no benchmark should have, for every kind of plot (check V-39).</summary>
internal static class EdgeInputs
{
    private static readonly (string Tag, string Header, string Unit)[] Metrics =
    [
        ("time_to_first_token", "Time to First Token", "ms"), ("inter_token_latency", "Inter Token Latency", "ms"), ("request_latency", "Request Latency", "ms"),
        ("request_throughput", "Request Throughput", "requests/sec"),
    ];

    private const string Plain = "Qwen3-0.6B";

    private static readonly Dictionary<string, double[]> Numbers = new()
    {
        ["empty"] = [],
        ["one point"] = [1],
        ["two equal points"] = [2, 2],
        ["not a number"] = [double.NaN, double.NaN],
        ["infinite"] = [double.NaN, double.PositiveInfinity, 3, double.NegativeInfinity, 4],
        ["all zero"] = [0, 0, 0],
        ["all equal"] = [7, 7, 7, 7],
        ["negative"] = [-5, -4, -1],
        ["both signs"] = [-1, 0, 1],
        ["tiny"] = [1e-9, 2e-9, 5e-9],
        ["huge"] = [1e12, 3e12, 9e12],
        ["from tiny to huge"] = [1e-9, 1, 1e12],
        ["equal but for rounding"] = [1, 1.0000001, 1],
    };

    private static readonly Dictionary<string, string> Texts = new()
    {
        ["200 characters"] = new('m', 200),
        ["200 characters in words"] = string.Concat(Enumerable.Repeat("word ", 40)),
        ["right to left"] = "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
        ["Chinese"] = "\u901a\u4e49\u5343\u95ee-\u4e03\u5341\u4ebf",
        ["emoji"] = "\U0001F680 fast \U0001F468\u200D\U0001F469\u200D\U0001F467",
        ["control characters"] = "a\u0001b\nc\td\u202Ee",
        ["half a character"] = "\ud800x",
    };

    /// <summary>Their names.</summary>
    public static IEnumerable<string> Names => Numbers.Keys.Concat(Texts.Keys);

    /// <summary>The runs of a name for a preset.</summary>
    public static RunSet Of(string name, PlotPreset preset)
    {
        string model = Texts.GetValueOrDefault(name, Plain);
        double[] values = Numbers.GetValueOrDefault(name, [3, 5, 4, 8, 13]);
        return preset is MultiRunPreset
            ? TestRuns.Set([.. values.Select((value, i) => TestRuns.Sweep($"{model}{i % 2}/c{i}", i, model + i % 2, value, value, value, value, value))])
            : TestRuns.Set(Single(model, values));
    }

    private static Run Single(string model, double[] values)
    {
        // Long enough for lines, where the values do not say how many there are.
        int count = values.Length <= 2 ? values.Length : 40;
        double[] column = [.. Enumerable.Range(0, count).Select(i => values[i % values.Length])];
        long[] start = [.. Enumerable.Range(0, count).Select(i => i * 500_000_000L)];
        long[] end = [.. start.Select((at, i) => at + (column[i] is >= 0 and <= 1e12 ? (long)(column[i] * 1e6) : 100_000_000))];
        int[] slices = [.. Enumerable.Range(0, Math.Min(count, 20))];
        var stats = new Dictionary<Stat, double[]> { [Stat.Avg] = column[..slices.Length], [Stat.Std] = column[..slices.Length], [Stat.P95] = column[..slices.Length] };
        double any = values.FirstOrDefault(double.NaN);
        (Stat, double)[] own = [(Stat.Avg, any), (Stat.Std, any)];
        (string, string, double[])[] columns = [.. Metrics.Take(3).Select(metric => (metric.Tag, metric.Unit, column)), ("output_sequence_length", "tokens", column), ("input_sequence_length", "tokens", column)];
        Run run = TestRuns.Run(model, 4, model, [.. Metrics.Select(metric => (metric.Tag, metric.Unit, own))]);
        return run with
        {
            Summary = run.Summary! with { Configuration = run.Summary.Configuration with { SliceDuration = 1 } },
            Requests = TestRuns.Table(start, end, new RequestStatus[count], new bool[count], columns),
            Timeslices = new([.. Metrics.Select(metric => new TimesliceMetric(metric.Header, metric.Unit, slices, stats))], slices.Length),
            Gpus = new([new(new("GPU-0", 0, model, "n1"), [.. start.Select(at => TestRuns.Origin + at)], new Dictionary<string, double[]>
            {
                ["gpu_utilization"] = column,
                ["gpu_memory_used"] = column,
                ["gpu_power_usage"] = column,
                ["gpu_temperature"] = column,
            })]),
            GpuCount = 1,
        };
    }
}

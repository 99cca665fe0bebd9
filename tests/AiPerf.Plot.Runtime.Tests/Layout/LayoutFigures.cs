using System.Collections.Immutable;
using AiPerf.Plot.Figures;

namespace AiPerf.Plot.Runtime.Tests.Layout;

/// <summary>Figures as the plots make them, from the fixtures of the plot specification.</summary>
internal static class LayoutFigures
{
    public static readonly double[] Concurrencies = [1, 2, 4, 8, 16, 32];

    private static readonly (string Name, double[] X, double[] Y)[] TwoModels =
    [
        ("Meta-Llama-3-8B-Instruct", [28.1, 36.3, 37.0, 39.0, 65.0, 76.4], [.26, .49, .97, 1.99, 3.16, 7.52]),
        ("Qwen3-0.6B", [30.7, 35.5, 52.6, 71.2, 97.7, 130.9], [.25, .51, .98, 1.93, 4.12, 7.65]),
    ];

    public static Axis Ttft { get; } = new() { Label = "Time to first token, avg", Unit = "ms", Better = BetterDirection.Lower };

    public static Axis Requests { get; } = new() { Label = "Request throughput, avg", Unit = "requests/s", Better = BetterDirection.Higher };

    public static Axis Elapsed { get; } = new() { Label = "Time since the first request", Unit = "s", IsElapsedTime = true };

    public static Figure Of(Panel panel, string id = "figure") => new()
    {
        Id = id,
        Title = "TTFT vs Throughput",
        Subtitle = "Better: upper left \u2014 higher request throughput, lower time to first token \u00b7 point labels: concurrency",
        Caption = ["12 runs", "average of each run", "grouped by model"],
        AltText = "Scatter with lines, time to first token against request throughput, two models.",
        Panels = [panel],
    };

    public static Figure Sweep() => Of(
        new Panel { X = Ttft, Y = Requests, Layers = [.. TwoModels.SelectMany((model, i) => Series(model.Name, i, model.X, model.Y, Concurrencies))] },
        "ttft_vs_throughput") with
    { LegendTitle = "Model", ShowBetterCorner = true };

    public static Figure Classified()
    {
        (string Name, ColorToken Color, (double X, double Y, double C)[] Points)[] groups =
        [
            ("baseline_moderate_io_isl100_osl200_streaming", ColorToken.Baseline(0),
                [(12.75, 1.4, 1), (16.1, 5, 4), (18.3, 9, 8), (19.0, 8.8, 8), (21.8, 14.5, 16), (33.4, 30.6, 32)]),
            ("treatment_cancellation_10pct_isl100_osl200_streaming", ColorToken.Series(0),
                [(12.65, 1.4, 1), (15.7, 5.1, 4), (18.1, 10.3, 8), (20.1, 14.5, 16), (30.8, 29.7, 32)]),
            ("treatment_large_context_isl500_osl50_streaming", ColorToken.Series(1),
                [(14.6, 5, 1), (17, 19.3, 4), (18.95, 24.3, 8), (23.55, 60.2, 16), (31.5, 92.4, 32)]),
            ("treatment_long_generation_isl50_osl500_streaming", ColorToken.Series(2),
                [(12.7, .6, 1), (15.9, 2, 4), (17.3, 3.7, 8), (22.1, 6.4, 16), (27.3, 11.3, 32)]),
        ];
        return Of(
            new Panel
            {
                X = Ttft,
                Y = Requests,
                Layers = [.. groups.SelectMany(group => Series(
                    group.Name, group.Color, [.. group.Points.Select(p => p.X)], [.. group.Points.Select(p => p.Y)], [.. group.Points.Select(p => p.C)]))],
            },
            "classified") with
        { LegendTitle = "Experiment group", ShowBetterCorner = true };
    }

    public static IEnumerable<Layer> Series(string name, int index, double[] x, double[] y, double[] labels) =>
        Series(name, ColorToken.Series(index), x, y, labels);

    public static IEnumerable<Layer> Series(string name, ColorToken color, double[] x, double[] y, double[] labels) =>
    [
        new LineLayer { Series = name, Color = color, X = x, Y = y, Width = 2.5 },
        new PointsLayer
        {
            Series = name,
            Color = color,
            X = x,
            Y = y,
            Size = 9,
            Labels = [.. labels.Select(label => label.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            LabelPriority = [.. labels.Select((_, i) => i == 0 || i == labels.Length - 1 ? 3 : 1)],
        },
    ];

    /// <summary>Requests with a flat body and a few cold starts, with their rolling median.</summary>
    public static Figure PerRequest(int count = 1316, int seed = 7)
    {
        var random = new Random(seed);
        double[] x = [.. Enumerable.Range(0, count).Select(i => (double)i)];
        double[] y = [.. x.Select(i => i < 27 ? 110 + 220 * random.NextDouble() : (random.Next(2) == 0 ? 26 : 34) + 4 * random.NextDouble())];
        double[] median = [.. y.Select((_, i) => y.Skip(Math.Max(0, i - 65)).Take(Math.Min(i + 1, 66)).Order().ElementAt(Math.Min(i + 1, 66) / 2))];
        return Of(
            new Panel
            {
                X = new Axis { Label = "Request number (completion order)", IsInteger = true },
                Y = Ttft with { Label = "Time to first token" },
                Layers =
                [
                    new BandLayer { Series = "p5\u2013p95, last 66 requests", X = x, Lo = [.. median.Select(v => v - 4)], Hi = [.. median.Select(v => v + 8)], Color = new ColorToken(ColorRole.Percentile) },
                    new PointsLayer { Series = "Requests", X = x, Y = y, Color = new ColorToken(ColorRole.Muted) },
                    new LineLayer { Series = "Median, last 66 requests", X = x, Y = median, Width = 2.5, Color = new ColorToken(ColorRole.Percentile) },
                    new EdgeMarksLayer { Series = "Failed requests", X = [100, 700, 1200], Label = "3 failed", Color = new ColorToken(ColorRole.Outlier) },
                ],
            },
            "ttft_over_time") with
        { Title = "TTFT Per Request Over Time" };
    }

    public static Figure Timeslices(bool bars = false)
    {
        double[] x = [.. Enumerable.Range(0, 41).Select(i => i * 10 + 5.0)];
        double[] y = [.. x.Select((_, i) => i == 0 ? 247.0 : 22 + 3 * Math.Sin(i))];
        double[] spread = [.. x.Select((_, i) => i == 0 ? 56.0 : 6.0)];
        Layer data = bars
            ? new BarLayer { Series = "Average of the slice", X = x, Y = y, BarWidth = 9.2, Hollow = [.. x.Select((_, i) => i == 40)] }
            : new LineLayer { Series = "Average of the slice", X = x, Y = y, Width = 1.25, Opacity = 0.5 };
        ImmutableArray<Layer> layers =
        [
            new RegionLayer { Series = "Run average \u00b1 1 SD", IsHorizontal = true, From = -4, To = 71.5, HasEdges = true, Label = "+1 SD 71.5 ms", Color = new ColorToken(ColorRole.Reference) },
            new RuleLayer { Series = "Run average", Value = 36.6, Label = "run avg 36.6 ms", Color = new ColorToken(ColorRole.Reference) },
            data,
            new ErrorBarLayer { Series = "\u00b1 1 SD of the slice", X = x, Y = y, Lo = [.. y.Select((v, i) => v - spread[i])], Hi = [.. y.Select((v, i) => v + spread[i])] },
        ];
        if (!bars)
        {
            layers = layers.AddRange(
                new PointsLayer { Series = "Average of the slice", X = x, Y = y, Size = 9, Hollow = [.. x.Select((_, i) => i == 40)] },
                new PointsLayer { Series = "Outlier", X = [5], Y = [247], Size = 10, Color = new ColorToken(ColorRole.Outlier), Labels = ["247 ms"], LabelPriority = [3] });
        }

        return Of(
            new Panel
            {
                X = Elapsed with { PreferredTicks = [.. Enumerable.Range(0, 42).Select(i => i * 10.0)] },
                Y = Ttft,
                Layers = layers,
            },
            "timeslices_ttft") with
        { Title = "Time to First Token Across Time Slices", Warning = "Input and output lengths vary: requests per second may misstate capacity." };
    }

    public static Figure Dual()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => (double)i)];
        return Of(
            new Panel
            {
                X = Elapsed,
                Y = new Axis { Label = "Output token throughput", Unit = "tokens/s", Better = BetterDirection.Higher },
                Y2 = new Axis { Label = "GPU utilization", Unit = "%" },
                Layers =
                [
                    new BandLayer { Series = "GPU utilization, min\u2013max", IsSecondary = true, X = x, Lo = [.. x.Select(v => 80 + v % 4)], Hi = [.. x.Select(_ => 92.0)], Color = ColorToken.Series(1) },
                    new AreaLayer { Series = "GPU utilization", IsSecondary = true, X = x, Y = [.. x.Select(v => 86 + v % 5)], Opacity = 0.08, Color = ColorToken.Series(1) },
                    new LineLayer { Series = "GPU utilization", IsSecondary = true, X = x, Y = [.. x.Select(v => 86 + v % 5)], Width = 1.5, Color = ColorToken.Series(1) },
                    new LineLayer { Series = "Output token throughput", X = x, Y = [.. x.Select(v => Math.Min(3484, v * 60) - 300 * Math.Abs(Math.Sin(v / 9)))], Width = 2.25, Join = LineJoin.Step, Color = ColorToken.Series(0) },
                ],
            },
            "gpu_utilization_and_throughput_over_time") with
        { Title = "Output Token Throughput with GPU Utilization" };
    }

    public static Figure Timeline(int count = 1316)
    {
        var random = new Random(3);
        double[] start = [.. Enumerable.Range(0, count).Select(i => 398.0 * i / count)];
        double[] ttft = [.. start.Select((_, i) => i < 27 ? 110 + 200 * random.NextDouble() : 26 + 8 * random.NextDouble())];
        double[] end = [.. start.Select((s, i) => s + 8 + 6 * random.NextDouble())];
        double[] prefill = [.. start.Select((s, i) => s + ttft[i] / 1000)];
        return Of(
            new Panel
            {
                X = Elapsed,
                Y = Ttft with { Label = "Time to first token" },
                Layers =
                [
                    new SegmentsLayer { Series = "Decode", X1 = prefill, Y1 = ttft, X2 = end, Y2 = ttft, Color = ColorToken.Series(1) },
                    new SegmentsLayer { Series = "Prefill", X1 = start, Y1 = ttft, X2 = prefill, Y2 = ttft, Width = 2.5, Opacity = 1, MinLength = 2, Color = ColorToken.Series(0) },
                ],
            },
            "ttft_timeline") with
        {
            Title = "Request Timeline: TTFT Phases Over Time",
            Panels =
            [
                new Panel
                {
                    X = Elapsed,
                    Y = Ttft with { Label = "Time to first token" },
                    Layers =
                    [
                        new SegmentsLayer { Series = "Decode", X1 = prefill, Y1 = ttft, X2 = end, Y2 = ttft, Color = ColorToken.Series(1) },
                        new SegmentsLayer { Series = "Prefill", X1 = start, Y1 = ttft, X2 = prefill, Y2 = ttft, Width = 2.5, Opacity = 1, MinLength = 2, Color = ColorToken.Series(0) },
                    ],
                },
                new Panel
                {
                    X = Elapsed,
                    Y = new Axis { Label = "Requests in flight", IsInteger = true, Zero = ZeroPolicy.Include },
                    FixedHeight = 90,
                    Layers = [new LineLayer { Series = "In flight", InLegend = false, X = start, Y = [.. start.Select(s => Math.Min(50.0, Math.Round(s)))], Join = LineJoin.Step }],
                },
            ],
        };
    }

    public static Figure Uncertainty()
    {
        var layers = new List<Layer>();
        for (int model = 0; model < 2; model++)
        {
            var color = ColorToken.Series(model);
            string name = model == 0 ? "Meta-Llama-3-8B-Instruct" : "Qwen3-0.6B";
            double[] x = [.. Concurrencies.Select((c, i) => 3640 + 80 * i + 60.0 * model * i)];
            double[] y = [.. Concurrencies.Select(c => c * 24.0)];
            for (int i = 0; i < x.Length; i++)
            {
                double[] angles = [.. Enumerable.Range(0, 64).Select(k => k * Math.PI / 32)];
                layers.Add(new PolygonLayer { Series = "95 % joint region", Color = color, X = [.. angles.Select(a => x[i] + 25 * Math.Cos(a))], Y = [.. angles.Select(a => y[i] + 18 * Math.Sin(a))] });
            }

            layers.Add(new ErrorBarLayer { Series = "95 % interval", Color = color, X = x, Y = y, Lo = [.. y.Select(v => v - 12)], Hi = [.. y.Select(v => v + 12)], Width = 1.25 });
            layers.Add(new ErrorBarLayer { Series = "95 % interval", Color = color, X = x, Y = y, IsHorizontal = true, Lo = [.. x.Select(v => v - 20)], Hi = [.. x.Select(v => v + 20)], Width = 1.25 });
            layers.AddRange(Series(name, model, x, y, Concurrencies));
        }

        return Of(
            new Panel
            {
                X = new Axis { Label = "Request latency, avg", Unit = "ms", Better = BetterDirection.Lower },
                Y = new Axis { Label = "Output token throughput per GPU, avg", Unit = "tokens/s/GPU", Better = BetterDirection.Higher },
                Layers = [.. layers],
            },
            "latency_throughput_uncertainty") with
        { Title = "Latency vs Throughput (Joint Uncertainty)", ShowBetterCorner = true };
    }

    /// <summary>One figure of every kind.</summary>
    public static IReadOnlyList<Figure> All { get; } =
        [Sweep(), Classified(), PerRequest(), Timeslices(), Timeslices(bars: true), Dual(), Timeline(), Uncertainty()];
}

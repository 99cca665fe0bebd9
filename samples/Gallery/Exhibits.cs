using AiPerf.Plot.Metrics;
using AiPerf.Plot.Presets;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Gallery;

/// <summary>Every built-in plot, and the variants that look different, over runs that show what it is for.</summary>
internal static class Exhibits
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<Exhibit> All { get; } = [Sweep(), Classified(), Repeats(), Single(), Servers(), Large()];

    private static Exhibit Sweep()
    {
        ParetoPreset pareto = PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsLatency;
        ScatterLinePreset sweep = PlotCatalog.MultiRun.TtftVsThroughput;
        return new("sweep", "Two models at concurrency 1 to 32", RunPresets.Sweep(),
        [
            .. PlotCatalog.All.OfType<MultiRunPreset>().Where(preset => preset is not UncertaintyPreset),
            pareto with { Name = "pareto_steps_and_global_frontier", Title = "Pareto Steps over the Frontier of All Runs", FrontierShape = FrontierShape.Step, Frontier = FrontierScope.Global },
            sweep with { Name = "sweep_of_runs", Title = "TTFT vs Throughput, Each Run Its Own Group", Groups = [] },
        ]);
    }

    private static Exhibit Classified()
    {
        SimulatedRun[] sweep = [.. RunPresets.Sweep().Runs.Where(run => run.Options.Model.Name == RunPresets.Qwen.Name)];
        SimulatedRun[] runs =
        [
            .. Variant("baseline_moderate_io", 1, 1), .. Variant("treatment_1_large_context", 1.35, 1.1), .. Variant("treatment_2_long_generation", 0.9, 1.25),
        ];
        return new("classified", "A baseline and two treatments", new SimulatedExperiment(runs),
        [
            PlotCatalog.MultiRun.ParetoCurveThroughputPerGpuVsInteractivity with { Name = "classified_pareto" },
            PlotCatalog.MultiRun.TtftVsThroughput with { Name = "classified_sweep" },
        ])
        {
            Classification = new ExperimentClassification { Baselines = ["baseline*"], Treatments = ["treatment*"] },
        };

        IEnumerable<SimulatedRun> Variant(string name, double firstToken, double interToken) => sweep.Select(run => new SimulatedRun(
            $"{name}/{run.Path}",
            run.Options with
            {
                Seed = run.Options.Seed + name.Length,
                Model = run.Options.Model with
                {
                    Load = [.. run.Options.Model.Load.Select(point => point with { TimeToFirstTokenMs = point.TimeToFirstTokenMs * firstToken, InterTokenLatencyMs = point.InterTokenLatencyMs * interToken })],
                },
            }));
    }

    private static Exhibit Repeats() => new("repeats", "One model, five runs at each concurrency", RunPresets.Repeats(),
    [
        PlotCatalog.MultiRun.LatencyThroughputUncertainty,
        PlotCatalog.MultiRun.TtftVsThroughput with { Name = "sweep_with_repeats", Title = "TTFT vs Throughput, Five Runs a Point" },
    ]);

    private static Exhibit Single()
    {
        DualAxisPreset dual = PlotCatalog.SingleRun.GpuUtilizationAndThroughputOverTime;
        TimeslicePreset slices = PlotCatalog.SingleRun.TimeslicesThroughput;
        return new("single", "One run of 400 requests, 20 in flight", new SimulatedExperiment([new(".", RunPresets.SingleRun() with { WarmupRequests = 30 })]),
        [
            .. PlotCatalog.All.OfType<SingleRunPreset>(),
            dual with { Name = "gpu_utilization_and_throughput_stacked", Layout = DualAxisLayout.Stacked },
            new HistogramPreset { Name = "timeslices_throughput_bars", Title = "Request Throughput Across Time Slices, as Bars", X = slices.X, Y = slices.Y },
            PlotCatalog.SingleRun.TtftOverTime with { Name = "ttft_with_warmup", Title = "TTFT with Warm-Up Requests and Every Peak", IncludeWarmup = true, Outliers = OutlierPolicy.Show },
        ]);
    }

    private static Exhibit Servers()
    {
        MetricRef time = PlotCatalog.SingleRun.DispersedThroughputOverTime.X;
        MetricRef Metric(string name) => new("vllm:" + name, DataSource.ServerMetrics);
        MetricRef firstToken = Metric("time_to_first_token_seconds");
        RunOptions run = RunPresets.SingleRun() with
        {
            SliceSeconds = 4,
            Servers = new ServerOptions { Endpoints = ["http://node0:8000/metrics", "http://node1:8000/metrics"], EnginesPerEndpoint = 2 },
        };
        return new("servers", "What two servers with two engines each said of themselves", new SimulatedExperiment([new(".", run)]),
        [
            new TimeslicePreset { Name = "server_cache", X = time, Y = Metric("kv_cache_usage_perc") },
            new AreaPreset { Name = "server_tokens", X = time, Y = Metric("generation_tokens") },
            new PercentileBandsPreset { Name = "server_ttft_bands", X = time, Y = firstToken },
            new PercentileBandsPreset { Name = "server_running_bands", X = time, Y = Metric("num_requests_running") },
            new HistogramPreset { Name = "server_ttft_buckets", X = time, Y = firstToken },
            new HistogramPreset { Name = "server_ttft_density", X = time, Y = firstToken, Density = true },
            new DualAxisPreset { Name = "server_load", X = time, Y = PlotCatalog.SingleRun.DispersedThroughputOverTime.Y, Y2 = Metric("num_requests_running") },
        ]);
    }

    private static Exhibit Large() => new("large", "One run of 30,000 requests, 200 in flight", new SimulatedExperiment(
        [new(".", RunPresets.SingleRun() with { RequestCount = 30_000, Concurrency = 200, Detail = RecordDetail.Core })]),
    [
        .. ((PlotPreset[])
        [
            PlotCatalog.SingleRun.TtftOverTime, PlotCatalog.SingleRun.LatencyOverTime, PlotCatalog.SingleRun.DispersedThroughputOverTime,
            PlotCatalog.SingleRun.TtftTimeline, PlotCatalog.SingleRun.RequestLanes, PlotCatalog.SingleRun.TimeslicesLatency,
        ]).Select(preset => preset with { Name = preset.Name + "_30k" }),
    ]);
}

using System.Globalization;

namespace AiPerf.Plot.Simulation;

/// <summary>Experiments worth having by name.</summary>
public static class RunPresets
{
    private static readonly int[] Concurrencies = [1, 2, 4, 8, 16, 32];

    /// <summary>A small model; its latencies have the shape of the two-model sweep that the plots were specified with.</summary>
    public static ModelProfile Qwen { get; } = new()
    {
        Name = "Qwen/Qwen3-0.6B",
        Load = [new(1, 30.7, 18.15), new(2, 35.5, 18.52), new(4, 52.6, 18.45), new(8, 71.2, 18.37), new(16, 97.7, 18.92), new(32, 130.9, 20.06)],
    };

    /// <summary>A larger model; at concurrency 16 it is slower than at 32 in relation, so that point is dominated.</summary>
    public static ModelProfile Llama { get; } = new()
    {
        Name = "meta-llama/Meta-Llama-3-8B-Instruct",
        Load = [new(1, 28.1, 18.15), new(2, 36.3, 18.47), new(4, 37, 18.5), new(8, 39, 18.56), new(16, 65, 21.1), new(32, 76.4, 20.91)],
    };

    /// <summary>The names that <see cref="Find"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["sweep", "single", "repeats", "trials", "trial-sweep"];

    /// <summary>The preset of this name, or <see langword="null"/> for an unknown name.</summary>
    public static SimulatedExperiment? Find(string name) => name switch
    {
        "sweep" => Sweep(),
        "single" => new SimulatedExperiment([new SimulatedRun(".", SingleRun())]),
        "repeats" => Repeats(),
        "trials" => SimulatedExperiment.OfTrials([RepeatedCell(8)], 5, TrialLayout.Repeats),
        "trial-sweep" => SimulatedExperiment.OfTrials([.. Concurrencies.Select(RepeatedCell)], 3, TrialLayout.RepeatedSweep),
        _ => null,
    };

    /// <summary>Two models at concurrency 1 to 32, two GPUs each: twelve runs of a few hundred records in all.</summary>
    public static SimulatedExperiment Sweep() => new(
    [
        .. from model in new[] { Qwen, Llama }
           from concurrency in Concurrencies
           select SweepRun(model, concurrency),
    ]);

    /// <summary>
    /// One run to look into: 400 requests, 20 in flight, responses of varying length, a cold start, a few failures and cancellations,
    /// ten-second slices, four GPUs.
    /// </summary>
    public static RunOptions SingleRun() => new()
    {
        Seed = 3,
        Model = new ModelProfile
        {
            Name = Qwen.Name,
            Load = [new(20, 26, 10)],
            FirstTokenSpread = 0.06,
            SecondModeShare = 0.45,
            SecondModeMs = 8,
            SpikeShare = 0.008,
            SpikeMs = 65,
            InterTokenSpread = 0.012,
            WaveAmplitude = 0.055,
            WavePeriodSeconds = 47,
            RampShare = 0.16,
            RampRequests = 40,
            FinalClimb = 0.25,
        },
        Concurrency = 20,
        RequestCount = 400,
        ErrorShare = 0.012,
        CancellationShare = 0.01,
        TimeoutSeconds = 15,
        ColdRequests = 20,
        InputLength = new LengthDistribution(550, 0.3),
        OutputLength = new LengthDistribution(420, 0.5),
        SliceSeconds = 10,
        Gpus = new GpuOptions { Count = 4, IntervalSeconds = 1 },
        StartTime = new DateTime(2026, 5, 4, 10, 15, 3, DateTimeKind.Utc),
        Label = "single",
    };

    /// <summary>The sweep of one model, five times per concurrency, each repetition a little faster or slower: for uncertainty.</summary>
    public static SimulatedExperiment Repeats() =>
        SimulatedExperiment.OfTrials([.. Concurrencies.Select(RepeatedCell)], 5, TrialLayout.IndependentSweep) with { Aggregates = [] };

    private static SimulatedRun RepeatedCell(int concurrency)
    {
        var run = SweepRun(Qwen with { RunSpread = 0.02 }, concurrency);
        return new SimulatedRun(
            string.Create(CultureInfo.InvariantCulture, $"concurrency_{concurrency}"),
            run.Options with { OutputLength = new LengthDistribution(200, 0.2) });
    }

    private static SimulatedRun SweepRun(ModelProfile model, int concurrency)
    {
        string name = string.Create(
            CultureInfo.InvariantCulture, $"{model.Name.Replace('/', '_')}-openai-chat-concurrency{concurrency}");
        int place = Array.IndexOf(Concurrencies, concurrency);
        return new SimulatedRun(name, new RunOptions
        {
            Seed = 100 + (model.Name == Qwen.Name ? 0 : 50) + concurrency,
            Model = model,
            Concurrency = concurrency,
            RequestCount = Math.Max(8 + (2 * place), 3 * concurrency),
            Gpus = new GpuOptions { Count = 2 },
            StartTime = new DateTime(2026, 5, 4, model.Name == Qwen.Name ? 8 : 9, 5 * place, 11, DateTimeKind.Utc),
            Files = SimulatedFiles.Requests | SimulatedFiles.Summary,
            Detail = RecordDetail.Core,
            Label = name,
        });
    }
}

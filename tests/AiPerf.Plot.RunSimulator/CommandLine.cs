using System.Globalization;

namespace AiPerf.Plot.Simulation;

/// <summary>The command line: a preset, a directory, and options that change every run of the preset.</summary>
internal static class CommandLine
{
    private const string Usage = """
        usage: <preset> <directory> [options]
        presets: {0}
        options: --seed N  --requests N  --concurrency N  --rate R  --model NAME  --no-streaming  --chunks
                 --error-share S  --cancellation-share S  --warmup N  --cold N  --slices SECONDS
                 --gpus N  --interval SECONDS  --servers N  --engines N
                 --detail full|core  --config phases|loadgen
        """;

    /// <summary>Runs the command and returns its exit code: 0, or 2 for wrong arguments.</summary>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Count < 2 || RunPresets.Find(arguments[0]) is not { } experiment)
        {
            error.WriteLine(Usage, string.Join(", ", RunPresets.Names));
            return 2;
        }

        try
        {
            SimulatedRun[] changed = [.. experiment.Runs.Select((run, number) => run with { Options = Apply(run.Options, number, arguments) })];
            RunSimulator.Write(arguments[1], experiment with { Runs = changed });
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{changed.Length} run(s) in {arguments[1]}"));
            return 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            error.WriteLine(exception.Message);
            return 2;
        }
    }

    private static RunOptions Apply(RunOptions options, int number, IReadOnlyList<string> arguments)
    {
        for (int place = 2; place < arguments.Count; place++)
        {
            string name = arguments[place];
            string Value() => ++place < arguments.Count ? arguments[place] : throw new FormatException($"{name} needs a value.");
            int Whole() => int.Parse(Value(), CultureInfo.InvariantCulture);
            double Number() => double.Parse(Value(), CultureInfo.InvariantCulture);
            options = name switch
            {
                "--seed" => options with { Seed = long.Parse(Value(), CultureInfo.InvariantCulture) + number },
                "--requests" => options with { RequestCount = Whole() },
                "--concurrency" => options with { Concurrency = Whole(), RequestRate = null },
                "--rate" => options with { RequestRate = Number(), Concurrency = null },
                "--model" => options with { Model = options.Model with { Name = Value() } },
                "--no-streaming" => options with { Streaming = false },
                "--chunks" => options with { ChunkLatencies = true },
                "--error-share" => options with { ErrorShare = Number() },
                "--cancellation-share" => options with { CancellationShare = Number() },
                "--warmup" => options with { WarmupRequests = Whole() },
                "--cold" => options with { ColdRequests = Whole() },
                "--slices" => options with { SliceSeconds = Number(), Files = options.Files | SimulatedFiles.Timeslices },
                "--gpus" => options with { Gpus = (options.Gpus ?? new GpuOptions()) with { Count = Whole() }, Files = options.Files | SimulatedFiles.Telemetry },
                "--interval" => options with { Gpus = (options.Gpus ?? new GpuOptions()) with { IntervalSeconds = Number() } },
                "--servers" => options with
                {
                    Servers = (options.Servers ?? new ServerOptions()) with { Endpoints = [.. Enumerable.Range(0, Whole()).Select(server => string.Create(CultureInfo.InvariantCulture, $"http://node{server}:8000/metrics"))] },
                    Files = options.Files | SimulatedFiles.ServerMetrics,
                },
                "--engines" => options with { Servers = (options.Servers ?? new ServerOptions()) with { EnginesPerEndpoint = Whole() }, Files = options.Files | SimulatedFiles.ServerMetrics },
                "--detail" => options with { Detail = Enum.Parse<RecordDetail>(Value(), ignoreCase: true) },
                "--config" => options with { Configuration = Value() == "loadgen" ? ConfigurationLayout.LoadGenerator : ConfigurationLayout.Phases },
                _ => throw new FormatException($"Unknown option {name}."),
            };
        }

        return options;
    }
}

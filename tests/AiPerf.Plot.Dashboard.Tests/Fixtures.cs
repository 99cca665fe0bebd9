using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Dashboard.Tests;

/// <summary>Runs whose numbers are computed, so that every expected value is a formula.</summary>
internal static class Fixtures
{
    /// <summary>The statistics in the order of the page.</summary>
    public static readonly string[] Stats = ["p50", "avg", "p90", "p95", "p99", "min", "max", "std", "p1", "p5", "p10", "p25", "p75"];

    private static readonly ConcurrentDictionary<string, Lazy<string>> Pages = new();

    public static string Root { get; } = Directory.CreateTempSubdirectory("aiperf-dashboard-").FullName;

    /// <summary>One model at concurrency 1, 2 and 4.</summary>
    public static string F3() => Once("f3", directory =>
    {
        foreach (int concurrency in (int[])[1, 2, 4])
            Summary(Path.Combine(directory, $"c{concurrency}"), concurrency);
    });

    /// <summary>A baseline and a treatment at three concurrencies, classified.</summary>
    public static string F6() => Once("f6", directory =>
    {
        foreach (string experiment in (string[])["baseline_old", "treatment_new"])
        {
            foreach (int concurrency in (int[])[1, 2, 4])
                Summary(Path.Combine(directory, experiment, $"c{concurrency}"), concurrency, scale: experiment == "baseline_old" ? 1 : 0.9);
        }
    }, "experiment_classification:\n  baselines: ['*baseline*']\n  treatments: ['*treatment*']\n  default: treatment\n");

    /// <summary>One run of 500 requests with time slices and GPUs.</summary>
    public static string F1() => Once("f1", directory => RunSimulator.Write(
        Path.Combine(directory, "run"), RunPresets.SingleRun() with { RequestCount = 500 }));

    /// <summary>Hostile names and values.</summary>
    public static string FX() => Once("fx", directory =>
    {
        Summary(Path.Combine(directory, "a b"), 1, model: "</script><img src=x onerror=alert(1)>", extra: config =>
        {
            config["__proto__"] = new JsonObject { ["polluted"] = "yes" };
            config["constructor"] = "text";
            config["<b>key</b>"] = "%{x} =1+1";
        });
        Summary(Path.Combine(directory, "<b>x<b>"), 2, model: "%{x} <b>x</b>");
        Summary(Path.Combine(directory, "=1+1"), 4, model: "=1+1");
        Summary(Path.Combine(directory, new string('n', 200)), 8, model: new string('m', 10_000));
        Summary(Path.Combine(directory, "\u05d0\u05d1\u05d2\u202edcba"), 16, model: "\u0645\u0631\u062d\u0628\u0627");
    });

    /// <summary>A broken run between good ones, one without a metric, one with a zero.</summary>
    public static string FB() => Once("fb", directory =>
    {
        Summary(Path.Combine(directory, "a1"), 1);
        string broken = Directory.CreateDirectory(Path.Combine(directory, "b2")).FullName;
        File.WriteAllText(Path.Combine(broken, "profile_export_aiperf.json"), "{ broken");
        Summary(Path.Combine(directory, "c4"), 4, without: "time_to_first_token");
        Summary(Path.Combine(directory, "d8"), 8, zero: "request_throughput");
        Summary(Path.Combine(directory, "e16"), 16);
    });

    /// <summary>Secrets in the configuration.</summary>
    public static string FS() => Once("fs", directory =>
    {
        foreach (int concurrency in (int[])[1, 2])
        {
            Summary(Path.Combine(directory, $"c{concurrency}"), concurrency, extra: config =>
            {
                config["endpoint"]!["api_key"] = "sk-SECRET1";
                config["endpoint"]!["headers"] = new JsonArray(new JsonArray("Authorization", "Bearer SECRET2"), JsonValue.Create("X-Api-Key: SECRET3"));
                config["endpoint"]!["urls"] = new JsonArray("http://user:SECRET4@host:8000/v1?token=SECRET5&model=x");
            }, command: "aiperf profile --api-key SECRET6 --header 'Authorization: Bearer SECRET7' --url http://u:SECRET8@h --output-tokens-mean 200");
        }
    });

    /// <summary>Repeats: five runs at two loads.</summary>
    public static string FR() => Once("fr", directory =>
    {
        for (int i = 0; i < 3; i++)
        {
            Summary(Path.Combine(directory, $"c1_r{i}"), 1, scale: 1 + i * 0.03);
            Summary(Path.Combine(directory, $"c2_r{i}"), 2, scale: 1 - i * i * 0.01);
        }

        Summary(Path.Combine(directory, "c4_r0"), 4);
    });

    /// <summary>A run of many requests with one outlier.</summary>
    public static string Large(int requests) => Once($"large{requests}", directory =>
    {
        string run = Directory.CreateDirectory(Path.Combine(directory, "run")).FullName;
        using var writer = new StreamWriter(Path.Combine(run, "profile_export.jsonl"));
        for (int i = 0; i < requests; i++)
        {
            double latency = i == requests / 3 ? 5000 : 400 + i * 7919L % 100;
            long start = 1_765_500_000_000_000_000 + i * 1_000_000L;
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"metadata\":{{\"session_num\":{i},\"request_start_ns\":{start},\"request_end_ns\":{start + (long)(latency * 1e6)},\"benchmark_phase\":\"profiling\",\"was_cancelled\":false}},\"metrics\":{{\"request_latency\":{{\"value\":{latency},\"unit\":\"ms\"}},\"time_to_first_token\":{{\"value\":{latency / 10},\"unit\":\"ms\"}},\"output_sequence_length\":{{\"value\":100,\"unit\":\"tokens\"}}}}}}\n"));
        }
    });

    /// <summary>The value of a metric's statistic at a concurrency.</summary>
    public static double Value(string tag, string stat, int concurrency, double scale = 1) =>
        (100.0 * concurrency * K(tag) + Array.IndexOf(Stats, stat)) * scale;

    /// <summary>Draws the page of a fixture.</summary>
    public static string Page(string directory, Func<PlotJobOptions, PlotJobOptions>? with = null, string variant = "") =>
        Pages.GetOrAdd(directory + "|" + variant, _ => new Lazy<string>(() =>
        {
            string output = Path.Combine(Root, "out", Path.GetFileName(directory) + variant);
            var options = Job(directory, output);
            var result = PlotJob.Run(with is null ? options : with(options), CancellationToken.None);
            return result.OutputFiles.Single(file => file.EndsWith("dashboard.html", StringComparison.Ordinal));
        })).Value;

    public static PlotJobOptions Job(string directory, string output) => new()
    {
        Inputs = [new RunInput(directory, Path.GetFileName(directory))],
        OutputDirectory = output,
        OutputDisplayPath = "out",
        Formats = OutputFormats.Svg,
        ConfigurationFiles = File.Exists(directory + ".yaml") ? [new ConfigurationFile(directory + ".yaml", "plot_config.yaml")] : [],
        Page = new PageOptions { Assets = FrontEnd.Load() },
    };

    private static double K(string tag) => tag switch
    {
        "request_latency" => 5,
        "time_to_first_token" => 1,
        "inter_token_latency" => 0.1,
        "output_token_throughput_per_user" => 0.02,
        "request_throughput" => 0.01,
        "output_token_throughput" => 3,
        "output_token_throughput_per_gpu" => 1.5,
        _ => 1,
    };

    private static string Once(string name, Action<string> write, string? configuration = null)
    {
        string directory = Path.Combine(Root, name);
        lock (Pages)
        {
            if (!Directory.Exists(directory))
            {
                Directory.CreateDirectory(directory);
                write(directory);
                if (configuration is not null)
                    File.WriteAllText(directory + ".yaml", configuration);
            }
        }

        return directory;
    }

    private static void Summary(
        string directory, int concurrency, double scale = 1, string model = "test/model", string without = "", string zero = "", Action<JsonObject>? extra = null, string? command = null)
    {
        Directory.CreateDirectory(directory);
        var root = new JsonObject { ["aiperf_version"] = "0.8.0" };
        foreach (var (tag, unit) in ((string, string)[])[("request_latency", "ms"), ("time_to_first_token", "ms"), ("inter_token_latency", "ms"), ("output_token_throughput_per_user", "tokens/sec/user")])
        {
            if (tag == without)
                continue;
            var block = new JsonObject { ["unit"] = unit };
            foreach (string stat in Stats)
                block[stat] = Value(tag, stat, concurrency, scale);
            root[tag] = block;
        }

        foreach (var (tag, unit) in ((string, string)[])[("request_throughput", "requests/sec"), ("output_token_throughput", "tokens/sec"), ("output_token_throughput_per_gpu", "tokens/sec/gpu")])
            root[tag] = new JsonObject { ["unit"] = unit, ["avg"] = tag == zero ? 0 : Value(tag, "avg", concurrency, scale) };
        root["request_count"] = new JsonObject { ["unit"] = "requests", ["avg"] = 100 };
        root["benchmark_duration"] = new JsonObject { ["unit"] = "sec", ["avg"] = 12.5 };
        root["mystery_score"] = new JsonObject { ["unit"] = "points", ["avg"] = concurrency * 2.0 };
        var configuration = new JsonObject
        {
            ["endpoint"] = new JsonObject { ["model_names"] = new JsonArray(model), ["type"] = "chat", ["streaming"] = true },
            ["loadgen"] = new JsonObject { ["concurrency"] = concurrency, ["request_count"] = 100 },
            ["input"] = new JsonObject { ["prompt"] = new JsonObject { ["input_tokens"] = new JsonObject { ["mean"] = 100 } } },
            ["ui"] = new JsonObject { ["mode"] = concurrency > 1 ? "wide" : "narrow" },
        };
        extra?.Invoke(configuration);
        root["input_config"] = configuration;
        if (command is not null)
            root["cli_command"] = command;
        File.WriteAllText(Path.Combine(directory, "profile_export_aiperf.json"), root.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
    }
}

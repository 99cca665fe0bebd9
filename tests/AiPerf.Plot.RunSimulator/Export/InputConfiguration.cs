using System.Text.Json;

namespace AiPerf.Plot.Simulation;

/// <summary>Writes the parts of the summary that say how the benchmark was configured.</summary>
internal static class InputConfiguration
{
    public static void Write(Utf8JsonWriter json, RunOptions options)
    {
        if (options.Configuration == ConfigurationLayout.Phases)
        {
            WritePhases(json, options);
        }
        else
        {
            WriteLoadGenerator(json, options);
        }
    }

    /// <summary>The run's place among others (schema 1.2 and later).</summary>
    public static void WriteRunInfo(Utf8JsonWriter json, RunOptions options, string benchmark)
    {
        json.WriteStartObject("run_info");
        json.WriteString("benchmark_id", benchmark);
        json.WriteNumber("random_seed", options.Seed);
        json.WriteNumber("trial", options.Trial);
        json.WriteString("run_label", options.Label);
        json.WriteString("cli_command", "simulated by AiPerf.Plot.RunSimulator, not measured");
        json.WriteEndObject();
    }

    private static void WritePhases(Utf8JsonWriter json, RunOptions options)
    {
        json.WriteStartObject("models");
        json.WriteStartArray("items");
        json.WriteStartObject();
        json.WriteString("name", options.Model.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("endpoint");
        WriteUrls(json);
        json.WriteString("type", "chat");
        json.WriteBoolean("streaming", options.Streaming);
        json.WriteEndObject();
        json.WriteStartArray("datasets");
        json.WriteStartObject();
        json.WriteString("name", "main");
        json.WriteString("type", "synthetic");
        json.WriteNumber("random_seed", options.Seed);
        WritePrompt(json, options);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("phases");
        if (options.WarmupRequests > 0)
        {
            WritePhase(json, options, "warmup", options.WarmupRequests);
        }

        WritePhase(json, options, "profiling", options.RequestCount);
        json.WriteEndArray();
        json.WriteStartObject("artifacts");
        json.WriteString("dir", "artifacts/" + options.Label);
        WriteSlice(json, options);
        json.WriteEndObject();
    }

    private static void WritePhase(Utf8JsonWriter json, RunOptions options, string name, int requests)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("type", options.RequestRate is null ? "concurrency" : "poisson");
        if (name == "warmup")
        {
            json.WriteBoolean("exclude_from_results", true);
        }

        if (options.RequestRate is { } rate)
        {
            json.WriteFloat("rate", rate);
        }

        if (options.Concurrency is { } concurrency)
        {
            json.WriteNumber("concurrency", concurrency);
        }

        json.WriteNumber("requests", requests);
        json.WriteEndObject();
    }

    private static void WriteLoadGenerator(Utf8JsonWriter json, RunOptions options)
    {
        json.WriteStartObject("endpoint");
        json.WriteStartArray("model_names");
        json.WriteStringValue(options.Model.Name);
        json.WriteEndArray();
        json.WriteString("type", "chat");
        json.WriteBoolean("streaming", options.Streaming);
        WriteUrls(json);
        json.WriteEndObject();
        json.WriteStartObject("input");
        json.WriteNumber("random_seed", options.Seed);
        WritePrompt(json, options);
        json.WriteEndObject();
        json.WriteStartObject("loadgen");
        if (options.Concurrency is { } concurrency)
        {
            json.WriteNumber("concurrency", concurrency);
        }

        if (options.RequestRate is { } rate)
        {
            json.WriteFloat("request_rate", rate);
        }

        json.WriteString("arrival_pattern", options.RequestRate is null ? "concurrency_burst" : "poisson");
        json.WriteNumber("request_count", options.RequestCount);
        if (options.WarmupRequests > 0)
        {
            json.WriteNumber("warmup_request_count", options.WarmupRequests);
        }

        json.WriteEndObject();
        json.WriteStartObject("output");
        json.WriteString("artifact_directory", "artifacts/" + options.Label);
        WriteSlice(json, options);
        json.WriteEndObject();
    }

    private static void WriteUrls(Utf8JsonWriter json)
    {
        json.WriteStartArray("urls");
        json.WriteStringValue("http://server:8000");
        json.WriteEndArray();
    }

    private static void WritePrompt(Utf8JsonWriter json, RunOptions options)
    {
        json.WriteStartObject("prompt");
        WriteLength(json, "input_tokens", options.InputLength);
        WriteLength(json, "output_tokens", options.OutputLength);
        json.WriteEndObject();
    }

    private static void WriteLength(Utf8JsonWriter json, string name, LengthDistribution length)
    {
        json.WriteStartObject(name);
        json.WriteFloat("mean", length.Mean);
        json.WriteFloat("stddev", length.Mean * length.RelativeSpread);
        json.WriteEndObject();
    }

    private static void WriteSlice(Utf8JsonWriter json, RunOptions options)
    {
        if (options.SliceSeconds is { } seconds)
        {
            json.WriteFloat("slice_duration", seconds);
        }
    }
}

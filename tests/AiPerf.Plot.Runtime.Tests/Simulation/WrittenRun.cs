using System.Text.Json;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>A simulated run, written and read back as plain JSON and text, without the product's readers.</summary>
internal sealed class WrittenRun
{
    private WrittenRun(string folder)
    {
        Records = Lines(Path.Combine(folder, "profile_export.jsonl"));
        Summary = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "profile_export_aiperf.json"))).RootElement;
        string slices = Path.Combine(folder, "profile_export_aiperf_timeslices.csv");
        Slices = File.Exists(slices) ? [.. File.ReadAllText(slices).Split("\r\n")[1..^1].Select(line => line.Split(','))] : [];
        string telemetry = Path.Combine(folder, "gpu_telemetry_export.jsonl");
        Telemetry = File.Exists(telemetry) ? Lines(telemetry) : [];
    }

    public IReadOnlyList<JsonElement> Records { get; }

    public JsonElement Summary { get; }

    /// <summary>Rows of the time-slice file: slice, header, unit, stat, value.</summary>
    public IReadOnlyList<string[]> Slices { get; }

    public IReadOnlyList<JsonElement> Telemetry { get; }

    public IReadOnlyList<JsonElement> Profiled => [.. Records.Where(record => Phase(record) == "profiling")];

    public IReadOnlyList<JsonElement> Completed => [.. Profiled.Where(record => !record.TryGetProperty("error", out _))];

    public static WrittenRun Of(RunOptions options)
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, options);
        return new WrittenRun(folder.Path);
    }

    public static string Phase(JsonElement record) => record.GetProperty("metadata").GetProperty("benchmark_phase").GetString()!;

    public static long Start(JsonElement record) => record.GetProperty("metadata").GetProperty("request_start_ns").GetInt64();

    public static long End(JsonElement record) => record.GetProperty("metadata").GetProperty("request_end_ns").GetInt64();

    public static bool Has(JsonElement record, string tag) => record.GetProperty("metrics").TryGetProperty(tag, out _);

    public static double Metric(JsonElement record, string tag) => record.GetProperty("metrics").GetProperty(tag).GetProperty("value").GetDouble();

    public double Stat(string tag, string stat) => Summary.GetProperty(tag).GetProperty(stat).GetDouble();

    public double[] Values(string tag) => [.. Profiled.Where(record => Has(record, tag)).Select(record => Metric(record, tag))];

    /// <summary>The largest number of requests in flight at once.</summary>
    public int Peak()
    {
        int current = 0;
        int peak = 0;
        var events = Records.Select(record => (At: Start(record), Step: 1)).Concat(Records.Select(record => (At: End(record), Step: -1)));
        foreach (var (_, step) in events.OrderBy(one => one.At).ThenBy(one => one.Step))
        {
            current += step;
            peak = Math.Max(peak, current);
        }

        return peak;
    }

    private static JsonElement[] Lines(string path) =>
        [.. File.ReadLines(path).Select(line => JsonDocument.Parse(line).RootElement)];
}

using System.Text.Json;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Plots;

/// <summary>The numbers AIPerf's own code computes from the real runs, and those runs loaded by ours.</summary>
internal sealed class Expected : IDisposable
{
    private readonly JsonDocument document;

    /// <summary>Reads the numbers.</summary>
    /// <param name="name">The file's name without extension.</param>
    /// <param name="folder">Whose numbers: AIPerf 0.8.0, or 0.11.0 where it differs.</param>
    public Expected(string name, string folder = "expected")
    {
        document = JsonDocument.Parse(File.ReadAllBytes(ConformanceData.Folder($"{folder}/{name}.json")));
    }

    public JsonElement Root => document.RootElement;

    public JsonElement Plot(string name) => Root.GetProperty("plots").GetProperty(name);

    public JsonElement Table(string name) => Root.GetProperty("tables").GetProperty(name);

    public RunSet Load(bool withRequests)
    {
        string[] inputs = [.. Root.GetProperty("run_dirs").EnumerateArray().Select(run => run.GetString()!)
            .Select(run => run.StartsWith("qwen_concurrency", StringComparison.Ordinal) ? "qwen_sweep/" + run : run)];
        var found = RunDiscovery.Find([.. inputs.Select(input => new RunInput(ConformanceData.Folder(input), input))], true, _ => { }, CancellationToken.None);
        return TestRuns.Set([.. found.Select(run => RunLoader.Load(run, null, withRequests, _ => { }, CancellationToken.None, withServerMetrics: true)!)]);
    }

    public void Dispose() => document.Dispose();

    /// <summary>Numbers; <c>null</c> is not-a-number.</summary>
    public static double[] Numbers(JsonElement array) =>
        [.. array.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble())];

    public static double[] Numbers(JsonElement element, string property) => Numbers(element.GetProperty(property));

    public static JsonElement Trace(JsonElement plot, string name) =>
        plot.GetProperty("traces").EnumerateArray().Single(trace => trace.GetProperty("name").GetString() == name);

    public static void Same(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.HasCount(expected.Length, actual, what);
        for (int i = 0; i < expected.Length; i++)
        {
            if (double.IsNaN(expected[i]) != double.IsNaN(actual[i]) || Math.Abs(expected[i] - actual[i]) > tolerance)
                Assert.Fail($"{what}[{i}]: expected {expected[i]:R}, was {actual[i]:R}.");
        }
    }
}

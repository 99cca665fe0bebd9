using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Checks;

/// <summary>Every preset over the real runs, at the default size; none where the data are missing.</summary>
internal static class RealPictures
{
    private static readonly string[] Runs =
    [
        "qwen_sweep/qwen_concurrency1", "qwen_sweep/qwen_concurrency2", "qwen_sweep/qwen_concurrency4", "timeout_errors", "legacy_2025_10",
        "synthetic_slices", "synthetic_nostream", "synthetic_server_metrics",
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, Picture>> Drawn = new(() => ConformanceData.Root is null
        ? new Dictionary<string, Picture>()
        : Pictures.Draw(Sets(), (1600, 800)).ToDictionary(picture => picture.Name));

    /// <summary>All of them.</summary>
    public static IEnumerable<Picture> All => Drawn.Value.Values;

    /// <summary>One of them.</summary>
    public static Picture Get(string name) => Drawn.Value[name];

    private static IEnumerable<KeyValuePair<string, RunSet>> Sets()
    {
        foreach (string run in Runs)
            yield return new("real " + run.Split('/')[^1], Load(run));
        yield return new("real sweep", Load(Runs[..3]));
        yield return new("real mixture", Load(Runs));
    }

    private static RunSet Load(params string[] runs)
    {
        var found = RunDiscovery.Find([.. runs.Select(run => new RunInput(ConformanceData.Folder(run), run))], true, _ => { }, CancellationToken.None);
        return TestRuns.Set([.. found.Select(run => RunLoader.Load(run, null, true, _ => { }, CancellationToken.None)!)]);
    }
}

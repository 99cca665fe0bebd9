using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Runtime.Tests.Plots;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Discovery;

/// <summary>Which runs are found, and the mode that follows, compared with AIPerf's own functions.</summary>
[TestClass]
public sealed class DiscoveryConformanceTests
{
    /// <summary>A directory with one of a run's two files is a run here: what the file has is drawn, and the other one is said to be missing.</summary>
    private static readonly Dictionary<string, string> Intended = new()
    {
        ["half"] = "multi_run: half/only_json half/only_jsonl",
        ["half/only_jsonl"] = "single_run: half/only_jsonl",
        ["one empty"] = "single_run: one",
    };

    [TestMethod]
    public void Runs_and_mode_are_AIPerfs()
    {
        using Expected expected = new("functions");
        JsonElement detection = expected.Root.GetProperty("mode_detection");
        using var folder = new TemporaryFolder();
        Build(folder, detection.GetProperty("layout"));
        var differences = new Dictionary<string, string>();
        foreach (JsonElement one in detection.GetProperty("cases").EnumerateArray())
        {
            string[] paths = Texts(one.GetProperty("paths"));
            var said = new List<PlotDiagnostic>();
            var found = RunDiscovery.Find([.. paths.Select(path => new RunInput(folder.At(path), path))], true, said.Add, CancellationToken.None);
            string mode = RunModeDecision.Decide(found, null, []).Mode == RunMode.MultiRun ? "multi_run" : "single_run";
            string ours = found.Count == 0 ? "none" : $"{mode}: {Sorted(found.Select(run => Path.GetRelativePath(folder.Path, run.Directory.FullPath).Replace('\\', '/')))}";
            bool fails = one.TryGetProperty("error", out _);
            string theirs = fails ? "none" : $"{one.GetProperty("mode").GetString()}: {Sorted(Texts(one.GetProperty("run_dirs")))}";
            if (ours != theirs)
                differences.Add(string.Join(' ', paths), ours);
            // What makes AIPerf fail is said here too, unless the directory is a run by our rule.
            if (fails && ours != Intended.GetValueOrDefault("half") && ours != Intended.GetValueOrDefault("half/only_jsonl") && paths.Length > 0)
                Assert.IsTrue(said.Any(told => told.Severity == PlotSeverity.Error), one.GetRawText());
        }

        CollectionAssert.AreEquivalent(Intended.ToArray(), differences.ToArray(), string.Join("; ", differences));
    }

    private static void Build(TemporaryFolder folder, JsonElement layout)
    {
        foreach (string run in Texts(layout.GetProperty("runs")))
        {
            folder.Write(run + "/profile_export.jsonl", "");
            folder.Write(run + "/profile_export_aiperf.json", "{}");
        }

        foreach (string run in Texts(layout.GetProperty("only_profile_export_jsonl")))
            folder.Write(run + "/profile_export.jsonl", "");
        foreach (string run in Texts(layout.GetProperty("only_profile_export_aiperf_json")))
            folder.Write(run + "/profile_export_aiperf.json", "{}");
        foreach (string directory in Texts(layout.GetProperty("empty_dirs")))
            Directory.CreateDirectory(folder.At(directory));
        foreach (JsonProperty link in layout.GetProperty("symlinks").EnumerateObject())
            Directory.CreateSymbolicLink(folder.At(link.Name), folder.At(link.Value.GetString()!));
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    private static string Sorted(IEnumerable<string> paths) => string.Join(' ', paths.Order(StringComparer.Ordinal));
}

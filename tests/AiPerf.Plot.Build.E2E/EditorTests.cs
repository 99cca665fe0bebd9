using System.Text.Json;

namespace AiPerf.Plot.Build.E2E;

/// <summary>What editors and watchers are told.</summary>
[TestClass]
public sealed class EditorTests
{
    [TestMethod]
    public void The_up_to_date_check_and_the_watcher_know_the_runs_and_the_layers()
    {
        var project = new TestProject("Watched", TestProject.Input("runs"));
        Runs.One(project, "runs/c1");
        project.Write("runs/c1/logs/aiperf.log", "");
        project.Write("plot_config.yaml", "{}\n");
        project.Write("runs/.aiperf-plot-config.yaml", "{}\n");
        project.Plot().Succeeded().Drew(1);
        const string Expected = "plot_config.yaml runs/.aiperf-plot-config.yaml runs/c1/profile_export.jsonl runs/c1/profile_export_aiperf.json";

        var result = project.Target("_AiPerfPlotCollectSources", "-getItem:UpToDateCheckInput,UpToDateCheckOutput,EmbedInBinlog").Succeeded();
        using var items = JsonDocument.Parse(result.Output);
        var all = items.RootElement.GetProperty("Items");
        Assert.AreEqual(Expected, string.Join(' ', Ours(all.GetProperty("UpToDateCheckInput"), project)));
        Assert.AreEqual("obj/Debug/aiperfplot/aiperfplot.stamp", string.Join(' ', Ours(all.GetProperty("UpToDateCheckOutput"), project)));
        Assert.AreEqual(project.At("plot_config.yaml"), all.GetProperty("EmbedInBinlog").EnumerateArray()
            .Select(item => item.GetProperty("Identity").GetString()!).Single(file => file.EndsWith(".yaml", StringComparison.Ordinal)));

        var watched = Cli.Run(project.Directory, "watch", "--list", "--non-interactive").Succeeded().Output.Split('\n');
        Assert.AreEqual(Expected, string.Join(' ', watched.Where(line => line.StartsWith(project.Directory, StringComparison.Ordinal))
            .Select(line => Path.GetRelativePath(project.Directory, line.Trim()))
            .Where(file => file.StartsWith("runs", StringComparison.Ordinal) || file.EndsWith(".yaml", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Ours(JsonElement items, TestProject project) => items.EnumerateArray()
        .Where(item => item.TryGetProperty("Set", out var set) && set.GetString() == "AiPerfPlot")
        .Select(item => Path.GetRelativePath(project.Directory, item.GetProperty("FullPath").GetString()!)).Order(StringComparer.Ordinal);
}

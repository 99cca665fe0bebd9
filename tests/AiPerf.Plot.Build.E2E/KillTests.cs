using System.Diagnostics;
using System.Globalization;

namespace AiPerf.Plot.Build.E2E;

/// <summary>
/// Whole builds that are interrupted, terminated or killed, with every process they started, at moments all over their duration. Three moments;
/// fifty with <c>AIPERF_FULL_ROBUSTNESS=1</c>.
/// </summary>
[TestClass]
public sealed class KillTests
{
    private const int RunCount = 4;

    private static readonly bool IsFull = Environment.GetEnvironmentVariable("AIPERF_FULL_ROBUSTNESS") == "1";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_build_killed_at_any_moment_leaves_whole_pictures_and_the_next_or_Clean_repairs_everything()
    {
        var project = Project("Killed-builds");
        string[] build = IsFull ? ["build"] : ["msbuild", "-t:AiPerfPlot"];
        project.Build("-p:AiPerfPlotTheme=light").Succeeded().Drew(1);
        var light = Outputs(project);
        Run(project, build, "dark").Succeeded();
        var dark = Outputs(project);
        // The duration of a build as they are killed, without the restore of the first.
        var clock = Stopwatch.StartNew();
        Run(project, build, "light").Succeeded();
        var duration = clock.Elapsed;
        Assert.AreEqual("", Differences(light, Outputs(project)));

        var random = new Random(8);
        var moments = IsFull ? 50 : 3;
        var (killed, newFiles, cleaned) = (0, new List<int>(), 0);
        for (var moment = 0; moment < moments; moment++)
        {
            // Every fifth time nothing has been drawn yet, and Clean has the next word.
            var isFirst = moment % 5 == 3;
            if (isFirst)
            {
                Directory.Delete(project.At("runs/plots"), recursive: true);
                project.Forget();
            }

            var signal = (moment % 3) switch { 0 => "KILL", 1 => "TERM", _ => "INT" };
            // One moment in each part of the duration; of a few, in the part that draws.
            var share = IsFull ? (moment + random.NextDouble()) / moments : 0.55 + (0.4 * (moment + random.NextDouble()) / moments);
            var hint = string.Create(CultureInfo.InvariantCulture, $"moment {moment}, {signal} at {share:0.00} of {duration.TotalSeconds:0.0} s");
            killed += Cli.Signal(project.Directory, signal, duration * share, Arguments(project, build, "dark")).ExitCode == 0 ? 0 : 1;

            var left = Outputs(project);
            foreach (var (file, content) in left.Where(one => one.Key.EndsWith(".png", StringComparison.Ordinal) && !Path.GetFileName(one.Key).StartsWith('.')))
                Assert.IsTrue(Same(content, light.GetValueOrDefault(file)) || Same(content, dark.GetValueOrDefault(file)), $"{hint}: {file} is neither the old one nor the new one");
            if (!isFirst)
                Assert.AreEqual("", string.Join(' ', light.Keys.Where(file => !left.ContainsKey(file))), hint);
            newFiles.Add(left.Count(one => one.Key.EndsWith(".png", StringComparison.Ordinal) && Same(one.Value, dark.GetValueOrDefault(one.Key)) && !Same(one.Value, light.GetValueOrDefault(one.Key))));

            if (isFirst)
            {
                project.Target("Clean").Succeeded();
                Assert.AreEqual("", project.Files("runs/plots"), hint);
                Assert.AreEqual("", project.Files("obj/Debug/aiperfplot"), hint);
                cleaned++;
            }

            Run(project, build, "light").Succeeded();
            Assert.AreEqual("", Differences(light, Outputs(project)), hint);
            Assert.AreEqual("", project.Files(".", "*aiperf-tmp"), hint);
        }

        TestContext.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{moments} moments over {duration.TotalSeconds:0.0} s, {killed} builds ended by the signal, {cleaned} followed by Clean, new pictures at each: {string.Join(' ', newFiles)}"));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Clean_removes_what_a_killed_first_drawing_left()
    {
        var project = Project("Killed-first");
        project.Target("Restore").Succeeded();
        project.Write("runs/plots/mine.txt", "mine");
        string[] build = ["msbuild", "-t:AiPerfPlot"];

        var result = Cli.Signal(project.Directory, "KILL", () => project.Files("runs/plots", "*.png").Length > 0, Arguments(project, build, "light"));

        Assert.AreNotEqual(0, result.ExitCode, result.Output);
        Assert.IsTrue(File.Exists(project.At("runs/plots/.aiperf-plot-unfinished")), project.Files("runs/plots"));
        project.Write("runs/plots/c1/.latency_over_time.png.0.aiperf-tmp", "half");
        project.Target("Clean").Succeeded();
        Assert.AreEqual("mine.txt", project.Files("runs/plots"));
        Assert.AreEqual("", project.Files("obj/Debug/aiperfplot"));
    }

    private static TestProject Project(string name)
    {
        var project = new TestProject(name, TestProject.Input("runs")
            + "<PropertyGroup><AiPerfPlotMode>single</AiPerfPlotMode><AiPerfPlotPresets>latency_over_time,ttft_over_time</AiPerfPlotPresets></PropertyGroup>");
        for (var run = 1; run <= RunCount; run++)
            E2E.Runs.One(project, $"runs/c{run}", run);
        return project;
    }

    private static string[] Arguments(TestProject project, string[] build, string theme) =>
        [build[0], project.ProjectFile, .. build[1..], "-v:m", "-tl:off", "-nologo", $"-p:AiPerfPlotTheme={theme}"];

    private static CliResult Run(TestProject project, string[] build, string theme) => Cli.Run(project.Directory, Arguments(project, build, theme));

    private static Dictionary<string, byte[]> Outputs(TestProject project) =>
        project.Files("runs/plots").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(name => name, name => File.ReadAllBytes(project.At("runs/plots/" + name)));

    private static bool Same(byte[] content, byte[]? other) => other is not null && content.AsSpan().SequenceEqual(other);

    private static string Differences(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual) => string.Join(' ',
        expected.Keys.Union(actual.Keys).Where(file => !expected.TryGetValue(file, out var one) || !actual.TryGetValue(file, out var other) || !Same(one, other)).Order(StringComparer.Ordinal));
}

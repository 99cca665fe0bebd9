namespace AiPerf.Plot.Build.E2E;

/// <summary>Ctrl+C while plots are drawn.</summary>
[TestClass]
public sealed class CancellationTests
{
    // The end of every PNG file: a chunk without data, and its checksum.
    private static readonly byte[] PngEnd = [0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82];

    [TestMethod]
    public void An_interrupted_build_leaves_whole_pictures_and_the_next_one_draws_the_rest()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Inconclusive("Interrupts with env and kill.");
        }

        // Each run is drawn for itself, so that there is a time when some are new and some are not.
        const int Runs = 10;
        var project = new TestProject("Interrupted", TestProject.Input("runs")
            + "<PropertyGroup><AiPerfPlotMode>single</AiPerfPlotMode><AiPerfPlotPresets>latency_over_time,ttft_over_time</AiPerfPlotPresets></PropertyGroup>");
        for (var run = 1; run <= Runs; run++)
        {
            E2E.Runs.One(project, $"runs/c{run:D2}", run);
        }

        project.Plot().Succeeded().Drew(1);
        var old = Pictures(project);
        Assert.HasCount(2 * Runs, old);
        var firstFile = project.At("runs/plots/" + old.Keys.Order(StringComparer.Ordinal).First());
        var before = File.GetLastWriteTimeUtc(firstFile);

        var result = Cli.Interrupt(project.Directory, () => File.GetLastWriteTimeUtc(firstFile) != before,
            ["build", project.ProjectFile, "-v:m", "-tl:off", "-nologo", "-p:AiPerfPlotTheme=dark"]);

        Assert.AreNotEqual(0, result.ExitCode, result.Output);
        Assert.AreEqual("", result.Codes, result.Output);
        Assert.AreEqual("", project.Files(".", "*tmp"));
        var left = Pictures(project);
        Assert.AreEqual(string.Join(' ', old.Keys.Order()), string.Join(' ', left.Keys.Order()));
        var isNew = left.Where(picture => !picture.Value.SequenceEqual(old[picture.Key])).Select(picture => picture.Key).ToHashSet();
        Assert.IsNotEmpty(isNew);
        Assert.IsLessThan(old.Count, isNew.Count, "the signal came after the last picture");
        Assert.AreEqual("", string.Join(' ', isNew.Where(name => !left[name].AsSpan().EndsWith(PngEnd))));

        project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark").Succeeded().Drew(1);
        var repaired = Pictures(project);
        Assert.AreEqual("", string.Join(' ', old.Keys.Where(name => repaired[name].SequenceEqual(old[name]))));
        Assert.AreEqual("", string.Join(' ', isNew.Where(name => !repaired[name].SequenceEqual(left[name]))));
        project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark").Succeeded().Drew(0);
    }

    private static Dictionary<string, byte[]> Pictures(TestProject project) =>
        project.Files("runs/plots", "*.png").Split(' ').ToDictionary(name => name, name => File.ReadAllBytes(project.At("runs/plots/" + name)));
}

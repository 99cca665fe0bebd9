namespace AiPerf.Plot.Build.E2E;

/// <summary>The small samples, built as they are in this repository and once more with the package in the place of the sources.</summary>
[TestClass]
public sealed class SampleTests
{
    [TestMethod]
    [DataRow("Minimal", "Minimal.csproj", "ttft_over_time.png")]
    [DataRow("MultiTarget", "MultiTarget.csproj", "ttft_vs_throughput.png")]
    [DataRow("CustomTarget", "CustomTarget.csproj", "list.md")]
    [DataRow("NoProject", "plots.proj", "ttft_vs_throughput.png")]
    public void The_sources_and_the_package_draw_the_same(string sample, string project, string expected)
    {
        var here = Repository.Path("samples");
        var there = Path.Combine(Package.Root, "samples-" + sample);
        foreach (var file in Directory.GetFiles(here).Concat(Inputs(here, sample)).Concat(Inputs(here, "QuickStart/artifacts")))
        {
            var copy = Path.Combine(there, Path.GetRelativePath(here, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Repository.Path("global.json"), Path.Combine(there, "global.json"));
        var before = Path.Combine(here, sample, "plots");
        // So that it draws, whatever an earlier build has left; -t:Rebuild would rebuild what other tests are using.
        foreach (var left in new[] { before, Path.Combine(here, sample, "obj", Package.Configuration, "aiperfplot") }.Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }

        string[] build = ["build", project, "-v:m", "-tl:off", "-nologo"];
        // Restored as this repository is, with the machine's packages alone; a restore with others would spoil that.
        Cli.Run(Path.Combine(here, sample), [("NUGET_PACKAGES", Package.MachineCache), ("NUGET_FALLBACK_PACKAGES", "")],
            [.. build, "-c", Package.Configuration, $"-p:AiPerfPlotUserDirectory={Package.Home}"]).Succeeded().Drew(1);
        Cli.Run(Path.Combine(there, sample), [.. build, "-p:UsePackage=true", $"-p:AiPerfPlotPackageVersion={Package.Version}"]).Succeeded().Drew(1);

        var ours = Drawn(before);
        Assert.Contains(expected, ours.Keys);
        Assert.AreEqual(string.Join(' ', ours.Keys), string.Join(' ', Drawn(Path.Combine(there, sample, "plots")).Keys));
        Assert.AreEqual("", string.Join(' ', Drawn(Path.Combine(there, sample, "plots")).Where(file => !file.Value.AsSpan().SequenceEqual(ours[file.Key])).Select(file => file.Key)));
    }

    /// <summary>The files of a folder but for what builds leave in it.</summary>
    private static IEnumerable<string> Inputs(string samples, string folder) => Directory.GetFiles(Path.Combine(samples, folder), "*", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(samples, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "plots"));

    private static SortedDictionary<string, byte[]> Drawn(string folder) =>
        new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file), File.ReadAllBytes), StringComparer.Ordinal);
}

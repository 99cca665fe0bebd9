using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Runtime.Tests.Checks;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>
/// What comes of each damaged file of the corpus: the diagnostics, and which plots are drawn, with which numbers. With
/// AIPERF_WRITE_GOLDENS=1 the list is written, to be read before it is committed.
/// </summary>
[TestClass]
public sealed class DamagedArtifactTests
{
    private static readonly string List = Path.Combine(SourceFolder.Solution, "tests", "DamagedArtifacts", "expected.txt");

    /// <summary>The names of the damages.</summary>
    public static IEnumerable<object[]> Names => DamagedArtifacts.All.Select(damage => new object[] { damage.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Damage_is_told_and_costs_what_the_corpus_says(string name)
    {
        DamagedArtifact damage = DamagedArtifacts.All.Single(one => one.Name == name);
        var run = DamagedRun.With(damage);

        // Whatever happens to one run, the other is drawn as if it were alone.
        foreach (var (path, numbers) in DamagedRun.Whole.Numbers.Where(plot => DamagedRun.IsOfSoundRun(plot.Key)))
            Assert.AreEqual(numbers, run.Numbers.GetValueOrDefault(path), path);
        Assert.IsFalse(run.Diagnostics.Any(told => told.Severity == PlotSeverity.Error), run.Told);
        Assert.IsFalse(run.Diagnostics.Any(told => told.Location.File?.StartsWith("sound", StringComparison.Ordinal) == true), run.Told);
        Assert.IsFalse(run.Told.Any(letter => char.IsControl(letter) && letter != '\n'), run.Told);
        if (!GoldenFiles.AreWritten)
            Assert.AreEqual(Sections().GetValueOrDefault(name), run.Told, $"{name}: {run.Told}");
    }

    [TestMethod]
    public void The_corpus_is_listed_whole()
    {
        if (GoldenFiles.AreWritten)
            File.WriteAllText(List, string.Concat(DamagedArtifacts.All.Select(damage => $"{damage.Name}\n{DamagedRun.With(damage).Told}\n")));

        Assert.IsGreaterThanOrEqualTo(40, DamagedArtifacts.All.Count);
        CollectionAssert.AreEqual(DamagedArtifacts.All.Select(damage => damage.Name).ToArray(), Sections().Keys.ToArray());
        Assert.HasCount(DamagedRun.Whole.Numbers.Keys.Count(DamagedRun.IsOfSoundRun) + 19, DamagedRun.Whole.Numbers.Keys);
        Assert.IsEmpty(DamagedRun.Whole.Diagnostics);
    }

    private static Dictionary<string, string> Sections() => File.ReadAllText(List).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
        .Select(section => section.Split('\n', 2)).ToDictionary(parts => parts[0], parts => parts[1].TrimEnd('\n') + "\n");
}

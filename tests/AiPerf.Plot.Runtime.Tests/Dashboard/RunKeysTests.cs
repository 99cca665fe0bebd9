using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Dashboard;

namespace AiPerf.Plot.Runtime.Tests.Dashboard;

/// <summary>Keys are the same wherever the runs lie.</summary>
[TestClass]
public sealed class RunKeysTests
{
    [TestMethod]
    public void Keys_depend_on_the_path_below_the_common_directory_alone()
    {
        var here = RunKeys.Of([Run("/home/a/sweep/x/c1"), Run("/home/a/sweep/y/c1")]);
        var there = RunKeys.Of([Run("/mnt/other/x/c1"), Run("/mnt/other/y/c1")]);

        CollectionAssert.AreEqual(here, there);
        Assert.AreEqual("x/c1", here[0].Path);
        Assert.AreNotEqual(here[0].Key, here[1].Key);
        Assert.IsTrue(here[0].Key.Length == 11 && here[0].Key[0] == 'r');
    }

    [TestMethod]
    public void One_run_and_a_run_within_another_have_names_too()
    {
        Assert.AreEqual("run", RunKeys.Of([Run("/data/run")])[0].Path);
        var nested = RunKeys.Of([Run("/data/run"), Run("/data/run/inner")]);
        Assert.AreEqual("run run/inner", $"{nested[0].Path} {nested[1].Path}");
    }

    private static RunDirectory Run(string path) => new(path, path, ".", path[(path.LastIndexOf('/') + 1)..], RunKind.Requests);
}

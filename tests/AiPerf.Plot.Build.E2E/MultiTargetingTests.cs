namespace AiPerf.Plot.Build.E2E;

/// <summary>Several frameworks, one set of plots.</summary>
[TestClass]
public sealed class MultiTargetingTests
{
    // Two frameworks that this repository builds itself, so that nothing has to be downloaded for the second one.
    private const string Frameworks = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";

    [TestMethod]
    public void All_frameworks_together_draw_once()
    {
        var project = new TestProject("Multi", TestProject.Input("runs"), Frameworks);
        Runs.Two(project);

        project.Build("-m").Succeeded().Drew(1);
        var plots = project.Files("runs/plots");
        Assert.AreEqual(plots, project.Files("bin/Debug/net10.0/plots"));
        Assert.AreEqual(plots, project.Files("bin/Debug/netstandard2.0/plots"));
        var again = project.Build("-m").Succeeded();
        Assert.AreEqual("", again.Ours, again.Output);

        project.Target("Clean").Succeeded();
        Assert.AreEqual("", project.Files("runs/plots"));
        Assert.IsFalse(Directory.Exists(project.At("bin/Debug/net10.0/plots")) || Directory.Exists(project.At("bin/Debug/netstandard2.0/plots")));

        project.Build("-f", "net10.0").Succeeded().Drew(1);
        project.Target("AiPerfPlot").Succeeded().Drew(0);
    }

    [TestMethod]
    [DataRow("Graph", "-graph")]
    [DataRow("Isolated", "-graph -isolate")]
    [DataRow("MultiThreaded", "-mt")]
    public void Other_ways_to_build_draw_once(string name, string option)
    {
        var project = new TestProject(name, TestProject.Input("runs"), Frameworks);
        Runs.Two(project);

        project.Build(option.Split(' ')).Succeeded().Drew(1);
    }
}

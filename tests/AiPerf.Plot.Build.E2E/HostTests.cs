namespace AiPerf.Plot.Build.E2E;

/// <summary>Other processes, cultures and time zones.</summary>
[TestClass]
public sealed class HostTests
{
    [TestMethod]
    public void A_process_of_its_own_and_any_culture_give_the_same_bytes()
    {
        var project = new TestProject("Cultures", TestProject.Input("runs"));
        Runs.Two(project);
        project.Plot("-p:AiPerfPlotOutputDir=first").Succeeded().Drew(1);

        (string Name, string Value)[] elsewhere = [("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu"), ("DOTNET_PROCESSOR_COUNT", "1")];
        project.Run("msbuild", ["-t:AiPerfPlot", "-p:AiPerfPlotOutputDir=second"], elsewhere).Succeeded().Drew(1);
        project.Target("AiPerfPlot", "-p:AiPerfPlotOutputDir=third", "-p:AiPerfPlotIsolation=TaskHost").Succeeded().Drew(1);

        var first = Pictures(project, "first");
        Assert.AreNotEqual("", first);
        Assert.AreEqual(first, Pictures(project, "second"));
        Assert.AreEqual(first, Pictures(project, "third"));
    }

    private static string Pictures(TestProject project, string directory) => string.Join('\n', Directory.GetFiles(project.At(directory), "*.png")
        .Order(StringComparer.Ordinal)
        .Select(file => Path.GetFileName(file) + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));
}

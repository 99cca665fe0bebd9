namespace AiPerf.Plot.Build.E2E;

/// <summary>The summary on the page of a CI job, under the environment that each CI system gives its jobs.</summary>
[TestClass]
public sealed class CiSummaryTests
{
    private const string On = "-p:AiPerfPlotCiSummary=true";

    [TestMethod]
    public void GitHub_gets_a_section_when_something_is_drawn_and_nothing_otherwise()
    {
        var project = new TestProject("OnGitHub", TestProject.Input("runs"));
        Runs.Two(project);
        var summary = project.At("step_summary");
        (string, string)[] environment = [("CI", "true"), ("GITHUB_ACTIONS", "true"), ("GITHUB_STEP_SUMMARY", summary)];

        project.Run("build", [], environment).Succeeded().Drew(1);
        Assert.IsFalse(File.Exists(summary), "off by default");

        project.Run("build", [On], environment).Succeeded().Drew(0);
        Assert.IsFalse(File.Exists(summary), "nothing was drawn");

        project.Forget();
        project.Run("build", [On], environment).Succeeded().Drew(1);
        var text = File.ReadAllText(summary);
        Assert.Contains("# AIPerf plots · OnGitHub", text);
        Assert.Contains("## Change from the first run c1", text);
        Assert.Contains("the folder runs/plots of OnGitHub", text);

        project.Run("build", [On], environment).Succeeded().Drew(0);
        Assert.AreEqual(text, File.ReadAllText(summary));

        project.Forget();
        Assert.AreEqual("", project.Run("build", [On, "-warnaserror"], [.. environment[..2], ("GITHUB_STEP_SUMMARY", project.Directory)]).Succeeded().Drew(1).Codes);
    }

    [TestMethod]
    public void Azure_is_told_once_and_Clean_knows_the_file()
    {
        var project = new TestProject("OnAzure", TestProject.Input("runs"));
        Runs.Two(project);
        (string, string)[] environment = [("TF_BUILD", "True"), ("SYSTEM_HOSTTYPE", "build")];

        var first = project.Run("build", [On], environment).Succeeded().Drew(1);
        Assert.Contains($"##vso[task.uploadsummary]{project.At("runs/plots/plots-OnAzure.md")}\n", first.Output);
        Assert.Contains($"##vso[artifact.upload containerfolder=plots-OnAzure;artifactname=plots-OnAzure]{project.At("runs/plots")}\n", first.Output);
        Assert.Contains("The pictures are in the artifact plots-OnAzure.", File.ReadAllText(project.At("runs/plots/plots-OnAzure.md")));

        Assert.DoesNotContain("##vso", project.Run("build", [On], environment).Succeeded().Drew(0).Output);

        project.Target("Clean").Succeeded();
        Assert.AreEqual("", project.Files("runs/plots"));
    }

    [TestMethod]
    public void A_detailed_log_says_why_something_is_drawn_and_that_this_is_no_CI()
    {
        var project = new TestProject("Why", TestProject.Input("runs"));
        Runs.Two(project);

        Assert.Contains("AIPerf: drawing, because nothing has been drawn here yet.", project.Plot("-v:d").Succeeded().Output);
        var option = project.Target("AiPerfPlot", "-v:d", "-p:AiPerfPlotTheme=dark", On).Succeeded().Output;
        Assert.Contains("AIPerf: drawing, because now theme=dark, page theme=dark; before theme=, page theme=.", option);
        Assert.Contains("AIPerf: AiPerfPlotCiSummary does nothing here", option);

        File.SetLastWriteTimeUtc(project.At("runs/c1/profile_export_aiperf.json"), DateTime.UtcNow.AddSeconds(1));
        Assert.Contains("because a run's file, a configuration or the package is newer than the last drawing.", project.Target("AiPerfPlot", "-v:d", "-p:AiPerfPlotTheme=dark").Succeeded().Output);

        File.Delete(project.At("runs/plots/index.md"));
        Assert.Contains("these files of the last drawing are gone: " + project.At("runs/plots/index.md"), project.Target("AiPerfPlot", "-v:d", "-p:AiPerfPlotTheme=dark").Succeeded().Output);
        Assert.DoesNotContain("AIPerf: drawing", project.Target("AiPerfPlot", "-v:d", "-p:AiPerfPlotTheme=dark").Succeeded().Output);
    }
}

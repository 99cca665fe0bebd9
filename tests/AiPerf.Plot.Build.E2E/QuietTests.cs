namespace AiPerf.Plot.Build.E2E;

/// <summary>Builds that draw nothing.</summary>
[TestClass]
public sealed class QuietTests
{
    [TestMethod]
    public void Switched_off_it_does_nothing()
    {
        var project = new TestProject("SwitchedOff", TestProject.Input("runs"));
        Runs.Two(project);

        var result = project.Build("-p:AiPerfPlotEnabled=false").Succeeded();

        Assert.AreEqual("", result.Ours, result.Output);
        Assert.AreEqual("", project.Files("runs/plots"));
    }

    [TestMethod]
    public void A_design_time_build_does_nothing()
    {
        var project = new TestProject("DesignTime", TestProject.Input("runs"));
        Runs.Two(project);

        var result = project.Run("msbuild", ["-restore", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true"]).Succeeded();

        Assert.AreEqual("", result.Ours, result.Output);
        Assert.AreEqual("", project.Files("runs/plots"));
        Assert.AreEqual("", project.Files("obj/Debug/aiperfplot"));
    }

    [TestMethod]
    public void An_engine_that_is_too_old_gets_a_code()
    {
        var project = new TestProject("OldEngine", TestProject.Input("runs"));
        Runs.Two(project);

        Assert.AreEqual("error AIPERF9001", project.Plot("-p:_AiPerfPlotEngineVersion=17.14.0").Failed().Codes);
    }

    [TestMethod]
    public void A_configuration_is_written_for_editing_and_never_over_another()
    {
        var project = new TestProject("InitConfig", TestProject.Input("runs"));
        project.Run("msbuild", ["-restore", "-t:AiPerfPlotInitConfig"]).Succeeded();
        Assert.Contains("CONFIGURATION GUIDE", File.ReadAllText(project.At("plot_config.yaml")));

        project.Write("plot_config.yaml", "# mine\n");
        project.Target("AiPerfPlotInitConfig").Succeeded();
        Assert.AreEqual("# mine\n", File.ReadAllText(project.At("plot_config.yaml")));
    }
}

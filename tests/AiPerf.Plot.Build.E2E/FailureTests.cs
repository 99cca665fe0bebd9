namespace AiPerf.Plot.Build.E2E;

/// <summary>What goes wrong is said with a code, and costs nothing else.</summary>
[TestClass]
public sealed class FailureTests
{
    [TestMethod]
    public void Mistakes_have_codes()
    {
        var project = new TestProject("Mistakes");
        Runs.Two(project);
        Directory.CreateDirectory(project.At("empty"));
        project.Write("file", "");
        project.Run("msbuild", ["-restore", "-t:AiPerfPlotInitConfig"]).Succeeded();
        File.Delete(project.At("plot_config.yaml"));

        foreach (var (options, code, text) in new[]
        {
            ("-p:AiPerfPlotInputs=typo", "AIPERF2001", "'typo'"),
            ("-p:AiPerfPlotInputs=empty", "AIPERF2004", "'empty'"),
            ("-p:AiPerfPlotInputs=runs -p:AiPerfPlotPresets=nonsense", "AIPERF1002", "'nonsense'"),
            ("-p:AiPerfPlotInputs=runs -p:AiPerfPlotTheme=pink", "AIPERF1101", "'pink'"),
            ("-p:AiPerfPlotInputs=runs -p:AiPerfPlotConfigFile=typo.yaml", "AIPERF1102", "'typo.yaml'"),
            ("-p:AiPerfPlotInputs=runs -p:AiPerfPlotOutputDir=file/below", "AIPERF3001", "file/below"),
        })
        {
            var result = project.Target("AiPerfPlot", options.Split(' ')).Failed();

            Assert.AreEqual("error " + code, result.Codes.Replace(" warning AIPERF3006", "", StringComparison.Ordinal), result.Output);
            Assert.Contains(text, result.Output);
            Assert.IsFalse(File.Exists(project.At("obj/Debug/aiperfplot/aiperfplot.stamp")), "a failed build is not up to date");
        }
    }

    [TestMethod]
    public void What_can_be_drawn_is_drawn_and_the_next_build_says_it_again()
    {
        var project = new TestProject("Partly", TestProject.Input("runs;typo"));
        Runs.Two(project);

        Assert.AreEqual("error AIPERF2001", project.Plot().Failed().Codes);
        Assert.Contains("ttft_vs_throughput.png", project.Files("runs/plots"));
        Assert.AreEqual("error AIPERF2001", project.Target("AiPerfPlot").Failed().Codes);

        // Nothing was ever drawn without a mistake; what was written is known all the same.
        project.Target("AiPerfPlotClean").Succeeded();
        Assert.AreEqual("", project.Files("runs/plots"));
    }

    [TestMethod]
    public void A_missing_native_library_has_a_code()
    {
        var project = new TestProject("NoNative", TestProject.Input("runs"));
        Runs.Two(project);
        project.Plot("-p:AiPerfPlotEnabled=false").Succeeded();
        var tasks = Path.Combine(Package.Cache, "aiperf.plot.build", Package.Version, "tasks", "net10.0");
        Directory.CreateDirectory(project.At("tasks"));
        foreach (var file in Directory.GetFiles(tasks, "*.dll"))
        {
            File.Copy(file, project.At("tasks/" + Path.GetFileName(file)));
        }

        // Without the dependency file beside it the task finds its assemblies, and nothing below runtimes/.
        var result = project.Target("AiPerfPlot", $"-p:AiPerfPlotTasksAssembly={project.At("tasks/AiPerf.Plot.Build.Tasks.dll")}").Failed();

        Assert.AreEqual("error AIPERF9002", result.Codes, result.Output);
        Assert.AreEqual("", project.Files("runs/plots"));
    }

    [TestMethod]
    public void A_comment_in_the_configuration_silences_a_mistake_for_the_drawing_and_the_compiler()
    {
        var project = new TestProject("Silenced", TestProject.Input("runs"));
        Runs.Two(project);
        project.Write("plot_config.yaml", "visualization:\n  multi_run_defaults: [ttft_vs_throughput]\n  nonsense: 1 # aiperf: ignore AIPERF1002\n");

        Assert.AreEqual("", project.Build().Succeeded().Drew(1).Codes);
    }

    [TestMethod]
    public void A_mistake_in_the_configuration_stops_the_build_once_and_at_its_place()
    {
        var project = new TestProject("BadYaml", TestProject.Input("runs"));
        Runs.Two(project);
        project.Write("plot_config.yaml", "visualization:\n  multi_run_defaults: [ttft_vs_throughput]\n  nonsense: 1\n");

        var result = project.Build().Failed();

        Assert.AreEqual("error AIPERF1002", result.Codes, result.Output);
        Assert.Contains("plot_config.yaml(3,3): error AIPERF1002:", result.Output);
    }

    [TestMethod]
    public void Warnings_follow_the_project()
    {
        var project = new TestProject("Warnings", TestProject.Input("runs"));
        Runs.Two(project);
        File.AppendAllText(project.At("runs/c1/profile_export.jsonl"), "broken\n");
        project.Plot("-p:AiPerfPlotEnabled=false").Succeeded();

        // One run in single mode, because a comparison does not read the requests.
        foreach (var (options, codes) in new[]
        {
            ("-p:A=1", "warning AIPERF2002"),
            ("-p:NoWarn=AIPERF2002", ""),
            ("-p:TreatWarningsAsErrors=true", "error AIPERF2002"),
            ("-p:WarningsAsErrors=AIPERF2002", "error AIPERF2002"),
            ("-p:TreatWarningsAsErrors=true -p:WarningsNotAsErrors=AIPERF2002", "warning AIPERF2002"),
        })
        {
            project.Forget();
            var result = project.Target("AiPerfPlot", ["-p:AiPerfPlotInputs=runs/c1", .. options.Split(' ')]);

            Assert.AreEqual(codes, result.Codes, options + "\n" + result.Output);
            Assert.AreEqual(codes.StartsWith("error", StringComparison.Ordinal), result.ExitCode != 0, options);
        }
    }

    [TestMethod]
    public void Two_sets_that_would_overwrite_each_other_are_an_error()
    {
        var project = new TestProject("Shared", TestProject.Input("runs/c1", "PlotSet=\"one\" OutputDir=\"out\"") + TestProject.Input("runs/c2", "PlotSet=\"two\" OutputDir=\"./OUT/\""));
        Runs.Two(project);

        Assert.AreEqual("error AIPERF2103", project.Plot().Failed().Codes);
    }
}

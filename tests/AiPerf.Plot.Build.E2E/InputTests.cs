namespace AiPerf.Plot.Build.E2E;

/// <summary>How inputs, outputs and lists may be written.</summary>
[TestClass]
public sealed class InputTests
{
    [TestMethod]
    public void Lists_on_the_command_line_use_bars_and_pluses()
    {
        var project = new TestProject("Lists");
        Runs.One(project, "a", 1);
        Runs.One(project, "b", 2);

        project.Plot("-p:AiPerfPlotInputs=a|b", "-p:AiPerfPlotFormats=png+svg", "-p:AiPerfPlotPresets=ttft_vs_throughput").Succeeded().Drew(1);

        Assert.AreEqual("ttft_vs_throughput.png ttft_vs_throughput.svg",
            string.Join(" ", project.Files("a/plots").Split(' ').Where(file => file.StartsWith("ttft", StringComparison.Ordinal))));
        Assert.AreEqual("", project.Files("b/plots"));
    }

    [TestMethod]
    public void A_file_a_relative_output_and_another_current_directory()
    {
        var project = new TestProject("Relative", TestProject.Input("run/profile_export.jsonl") + "<PropertyGroup><AiPerfPlotOutputDir>out/pictures</AiPerfPlotOutputDir></PropertyGroup>");
        Runs.One(project, "run");

        Cli.Run(Package.Root, "msbuild", project.ProjectFile, "-restore", "-t:AiPerfPlot", "-v:m", "-tl:off", "-nologo").Succeeded().Drew(1);

        Assert.Contains("ttft_over_time.png", project.Files("out/pictures"));
        Assert.AreEqual("", project.Files("run/plots"));
        Cli.Run(Package.Root, "msbuild", project.ProjectFile, "-t:AiPerfPlotClean", "-v:m", "-tl:off", "-nologo").Succeeded();
        Assert.AreEqual("", project.Files("out/pictures"));
    }

    [TestMethod]
    public void A_tilde_is_the_home_directory()
    {
        var project = new TestProject("Tilde", TestProject.Input("~/runs") + "<PropertyGroup><AiPerfPlotUserDirectory>$(MSBuildProjectDirectory)/home</AiPerfPlotUserDirectory></PropertyGroup>");
        Runs.Two(project, "home/runs");

        project.Plot().Succeeded().Drew(1);
        Assert.Contains("ttft_vs_throughput.png", project.Files("home/runs/plots"));
        project.Target("AiPerfPlot").Succeeded().Drew(0);
        File.SetLastWriteTimeUtc(project.At("home/runs/c1/profile_export_aiperf.json"), DateTime.UtcNow.AddSeconds(1));
        project.Target("AiPerfPlot").Succeeded().Drew(1);
    }

    [TestMethod]
    public void Odd_characters_in_folder_names()
    {
        var project = new TestProject("Odd", TestProject.Input("runs 100%25 (ü) @#'&amp;%3B"), folder: " ü(@#'&) x;y");
        Runs.Two(project, "runs 100% (ü) @#'&;");

        project.Build().Succeeded().Drew(1);
        Assert.Contains("ttft_vs_throughput.png", project.Files("runs 100% (ü) @#'&;/plots"));
        Assert.AreEqual(project.Files("runs 100% (ü) @#'&;/plots"), project.Files("bin/Debug/net10.0/plots"));

        var again = project.Build().Succeeded().Drew(0);
        Assert.DoesNotContain("AIPERF", again.Output);
        project.Target("AiPerfPlotClean").Succeeded();
        Assert.AreEqual("", project.Files("runs 100% (ü) @#'&;/plots"));
    }

    [TestMethod]
    public void The_task_by_hand_needs_inputs_alone()
    {
        var project = new TestProject("ByHand", """
            <PropertyGroup><AiPerfPlotEnabled>false</AiPerfPlotEnabled></PropertyGroup>
            <Target Name="Mine">
              <AiPerf.Plot.Tasks.AiPerfPlot Inputs="runs">
                <Output TaskParameter="Plots" ItemName="Drawn" />
              </AiPerf.Plot.Tasks.AiPerfPlot>
              <Message Importance="high" Text="drawn: @(Drawn->'%(Preset)')" />
            </Target>
            """);
        Runs.Two(project);

        var result = Cli.Run(Package.Root, "msbuild", project.ProjectFile, "-restore", "-t:Mine", "-v:m", "-tl:off", "-nologo").Succeeded().Drew(1);

        Assert.Contains("ttft_vs_throughput", result.Output.Split('\n').Single(line => line.Contains("drawn:", StringComparison.Ordinal)));
        Assert.Contains("ttft_vs_throughput.png", project.Files("runs/plots"));
    }
}

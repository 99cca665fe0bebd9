namespace AiPerf.Plot.Build.E2E;

/// <summary>What draws again, and what does not. Drawing by hand, which also shows that this works.</summary>
[TestClass]
public sealed class IncrementalTests
{
    [TestMethod]
    public void A_changed_run_option_or_configuration_draws_again_and_nothing_else_does()
    {
        var project = new TestProject("Incremental", TestProject.Input("runs"));
        Runs.Two(project);
        project.Write("runs/c1/logs/aiperf.log", "");

        project.Plot().Succeeded().Drew(1);
        var before = File.ReadAllBytes(project.At("runs/plots/ttft_vs_throughput.png"));
        project.Write("runs/c1/logs/aiperf.log", "more");
        project.Target("AiPerfPlot").Succeeded().Drew(0);

        File.SetLastWriteTimeUtc(project.At("runs/c1/profile_export_aiperf.json"), DateTime.UtcNow.AddSeconds(1));
        project.Target("AiPerfPlot").Succeeded().Drew(1);
        Assert.IsTrue(before.SequenceEqual(File.ReadAllBytes(project.At("runs/plots/ttft_vs_throughput.png"))), "equal data, equal bytes");

        project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark").Succeeded().Drew(1);
        Assert.IsFalse(before.SequenceEqual(File.ReadAllBytes(project.At("runs/plots/ttft_vs_throughput.png"))), "another theme, other bytes");
        project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark").Succeeded().Drew(0);

        project.Write("plot_config.yaml", "multi_run_defaults: [ttft_vs_throughput]\n");
        project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark").Succeeded().Drew(1);
        project.Write("plot_config.yaml", "multi_run_defaults: [ttft_vs_throughput]\n# edited\n");
        File.SetLastWriteTimeUtc(project.At("plot_config.yaml"), DateTime.UtcNow.AddSeconds(1));
        project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark").Succeeded().Drew(1);
        Assert.AreEqual("ttft_vs_throughput.png", project.Files("runs/plots", "*.png"));

        project.Write("plot_config.yml", "");
        Assert.Contains("AIPERF1105", project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark", "-v:n").Succeeded().Output);
        Assert.DoesNotContain("AIPERF1105", project.Target("AiPerfPlot", "-p:AiPerfPlotTheme=dark", "-v:n").Succeeded().Drew(0).Output);
    }

    [TestMethod]
    public void A_renamed_run_and_an_upgraded_package_draw_again()
    {
        var project = new TestProject("Upgraded", TestProject.Input("runs/c1", "DisplayName=\"$(Shown)\""));
        Runs.One(project, "runs/c1");

        project.Plot("-p:Shown=one").Succeeded().Drew(1);
        project.Target("AiPerfPlot", "-p:Shown=one").Succeeded().Drew(0);
        project.Target("AiPerfPlot", "-p:Shown=other").Succeeded().Drew(1);

        string next = Package.Version + ".next";
        Package.PackAs("src/Tasks", next);
        File.WriteAllText(project.ProjectFile, File.ReadAllText(project.ProjectFile).Replace(Package.Version, next, StringComparison.Ordinal));
        project.Plot("-p:Shown=other").Succeeded().Drew(1);
        project.Target("AiPerfPlot", "-p:Shown=other").Succeeded().Drew(0);
    }

    [TestMethod]
    public void Plots_go_with_their_runs()
    {
        var project = new TestProject("Removed", """
            <ItemGroup>
              <AiPerfPlotInput Include="one/run" PlotSet="one" Condition="'$(Without)' != 'one' and '$(Without)' != 'both'" />
              <AiPerfPlotInput Include="two" PlotSet="two" Condition="'$(Without)' != 'both'" />
            </ItemGroup>
            """);
        Runs.One(project, "one/run");
        Runs.Two(project, "two");

        project.Plot().Succeeded().Drew(2);
        Assert.Contains("ttft_over_time.png", project.Files("one/run/plots"));
        project.Write("one/run/plots/mine.png", "not ours");

        project.Target("AiPerfPlot", "-p:Without=one").Succeeded().Drew(1);
        Assert.AreEqual("mine.png", project.Files("one/run/plots"));
        Assert.Contains("ttft_vs_throughput.png", project.Files("two/plots"));

        // A comparison of one run is none: its plots give way to those of the run that is left.
        Directory.Delete(project.At("two/c1"), recursive: true);
        project.Target("AiPerfPlot", "-p:Without=one").Succeeded().Drew(1);
        Assert.DoesNotContain("ttft_vs_throughput.png", project.Files("two/plots"));
        Assert.Contains("ttft_over_time.png", project.Files("two/plots"));

        project.Target("AiPerfPlot", "-p:Without=both").Succeeded().Drew(0);
        Assert.AreEqual("", project.Files("two/plots"));
        project.Target("AiPerfPlot").Succeeded().Drew(2);
    }

    [TestMethod]
    public void Drawing_other_runs_by_hand_leaves_the_builds_plots_alone()
    {
        var project = new TestProject("ByHand", TestProject.Input("runs"));
        Runs.Two(project);
        Runs.One(project, "other");
        project.Plot().Succeeded().Drew(1);
        string drawn = project.Files("runs/plots", "*.png");

        project.Target("AiPerfPlot", "-p:AiPerfPlotInputs=other", "-p:AiPerfPlotOutputDir=elsewhere").Succeeded().Drew(1);
        string byHand = project.Files("elsewhere", "*.png");

        Assert.AreEqual(drawn, project.Files("runs/plots", "*.png"));
        project.Target("AiPerfPlot").Succeeded().Drew(0);
        Assert.AreEqual(byHand, project.Files("elsewhere", "*.png"));
        Assert.Contains("ttft_over_time.png", byHand);
    }

    [TestMethod]
    public void Of_two_drawings_into_one_directory_each_draws_again_after_the_other()
    {
        var project = new TestProject("Shared", TestProject.Input("runs"));
        Runs.Two(project);
        Runs.One(project, "more/c8", 8);
        string[] byHand = ["-p:AiPerfPlotInputs=runs|more", "-p:AiPerfPlotTheme=dark"];
        string picture = project.At("runs/plots/ttft_vs_throughput.png");
        project.Plot().Succeeded().Drew(1);
        var builds = File.ReadAllBytes(picture);

        project.Target("AiPerfPlot", byHand).Succeeded().Drew(1);
        Assert.Contains("comparison: 3 runs below runs, more", File.ReadAllText(project.At("runs/plots/index.md")));
        var hands = File.ReadAllBytes(picture);

        Assert.Contains("another one has since written into its directory", project.Target("AiPerfPlot", "-v:d").Succeeded().Drew(1).Output);
        Assert.Contains("comparison: 2 runs below runs", File.ReadAllText(project.At("runs/plots/index.md")));
        Assert.IsTrue(builds.SequenceEqual(File.ReadAllBytes(picture)), "the build's picture is back");
        project.Target("AiPerfPlot").Succeeded().Drew(0);

        project.Target("AiPerfPlot", byHand).Succeeded().Drew(1);
        Assert.IsTrue(hands.SequenceEqual(File.ReadAllBytes(picture)), "the picture by hand is back");
        project.Target("AiPerfPlot", byHand).Succeeded().Drew(0);

        // Also where the one that comes between fails, having drawn.
        project.Target("AiPerfPlot", "-p:AiPerfPlotInputs=runs|typo").Failed();
        project.Target("AiPerfPlot", byHand).Succeeded().Drew(1);

        // Two configurations that draw the same need not draw it again and again.
        project.Target("AiPerfPlot", [.. byHand, "-p:Configuration=Release"]).Succeeded().Drew(1);
        project.Target("AiPerfPlot", byHand).Succeeded().Drew(0);
        project.Target("AiPerfPlot", "-p:Configuration=Release").Succeeded().Drew(1);
        project.Target("AiPerfPlot", byHand).Succeeded().Drew(1);
    }

    [TestMethod]
    public void The_outputs_are_known_to_later_targets_although_nothing_was_drawn()
    {
        var project = new TestProject("Outputs", TestProject.Input("runs") + """
            <Target Name="Show" DependsOnTargets="AiPerfPlot;AiPerfPlotCollectOutputs">
              <Message Importance="high" Text="item|%(AiPerfPlotOutput.TargetPath)|%(Preset)|%(Format)|%(Mode)|%(PixelWidth)x%(PixelHeight)|%(AltText)" />
            </Target>
            """);
        Runs.Two(project);
        project.Plot().Succeeded().Drew(1);

        var result = project.Target("Show").Succeeded().Drew(0);

        var line = result.Output.Split('\n').Single(text => text.Contains("item|ttft_vs_throughput.png|", StringComparison.Ordinal)).Trim().Split('|');
        Assert.AreEqual("ttft_vs_throughput png multi 2400x1200", string.Join(" ", line[2..6]));
        Assert.AreNotEqual("", line[6]);
        Assert.Contains("item|plots.json|||", result.Output);
    }

    [TestMethod]
    public void The_users_configuration_is_created_once_and_an_edited_one_counts()
    {
        var project = new TestProject("UserConfig", TestProject.Input("runs"));
        Runs.Two(project);
        string[] home = [$"-p:AiPerfPlotUserDirectory={project.At("home")}"];

        project.Plot([.. home, "-p:ContinuousIntegrationBuild=true"]).Succeeded().Drew(1);
        Assert.AreEqual("", project.Files("home"), "not in CI");

        Assert.Contains("message AIPERF1103: '~/.aiperf/plot_config.yaml' was created", project.Target("AiPerfPlot", [.. home, "-p:AiPerfPlotTheme=dark"]).Succeeded().Drew(1).Output);
        Assert.AreEqual(".aiperf/plot_config.yaml", project.Files("home"));
        project.Target("AiPerfPlot", [.. home, "-p:AiPerfPlotTheme=dark"]).Succeeded().Drew(0);
        Assert.DoesNotContain("AIPERF1103", project.Target("AiPerfPlot", [.. home, "-p:AiPerfPlotTheme=light"]).Succeeded().Drew(1).Output, "said once");

        File.AppendAllText(project.At("home/.aiperf/plot_config.yaml"), "multi_run_defaults: [ttft_vs_throughput]\n");
        var both = project.Target("AiPerfPlot", [.. home, "-p:AiPerfPlotTheme=dark"]).Failed();
        Assert.Contains("~/.aiperf/plot_config.yaml(", both.Output, "the file is read: a key in two places is an error");

        project.Write("home/.aiperf/plot_config.yaml", "multi_run_defaults: [ttft_vs_throughput]\n");
        project.Target("AiPerfPlot", [.. home, "-p:AiPerfPlotTheme=dark"]).Succeeded().Drew(1);
        Assert.AreEqual("ttft_vs_throughput.png", project.Files("runs/plots", "*.png"));
    }
}

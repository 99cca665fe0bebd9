namespace AiPerf.Plot.Build.E2E;

/// <summary>The presets as C#, from both packages.</summary>
[TestClass]
public sealed class TypedCatalogTests
{
    [TestMethod]
    public void Both_packages_give_a_catalog_that_the_strictest_analysis_accepts()
    {
        var project = new TestProject("Typed", $"""
            <PropertyGroup>
              <OutputType>Exe</OutputType>
              <Nullable>enable</Nullable>
              <EnableNETAnalyzers>true</EnableNETAnalyzers>
              <AnalysisMode>All</AnalysisMode>
              <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            </PropertyGroup>
            <ItemGroup><PackageReference Include="AiPerf.Plot.Runtime" Version="{Package.Version}" /></ItemGroup>
            """);
        project.Write("plot_config.yaml", "multi_run_plots:\n  my_plot: { type: pareto, x: request_latency, y: request_throughput }\n");
        project.Write("Program.cs", """
            System.Console.WriteLine(Typed.PlotCatalog.MultiRun.MyPlot.X.Tag + " of " + Typed.PlotCatalog.MultiRun.TtftVsThroughput.Name);
            """);

        Assert.AreEqual("", project.Build().Succeeded().Codes);

        Assert.AreEqual("request_latency of ttft_vs_throughput", Cli.Run(project.Directory, project.At("bin/Debug/net10.0/Typed.dll")).Succeeded().Output.Trim());
        Assert.DoesNotContain("AiPerf.Plot.Build", project.Files("bin"));
    }

    [TestMethod]
    public void The_sample_lists_draws_derives_and_defines_presets()
    {
        var sample = Repository.Path("samples/TypedPresets");
        var output = Path.Combine(Package.Root, "typed-presets");

        // Restored as this repository is, with the machine's packages alone; a restore with others would spoil that.
        Cli.Run(sample, [("NUGET_PACKAGES", Package.MachineCache), ("NUGET_FALLBACK_PACKAGES", "")],
            ["build", "-c", Package.Configuration, $"-p:AiPerfPlotUserDirectory={Package.Home}", "-v:m", "-tl:off", "-nologo"]).Succeeded();
        var told = Cli.Run(sample, Path.Combine(sample, "bin", Package.Configuration, "net10.0", "TypedPresets.dll"), Repository.Path("samples/QuickStart/artifacts/sweep"), output)
            .Succeeded().Output;

        Assert.Contains("tail_latency_vs_throughput (scatter_line, MultiRun): What the slowest hundredth of the users wait as the load grows.", told);
        Assert.Contains("ttft_over_time (", told);
        foreach (var drawn in new[] { "one/tail_latency_vs_throughput.png", "tail_latency_vs_throughput.png", "median_latency_vs_throughput.csv", "token_pace_vs_throughput.png" })
        {
            Assert.Contains(Path.Combine(output, drawn), told);
            Assert.IsTrue(File.Exists(Path.Combine(output, drawn)), drawn);
        }
    }

    [TestMethod]
    public void A_globalconfig_and_NoWarn_reach_the_compilers_mistakes_and_not_those_of_the_drawing()
    {
        var project = new TestProject("Lowered", TestProject.Input("runs"));
        Runs.One(project, "runs/c1");
        project.Write("plot_config.yaml", "nix: 1\n");
        project.Write("Empty.cs", ""); // beside which the compiler looks for a .globalconfig
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.AIPERF1002.severity = warning\n");

        Assert.AreEqual("warning AIPERF1002", project.Build("-p:AiPerfPlotEnabled=false").Succeeded().Codes);
        Assert.AreEqual("", project.Build("--no-restore", "-t:Rebuild", "-p:AiPerfPlotEnabled=false", "-p:NoWarn=AIPERF1002").Succeeded().Codes);
        Assert.AreEqual("error AIPERF1002", project.Build("--no-restore", "-t:Rebuild", "-p:NoWarn=AIPERF1002").Failed().Codes);
        project.Write("plot_config.yaml", "nix: 1 # aiperf: ignore AIPERF1002\n");
        Assert.AreEqual("", project.Build("--no-restore", "-t:Rebuild").Succeeded().Drew(1).Codes);
    }
}

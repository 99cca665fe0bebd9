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
}

namespace AiPerf.Plot.Build.E2E;

/// <summary>Ways to lay out a repository.</summary>
[TestClass]
public sealed class LayoutTests
{
    [TestMethod]
    public void The_artifacts_layout_keeps_its_folder_to_itself()
    {
        var project = new TestProject("ArtifactsLayout", TestProject.Input("runs"));
        project.Write("Directory.Build.props", """<Project><Import Project="../Directory.Build.props" /><PropertyGroup><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>""");
        Runs.Two(project);

        project.Build().Succeeded().Drew(1);
        Assert.AreEqual(project.Files("runs/plots"), project.Files("artifacts/bin/ArtifactsLayout/debug/plots"));
        Assert.AreEqual("", project.Files("artifacts/plots"));

        // A run that lies among the build's own output is no input by itself.
        Runs.One(project, "artifacts/run");
        File.WriteAllText(project.ProjectFile, File.ReadAllText(project.ProjectFile).Replace("<AiPerfPlotInput Include=\"runs\"", "<None Include=\"runs\"", StringComparison.Ordinal));
        var without = project.Build().Succeeded();
        Assert.AreEqual("", without.Ours.Replace("ArtifactsLayout", "", StringComparison.Ordinal), without.Output);
        Assert.AreEqual("", project.Files("runs/plots"));
        Assert.AreEqual("", project.Files("artifacts/plots"));
    }

    [TestMethod]
    public void Central_package_versions_with_transitive_pinning()
    {
        var project = new TestProject("Central", TestProject.Input("runs"));
        File.WriteAllText(project.ProjectFile, File.ReadAllText(project.ProjectFile).Replace($"Version=\"{Package.Version}\" ", "", StringComparison.Ordinal));
        project.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup><PackageVersion Include="AiPerf.Plot.Build" Version="{Package.Version}" /></ItemGroup>
            </Project>
            """);
        Runs.Two(project);

        Assert.AreEqual("", project.Plot().Succeeded().Drew(1).Codes);
    }

    [TestMethod]
    public void Two_projects_with_one_output_folder_leave_each_other_alone()
    {
        const string Shared = "<PropertyGroup><AiPerfPlotOutputDir>../SharedPlots</AiPerfPlotOutputDir></PropertyGroup>";
        var one = new TestProject("SharingOne", TestProject.Input("runs", "PlotSet=\"one\"") + Shared);
        var other = new TestProject("SharingOther", TestProject.Input("run", "PlotSet=\"other\"") + Shared);
        Runs.Two(one);
        Runs.One(other, "run");

        one.Plot().Succeeded().Drew(1);
        other.Plot().Succeeded().Drew(1);
        one.Target("AiPerfPlot").Succeeded().Drew(0);
        Assert.Contains("ttft_vs_throughput.png", one.Files("../SharedPlots/one"));

        other.Target("AiPerfPlotClean").Succeeded();
        Assert.AreEqual("", other.Files("../SharedPlots/other"));
        Assert.Contains("ttft_vs_throughput.png", one.Files("../SharedPlots/one"));
        one.Target("AiPerfPlot").Succeeded().Drew(0);
    }

    [TestMethod]
    public void Neither_restore_nor_build_asks_the_network()
    {
        var project = new TestProject("Offline", TestProject.Input("runs"));
        Runs.Two(project);
        (string Name, string Value)[] nowhere = [.. new[] { "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy" }.Select(name => (name, "http://127.0.0.1:9"))];

        Assert.AreEqual("", project.Run("build", ["--source", Package.Feed], [.. nowhere, ("NO_PROXY", ""), ("no_proxy", "")]).Succeeded().Drew(1).Codes);
    }
}

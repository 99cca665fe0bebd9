namespace AiPerf.Plot.Build.E2E;

/// <summary>The package in an ordinary <c>dotnet build</c>.</summary>
[TestClass]
public sealed class BuildTests
{
    [TestMethod]
    public void A_build_draws_copies_and_then_keeps_still()
    {
        var project = new TestProject("Ordinary", TestProject.Input("runs"));
        Runs.Two(project);

        project.Build().Succeeded().Drew(1);
        var plots = project.Files("runs/plots");
        Assert.Contains("ttft_vs_throughput.png", plots);
        Assert.Contains("index.md", plots);
        Assert.Contains("plots.json", plots);
        Assert.AreEqual(plots, project.Files("bin/Debug/net10.0/plots"));
        Assert.AreEqual("", project.Files(".", "*tmp"));

        var again = project.Build().Succeeded();
        Assert.AreEqual("", again.Ours, again.Output);
        Assert.AreEqual(plots, project.Files("bin/Debug/net10.0/plots"), "a build that draws nothing keeps what is in bin");

        File.Delete(project.At("runs/plots/ttft_vs_throughput.png"));
        project.Build().Succeeded().Drew(1);
        Assert.AreEqual(plots, project.Files("runs/plots"));

        project.Build("-t:Rebuild").Succeeded().Drew(1);
        Assert.AreEqual(plots, project.Files("bin/Debug/net10.0/plots"));

        project.Target("Clean").Succeeded();
        Assert.AreEqual("", project.Files("runs/plots"));
        Assert.AreEqual("", project.Files("bin/Debug/net10.0/plots"));
        Assert.AreEqual("", project.Files("obj/Debug/aiperfplot"));
        Assert.IsFalse(Directory.Exists(project.At("runs/plots")) || Directory.Exists(project.At("bin/Debug/net10.0/plots")), "Directories of ours are left.");
        Assert.AreEqual("profile_export.jsonl profile_export_aiperf.json", project.Files("runs/c1"));
    }

    [TestMethod]
    public void Clean_leaves_no_empty_directory_of_ours_and_every_file_of_the_user()
    {
        var project = new TestProject("It's clean", TestProject.Input("runs", "PlotSet=\"a\"") + TestProject.Input("others", "PlotSet=\"b\""));
        Runs.Two(project);
        Runs.Two(project, "others");
        string[] options = ["-p:AiPerfPlotOutputDir=out", "-p:AiPerfPlotMode=single", "-p:AiPerfPlotPresets=latency_over_time"];
        project.Build(options).Succeeded();
        Assert.IsTrue(File.Exists(project.At("out/a/c1/latency_over_time.png")), project.Files("out"));
        project.Write("out/b/c1/mine.txt", "mine");

        project.Target("Clean", options).Succeeded();

        Assert.IsFalse(Directory.Exists(project.At("out/a")));
        Assert.IsFalse(Directory.Exists(project.At("out/b/c2")));
        Assert.IsFalse(Directory.Exists(project.At("bin/Debug/net10.0/plots")));
        Assert.AreEqual("mine.txt", project.Files("out/b/c1"));
    }

    [TestMethod]
    public void Another_mode_leaves_no_empty_directory_and_each_Clean_removes_its_own_plots()
    {
        var project = new TestProject("CleanEach", TestProject.Input("runs"));
        Runs.Two(project);
        Runs.One(project, "other");
        project.Build("-p:AiPerfPlotMode=single", "-p:AiPerfPlotPresets=latency_over_time").Succeeded();
        Assert.IsTrue(Directory.Exists(project.At("runs/plots/c1")) && Directory.Exists(project.At("bin/Debug/net10.0/plots/c1")));
        project.Write("runs/plots/c2/mine.txt", "mine");

        project.Build().Succeeded().Drew(1);
        Assert.AreEqual("c2", string.Join(" ", Directory.GetDirectories(project.At("runs/plots")).Select(Path.GetFileName)));
        Assert.AreEqual("mine.txt", project.Files("runs/plots/c2"));
        Assert.IsEmpty(Directory.GetDirectories(project.At("bin/Debug/net10.0/plots")));

        string[] byHand = ["-p:AiPerfPlotInputs=other"];
        project.Target("AiPerfPlot", byHand).Succeeded().Drew(1);
        project.Target("Clean").Succeeded();
        Assert.AreEqual("c2/mine.txt", project.Files("runs/plots"));
        Assert.Contains("index.md", project.Files("other/plots"));

        project.Target("Clean", byHand).Succeeded();
        Assert.IsFalse(Directory.Exists(project.At("other/plots")));
        Assert.IsFalse(Directory.Exists(project.At("obj/Debug/aiperfplot")));
    }

    [TestMethod]
    public void The_default_input_is_artifacts_if_it_holds_a_run()
    {
        var project = new TestProject("DefaultInput");
        project.Write("artifacts/readme.txt", "no run");
        var nothing = project.Build().Succeeded();
        Assert.AreEqual("", nothing.Ours, nothing.Output);
        Assert.AreEqual("", project.Files("obj/Debug/aiperfplot"));

        Runs.One(project, "artifacts/only");
        project.Build().Succeeded().Drew(1);
        Assert.Contains("ttft_over_time.png", project.Files("artifacts/plots"));

        Directory.Delete(project.At("artifacts/only"), recursive: true);
        var gone = project.Build().Succeeded();
        Assert.AreEqual("", gone.Ours, gone.Output);
        Assert.AreEqual("", project.Files("artifacts/plots"));
        Assert.AreEqual("", project.Files("bin/Debug/net10.0/plots"));
    }

    [TestMethod]
    public void Published_and_packed_plots_are_there_without_a_build_too()
    {
        var project = new TestProject("Delivered", TestProject.Input("runs") + "<PropertyGroup><AiPerfPlotPack>true</AiPerfPlotPack><PackageVersion>1.0.0</PackageVersion></PropertyGroup>");
        Runs.Two(project);
        project.Run("publish", ["-c", "Debug", "-o", project.At("built")]).Succeeded().Drew(1);
        Assert.AreEqual(project.Files("runs/plots"), project.Files("built/plots"));

        project.Run("publish", ["--no-build", "-c", "Debug", "-o", project.At("published")]).Succeeded().Drew(0);
        Assert.AreEqual(project.Files("runs/plots"), project.Files("published/plots"));

        project.Run("pack", ["--no-build", "-c", "Debug", "-o", project.At("packed")]).Succeeded().Drew(0);
        using var zip = System.IO.Compression.ZipFile.OpenRead(project.At("packed/Delivered.1.0.0.nupkg"));
        Assert.IsNotNull(zip.GetEntry("plots/ttft_vs_throughput.png"), string.Join(" ", zip.Entries.Select(entry => entry.FullName)));
        Assert.IsEmpty(zip.Entries.Where(entry => entry.FullName.Contains("SkiaSharp", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void A_referencing_project_draws_nothing_and_gets_nothing()
    {
        var library = new TestProject("Referenced", TestProject.Input("runs"));
        Runs.Two(library);
        Directory.CreateDirectory(Path.Combine(Package.Root, "Referencing"));
        var app = Path.Combine(Package.Root, "Referencing", "Referencing.csproj");
        File.WriteAllText(app, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="{library.ProjectFile}" /></ItemGroup>
            </Project>
            """);

        Cli.Run(Package.Root, "build", app, "-v:m", "-tl:off", "-nologo").Succeeded().Drew(1);

        Assert.IsFalse(Directory.Exists(Path.Combine(Package.Root, "Referencing", "bin", "Debug", "net10.0", "plots")));
        Assert.Contains("index.md", library.Files("bin/Debug/net10.0/plots"));
    }
}

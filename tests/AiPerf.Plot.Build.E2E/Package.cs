using System.Globalization;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The package, packed once for all tests, under a version that nobody has used before.</summary>
[TestClass]
public sealed class Package
{
    /// <summary>How this repository was built.</summary>
    public const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    /// <summary>Everything the tests write is below this directory.</summary>
    public static string Root { get; } = Directory.CreateTempSubdirectory("aiperf-plot-e2e-").FullName;

    public static string Version { get; } = "0.1.0-e2e." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    public static string Feed => Path.Combine(Root, "feed");

    public static string Cache => Path.Combine(Root, "packages");

    public static string Home => Path.Combine(Root, "home");

    public static string File => Path.Combine(Feed, $"AiPerf.Plot.Build.{Version}.nupkg");

    public static string Library => Path.Combine(Feed, $"AiPerf.Plot.Runtime.{Version}.nupkg");

    public static string Templates => Path.Combine(Feed, $"AiPerf.Plot.Build.Templates.{Version}.nupkg");

    public static string MachineCache =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [AssemblyInitialize]
    public static void Pack(TestContext _)
    {
        Directory.CreateDirectory(Feed);
        Directory.CreateDirectory(Home);
        Directory.CreateDirectory(MachineCache);
        // Nothing of this repository, or of what happens to lie above the temporary directory, reaches the projects.
        Write("Directory.Build.props", $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <AiPerfPlotUserDirectory>{Home}</AiPerfPlotUserDirectory>
                <NuGetAudit>false</NuGetAudit>
                <UseSharedCompilation>false</UseSharedCompilation>
                <!-- What these tests do not look at takes no time. -->
                <EnableNETAnalyzers Condition="'$(EnableNETAnalyzers)' == ''">false</EnableNETAnalyzers>
                <UseAppHost>false</UseAppHost>
                <ProduceReferenceAssembly>false</ProduceReferenceAssembly>
              </PropertyGroup>
            </Project>
            """);
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("Directory.Build.rsp", "-nodeReuse:false");
        Write(".editorconfig", "root = true");
        PackAs("src/Tasks", Version);
        PackAs("src/Runtime", Version);
        PackAs("eng/Templates", Version);
    }

    /// <summary>Packs a project of this repository, as it is built, into the feed.</summary>
    public static void PackAs(string project, string version) =>
        Cli.Run(Repository.Path(project), "pack", "--no-build", "-c", Configuration, "-o", Feed, $"-p:PackageVersion={version}", "-p:AiPerfPlotReadyToRun=true", "-v:q", "-tl:off").Succeeded();

    [AssemblyCleanup]
    public static void Delete() => Directory.Delete(Root, recursive: true);

    private static void Write(string file, string text) => System.IO.File.WriteAllText(Path.Combine(Root, file), text);
}

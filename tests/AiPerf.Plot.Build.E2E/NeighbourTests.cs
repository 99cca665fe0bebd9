using System.IO.Compression;
using System.Reflection;
using System.Reflection.Emit;

namespace AiPerf.Plot.Build.E2E;

/// <summary>Another package in the same build, with libraries of the same names as ours and other versions.</summary>
[TestClass]
public sealed class NeighbourTests
{
    [TestMethod]
    public void Its_SkiaSharp_and_its_YamlDotNet_do_no_harm()
    {
        var project = new TestProject("Neighboured", TestProject.Input("runs") + """<ItemGroup><PackageReference Include="Neighbour" Version="1.0.0" /></ItemGroup>""");
        PackNeighbour(project.At("neighbour"));
        Runs.Two(project);
        project.Write("plot_config.yaml", "multi_run_defaults: [ttft_vs_throughput]\n");
        project.Write("Empty.cs", ""); // beside which the compiler looks for a .globalconfig
        // The compiler's part of the package makes itself heard, at the level that the project asks for.
        project.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.AIPERF1007.severity = warning\n");

        var result = project.Build("-p:NeighbourLoads=true").Succeeded().Drew(1);

        Assert.Contains("neighbour loaded SkiaSharp 99.0.0.0 and YamlDotNet 99.0.0.0", result.Output);
        Assert.AreEqual("warning AIPERF1007", result.Codes, result.Output);
        Assert.AreEqual("ttft_vs_throughput.png", project.Files("runs/plots", "*.png"));

        Assert.AreEqual("", project.Build("--no-restore", "-t:Rebuild", "-p:NoWarn=AIPERF1007").Succeeded().Codes);
    }

    private static void PackNeighbour(string directory)
    {
        Directory.CreateDirectory(directory);
        using var package = ZipFile.Open(Path.Combine(Package.Feed, "Neighbour.1.0.0.nupkg"), ZipArchiveMode.Create);
        foreach (var name in new[] { "YamlDotNet", "SkiaSharp" })
        {
            var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(99, 0, 0, 0) }, typeof(object).Assembly);
            assembly.DefineDynamicModule(name);
            var file = Path.Combine(directory, name + ".dll");
            assembly.Save(file);
            package.CreateEntryFromFile(file, $"tasks/{name}.dll");
        }

        package.CreateEntryFromFile(Path.Combine(directory, "YamlDotNet.dll"), "analyzers/dotnet/cs/YamlDotNet.dll");
        Write(package, "Neighbour.nuspec", """
            <package><metadata><id>Neighbour</id><version>1.0.0</version><authors>test</authors><description>test</description></metadata></package>
            """);
        Write(package, "build/Neighbour.targets", """
            <Project>
              <UsingTask TaskName="LoadNeighbours" TaskFactory="RoslynCodeTaskFactory" AssemblyFile="$(MSBuildToolsPath)/Microsoft.Build.Tasks.Core.dll">
                <ParameterGroup><Directory Required="true" /></ParameterGroup>
                <Task>
                  <Code Type="Fragment" Language="cs"><![CDATA[
                    string Load(string name) => name + " " + System.Reflection.Assembly.LoadFrom(System.IO.Path.Combine(Directory, name + ".dll")).GetName().Version;
                    Log.LogMessage(MessageImportance.High, "neighbour loaded " + Load("SkiaSharp") + " and " + Load("YamlDotNet"));
                  ]]></Code>
                </Task>
              </UsingTask>
              <Target Name="LoadNeighbours" BeforeTargets="_AiPerfPlotRenderStale" Condition="'$(NeighbourLoads)' == 'true'">
                <LoadNeighbours Directory="$(MSBuildThisFileDirectory)../tasks" />
              </Target>
            </Project>
            """);
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}

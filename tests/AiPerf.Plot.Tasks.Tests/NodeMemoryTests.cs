using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>
/// A node of MSBuild that draws again and again, as one that is reused does, takes no more memory and leaves no file open. Four times; fifty with
/// <c>AIPERF_FULL_ROBUSTNESS=1</c>.
/// </summary>
[TestClass]
public sealed partial class NodeMemoryTests
{
    // Its own folder, where the dependency file leads to the native library.
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Drawing_again_in_one_node_takes_no_more_memory_and_leaves_no_file_open()
    {
        int draws = Environment.GetEnvironmentVariable("AIPERF_FULL_ROBUSTNESS") == "1" ? 50 : 4;
        using var folder = new TemporaryDirectory();
        RunSimulator.Write(folder.At("runs/a"), new RunOptions { RequestCount = 100 });
        RunSimulator.Write(folder.At("runs/b"), new RunOptions { RequestCount = 100, Seed = 2, Concurrency = 4 });
        // Another theme each time, so that every file is drawn and written.
        string project = folder.Write("draw.proj", $"""
            <Project>
              <UsingTask TaskName="AiPerf.Plot.Tasks.AiPerfPlot" AssemblyFile="{Repository.Path($"src/Tasks/bin/{Configuration}/net10.0/AiPerf.Plot.Build.Tasks.dll")}" />
              <ItemGroup>
                {string.Concat(Enumerable.Range(0, draws).Select(i => $"<Draw Include=\"{i}\" Theme=\"{(i % 2 == 0 ? "light" : "dark")}\" />"))}
              </ItemGroup>
              <Target Name="Build" Inputs="@(Draw)" Outputs="%(Identity).none">
                <AiPerf.Plot.Tasks.AiPerfPlot Inputs="runs" OutputDirectory="plots" Theme="%(Draw.Theme)" Width="800" Height="500" Scale="1" />
                <PropertyGroup>
                  <Memory>$([System.Environment]::WorkingSet)</Memory>
                  <Handles>$([System.IO.Directory]::GetFiles(`/proc/self/fd`).Length)</Handles>
                </PropertyGroup>
                <Message Importance="high" Text="draw resident $(Memory) handles $(Handles)" />
              </Target>
            </Project>
            """);

        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-v:m", "-tl:off", "-nodeReuse:false"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true };
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBuildExtensionsPath");
        using var process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.AreEqual(0, process.ExitCode, output);
        (long Resident, int Handles)[] measured = [.. Line().Matches(output).Select(match => (long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)))];
        Assert.HasCount(draws, measured, output);
        var (early, late) = (measured[draws / 2], measured[^1]);
        TestContext.WriteLine($"{draws} draws in one node: resident {early.Resident >> 20} -> {late.Resident >> 20} MB, files {early.Handles} -> {late.Handles}");
        Assert.IsLessThan(early.Resident + (64 << 20), late.Resident, output);
        Assert.IsLessThanOrEqualTo(early.Handles + 2, late.Handles, output);
    }

    [GeneratedRegex(@"resident (\d+) handles (\d+)")]
    private static partial Regex Line();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AiPerf.Plot.Build.E2E;

/// <summary>
/// Builds one after the other whose drawing is done by one node of MSBuild, which is used again, take no more memory there and leave no file
/// open. Three builds; fifty with <c>AIPERF_FULL_ROBUSTNESS=1</c>.
/// </summary>
[TestClass]
public sealed partial class NodeReuseTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_reused_node_takes_no_more_memory_and_leaves_no_file_open()
    {
        var builds = Environment.GetEnvironmentVariable("AIPERF_FULL_ROBUSTNESS") == "1" ? 50 : 3;
        // By itself a build of one project is done by the process of the command line, which ends with it; told to do nothing itself, it asks a node.
        var project = new TestProject("Reused", TestProject.Input("runs") + Reporting);
        Runs.Two(project);
        project.Target("Restore").Succeeded();
        // Of all nodes that wait on this machine, its own alone may answer.
        (string, string)[] environment = [("MSBUILDDISABLENODEREUSE", "0"), ("MSBUILDNOINPROCNODE", "1"), ("MSBUILDNODEHANDSHAKESALT", Package.Version)];
        var nodes = new List<(int Process, long Resident, int Files)>();
        var node = 0;
        try
        {
            for (var build = 0; build < builds; build++)
            {
                // Another theme each time, so that everything is drawn and written.
                // Into a file: a node keeps what it inherits open, and its end would be waited for.
                Cli.Shell(project.Directory, environment, $"dotnet msbuild '{project.ProjectFile}' -t:AiPerfPlot -nodeReuse:true -m:2 -v:m -tl:off -nologo -p:AiPerfPlotTheme={(build % 2 == 0 ? "light" : "dark")} > log.txt 2>&1 < /dev/null");
                var output = File.ReadAllText(project.At("log.txt"));
                Assert.Contains("AIPerf: ", output);
                node = int.Parse(Node().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
                nodes.Add((node, Resident(node), Directory.GetFileSystemEntries($"/proc/{node}/fd").Length));
            }
        }
        finally
        {
            if (node != 0)
            {
                using var process = Process.GetProcessById(node);
                process.Kill();
                process.WaitForExit();
            }
        }

        Assert.HasCount(1, nodes.Select(one => one.Process).Distinct(), "another process drew");
        var (early, late) = (nodes[builds / 2], nodes[^1]);
        TestContext.WriteLine($"{builds} builds drawn by one process: resident {early.Resident >> 20} -> {late.Resident >> 20} MB, files {early.Files} -> {late.Files}");
        Assert.IsLessThan(early.Resident + (64 << 20), late.Resident);
        Assert.IsLessThanOrEqualTo(early.Files + 4, late.Files);
    }

    private const string Reporting = """
        <Target Name="ReportNode" AfterTargets="AiPerfPlot">
          <Message Importance="high" Text="drawn by process $([System.IO.File]::ReadAllText(`/proc/self/stat`).Split(` `)[0])" />
        </Target>
        """;

    private static long Resident(int process)
    {
        var status = File.ReadAllText($"/proc/{process}/status");
        return long.Parse(Rss().Match(status).Groups[1].Value, CultureInfo.InvariantCulture) << 10;
    }

    [GeneratedRegex(@"drawn by process (\d+)")]
    private static partial Regex Node();

    [GeneratedRegex(@"VmRSS:\s+(\d+) kB")]
    private static partial Regex Rss();
}

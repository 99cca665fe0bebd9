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
        var processes = new HashSet<int>();
        var (node, mostDrawn) = (0, 0);
        var measured = new List<(long Resident, int Files)>();
        try
        {
            for (var build = 0; build < 3 * builds && measured.Count < builds; build++)
            {
                // Another theme each time, so that everything is drawn and written.
                // Into a file: a node keeps what it inherits open, and its end would be waited for.
                Cli.Shell(project.Directory, environment, $"dotnet msbuild '{project.ProjectFile}' -t:AiPerfPlot -nodeReuse:true -m:2 -v:m -tl:off -nologo -p:AiPerfPlotTheme={(build % 2 == 0 ? "light" : "dark")} > log.txt 2>&1 < /dev/null");
                var output = File.ReadAllText(project.At("log.txt"));
                Assert.Contains("AIPerf: ", output);
                var numbers = Node().Match(output).Groups.Values.Skip(1).Select(group => long.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray();
                if (node != (int)numbers[0])
                {
                    node = (int)numbers[0];
                    measured.Clear();
                }

                processes.Add(node);
                measured.Add((numbers[1], (int)numbers[2]));
                mostDrawn = Math.Max(mostDrawn, measured.Count);
            }
        }
        finally
        {
            foreach (var one in processes)
                End(one);
        }

        if (measured.Count < builds)
            Assert.Inconclusive($"MSBuild ended each of {processes.Count} nodes after at most {mostDrawn} builds, as it does where more of them wait than there are processors.");
        var (early, late) = (measured[builds / 2], measured[^1]);
        TestContext.WriteLine($"{builds} builds drawn by one process: resident {early.Resident >> 20} -> {late.Resident >> 20} MB, files {early.Files} -> {late.Files}");
        Assert.IsLessThan(early.Resident + (64 << 20), late.Resident);
        Assert.IsLessThanOrEqualTo(early.Files + 4, late.Files);
    }

    private static void End(int node)
    {
        try
        {
            using var process = Process.GetProcessById(node);
            process.Kill();
            process.WaitForExit();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
        }
    }

    // Asked of the process that draws, while it does: its number, its resident memory and its open files.
    private const string Reporting = """
        <Target Name="ReportNode" AfterTargets="AiPerfPlot">
          <Message Importance="high" Text="drawn by process $([System.IO.File]::ReadAllText(`/proc/self/stat`).Split(` `)[0]), $([System.Environment]::WorkingSet) bytes, $([System.IO.Directory]::GetFiles(`/proc/self/fd`).Length) files" />
        </Target>
        """;

    [GeneratedRegex(@"drawn by process (\d+), (\d+) bytes, (\d+) files")]
    private static partial Regex Node();
}

using System.Text.RegularExpressions;

namespace AiPerf.Plot.Build.E2E;

/// <summary>The commands that the tutorial puts beside those of <c>aiperf plot</c>, with places of a project for what stands in angle brackets.</summary>
[TestClass]
public sealed partial class TutorialCommandTests
{
    private static readonly (string Name, string Value)[] Places =
    [
        ("run", "runs/a"), ("directory", "runs"), ("path", "runs"), ("dir1", "x1"), ("dir2", "x2"), ("dir3", "x3"), ("run1", "x1/a"), ("run2", "x2/b"), ("run3", "x3/c"),
        ("output", "out"), ("file", "other.yaml"),
    ];

    public static IEnumerable<object[]> Commands => File.ReadLines(Repository.Path("docs/tutorial.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success)
        .SelectMany(row => Command().Matches(row.Groups[2].Value).Select(command => new object[] { row.Groups[1].Value, command.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal) }));

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void Each_does_what_its_neighbour_does(string upstream, string command)
    {
        var project = new TestProject("Tutorial", upstream == "aiperf plot" ? TestProject.Input("runs") : "", folder: "-" + NotInNames().Replace(upstream + command.Length, ""));
        foreach (string run in (string[])["runs/a", "runs/b", "x1/a", "x2/b", "x3/c"])
            Runs.One(project, run, run[^1] - 'a' + 1);
        project.Write("other.yaml", "multi_run_defaults: [ttft_vs_throughput]\n");
        string filled = Places.Aggregate(command, (text, place) => text.Replace($"<{place.Name}>", place.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("<", filled);

        CliResult result = Cli.Shell(project.Directory, [("AiPerfDashboardExitAfter", "1"), ("AiPerfDashboardOpen", "false")], filled).Succeeded();

        Assert.AreEqual("", result.Codes, result.Output);
        if (command.Contains("AiPerfDashboard", StringComparison.Ordinal))
            Assert.Contains("http://localhost:", result.Output);
        else
            Assert.Contains(".png", project.Files(command.Contains("<output>", StringComparison.Ordinal) ? "out" : command.Contains("1>", StringComparison.Ordinal) ? "x1" : "runs"), result.Output);
    }

    [TestMethod]
    public void Every_option_of_the_original_has_a_row()
    {
        string[] upstream = [.. Commands.Select(row => (string)row[0])];

        Assert.IsGreaterThan(10, upstream.Length);
        foreach (string option in (string[])["--output", "--theme", "--config", "--verbose", "--dashboard", "--port"])
            Assert.Contains(option, string.Join('\n', upstream));
    }

    [GeneratedRegex(@"^\| [^|]+ \| `(aiperf plot[^`]*)` \| (.+) \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`(dotnet [^`]+)`")]
    private static partial Regex Command();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInNames();
}

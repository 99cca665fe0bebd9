namespace AiPerf.Plot.Build.E2E;

/// <summary>
/// The commands of the documentation, run as they stand in a project with two runs, <c>runs/a</c> and <c>runs/b</c>; a block that cannot
/// be run here says why in a comment above it.
/// </summary>
[TestClass]
public sealed class DocumentedCommandTests
{
    private const string NotRun = "<!-- not run: ";

    public static IEnumerable<object[]> Pages => Blocks().Where(block => block.Reason is null).Select(block => new object[] { block.Page }).DistinctBy(row => row[0]);

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void The_commands_of_a_page_work(string page)
    {
        var project = new TestProject("Benchmarks", TestProject.Input("runs"), folder: "-of-" + Path.GetFileNameWithoutExtension(page) + Path.GetDirectoryName(page)?.Replace('/', '-'));
        Runs.One(project, "runs/a", 1);
        Runs.One(project, "runs/b", 2);
        // A page that speaks of the project's folder speaks from above it.
        var above = project.Directory + "-above";
        Directory.CreateDirectory(above);
        Directory.CreateSymbolicLink(Path.Combine(above, "Benchmarks"), project.Directory);
        foreach (var block in Blocks().Where(block => block.Page == page && block.Reason is null))
        {
            if (block.Text.Contains("my_plot", StringComparison.Ordinal))
                project.Write("plot_config.yaml", "visualization:\n  multi_run_plots:\n    my_plot:\n      type: scatter_line\n      x: request_throughput\n      y: request_latency\n");
            var at = block.Text.Contains("Benchmarks", StringComparison.Ordinal) ? above : project.Directory;
            var result = Cli.Shell(at, [("AiPerfDashboardExitAfter", "1"), ("AiPerfDashboardOpen", "false")], block.Text).Succeeded();

            Assert.AreEqual("", result.Codes, $"{block.Page}:\n{block.Text}\n{result.Output}");
        }
    }

    [TestMethod]
    public void Blocks_that_are_not_run_say_why()
    {
        var blocks = Blocks().ToList();

        Assert.IsGreaterThan(15, blocks.Count);
        Assert.AreEqual("", string.Join('\n', blocks.Where(block => block.Reason is { Length: < 20 }).Select(block => $"{block.Page}: {block.Text}")));
    }

    private static IEnumerable<Block> Blocks()
    {
        var root = Repository.Path(".");
        foreach (var file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var page = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (page.Split('/').Any(part => part is "bin" or "obj" or "artifacts" || part.StartsWith('.')))
                continue;
            var lines = File.ReadAllLines(file);
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i] != "```bash")
                    continue;
                var end = Array.IndexOf(lines, "```", i);
                var above = i > 0 ? lines[i - 1] : "";
                yield return new(
                    page, string.Join('\n', lines[(i + 1)..end]),
                    above.StartsWith(NotRun, StringComparison.Ordinal) ? above[NotRun.Length..].Replace("-->", "", StringComparison.Ordinal).Trim() : null);
                i = end;
            }
        }
    }

    private sealed record Block(string Page, string Text, string? Reason);
}

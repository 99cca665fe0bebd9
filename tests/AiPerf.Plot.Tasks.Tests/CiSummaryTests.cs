using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks.Tests;

/// <summary>What the page of a CI job is told, under the environment of each CI system.</summary>
[TestClass]
public sealed class CiSummaryTests : IDisposable
{
    private const int GitHubLimit = 1_048_576;

    private readonly TemporaryDirectory _project = new();
    private readonly RecordingBuildEngine _engine;

    public CiSummaryTests()
    {
        _engine = new RecordingBuildEngine(_project.At("Bench.csproj"));
        Simulation.RunSimulator.Write(_project.At("runs/one"), new Simulation.RunOptions { RequestCount = 5 });
    }

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void GitHub_gets_the_set_appended_and_only_once()
    {
        var summary = _project.Write("step.md", "of another tool\n");
        Draw(summary);

        var text = File.ReadAllText(summary);
        Assert.StartsWith("of another tool\n\n<!-- AIPerf plots ", text);
        Assert.Contains("\n# AIPerf plots · Bench\n\nsingle run: 1 run at runs/one. Measured until ", text);
        Assert.Contains("\nThe pictures are in the folder runs/plots of Bench; publish it as an artifact to see them.\n", text);
        Assert.Contains("\n| Run | Model |", text);
        Assert.Contains("\n## ", text);
        Assert.DoesNotContain("![", text);
        Assert.DoesNotContain(_project.Path, text);

        Draw(summary);
        Assert.AreEqual(text, File.ReadAllText(summary));

        Simulation.RunSimulator.Write(_project.At("runs/one"), new Simulation.RunOptions { RequestCount = 6 });
        Draw(summary);
        Assert.StartsWith(text, File.ReadAllText(summary));
        Assert.AreNotEqual(text, File.ReadAllText(summary));
        Assert.AreEqual("", _engine.Codes);
    }

    [TestMethod]
    public void A_new_file_starts_with_the_first_set_and_every_set_has_a_section_of_its_own()
    {
        Simulation.RunSimulator.Write(_project.At("other"), new Simulation.RunOptions { RequestCount = 5 });
        using var task = Task(_project.At("step.md"), null, null, new TaskItem("runs", Set("one")), new TaskItem("other", Set("other")));
        Assert.IsTrue(task.Execute(), _engine.Codes);

        var text = File.ReadAllText(_project.At("step.md"));
        Assert.StartsWith("<!-- AIPerf plots ", text);
        Assert.AreEqual("# AIPerf plots · Bench · one|# AIPerf plots · Bench · other", string.Join('|', text.Split('\n').Where(line => line.StartsWith("# ", StringComparison.Ordinal))));
    }

    [TestMethod]
    public void GitHub_gets_no_more_than_it_accepts()
    {
        var summary = _project.Write("step.md", new string('x', GitHubLimit - 800));
        Draw(summary);
        Assert.IsLessThanOrEqualTo(GitHubLimit, new FileInfo(summary).Length);
        Assert.Contains("> Shortened to what a job's summary may hold. Left out: ", File.ReadAllText(summary)[^800..]);

        var full = _project.Write("full.md", new string('x', GitHubLimit - 100));
        Draw(full);
        Assert.AreEqual(GitHubLimit - 100, new FileInfo(full).Length);
        Assert.Contains("the file holds 1048476 bytes already, and GitHub drops a summary of more than 1048576;", Told("AIPERF3011"));
    }

    [TestMethod]
    public void What_cannot_be_written_is_a_message_and_no_failure()
    {
        var taken = _project.Create("directory");
        using var task = Task(taken, null, null, new TaskItem("runs"));
        task.TreatWarningsAsErrors = "true";

        Assert.IsTrue(task.Execute(), _engine.Codes);
        Assert.AreEqual("", _engine.Codes);
        Assert.StartsWith("The CI job's summary of the unnamed plot set was not written: ", Told("AIPERF3011"));
        Assert.IsNotEmpty(task.Plots);

        Draw(_project.At("no/such/place/step.md"));
        Assert.Contains("; the plots are drawn, only the job's page does not tell of them. Make the file that GITHUB_STEP_SUMMARY names writable, or set", Told("AIPERF3011"));
    }

    [TestMethod]
    public void Writers_of_one_file_wait_for_each_other()
    {
        var summary = _project.Write("step.md", "");
        using var held = new FileStream(summary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        _engine.OnMessage = message =>
        {
            if (message.Importance == MessageImportance.High)
            {
                _ = System.Threading.Tasks.Task.Delay(100).ContinueWith(_ => held.Dispose(), TaskScheduler.Default);
            }
        };

        Draw(summary);
        Assert.Contains("# AIPerf plots", File.ReadAllText(summary));
    }

    [TestMethod]
    public void Azure_is_told_to_upload_a_summary_and_the_folder()
    {
        using var task = Task(null, "True", "build", new TaskItem("runs", Set("a b")));
        Assert.IsTrue(task.Execute(), _engine.Codes);

        var file = _project.At("runs/plots/plots-Bench-a-b.md");
        Assert.AreEqual(
            $"##vso[task.uploadsummary]{file}|##vso[artifact.upload containerfolder=plots-Bench-a-b;artifactname=plots-Bench-a-b]{_project.At("runs/plots")}", Commands());
        var text = File.ReadAllText(file);
        Assert.StartsWith("# AIPerf plots · Bench · a b\n", text);
        Assert.Contains("\nThe pictures are in the artifact plots-Bench-a-b.\n", text);
        Assert.DoesNotContain("![", text);
        Assert.Contains(file, task.OutputFiles.Select(item => item.ItemSpec));
        Assert.AreEqual("a b/plots-Bench-a-b.md", task.OutputFiles.Single(item => item.ItemSpec == file).GetMetadata("TargetPath"));
    }

    [TestMethod]
    public void A_release_of_Azure_publishes_no_artifact()
    {
        using var task = Task(null, "true", "release", new TaskItem("runs"));
        Assert.IsTrue(task.Execute(), _engine.Codes);

        Assert.AreEqual($"##vso[task.uploadsummary]{_project.At("runs/plots/plots-Bench.md")}", Commands());
        Assert.Contains("The pictures are in the folder runs/plots;", File.ReadAllText(_project.At("runs/plots/plots-Bench.md")));
    }

    [TestMethod]
    public void A_summary_for_Azure_that_cannot_be_written_is_a_message()
    {
        _project.Create("runs/plots/plots-Bench.md");
        using var task = Task(null, "True", "build", new TaskItem("runs"));

        Assert.IsTrue(task.Execute(), _engine.Codes);
        Assert.AreEqual("", Commands());
        Assert.Contains("Make the output directory writable, or set AiPerfPlotCiSummary=false.", Told("AIPERF3011"));
    }

    [TestMethod]
    public void Elsewhere_it_does_nothing_and_says_so_quietly()
    {
        using var task = Task("", "", "", new TaskItem("runs"));
        Assert.IsTrue(task.Execute(), _engine.Codes);

        Assert.AreEqual(MessageImportance.Low, _engine.Messages.Single(message => message.Message!.Contains("neither GitHub Actions nor Azure Pipelines", StringComparison.Ordinal)).Importance);
        Assert.AreEqual("", Commands());
        Assert.DoesNotContain("plots-", string.Join(' ', Directory.GetFiles(_project.At("runs/plots"))));
    }

    [TestMethod]
    public void Unless_it_is_asked_for_nothing_is_published()
    {
        using var task = Task(_project.At("step.md"), "True", "build", new TaskItem("runs"));
        task.CiSummary = "";
        Assert.IsTrue(task.Execute(), _engine.Codes);

        Assert.AreEqual("", Commands());
        Assert.IsFalse(File.Exists(_project.At("step.md")));

        task.CiSummary = "maybe";
        Assert.IsFalse(task.Execute());
        Assert.AreEqual("AIPERF1101", _engine.Codes);
    }

    [TestMethod]
    public void Where_nothing_is_drawn_nothing_is_published()
    {
        _project.Create("empty");
        using var task = Task(_project.At("step.md"), null, null, new TaskItem("empty"));
        task.Execute();

        Assert.IsFalse(File.Exists(_project.At("step.md")));
    }

    private void Draw(string summary)
    {
        using var task = Task(summary, null, null, new TaskItem("runs"));
        Assert.IsTrue(task.Execute(), _engine.Codes);
    }

    private string Told(string code) => _engine.Messages.Last(message => message.Code == code).Message!;

    private string Commands() => string.Join('|', _engine.Messages.Where(message => message.Message!.Contains("##vso", StringComparison.Ordinal) && message.Importance == MessageImportance.High).Select(message => message.Message));

    private static Dictionary<string, string> Set(string name) => new() { ["PlotSet"] = name };

    private AiPerfPlot Task(string? gitHub, string? azure, string? hostType, params TaskItem[] inputs) => new()
    {
        BuildEngine = _engine,
        ProjectDirectory = _project.Path,
        ProjectFile = _project.At("Bench.csproj"),
        Inputs = inputs,
        Presets = "ttft_over_time",
        CiSummary = "true",
        GitHubStepSummary = gitHub,
        AzurePipelines = azure,
        AzureHostType = hostType,
    };
}

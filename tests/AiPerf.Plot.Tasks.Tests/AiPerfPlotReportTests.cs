using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class AiPerfPlotReportTests : IDisposable
{
    private readonly TemporaryDirectory _project = new();
    private readonly RecordingBuildEngine _engine;

    public AiPerfPlotReportTests() => _engine = new RecordingBuildEngine(_project.At("p.csproj"));

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void The_configuration_names_its_layers()
    {
        _project.Write("plot_config.yaml", "multi_run_defaults: [ttft_vs_throughput]");
        using var task = Task("configuration");

        Assert.IsTrue(task.Execute(), _engine.Codes);
        Assert.Contains("# Layers, strongest first: plot_config.yaml, built-in", Shown);
        Assert.MatchesRegex(new System.Text.RegularExpressions.Regex(@"multi_run_defaults: +# plot_config\.yaml"), Shown);
    }

    [TestMethod]
    public void Runs_are_listed_set_by_set()
    {
        Simulation.RunSimulator.Write(_project.At("a"), new Simulation.RunOptions { RequestCount = 5 });
        using var task = Task("runs", "a");
        task.Inputs[0].SetMetadata("PlotSet", "first");

        Assert.IsTrue(task.Execute(), _engine.Codes);
        Assert.StartsWith("first: single run: 1 run at a", Shown);
        Assert.IsFalse(Directory.Exists(_project.At("a/plots")));
    }

    [TestMethod]
    public void Without_input_it_says_so()
    {
        using var task = Task("runs");

        Assert.IsTrue(task.Execute(), _engine.Codes);
        Assert.Contains("There is no input", Shown);
    }

    [TestMethod]
    public void A_missing_input_or_file_is_an_error()
    {
        using var runs = Task("runs", "typo");
        Assert.IsFalse(runs.Execute());
        Assert.Contains("AIPERF2001", _engine.Codes);

        using var configuration = Task("configuration");
        configuration.ConfigFile = "typo.yaml";
        Assert.IsFalse(configuration.Execute());
        Assert.Contains("AIPERF1102", _engine.Codes);
    }

    private string Shown => string.Join('\n', _engine.Messages.Where(message => message.Importance == MessageImportance.High).Select(message => message.Message));

    private AiPerfPlotReport Task(string subject, params string[] inputs) => new()
    {
        BuildEngine = _engine,
        ProjectDirectory = _project.Path,
        Subject = subject,
        Inputs = [.. inputs.Select(input => new TaskItem(input))],
    };
}

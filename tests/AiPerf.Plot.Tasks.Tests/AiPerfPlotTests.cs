using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class AiPerfPlotTests : IDisposable
{
    private readonly TemporaryDirectory _project = new();
    private readonly RecordingBuildEngine _engine;

    public AiPerfPlotTests() => _engine = new RecordingBuildEngine(_project.At("p.csproj"));

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void No_input_is_no_work()
    {
        using var task = Task();

        Assert.IsTrue(task.Execute());
        Assert.IsEmpty(task.OutputFiles);
        Assert.AreEqual("", _engine.Codes);
        Assert.IsEmpty(_engine.Messages.Where(message => message.Importance == MessageImportance.High));
    }

    [TestMethod]
    public void Every_wrong_option_is_reported_and_nothing_is_drawn()
    {
        using var task = Task("runs");
        (task.Theme, task.Width, task.Strict) = ("pink", "1", "perhaps");

        Assert.IsFalse(task.Execute());
        Assert.AreEqual("AIPERF1101,AIPERF1101,AIPERF1101", _engine.Codes);
    }

    [TestMethod]
    public void A_missing_configuration_file_is_an_error()
    {
        using var task = Task("runs");
        task.ConfigFile = "typo.yaml";

        Assert.IsFalse(task.Execute());
        Assert.AreEqual("AIPERF1102", _engine.Codes);
        Assert.Contains("'typo.yaml'", _engine.Errors[0].Message!);
    }

    [TestMethod]
    public void A_file_that_looks_like_the_configuration_is_told_once_for_all_sets()
    {
        _project.Write("plot_config.yml", "multi_run_defaults: []\n");
        using var task = Task();
        task.Inputs = [new TaskItem("a", new Dictionary<string, string> { ["PlotSet"] = "a" }), new TaskItem("b", new Dictionary<string, string> { ["PlotSet"] = "b" })];
        task.Execute();

        var told = _engine.Messages.Single(message => message.Code == "AIPERF1105");
        Assert.AreEqual("plot_config.yml", told.File);
        Assert.EndsWith("Rename 'plot_config.yml' to that or move its content there, or set AiPerfPlotConfigFile=plot_config.yml.", told.Message!);
    }

    [TestMethod]
    public void The_summary_line_says_that_a_run_is_not_in_every_plot_and_properties_are_named_in_full()
    {
        foreach (var concurrency in new[] { 1, 2, 4 })
        {
            var options = new Simulation.RunOptions { Concurrency = concurrency, RequestCount = 10, Gpus = new Simulation.GpuOptions { Count = 1 } };
            Simulation.RunSimulator.Write(_project.At($"runs/c{concurrency}"), options);
        }

        File.WriteAllText(_project.At("runs/c2/profile_export_aiperf.json"), "{");
        File.Delete(_project.At("runs/c2/gpu_telemetry_export.jsonl"));
        using var task = Task("runs");
        Assert.IsTrue(task.Execute(), _engine.Codes);

        Assert.AreEqual(
            "AIPerf: 3 plots from 3 runs -> runs/plots (comparison: 3 runs below runs) (1 run is not in every plot)",
            _engine.Messages.Single(message => message.Importance == MessageImportance.High).Message);

        using var wrong = Task("runs");
        (wrong.ProjectFile, wrong.Theme) = (_project.At("p.csproj"), "drak");
        Assert.IsFalse(wrong.Execute());
        Assert.StartsWith("'drak' is not a valid value of AiPerfPlotTheme;", _engine.Errors[^1].Message!);
    }

    [TestMethod]
    public void A_cancelled_task_fails_without_an_error_of_its_own()
    {
        using var task = Task("runs");
        task.Cancel();
        task.Cancel();

        Assert.IsFalse(task.Execute());
        Assert.AreEqual("", _engine.Codes);
    }

    [TestMethod]
    public void Cancelling_between_two_sets_keeps_earlier_plots_and_leaves_no_half_file()
    {
        foreach (var name in new[] { "a", "b" })
        {
            Simulation.RunSimulator.Write(_project.At(name), new Simulation.RunOptions { RequestCount = 5 });
            _project.Write(name + "/plots/ttft_over_time.png", "of an earlier build");
        }

        using var task = Task("a", "b");
        task.Presets = "ttft_over_time";
        Array.ForEach(task.Inputs, input => input.SetMetadata("PlotSet", input.ItemSpec));
        _engine.OnMessage = message =>
        {
            if (message.Importance == MessageImportance.High)
            {
                task.Cancel();
            }
        };

        Assert.IsFalse(task.Execute());
        Assert.AreEqual("", _engine.Codes);
        Assert.AreNotEqual("of an earlier build", File.ReadAllText(_project.At("a/plots/ttft_over_time.png")));
        Assert.AreEqual("of an earlier build", File.ReadAllText(_project.At("b/plots/ttft_over_time.png")));
        Assert.IsEmpty(Directory.GetFiles(_project.Path, "*tmp", SearchOption.AllDirectories));
    }

    [TestMethod]
    public void Relative_paths_start_at_the_project_and_figures_are_items()
    {
        Simulation.RunSimulator.Write(_project.At("runs/one"), new Simulation.RunOptions { RequestCount = 5 });
        using var task = Task("runs");
        (task.Presets, task.Formats) = ("ttft_over_time", "png,csv");

        Assert.IsTrue(task.Execute(), _engine.Codes);

        Assert.AreEqual("png csv", string.Join(" ", task.Plots.Select(plot => plot.GetMetadata("Format"))));
        Assert.AreEqual(_project.At("runs/plots/ttft_over_time.png"), task.Plots[0].ItemSpec);
        Assert.AreEqual("2400 1200", $"{task.Plots[0].GetMetadata("PixelWidth")} {task.Plots[0].GetMetadata("PixelHeight")}");
        Assert.IsTrue(Array.TrueForAll(task.OutputFiles, file => File.Exists(file.ItemSpec)));
        Assert.StartsWith("AIPerf: 1 plot from 1 run -> runs/plots (", Assert.ContainsSingle(_engine.Messages.Where(message => message.Importance == MessageImportance.High)).Message);
    }

    [TestMethod]
    public void The_home_directory_is_touched_only_when_it_is_given_and_wanted()
    {
        using var home = new TemporaryDirectory();
        _project.Create("runs");
        foreach (var (directory, create, expected) in new[] { ("", "true", 0), (home.Path, "false", 0), (home.Path, "", 0), (home.Path, "true", 1) })
        {
            using var task = Task("runs");
            (task.UserDirectory, task.CreateUserConfig) = (directory, create);
            task.Execute();

            Assert.HasCount(expected, Directory.GetFiles(home.Path, "*", SearchOption.AllDirectories), $"{directory} {create}");
        }
    }

    [TestMethod]
    public void The_task_keeps_no_state_between_builds() =>
        Assert.AreEqual("", string.Join(", ",
            from type in typeof(AiPerfPlot).Assembly.GetTypes()
            from field in type.GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public)
            where field is { IsLiteral: false, IsInitOnly: false } && !type.FullName!.Contains('<', StringComparison.Ordinal)
            select $"{type.Name}.{field.Name}"));

    [TestMethod]
    public void A_multithreaded_build_may_run_it_in_its_own_process() =>
        Assert.Contains("Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute",
            typeof(AiPerfPlot).GetCustomAttributes(inherit: false).Select(attribute => attribute.GetType().FullName!));

    private AiPerfPlot Task(params string[] inputs) => new()
    {
        BuildEngine = _engine,
        ProjectDirectory = _project.Path,
        Inputs = [.. inputs.Select(input => new TaskItem(input))],
    };
}

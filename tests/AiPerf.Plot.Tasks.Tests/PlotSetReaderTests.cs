using AiPerf.Plot.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class PlotSetReaderTests : IDisposable
{
    private readonly TemporaryDirectory _project = new();
    private readonly List<PlotDiagnostic> _reported = [];

    public void Dispose() => _project.Dispose();

    [TestMethod]
    public void Inputs_without_a_set_form_one_unnamed_set()
    {
        var set = Assert.ContainsSingle(Read(null, Item("runs/a"), Item("runs/b")));

        Assert.AreEqual("", set.Name);
        Assert.AreEqual("runs/a,runs/b", string.Join(",", set.Inputs.Select(input => input.DisplayPath)));
        Assert.AreEqual(_project.At("runs/a"), set.Inputs[0].FullPath);
        Assert.IsTrue(set.IsExplicit);
    }

    [TestMethod]
    public void Sets_come_in_the_order_of_their_first_item()
    {
        var sets = Read(null, Item("b", "two"), Item("a", "one"), Item("c", "TWO"));

        Assert.AreEqual("two:b,c one:a", string.Join(" ", sets.Select(set => set.Name + ":" + string.Join(",", set.Inputs.Select(input => input.DisplayPath)))));
    }

    [TestMethod]
    public void Plots_go_below_the_first_input_that_exists()
    {
        _project.Create("second");

        var set = Assert.ContainsSingle(Read(null, Item("first"), Item("second/")));

        Assert.AreEqual(_project.At("second/plots"), set.OutputDirectory);
        Assert.AreEqual("second/plots", set.OutputDisplayPath);
    }

    [TestMethod]
    public void Plots_of_a_file_go_beside_it()
    {
        _project.Write("run/profile_export.jsonl", "");

        Assert.AreEqual(_project.At("run/plots"), Assert.ContainsSingle(Read(null, Item("run/profile_export.jsonl"))).OutputDirectory);
    }

    [TestMethod]
    public void A_file_beside_the_project_means_the_project_directory()
    {
        _project.Write("profile_export.jsonl", "");

        Assert.AreEqual(_project.At("plots"), Assert.ContainsSingle(Read(null, Item("profile_export.jsonl"))).OutputDirectory);
    }

    [TestMethod]
    public void The_output_directory_is_shared_by_sets_one_directory_deeper()
    {
        var sets = Read("out", Item("a"), Item("b", "sweep"));

        Assert.AreEqual("out out/sweep", string.Join(" ", sets.Select(set => set.OutputDisplayPath)));
        Assert.AreEqual(_project.At("out/sweep"), sets[1].OutputDirectory);
    }

    [TestMethod]
    public void The_items_output_directory_beats_the_property()
    {
        var own = Item("b", "sweep");
        own.SetMetadata("OutputDir", "mine/");

        Assert.AreEqual(_project.At("mine") + Path.DirectorySeparatorChar, Assert.ContainsSingle(Read("out", own, Item("c", "sweep"))).OutputDirectory);
    }

    [TestMethod]
    public void Two_output_directories_in_one_set_are_an_error()
    {
        var (one, two) = (Item("a"), Item("b"));
        one.SetMetadata("OutputDir", "x");
        two.SetMetadata("OutputDir", "y");

        Assert.IsEmpty(Read(null, one, two, Item("c", "good")).Where(set => set.Name.Length == 0));
        Assert.AreEqual("AIPERF2102", Assert.ContainsSingle(_reported).Descriptor.Id);
    }

    [TestMethod]
    public void One_directory_written_in_two_ways_is_one_directory()
    {
        var (one, two) = (Item("a"), Item("b"));
        one.SetMetadata("OutputDir", "x");
        two.SetMetadata("OutputDir", "./x/");

        Assert.HasCount(1, Read(null, one, two));
        Assert.IsEmpty(_reported);
    }

    [TestMethod]
    public void Two_sets_in_one_directory_are_an_error_for_the_second()
    {
        var (one, two) = (Item("a", "one"), Item("b", "two"));
        one.SetMetadata("OutputDir", "Shared");
        two.SetMetadata("OutputDir", "shared");

        Assert.AreEqual("one", Assert.ContainsSingle(Read(null, one, two)).Name);
        Assert.AreEqual("AIPERF2103", Assert.ContainsSingle(_reported).Descriptor.Id);
    }

    [TestMethod]
    [DataRow("..")]
    [DataRow(".")]
    [DataRow("a/b")]
    [DataRow("a\\b")]
    [DataRow("a:b")]
    [DataRow("a*")]
    [DataRow("name.")]
    public void A_set_that_cannot_name_a_directory_is_an_error(string name)
    {
        Assert.IsEmpty(Read(null, Item("a", name)));
        Assert.AreEqual("AIPERF2101", Assert.ContainsSingle(_reported).Descriptor.Id);
    }

    [TestMethod]
    public void Metadata_name_the_run_and_count_its_gpus()
    {
        var item = Item("a");
        item.SetMetadata("DisplayName", " Before ");
        item.SetMetadata("GpuCount", "8");

        var input = Assert.ContainsSingle(Assert.ContainsSingle(Read(null, item)).Inputs);

        Assert.AreEqual("Before", input.DisplayName);
        Assert.AreEqual(8, input.GpuCount);
    }

    [TestMethod]
    public void A_gpu_count_that_means_nothing_is_an_error()
    {
        var item = Item("a");
        item.SetMetadata("GpuCount", "many");

        Read(null, item);

        Assert.AreEqual("AIPERF1101", Assert.ContainsSingle(_reported).Descriptor.Id);
    }

    [TestMethod]
    public void The_default_input_is_not_the_users_choice()
    {
        var item = Item("artifacts");
        item.SetMetadata("Implicit", "true");

        Assert.IsFalse(Assert.ContainsSingle(Read(null, item)).IsExplicit);
    }

    [TestMethod]
    [DataRow("~", "")]
    [DataRow("~/runs", "runs")]
    public void A_tilde_is_the_home_directory(string path, string below)
    {
        using var home = new TemporaryDirectory();

        Assert.AreEqual(Path.TrimEndingDirectorySeparator(home.At(below)), Path.TrimEndingDirectorySeparator(new ProjectPaths(_project.Path, home.Path).Full(path)));
    }

    [TestMethod]
    [DataRow("~run")]
    [DataRow("a/~")]
    public void A_tilde_elsewhere_is_a_character(string path)
    {
        using var home = new TemporaryDirectory();

        Assert.AreEqual(_project.At(path), new ProjectPaths(_project.Path, home.Path).Full(path));
        Assert.AreEqual(_project.At("~/x"), new ProjectPaths(_project.Path, null).Full("~/x"));
    }

    private IReadOnlyList<PlotSet> Read(string? outputDirectory, params ITaskItem[] items) =>
        new PlotSetReader(new ProjectPaths(_project.Path, null), outputDirectory, new OptionReader(_reported.Add), _reported.Add).Read(items);

    private static TaskItem Item(string path, string set = "")
    {
        var item = new TaskItem(path);
        item.SetMetadata("PlotSet", set);
        return item;
    }
}

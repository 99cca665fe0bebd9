using AiPerf.Plot.Artifacts;
using Microsoft.Build.Framework;

namespace AiPerf.Plot.Tasks.Tests;

[TestClass]
public sealed class OutputItemsTests
{
    private static readonly string Root = Path.GetFullPath("/out");

    [TestMethod]
    public void A_figure_describes_itself()
    {
        var item = Assert.ContainsSingle(Items("", Outcome("ttft.png")).Plots);

        Assert.AreEqual(At("ttft.png"), item.ItemSpec);
        Assert.AreEqual("ttft|TTFT|multi|png|A scatter.|2400|1200||ttft.png", Metadata(item));
    }

    [TestMethod]
    public void A_named_set_is_the_first_part_of_the_target_path()
    {
        var item = Assert.ContainsSingle(Items("sweep", Outcome("run_1/ttft.png")).Plots);

        Assert.AreEqual("sweep", item.GetMetadata("PlotSet"));
        Assert.AreEqual("sweep/run_1/ttft.png", item.GetMetadata("TargetPath"));
    }

    [TestMethod]
    public void Files_are_the_figures_and_everything_else()
    {
        var items = Items("", Outcome("ttft.png"), "plots.json");

        Assert.AreEqual($"{At("ttft.png")} {At("plots.json")}", string.Join(" ", items.Files.Select(file => file.ItemSpec)));
        Assert.AreEqual("ttft", items.Files[0].GetMetadata("Preset"));
        Assert.AreEqual("", items.Files[1].GetMetadata("Preset"));
        Assert.AreEqual("plots.json", items.Files[1].GetMetadata("TargetPath"));
    }

    [TestMethod]
    public void Characters_of_MSBuild_survive_in_paths()
    {
        var item = Assert.ContainsSingle(Items("", Outcome("100%20;@(x)$(y)*?'.png")).Plots);

        Assert.AreEqual(At("100%20;@(x)$(y)*?'.png"), item.ItemSpec);
        Assert.AreEqual("100%20;@(x)$(y)*?'.png", item.GetMetadata("TargetPath"));
    }

    [TestMethod]
    public void Texts_stay_on_one_line_without_the_separator()
    {
        var outcome = Outcome("a.png") with { Title = "a|b", AltText = "one\r\ntwo\nthree" };

        var item = Assert.ContainsSingle(Items("", outcome).Plots);

        Assert.AreEqual("a/b", item.GetMetadata("Title"));
        Assert.AreEqual("one two three", item.GetMetadata("AltText"));
    }

    [TestMethod]
    public void Sets_add_up()
    {
        var items = new OutputItems();
        items.Add(Set("one"), Result(Outcome("a.png")));
        items.Add(Set("two"), Result(Outcome("b.png")));

        Assert.AreEqual("one/a.png two/b.png", string.Join(" ", items.Plots.Select(plot => plot.GetMetadata("TargetPath"))));
        Assert.HasCount(2, items.Files);
    }

    private static OutputItems Items(string set, PlotOutcome outcome, params string[] others)
    {
        var items = new OutputItems();
        items.Add(Set(set), Result(outcome, others));
        return items;
    }

    private static PlotSet Set(string name) => new(name, [], Root, "out", IsExplicit: true);

    private static PlotJobResult Result(PlotOutcome outcome, params string[] others) => new()
    {
        Plots = [outcome],
        OutputFiles = [.. outcome.Files.Select(file => file.Path), .. others.Select(At)],
        Diagnostics = [],
    };

    private static PlotOutcome Outcome(string file) => new("ttft", "TTFT", PlotStatus.Written, "")
    {
        Mode = RunMode.MultiRun,
        Files = [(OutputFormats.Png, At(file))],
        AltText = "A scatter.",
        PixelWidth = 2400,
        PixelHeight = 1200,
    };

    private static string At(string file) => Path.Combine(Root, file);

    private static string Metadata(ITaskItem item) =>
        string.Join('|', new[] { "Preset", "Title", "Mode", "Format", "AltText", "PixelWidth", "PixelHeight", "PlotSet", "TargetPath" }.Select(item.GetMetadata));
}

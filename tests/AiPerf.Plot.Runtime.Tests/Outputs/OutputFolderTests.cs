using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

[TestClass]
public sealed class OutputFolderTests
{
    private readonly List<PlotDiagnostic> _reported = [];

    [TestMethod]
    public void Files_are_listed_in_order_of_writing_once_each()
    {
        using var parent = new TemporaryFolder();
        var folder = Folder(Path.Combine(parent.Path, "deep", "plots"));
        Assert.IsTrue(folder.Write("b.png", "1"u8));
        Assert.IsTrue(folder.Write("run 1/a.png", "2"u8));
        Assert.IsTrue(folder.Write("b.png", "1"u8));
        CollectionAssert.AreEqual(new[] { "b.png", "run 1/a.png" }, folder.Files.ToArray());
        Assert.IsTrue(folder.Has("run 1/a.png"));
        Assert.IsEmpty(_reported);
    }

    [TestMethod]
    public void A_directory_that_cannot_be_made_is_reported_once()
    {
        using var parent = new TemporaryFolder();
        File.WriteAllText(Path.Combine(parent.Path, "plots"), "a file is in the way");
        var folder = Folder(Path.Combine(parent.Path, "plots"));
        Assert.IsFalse(folder.Write("a.png", "1"u8));
        Assert.IsFalse(folder.Write("b.png", "1"u8));
        Assert.AreEqual("AIPERF3001", string.Join(' ', _reported.Select(diagnostic => diagnostic.Descriptor.Id)));
        Assert.IsEmpty(folder.Files);
    }

    [TestMethod]
    [DataRow("artifacts", "'artifacts' is a file, not a directory")]
    [DataRow("artifacts/plots", "'artifacts/plots' is a file, not a directory")]
    public void The_file_in_the_way_of_the_directory_is_named(string file, string cause)
    {
        using var parent = new TemporaryFolder();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(parent.Path, file))!);
        File.WriteAllText(Path.Combine(parent.Path, file), "");
        var folder = Folder(Path.Combine(parent.Path, "artifacts", "plots"));
        Assert.IsFalse(folder.Write("a.png", "1"u8));
        Assert.AreEqual(
            $"The output directory 'artifacts/plots' cannot be written: {cause}; no plot of this set was written. Remove what is in the way or make it "
            + "writable, or choose another directory with AiPerfPlotOutputDir or the OutputDir metadata of the set's inputs.",
            _reported.Single().Message);
    }

    [TestMethod]
    public void A_file_in_the_way_of_a_runs_directory_costs_that_run_alone()
    {
        using var parent = new TemporaryFolder();
        File.WriteAllText(Path.Combine(parent.Path, "run 1"), "");
        var folder = Folder(parent.Path);
        Assert.IsFalse(folder.Write("run 1/a.png", "1"u8));
        Assert.IsTrue(folder.Write("run 2/a.png", "1"u8));
        Assert.AreEqual("AIPERF3003", _reported.Single().Descriptor.Id);
        Assert.Contains("'artifacts/plots/run 1' is a file, not a directory", _reported[0].Message);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_directory_in_which_no_file_can_be_made_is_reported_once()
    {
        // Nobody can make a file there, the administrator included.
        var folder = Folder("/proc");
        Assert.IsFalse(folder.Write("a.png", "1"u8));
        Assert.IsFalse(folder.Write("b.png", "1"u8));
        Assert.AreEqual("AIPERF3001", string.Join(' ', _reported.Select(diagnostic => diagnostic.Descriptor.Id)));
    }

    [TestMethod]
    public void A_file_that_cannot_be_written_is_reported_without_its_absolute_path_and_the_others_are_written()
    {
        using var parent = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(parent.Path, "a.png", "inside"));
        var folder = Folder(parent.Path);
        Assert.IsFalse(folder.Write("a.png", "1"u8));
        Assert.IsTrue(folder.Write("b.png", "1"u8));
        Assert.AreEqual("AIPERF3003", _reported.Single().Descriptor.Id);
        StringAssert.Contains(_reported[0].Message, "artifacts/plots/a.png", StringComparison.Ordinal);
        Assert.DoesNotContain(parent.Path, _reported[0].Message);
    }

    [TestMethod]
    [DataRow("../x.png")]
    [DataRow("/etc/x.png")]
    [DataRow("a/../../x.png")]
    [DataRow("a//x.png")]
    [DataRow("..\\x.png")]
    [DataRow("C:x.png")]
    [DataRow("")]
    public void No_path_leads_out_of_the_directory(string path)
    {
        using var parent = new TemporaryFolder();
        var folder = Folder(Path.Combine(parent.Path, "plots"));
        Assert.ThrowsExactly<ArgumentException>(() => folder.Write(path, "1"u8));
        Assert.IsNull(folder.Read(path));
        Assert.IsFalse(folder.Has(path));
        var outside = Path.Combine(parent.Path, "x.png");
        File.WriteAllText(outside, "keep");
        folder.Remove(path);
        Assert.IsTrue(File.Exists(outside));
    }

    [TestMethod]
    public void What_is_no_longer_drawn_is_removed_but_never_what_was_just_written()
    {
        using var parent = new TemporaryFolder();
        var folder = Folder(parent.Path);
        File.WriteAllText(Path.Combine(parent.Path, "old.png"), "old");
        folder.Write("new.png", "new"u8);
        folder.Remove("old.png");
        folder.Remove("new.png");
        folder.Remove("NEW.png");
        folder.Remove("never.png");
        Assert.AreEqual("new.png", Path.GetFileName(Directory.GetFiles(parent.Path).Single()));
        Assert.IsEmpty(_reported);
    }

    [TestMethod]
    public void A_kept_file_is_listed_only_when_it_is_there()
    {
        using var parent = new TemporaryFolder();
        File.WriteAllText(Path.Combine(parent.Path, "old.png"), "old");
        var folder = Folder(parent.Path);
        folder.Keep("old.png");
        folder.Keep("gone.png");
        CollectionAssert.AreEqual(new[] { "old.png" }, folder.Files.ToArray());
    }

    private OutputFolder Folder(string path) => new(path, "artifacts/plots", _reported.Add);
}

using System.Diagnostics;
using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Outputs;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Robustness;

/// <summary>Disks that are full or read-only, at every write: what was there stays whole, what fails is told, and the next drawing repairs it.</summary>
[TestClass]
public sealed class FaultTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_disk_that_fills_up_at_any_write_costs_what_does_not_fit_and_nothing_else()
    {
        using var folder = Runs();
        using var disk = Disk(folder, "size=64m");
        Draw(folder, "light");
        string[] files = Files(folder);
        long used = files.Sum(file => (new FileInfo(file).Length + 4095) / 4096 * 4096);
        var old = files.ToDictionary(file => file, File.ReadAllBytes);
        int faults = 0;
        // From no room at all to room for all files twice; a page more or less decides at which write it ends.
        foreach (int pages in Enumerable.Range(0, FullRobustness.IsOn ? 60 : 6).Select(step => FullRobustness.IsOn ? step * 2 : step * 20))
        {
            Mount("-o", string.Create(CultureInfo.InvariantCulture, $"remount,size={used + 8192 + pages * 4096L}"), folder.At("disk"));
            PlotJobResult result = Draw(folder, "dark");
            faults += result.Diagnostics.Count(told => told.Severity == PlotSeverity.Error);
            foreach (PlotDiagnostic told in result.Diagnostics.Where(told => told.Severity == PlotSeverity.Error))
            {
                Assert.IsTrue(told.Descriptor == DiagnosticTable.OutputFileNotWritable || told.Descriptor == DiagnosticTable.OutputDirectoryNotWritable, told.Message);
                Assert.Contains("the disk is full", told.Message);
            }

            AssertWhole(folder, $"{pages} pages");
            Assert.IsNotEmpty(old.Keys.Where(File.Exists));
            Mount("-o", "remount,size=64m", folder.At("disk"));
            Assert.IsFalse(Draw(folder, "light").HasErrors);
            foreach (var (file, content) in old)
                Assert.IsTrue(content.AsSpan().SequenceEqual(File.ReadAllBytes(file)), $"{pages} pages: {file}");
            Assert.HasCount(old.Count, Files(folder));
        }

        Assert.IsGreaterThan(0, faults);
        TestContext.WriteLine($"{faults} writes failed");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void A_disk_that_becomes_read_only_keeps_what_it_holds_and_is_told_once()
    {
        using var folder = Runs();
        using var disk = Disk(folder, "size=64m");
        Draw(folder, "light");
        var old = Files(folder).ToDictionary(file => file, File.ReadAllBytes);
        Mount("-o", "remount,ro", folder.At("disk"));

        PlotJobResult result = Draw(folder, "dark");

        Assert.AreEqual(DiagnosticTable.OutputDirectoryNotWritable, Assert.ContainsSingle(result.Diagnostics.Where(told => told.Severity == PlotSeverity.Error)).Descriptor);
        foreach (var (file, content) in old)
            Assert.IsTrue(content.AsSpan().SequenceEqual(File.ReadAllBytes(file)), file);
        Mount("-o", "remount,rw", folder.At("disk"));
        Assert.IsFalse(Draw(folder, "dark").HasErrors);
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public void Files_and_directories_of_somebody_else_are_told_and_cost_themselves_alone()
    {
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("runs/a"), new RunOptions { RequestCount = 20 });
        RunSimulator.Write(folder.At("runs/b"), new RunOptions { RequestCount = 20, Seed = 2, Concurrency = 2 });
        RunSimulator.Write(folder.At("runs/c"), new RunOptions { RequestCount = 20, Seed = 3, Concurrency = 4 });
        // Everybody may enter what holds them; an administrator may do everything, so somebody else draws.
        Command("chmod", "-R", "a+rX", folder.Path);
        string[] asNobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "env", "DOTNET_CLI_HOME=/tmp"];
        if (Command("setpriv", [.. asNobody, "test", "-r", typeof(DrawingProcess).Assembly.Location]) != 0)
            Assert.Inconclusive("Being somebody else takes an administrator, and tests that everybody may read.");
        foreach (string denied in (string[])["runs/b", "runs/c/profile_export_aiperf.json"])
            Command("chmod", "000", folder.At(denied));
        Directory.CreateDirectory(folder.At("mine"));
        Directory.CreateDirectory(folder.At("theirs"));
        Command("chmod", "777", folder.At("theirs"));

        Assert.AreEqual(1, Command("setpriv", [.. asNobody, .. DrawingProcess.Command(folder.At("runs"), folder.At("mine"))]));
        Assert.AreEqual(0, Command("setpriv", [.. asNobody, .. DrawingProcess.Command(folder.At("runs"), folder.At("theirs"))]));

        Assert.IsEmpty(Directory.GetFiles(folder.At("mine")));
        string log = File.ReadAllText(folder.At("theirs/aiperf_plot.log"));
        Assert.Contains("warning AIPERF2006: The directory 'runs/b' is skipped: access is denied", log);
        Assert.Contains("access is denied", log);
        Assert.Contains("run a:", log);
        Assert.Contains("run c:", log);
    }

    [TestMethod]
    public void What_a_mistake_keeps_from_being_removed_is_removed_by_the_next_drawing()
    {
        using var folder = Runs();
        Draw(folder, "light", "latency_over_time", "ttft_over_time");
        string old = folder.At("disk/plots/ttft_over_time.png");
        Assert.IsTrue(File.Exists(old));

        Assert.IsTrue(Draw(folder, "light", "latency_over_time", "typo").HasErrors);
        Assert.IsTrue(File.Exists(old), "nothing is removed after a mistake");
        Assert.IsFalse(Draw(folder, "light", "latency_over_time").HasErrors);

        Assert.IsFalse(File.Exists(old));
    }

    private static TemporaryFolder Runs()
    {
        var folder = new TemporaryFolder();
        RunSimulator.Write(folder.At("run"), new RunOptions { RequestCount = 20, SliceSeconds = 0.5 });
        return folder;
    }

    private static PlotJobResult Draw(TemporaryFolder folder, string theme, params string[] presets) => PlotJob.Run(
        new PlotJobOptions
        {
            Inputs = [new RunInput(folder.At("run"), "run")],
            OutputDirectory = folder.At("disk/plots"),
            OutputDisplayPath = "plots",
            Theme = theme,
            Width = 800,
            Height = 500,
            Scale = 1,
            Presets = presets,
            Formats = OutputFormats.Png | OutputFormats.Csv | OutputFormats.Svg,
        },
        CancellationToken.None);

    private static string[] Files(TemporaryFolder folder) => Directory.GetFiles(folder.At("disk/plots"), "*", SearchOption.AllDirectories);

    private static void AssertWhole(TemporaryFolder folder, string hint)
    {
        foreach (string file in Files(folder))
        {
            Assert.IsFalse(AtomicFile.IsTemporary(Path.GetFileName(file)), $"{hint}: {file}");
            if (Path.GetExtension(file) == ".png")
                Assert.IsTrue(WholePng.Is(File.ReadAllBytes(file)), $"{hint}: {file}");
            else if (Path.GetFileName(file) != OutputFolder.UnfinishedFileName)
                Assert.IsNull(HostileContent.In(file), hint);
        }
    }

    private static Unmounting Disk(TemporaryFolder folder, string options)
    {
        Directory.CreateDirectory(folder.At("disk"));
        if (Command("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.At("disk")) != 0)
            Assert.Inconclusive("Mounting a small disk takes an administrator.");
        return new Unmounting(folder.At("disk"));
    }

    private static void Mount(params string[] arguments) => Assert.AreEqual(0, Command("mount", arguments), string.Join(' ', arguments));

    private static int Command(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    private sealed class Unmounting(string path) : IDisposable
    {
        public void Dispose() => Command("umount", "-l", path);
    }
}

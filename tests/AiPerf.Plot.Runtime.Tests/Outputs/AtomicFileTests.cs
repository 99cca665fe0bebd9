using AiPerf.Plot.Outputs;

namespace AiPerf.Plot.Runtime.Tests.Outputs;

[TestClass]
public sealed class AtomicFileTests
{
    [TestMethod]
    public void A_file_is_written_replaced_and_left_alone_when_nothing_changed()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.txt");
        Assert.IsTrue(AtomicFile.Write(path, "one"u8));
        Assert.IsTrue(AtomicFile.Write(path, "two"u8));
        var old = new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, old);

        Assert.IsFalse(AtomicFile.Write(path, "two"u8));

        Assert.AreEqual(old, File.GetLastWriteTimeUtc(path));
        Assert.AreEqual("two", File.ReadAllText(path));
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void A_failing_write_leaves_no_temporary_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "taken");
        Directory.CreateDirectory(Path.Combine(path, "inside"));

        var failed = false;
        try
        {
            AtomicFile.Write(path, "x"u8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            failed = true;
        }

        Assert.IsTrue(failed);
        Assert.IsEmpty(Directory.GetFiles(folder.Path));
    }

    [TestMethod]
    public void A_temporary_file_of_a_killed_build_does_not_stop_the_next()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.txt");
        File.WriteAllText(Path.Combine(folder.Path, ".a.txt.0.aiperf-tmp"), "half");

        Assert.IsTrue(AtomicFile.Write(path, "whole"u8));

        Assert.AreEqual("whole", File.ReadAllText(path));
        Assert.IsTrue(AtomicFile.IsTemporary(".a.txt.0.aiperf-tmp"));
        Assert.IsFalse(AtomicFile.IsTemporary("a.txt"));
    }

    [TestMethod]
    public void Readers_see_one_whole_content_or_the_other_while_writers_compete()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.bin");
        var contents = Enumerable.Range(0, 3).Select(i => Enumerable.Repeat((byte)i, 200_000 + i).ToArray()).ToArray();
        AtomicFile.Write(path, contents[0]);
        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 3 }, i =>
        {
            if (i % 3 != 0)
            {
                AtomicFile.Write(path, contents[i % contents.Length]);
                return;
            }

            var read = File.ReadAllBytes(path);
            Assert.IsTrue(contents.Any(content => content.AsSpan().SequenceEqual(read)));
        });
        Assert.HasCount(1, Directory.GetFiles(folder.Path));
    }
}

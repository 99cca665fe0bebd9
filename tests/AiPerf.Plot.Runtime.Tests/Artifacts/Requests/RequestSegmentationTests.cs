using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Where a file is cut, and how many threads read it, changes nothing.</summary>
[TestClass]
public sealed class RequestSegmentationTests
{
    [TestMethod]
    [DataRow(1, 64, 256)]
    [DataRow(1, 1 << 10, 4 << 10)]
    [DataRow(2, 64, 100)]
    [DataRow(2, 1 << 10, 64 << 10)]
    [DataRow(3, 500, 777)]
    [DataRow(8, 1 << 10, 1 << 10)]
    public void Any_segments_and_threads_give_the_same_table(int threads, int readBytes, int segmentBytes)
    {
        byte[] content = new GeneratedExport(seed: 5).Make(lines: 400);
        using var file = new RequestFile(content);
        string expected = TableText.Of(file.Read());
        string diagnostics = string.Join("\n", file.Diagnostics);

        var options = new RequestReaderOptions { Threads = threads, ReadBytes = readBytes, SegmentBytes = segmentBytes };

        TableText.AssertEqual(expected, file.Read(options), "cut up");
        Assert.AreEqual(diagnostics, string.Join("\n", file.Diagnostics));
    }

    [TestMethod]
    public void A_line_end_may_be_the_last_byte_of_a_segment_or_the_first_of_the_next()
    {
        string line = RequestFile.Record(1000, """ "m":{"value":1} """);
        for (int segment = line.Length - 2; segment <= line.Length + 3; segment++)
        {
            using var file = new RequestFile([.. Enumerable.Repeat(line, 20)]);
            var options = new RequestReaderOptions { Threads = 2, ReadBytes = 64, SegmentBytes = segment };

            Assert.AreEqual(20, file.Read(options).Count, $"segments of {segment} bytes");
        }
    }

    [TestMethod]
    public void A_line_across_many_segments_and_longer_than_the_buffer_is_read_once()
    {
        string line = RequestFile.Record(1000, """ "m":{"value":1} """, rest: ",\"x\":\"" + new string('x', 50_000) + "\"");
        using var file = new RequestFile(line, RequestFile.Record(2000), line, RequestFile.Record(3000));
        foreach (int threads in new[] { 1, 2, 4 })
        {
            RequestTable table = file.Read(new RequestReaderOptions { Threads = threads, ReadBytes = 1 << 10, SegmentBytes = 4 << 10 });

            Assert.AreSequenceEqual(new long[] { 0, 1000, 0, 2000 }, table.StartNs);
            Assert.IsEmpty(file.Diagnostics);
        }
    }

    [TestMethod]
    public void Rejected_lines_are_numbered_across_segments()
    {
        List<string> lines = [.. Enumerable.Range(0, 1000).Select(i => RequestFile.Record(i))];
        lines[700] = "{broken}";
        lines[900] = "{broken}";
        using var file = new RequestFile([.. lines]);

        Assert.AreEqual(998, file.Read(RequestFile.Tiny).Count);
        Assert.AreEqual(701, file.Diagnostics[0].Location.Line);
    }

    [TestMethod]
    public void Columns_are_in_order_of_first_appearance_even_when_segments_differ()
    {
        List<string> lines = [];
        for (int i = 0; i < 300; i++)
            lines.Add(RequestFile.Record(i, i < 150 ? """ "b":{"value":1},"a":{"value":2} """ : """ "a":{"value":2},"c":{"value":3,"unit":"ms"},"b":{"value":1} """));
        using var file = new RequestFile([.. lines]);

        RequestTable table = file.Read(RequestFile.Tiny);

        Assert.AreSequenceEqual(new[] { "b", "a", "c" }, table.Metrics.Select(column => column.Name));
        Assert.AreEqual("ms", table.Metric("c")!.Unit);
        Assert.AreEqual(150, table.Metric("c")!.PresentCount);
        Assert.IsTrue(double.IsNaN(table.Metric("c")!.ToArray()[149]));
        Assert.AreEqual(3, table.Metric("c")!.ToArray()[150]);
    }

    [TestMethod]
    public void A_file_that_shrinks_while_it_is_read_ends_early()
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 10).Select(i => RequestFile.Record(i) + "\n")));
        byte[] left = content[..^20];
        int Read(Span<byte> destination, long offset)
        {
            int count = (int)Math.Clamp(left.Length - offset, 0, destination.Length);
            left.AsSpan((int)Math.Min(offset, left.Length), count).CopyTo(destination);
            return count;
        }

        var reader = new SegmentReader(new RequestReaderOptions { ReadBytes = 100 }, Read);
        RequestSegment first = Assert.ContainsSingle(reader.Read(0, 500));
        RequestSegment second = Assert.ContainsSingle(reader.Read(500, content.Length));
        RequestSegment third = Assert.ContainsSingle(reader.Read(content.Length + 500, content.Length + 1000));

        Assert.AreEqual(9, first.Rows + second.Rows);
        Assert.AreEqual(1, second.Rejected);
        Assert.AreEqual(LineFault.CutOff, second.FirstFault);
        Assert.AreEqual(0, third.Rows + third.Lines);
    }

    [TestMethod]
    public void A_file_that_grows_while_it_is_read_ends_where_it_ended()
    {
        using var file = new RequestFile([.. Enumerable.Range(0, 100).Select(i => RequestFile.Record(i))]);
        using (FileStream writer = new(file.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.Write("{\"metadata\":{\"request_st"u8);
            writer.Flush();

            Assert.AreEqual(100, file.Read().Count);
            Assert.Contains("1 of 101 lines", file.Diagnostics[0].Message);
        }
    }

    [TestMethod]
    public void Lines_cost_no_managed_memory_beyond_the_table()
    {
        long Allocated(int lines)
        {
            using var file = new RequestFile([.. Enumerable.Range(0, lines).Select(
                i => RequestFile.Record(i, $$""" "a":{"value":{{i}}.5,"unit":"ms"},"b":{"value":{{i}},"unit":"ms"} """, $$""","x_request_id":"{{i:x}}" """))]);
            var options = new RequestReaderOptions { Threads = 1 };
            file.Read(options);
            long before = GC.GetAllocatedBytesForCurrentThread();
            file.Read(options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // Two times, a status and a phase a row; the scratch doubles now and then.
        const int TableBytes = 8 + 8 + 1 + 1;
        long perLine = (Allocated(200_000) - Allocated(100_000)) / 100_000;

        Assert.IsLessThanOrEqualTo(TableBytes + 2, perLine);
    }
}

using System.IO.Compression;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Lines that are damaged, and files that are not what they should be.</summary>
[TestClass]
public sealed class RequestLineTests
{
    private static string Good(int i) => RequestFile.Record(1000 + i, $$""" "m":{"value":{{i}},"unit":"ms"} """);

    [TestMethod]
    [DataRow("{", "it is not valid JSON")]
    [DataRow("null", "it is not a JSON object")]
    [DataRow("[1,2]", "it is not a JSON object")]
    [DataRow("\"text\"", "it is not a JSON object")]
    [DataRow("\0\0\0", "it is not a JSON object")]
    [DataRow("{}", "it has no 'metadata'")]
    [DataRow("""{"metadata":null}""", "it has no 'metadata'")]
    [DataRow("""{"metadata":[]}""", "'metadata' is not an object")]
    [DataRow("""{"metadata":{}}""", "'metadata.request_start_ns' is missing")]
    [DataRow("""{"metadata":{"request_start_ns":1}}""", "'metadata.request_end_ns' is missing")]
    [DataRow("""{"metadata":{"request_start_ns":null,"request_end_ns":1}}""", "'metadata.request_start_ns' is missing")]
    [DataRow("""{"metadata":{"request_start_ns":1.5,"request_end_ns":1}}""", "a request time is not a whole, non-negative number of nanoseconds below 2^63")]
    [DataRow("""{"metadata":{"request_start_ns":1e9,"request_end_ns":1}}""", "a request time is not a whole, non-negative number of nanoseconds below 2^63")]
    [DataRow("""{"metadata":{"request_start_ns":-1,"request_end_ns":1}}""", "a request time is not a whole, non-negative number of nanoseconds below 2^63")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":9223372036854775808}}""", "a request time is not a whole, non-negative number of nanoseconds below 2^63")]
    [DataRow("""{"metadata":{"request_start_ns":"1","request_end_ns":1}}""", "a request time is not a whole, non-negative number of nanoseconds below 2^63")]
    [DataRow("""{"metadata":{"request_start_ns":2,"request_end_ns":1}}""", "the request ends before it starts")]
    [DataRow("""{"metadata":{"request_start_ns":NaN,"request_end_ns":1}}""", "a request time is not a whole, non-negative number of nanoseconds below 2^63")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2},"metrics":[1]}""", "'metrics' is not an object")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2,"was_cancelled":1}}""", "'metadata.was_cancelled' is neither true nor false")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2,"benchmark_phase":1}}""", "'metadata.benchmark_phase' is not a text")]
    [DataRow("""{"metadata":{"timestamp_ns":1,"credit_phase":"profiling"}}""", "it has the format of AIPerf before November 2025, without request start and end")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2}}}""", "it is not valid JSON")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2}} {}""", "it is not valid JSON")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2},}""", "it is not valid JSON")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2},"x":nan}""", "it is not valid JSON")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2},"x":1NaN}""", "it is not valid JSON")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2},"x":-NaN}""", "it is not valid JSON")]
    [DataRow("""{"metadata":{"request_start_ns":1,"request_end_ns":2},"x":"\q"}""", "it is not valid JSON")]
    [DataRow("{\"metadata\":{\"request_start_ns\":1,\"request_end_ns\":2},\"x\":\"a\tb\"}", "it is not valid JSON")]
    public void A_damaged_line_is_left_out_and_the_rest_is_kept(string line, string reason)
    {
        using var file = new RequestFile(Good(1), "", Good(2), line, Good(3), line, Good(4));

        RequestTable table = file.Read();

        Assert.AreSequenceEqual(new double[] { 1, 2, 3, 4 }, table.Metric("m")!.ToArray());
        PlotDiagnostic diagnostic = Assert.ContainsSingle(file.Diagnostics);
        Assert.AreSame(DiagnosticTable.LinesRejected, diagnostic.Descriptor);
        Assert.AreEqual(new SourceSpan(RequestFile.DisplayPath, 4), diagnostic.Location);
        Assert.AreEqual(DiagnosticTable.LinesRejected.At(diagnostic.Location, 2, 6, 4, reason).Message, diagnostic.Message);
    }

    [TestMethod]
    [DataRow("01")]
    [DataRow("1.")]
    [DataRow(".5")]
    [DataRow("+1")]
    [DataRow("-")]
    [DataRow("1e")]
    [DataRow("1.5.2")]
    [DataRow("0x10")]
    [DataRow("1_000")]
    public void A_line_with_a_malformed_number_is_rejected_even_when_its_layout_is_known(string number)
    {
        using var file = new RequestFile(Good(1), Good(2), RequestFile.Record(3, $$""" "m":{"value":{{number}},"unit":"ms"} """), Good(4));

        Assert.AreSequenceEqual(new double[] { 1, 2, 4 }, file.Read().Metric("m")!.ToArray());
        Assert.AreEqual(3, file.Diagnostics[0].Location.Line);
    }

    [TestMethod]
    public void A_line_rejected_half_way_leaves_no_value_behind()
    {
        using var file = new RequestFile(
            RequestFile.Record(1, """ "m":{"value":1} """),
            RequestFile.Record(2, """ "m":{"value":2,} """),
            RequestFile.Record(3, """ "n":{"value":3} """));

        RequestTable table = file.Read();

        Assert.AreEqual(1, table.Metric("m")!.PresentCount);
        Assert.AreSequenceEqual(new[] { 1, double.NaN }, table.Metric("m")!.ToArray());
    }

    [TestMethod]
    [DataRow("\n")]
    [DataRow("\r\n")]
    [DataRow("  \t\n")]
    [DataRow("\n\n \n\r\n")]
    public void Line_ends_blanks_and_blank_lines_do_not_matter(string lineEnd)
    {
        foreach (string mark in new[] { "", "\u00EF\u00BB\u00BF" })
        {
            foreach (string last in new[] { "", lineEnd })
            {
                using var file = new RequestFile(RequestFile.Bytes(mark + string.Join(lineEnd, Enumerable.Range(0, 5).Select(Good)) + last));

                Assert.AreSequenceEqual(new double[] { 0, 1, 2, 3, 4 }, file.Read().Metric("m")!.ToArray());
                Assert.IsEmpty(file.Diagnostics);
            }
        }
    }

    [TestMethod]
    public void A_last_line_cut_off_anywhere_costs_only_itself()
    {
        string whole = Good(1) + "\n" + Good(2) + "\n";
        string last = Good(3);
        for (int length = 1; length < last.Length; length++)
        {
            using var file = new RequestFile(RequestFile.Bytes(whole + last[..length]));

            Assert.AreSequenceEqual(new double[] { 1, 2 }, file.Read().Metric("m")!.ToArray());
            Assert.Contains("1 of 3 lines", file.Diagnostics[0].Message);
            Assert.Contains("the first is line 3: it is cut off in the middle", file.Diagnostics[0].Message);
        }
    }

    [TestMethod]
    public void Invalid_UTF8_stops_nothing()
    {
        string line = RequestFile.Record(7, " \"m\":{\"value\":1,\"unit\":\"\u00FF\u00FE\"},\"n\u00C3\":{\"value\":2} ", ",\"worker_id\":\"\u0080\u00FFx\"");
        using var file = new RequestFile(RequestFile.Bytes(line + "\n" + line + "\n"));

        RequestTable table = file.Read();

        Assert.IsEmpty(file.Diagnostics);
        Assert.AreSequenceEqual(new[] { "m", "n\uFFFD" }, table.Metrics.Select(column => column.Name));
        Assert.AreEqual("\uFFFD\uFFFD", table.Metric("m")!.Unit);
        Assert.AreSequenceEqual(new double[] { 2, 2 }, table.Metrics[1].ToArray());
    }

    [TestMethod]
    public void Elements_of_a_skipped_array_are_not_checked_whatever_way_a_line_takes()
    {
        string line = RequestFile.Record(7, """ "m":{"value":1},"list":{"value":[1,,2 x],"unit":"ms"} """);
        using var file = new RequestFile(line, line, line);

        Assert.AreEqual(3, file.Read().Count);
        Assert.IsEmpty(file.Diagnostics);
    }

    [TestMethod]
    public void An_array_that_runs_over_the_line_end_does_not_swallow_the_next_line()
    {
        string line = RequestFile.Record(7, """ "list":{"value":[1,2],"unit":"ms"},"m":{"value":1} """);
        int cut = line.IndexOf("2]", StringComparison.Ordinal);
        using var file = new RequestFile(line, line[..cut], line[cut..], line);

        Assert.AreEqual(2, file.Read().Count);
        Assert.Contains("2 of 4 lines", file.Diagnostics[0].Message);
        Assert.AreEqual(2, file.Diagnostics[0].Location.Line);
    }

    [TestMethod]
    public void Nesting_without_end_is_a_damaged_line()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000);
        using var file = new RequestFile(Good(1), RequestFile.Record(2, rest: ",\"x\":" + deep), Good(3));

        Assert.AreEqual(2, file.Read().Count);
        Assert.AreEqual(2, file.Diagnostics[0].Location.Line);
    }

    [TestMethod]
    public void A_line_longer_than_any_record_is_rejected_without_being_held()
    {
        var options = new RequestReaderOptions { ReadBytes = 1 << 10, SegmentBytes = 8 << 10, MaxLineBytes = 64 << 10, Threads = 2 };
        string longLine = RequestFile.Record(2, rest: ",\"x\":\"" + new string('x', 300_000) + "\"");
        foreach (string end in new[] { "", "\n", "\n" + Good(3) })
        {
            using var file = new RequestFile(RequestFile.Bytes(Good(1) + "\n" + longLine + end));

            Assert.AreEqual(end.Length > 1 ? 2 : 1, file.Read(options).Count);
            Assert.AreEqual(2, file.Diagnostics[0].Location.Line);
            Assert.Contains("longer than any request record", file.Diagnostics[0].Message);
        }
    }

    [TestMethod]
    [DataRow("", "it is empty", 0)]
    [DataRow("\n \n", "it is empty", 0)]
    [DataRow("\u00EF\u00BB\u00BF", "it is empty", 0)]
    [DataRow("\nhello\nworld", "none of its 2 lines is a request record, the first is line 2: it is not a JSON object", 2)]
    public void A_file_without_a_record_gives_no_table_and_one_message(string content, string reason, int line)
    {
        using var file = new RequestFile(RequestFile.Bytes(content));

        Assert.IsNull(file.TryRead());
        PlotDiagnostic diagnostic = Assert.ContainsSingle(file.Diagnostics);
        Assert.AreEqual(DiagnosticTable.FileUnreadable.At(new SourceSpan(RequestFile.DisplayPath, line), "run", reason, "the plots of the run's requests and over time are not drawn"), diagnostic);
    }

    [TestMethod]
    public void A_file_that_is_not_there_or_is_a_directory_is_reported_without_its_absolute_path()
    {
        using var file = new RequestFile(Good(1));
        File.Delete(file.Path);
        Assert.IsNull(file.TryRead());
        Assert.Contains("it does not exist", Assert.ContainsSingle(file.Diagnostics).Message);

        Directory.CreateDirectory(file.Path);
        Assert.IsNull(file.TryRead());
        Assert.DoesNotContain(file.Path, Assert.ContainsSingle(file.Diagnostics).Message);
    }

    [TestMethod]
    public void A_file_with_names_without_end_is_refused_whatever_the_threads()
    {
        string[] lines = [.. Enumerable.Range(0, 600).Select(i => RequestFile.Record(i, $$""" "m{{i}}":{"value":1} """))];
        using var many = new RequestFile(lines);
        using var enough = new RequestFile(lines[..512]);
        foreach (int threads in new[] { 1, 2, 5 })
        {
            var options = new RequestReaderOptions { ReadBytes = 1 << 10, SegmentBytes = 2 << 10, Threads = threads };
            Assert.IsNull(many.TryRead(options));
            Assert.Contains("more than 512 metrics", Assert.ContainsSingle(many.Diagnostics).Message);
            Assert.HasCount(512, enough.Read(options).Metrics);
        }
    }

    [TestMethod]
    public void Compression_is_recognised_by_its_first_bytes()
    {
        using var plain = new RequestFile([.. Enumerable.Range(0, 500).Select(Good)]);
        byte[] content = File.ReadAllBytes(plain.Path);
        int cut = 777; // Two members, the second beginning in the middle of a line.
        using var packed = new RequestFile([.. Gzip(content[..cut]), .. Gzip(content[cut..])]);
        using var damaged = new RequestFile([.. Gzip(content)[..200], .. new byte[50]]);
        using var zstd = new RequestFile([0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3]);

        string expected = TableText.Of(plain.Read());
        Assert.AreEqual(expected, TableText.Of(packed.Read()));
        Assert.AreEqual(expected, TableText.Of(packed.Read(RequestFile.Tiny)));
        Assert.IsNull(damaged.TryRead());
        Assert.Contains("its gzip compression is damaged or cut off", Assert.ContainsSingle(damaged.Diagnostics).Message);
        Assert.IsNull(zstd.TryRead());
        Assert.Contains("its zstd compression is damaged or cut off", Assert.ContainsSingle(zstd.Diagnostics).Message);
    }

    [TestMethod]
    public void A_symbolic_link_is_followed()
    {
        using var target = new RequestFile([.. Enumerable.Range(0, 500).Select(Good)]);
        using var link = new RequestFile("");
        File.Delete(link.Path);
        try
        {
            File.CreateSymbolicLink(link.Path, target.Path);
        }
        catch (IOException)
        {
            Assert.Inconclusive("The system allows no symbolic links here.");
        }

        Assert.AreEqual(500, link.Read().Count);
    }

    [TestMethod]
    public void Cancellation_ends_the_load()
    {
        using var file = new RequestFile(Good(1));

        Assert.ThrowsExactly<OperationCanceledException>(
            () => RequestReader.Read(file.Path, RequestFile.DisplayPath, file.Diagnostics.Add, new CancellationToken(canceled: true)));
    }

    private static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }
}

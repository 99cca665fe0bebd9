using System.Globalization;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Files every line of which is sound, and whose picture would be wrong all the same.</summary>
[TestClass]
public sealed class MisleadingRequestTests
{
    private const long Epoch = 1_765_500_000_000_000_000;

    [TestMethod]
    [DataRow(10)]
    [DataRow(70_000)]
    public void An_export_appended_to_itself_is_told_and_kept(int count)
    {
        string[] lines = [.. Enumerable.Range(0, count).Select(i => Request(Epoch + (i * 1_000_003L), i))];
        using var file = new RequestFile([.. lines, .. lines]);

        RequestTable table = file.Read();

        Assert.AreEqual(2 * count, table.Count);
        PlotDiagnostic told = Assert.ContainsSingle(file.Repeated);
        Assert.AreEqual(DiagnosticTable.RequestsRepeated.At(new SourceSpan(RequestFile.DisplayPath, count + 1), count, 2 * count, count), told);
    }

    [TestMethod]
    public void A_copy_in_three_is_two_copies_and_without_its_line_where_lines_are_missing()
    {
        using var file = new RequestFile(Request(Epoch, 1), "", Request(Epoch + 1, 2), Request(Epoch, 1), Request(Epoch, 1));

        file.Read();

        Assert.AreEqual(DiagnosticTable.RequestsRepeated.At(new SourceSpan(RequestFile.DisplayPath), 2, 4, 2), Assert.ContainsSingle(file.Repeated));
    }

    [TestMethod]
    public void Requests_at_the_same_time_that_differ_in_a_metric_or_have_none_are_two()
    {
        using var file = new RequestFile(
            Request(Epoch, 1), Request(Epoch, 2),
            RequestFile.Record(Epoch + 5), RequestFile.Record(Epoch + 5),
            RequestFile.Record(Epoch + 9, "\"error_isl\":{\"value\":1}", rest: ",\"error\":{\"code\":500}"),
            RequestFile.Record(Epoch + 9, "\"error_isl\":{\"value\":1}", rest: ",\"error\":{\"code\":500}"));

        file.Read();

        Assert.IsEmpty(file.Repeated);
    }

    [TestMethod]
    [DataRow(1_000_000_000, "seconds")]
    [DataRow(1_000_000, "milliseconds")]
    [DataRow(1_000, "microseconds")]
    public void Times_in_another_unit_are_refused_by_its_name(int nanoseconds, string unit)
    {
        using var file = new RequestFile(Times(Epoch / nanoseconds, (Epoch + 1_500_000_000) / nanoseconds, "1500"));

        Assert.IsNull(file.TryRead());

        PlotDiagnostic told = Assert.ContainsSingle(file.Diagnostics);
        Assert.AreSame(DiagnosticTable.FileUnreadable, told.Descriptor);
        StringAssert.Contains(told.Message, $"its request times are {unit}, where AIPerf writes nanoseconds since 1970");
    }

    [TestMethod]
    public void Small_times_whose_latencies_say_nanoseconds_are_read()
    {
        using var file = new RequestFile(Times(2_000_000_000, 3_500_000_000, "1500"));

        Assert.AreEqual(2_000_000_000, file.Read().OriginNs);
        Assert.IsEmpty(file.Diagnostics);
    }

    [TestMethod]
    public void Single_requests_in_another_unit_are_left_out_and_the_rest_is_as_without_them()
    {
        using var file = new RequestFile(Request(Epoch + 7, 1), Request(1_765_500_000, 2), Request(Epoch + 9, 3));

        RequestTable table = file.Read();

        Assert.AreEqual(Epoch + 7, table.OriginNs);
        Assert.AreSequenceEqual(new long[] { 0, 2 }, table.StartNs);
        Assert.AreSequenceEqual(new long[] { 1000, 1002 }, table.EndNs);
        Assert.AreSequenceEqual(new double[] { 1, 3 }, table.Metric("m")!.ToArray());
        Assert.AreEqual(2, table.Metric("m")!.PresentCount);
        Assert.AreEqual("ms", table.Metric("m")!.Unit);
        Assert.AreEqual(DiagnosticTable.RequestTimesDiffer.At(new SourceSpan(RequestFile.DisplayPath, 2), 1, 3, 1), Assert.ContainsSingle(file.Diagnostics));
    }

    [TestMethod]
    public void A_file_whose_starts_are_all_in_another_unit_than_its_ends_is_refused()
    {
        using var file = new RequestFile(Times(1_765_500_000, Epoch, "1500"));

        Assert.IsNull(file.TryRead());

        StringAssert.Contains(Assert.ContainsSingle(file.Diagnostics).Message, "no nanoseconds since 1970; the first request starts at 1765500000;");
    }

    [TestMethod]
    public void A_file_without_any_time_is_refused()
    {
        using var file = new RequestFile(Times(0, 0, "1500"), Times(0, 0, "1200"));

        Assert.IsNull(file.TryRead());

        StringAssert.Contains(Assert.ContainsSingle(file.Diagnostics).Message, "no nanoseconds since 1970; the first request starts at 0;");
    }

    private static string Request(long start, int value) =>
        RequestFile.Record(start, string.Create(CultureInfo.InvariantCulture, $"\"m\":{{\"value\":{value},\"unit\":\"ms\"}}"));

    private static string Times(long start, long end, string latencyMs) =>
        $$$$"""{"metadata":{"request_start_ns":{{{{start}}}},"request_end_ns":{{{{end}}}}},"metrics":{"request_latency":{"value":{{{{latencyMs}}}},"unit":"ms"}}}""";
}

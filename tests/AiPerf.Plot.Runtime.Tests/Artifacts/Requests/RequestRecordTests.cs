using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>What one record means. Every line is read twice: by the strict parser, and again once its layout is known.</summary>
[TestClass]
public sealed class RequestRecordTests
{
    private static RequestTable Read(params string[] lines)
    {
        using var once = new RequestFile(lines);
        RequestTable table = once.Read();
        Assert.IsEmpty(once.Diagnostics);

        string[] repeated = [.. lines.Concat(lines).Concat(lines)];
        using var thrice = new RequestFile(repeated);
        RequestTable again = thrice.Read();
        for (int i = 0; i < again.Count; i++)
        {
            Assert.AreEqual(table.StartNs[i % table.Count], again.StartNs[i]);
            Assert.AreEqual(table.EndNs[i % table.Count], again.EndNs[i]);
            Assert.AreEqual(table.Status[i % table.Count], again.Status[i]);
            Assert.AreEqual(table.IsWarmup[i % table.Count], again.IsWarmup[i]);
        }

        foreach (NumberColumn column in table.Metrics)
        {
            Assert.AreEqual(column.PresentCount * 3, again.Metric(column.Name)!.PresentCount);
            Assert.AreEqual(column.Unit, again.Metric(column.Name)!.Unit);
            string expected = string.Concat(Enumerable.Repeat(string.Concat(column.ToArray().Select(TableText.Bits)), 3));
            Assert.AreEqual(expected, string.Concat(again.Metric(column.Name)!.ToArray().Select(TableText.Bits)));
        }

        return table;
    }

    [TestMethod]
    public void Times_keep_every_nanosecond_relative_to_the_first_start()
    {
        RequestTable table = Read(
            """{"metadata":{"request_start_ns":1765500000120000129,"request_end_ns":1765500001620000003},"metrics":{}}""",
            """{"metadata":{"request_start_ns":1765500000120000001,"request_end_ns":1765500000120000002},"metrics":{}}""");

        Assert.AreEqual(1765500000120000001L, table.OriginNs);
        Assert.AreSequenceEqual(new long[] { 128, 0 }, table.StartNs);
        Assert.AreSequenceEqual(new long[] { 1500000002, 1 }, table.EndNs);
    }

    [TestMethod]
    [DataRow("", "", RequestStatus.Completed)]
    [DataRow(""","was_cancelled":false""", ""","error":null""", RequestStatus.Completed)]
    [DataRow(""","was_cancelled":null""", "", RequestStatus.Completed)]
    [DataRow("", ""","error":{"code":null,"type":"TimeoutError","message":"a \"quoted\" \u007d"}""", RequestStatus.Failed)]
    [DataRow("", ""","error":{"code":500,"message":"x","cause_chain":["a","b]"],"details":{"code":499}}""", RequestStatus.Failed)]
    [DataRow("", ""","error":{"message":"499"}""", RequestStatus.Failed)]
    [DataRow("", ""","error":{"code":"499"}""", RequestStatus.Failed)]
    [DataRow("", ""","error":"out of memory" """, RequestStatus.Failed)]
    [DataRow("", ""","error":{"code":499,"type":"RequestCancellationError","message":"cancelled"}""", RequestStatus.Cancelled)]
    [DataRow(""","was_cancelled":true""", "", RequestStatus.Cancelled)]
    [DataRow(""","was_cancelled":true""", ""","error":{"code":500,"message":"x"}""", RequestStatus.Cancelled)]
    public void The_status_follows_the_cancellation_and_the_error(string metadata, string rest, RequestStatus status)
    {
        RequestTable table = Read(RequestFile.Record(1000, metadata: metadata, rest: rest), RequestFile.Record(2000));

        Assert.AreSequenceEqual(new[] { status, RequestStatus.Completed }, table.Status);
    }

    [TestMethod]
    [DataRow(""","benchmark_phase":"profiling" """, false)]
    [DataRow(""","benchmark_phase":"warmup" """, true)]
    [DataRow(""","benchmark_phase":"WarmUp" """, true)]
    [DataRow(""","benchmark_phase":"w\u0061rmup" """, true)]
    [DataRow(""","benchmark_phase":null""", false)]
    [DataRow("", false)]
    public void The_phase_decides_what_is_warm_up(string metadata, bool isWarmup)
    {
        RequestTable table = Read(RequestFile.Record(1000, metadata: metadata), RequestFile.Record(2000));

        Assert.AreSequenceEqual(new[] { isWarmup, false }, table.IsWarmup);
    }

    [TestMethod]
    [DataRow("""
        {"metadata":{"request_start_ns":5,"request_end_ns":6}}
        """)]
    [DataRow("""
        { "metrics" : { } , "metadata" : { "request_end_ns" : 6 , "request_start_ns" : 5 } }
        """)]
    [DataRow("""
        {"metadata":{"request_start_ns":5,"request_end_ns":6},"metrics":null}
        """)]
    public void Start_and_end_are_all_a_record_needs(string line)
    {
        Assert.AreEqual(5, Read(line).OriginNs);
    }

    [TestMethod]
    public void Every_numeric_metric_becomes_a_column_known_or_not_in_order_of_appearance()
    {
        RequestTable table = Read(
            RequestFile.Record(1, """ "time_to_first_token":{"value":84.25,"unit":"ms"},"my_own_metric":{"value":3,"unit":"widgets"} """),
            RequestFile.Record(2, """ "another":{"value":1.5,"unit":"s"},"time_to_first_token":{"value":8,"unit":"ms"} """));

        Assert.AreSequenceEqual(new[] { "time_to_first_token", "my_own_metric", "another" }, table.Metrics.Select(column => column.Name));
        Assert.AreSequenceEqual(new[] { "ms", "widgets", "s" }, table.Metrics.Select(column => column.Unit));
        Assert.AreSequenceEqual(new[] { 84.25, 8 }, table.Metric("time_to_first_token")!.ToArray());
        Assert.AreSequenceEqual(new[] { 3, double.NaN }, table.Metric("my_own_metric")!.ToArray());
        Assert.AreSequenceEqual(new[] { double.NaN, 1.5 }, table.Metric("another")!.ToArray());
        Assert.AreEqual(1, table.Metric("another")!.PresentCount);
        Assert.IsNull(table.Metric("never"));
    }

    [TestMethod]
    [DataRow(""" "m":{"value":null,"unit":"ms"} """)]
    [DataRow(""" "m":{"value":[],"unit":"ms"} """)]
    [DataRow(""" "m":{"value":[1.5,2,-3e4],"unit":"ms"} """)]
    [DataRow(""" "m":{"value":[NaN, null],"unit":"ms"} """)]
    [DataRow(""" "m":{"value":["]",1],"unit":"ms"} """)]
    [DataRow(""" "m":{"value":[[1,2],[{"a":"]"}]],"unit":"ms"} """)]
    [DataRow(""" "m":{"value":{"value":7},"unit":"ms"} """)]
    [DataRow(""" "m":{"value":"7","unit":"ms"} """)]
    [DataRow(""" "m":{"value":true,"unit":"ms"} """)]
    [DataRow(""" "m":{"unit":"ms"} """)]
    [DataRow(""" "m":{} """)]
    [DataRow(""" "m":null """)]
    [DataRow(""" "m":[1,2,3] """)]
    [DataRow(""" "other":{"value":1} """)]
    public void What_is_no_number_is_missing_and_shifts_nothing(string metrics)
    {
        RequestTable table = Read(
            RequestFile.Record(1, """ "m":{"value":1,"unit":"ms"},"n":{"value":10} """),
            RequestFile.Record(2, metrics + ""","n":{"value":20} """),
            RequestFile.Record(3, """ "m":{"value":3,"unit":"ms"},"n":{"value":30} """));

        Assert.AreSequenceEqual(new[] { 1, double.NaN, 3 }, table.Metric("m")!.ToArray());
        Assert.AreEqual(2, table.Metric("m")!.PresentCount);
        Assert.AreSequenceEqual(new double[] { 10, 20, 30 }, table.Metric("n")!.ToArray());
    }

    [TestMethod]
    public void A_column_that_never_has_a_value_does_not_exist()
    {
        RequestTable table = Read(RequestFile.Record(1, """ "m":{"value":null,"unit":"ms"},"list":{"value":[1],"unit":"ms"} """));

        Assert.IsEmpty(table.Metrics);
    }

    [TestMethod]
    [DataRow("NaN", double.NaN)]
    [DataRow("Infinity", double.PositiveInfinity)]
    [DataRow("-Infinity", double.NegativeInfinity)]
    public void Pythons_bare_words_are_values(string word, double value)
    {
        RequestTable table = Read(
            RequestFile.Record(1, $$""" "m":{"value":{{word}},"unit":"ms"},"n":{"value": {{word}} } """),
            RequestFile.Record(2, """ "m":{"value":2,"unit":"ms"} """));

        Assert.AreSequenceEqual(new[] { value, 2 }, table.Metric("m")!.ToArray());
        Assert.AreEqual(2, table.Metric("m")!.PresentCount);
        Assert.AreEqual(1, table.Metric("n")!.PresentCount);
    }

    [TestMethod]
    [DataRow(""" "m":{"unit":"ms","value":7} """, "ms")]
    [DataRow(""" "m":{"value":7,"header":"M","tags":[1],"unit":"ms","x":{"unit":"s"}} """, "ms")]
    [DataRow(""" "m":7 """, null)]
    [DataRow(""" "m":{"value":7,"unit":null} """, null)]
    [DataRow(""" "m":{"value":7,"unit":"\u00b5s"} """, "µs")]
    [DataRow(""" "\u006d":{"v\u0061lue":7,"unit":"ms"} """, "ms")]
    [DataRow(""" "m":{"value":1,"unit":"s"},"m":{"value":7,"unit":"ms"} """, "ms")]
    [DataRow(""" "m":{"value":1,"value":7,"unit":"ms"} """, "ms")]
    public void A_metric_object_may_look_otherwise(string metric, string? unit)
    {
        NumberColumn column = Read(RequestFile.Record(1, metric)).Metric("m")!;

        Assert.AreSequenceEqual(new double[] { 7 }, column.ToArray());
        Assert.AreEqual(unit, column.Unit);
    }

    [TestMethod]
    public void Of_equal_keys_the_last_counts()
    {
        RequestTable table = Read(
            """{"metadata":{"request_start_ns":1},"metrics":{"gone":1,"m":1},"metadata":{"request_start_ns":9,"request_start_ns":5,"request_end_ns":7},"metrics":{"m":{"value":2},"n":{"value":1},"n":{}},"error":{"code":499},"error":null}""");

        Assert.AreEqual(5, table.OriginNs);
        Assert.AreEqual(RequestStatus.Completed, table.Status[0]);
        Assert.AreSequenceEqual(new[] { "m" }, table.Metrics.Select(column => column.Name));
        Assert.AreSequenceEqual(new double[] { 2 }, table.Metric("m")!.ToArray());
    }

    [TestMethod]
    public void Text_that_looks_like_a_record_is_text()
    {
        RequestTable table = Read(RequestFile.Record(
            1, """ "m":{"value":1} """, ""","x_request_id":"}\"],\\" """, ""","note":"{\"metrics\":{\"m\":{\"value\":9}}}","trace_data":{"chunks":[[1,2],[3,4]],"m":{"value":5}} """));

        Assert.AreSequenceEqual(new double[] { 1 }, table.Metric("m")!.ToArray());
    }

    [TestMethod]
    public void A_metric_with_two_units_is_reported_once()
    {
        string Line(string unit) => RequestFile.Record(1, $$""" "m":{"value":7,"unit":"{{unit}}"},"n":{"value":1,"unit":"s"} """);
        using var file = new RequestFile([.. Enumerable.Repeat(Line("ms"), 50), .. Enumerable.Repeat(Line("sec"), 50), Line("ns")]);
        foreach (RequestReaderOptions options in new[] { new RequestReaderOptions(), RequestFile.Tiny })
        {
            Assert.AreEqual("ms", file.Read(options).Metric("m")!.Unit);
            Assert.AreEqual(
                DiagnosticTable.UnitsDiffer.At(new SourceSpan(RequestFile.DisplayPath), "m", "ms", "sec"), Assert.ContainsSingle(file.Diagnostics));
        }
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Timeslices;

[TestClass]
public sealed class TimesliceReaderTests
{
    private const string Header = "Timeslice,Metric,Unit,Stat,Value\n";

    [TestMethod]
    public void Statistics_become_columns_by_slice()
    {
        TimesliceTable table = Read(Header
            + "0,Time to First Token,ms,avg,45.2\n0,Time to First Token,ms,std,3.1\n1,Time to First Token,ms,avg,48.5\n"
            + "1,Time to First Token,ms,std,2.0\n2,Time to First Token,ms,avg,60.0\n")!;

        TimesliceMetric metric = table.Find("Time to First Token")!;
        Assert.AreEqual("ms", metric.Unit);
        Assert.AreEqual(3, table.SliceCount);
        CollectionAssert.AreEqual(new[] { 0, 1, 2 }, metric.Slices);
        CollectionAssert.AreEqual(new[] { 45.2, 48.5, 60.0 }, metric.Values[Stat.Avg]);
        CollectionAssert.AreEqual(new[] { 3.1, 2.0, double.NaN }, metric.Values[Stat.Std]);
        Assert.IsNull(table.Find("time to first token"));
    }

    [TestMethod]
    [DataRow("\r\n")]
    [DataRow("\n")]
    [DataRow("\r")]
    public void Line_ends_columns_order_and_quotes_do_not_matter(string lineEnd)
    {
        string text = string.Join(lineEnd,
            "Note,Value,Stat,\"Timeslice\",Metric,Unit", "x,1.5,avg,0,\"A, \"\"quoted\"\"\",ms", "\"two\nlines\",2.5,avg,1,\"A, \"\"quoted\"\"\",ms", "", "  ");

        TimesliceTable table = Read(text)!;

        Assert.AreEqual("A, \"quoted\"", table.Metrics.Single().Header);
        Assert.AreEqual("ms", table.Metrics[0].Unit);
        CollectionAssert.AreEqual(new[] { 1.5, 2.5 }, table.Metrics[0].Values[Stat.Avg]);
    }

    [TestMethod]
    public void Rows_may_come_in_any_order_and_slices_may_be_missing()
    {
        TimesliceTable table = Read(Header + "5,A,ms,avg,5\n2,A,ms,avg,2\n5,B,s,p99,1\n")!;

        CollectionAssert.AreEqual(new[] { 2, 5 }, table.Find("A")!.Slices);
        CollectionAssert.AreEqual(new[] { 2.0, 5.0 }, table.Find("A")!.Values[Stat.Avg]);
        CollectionAssert.AreEqual(new[] { 5 }, table.Find("B")!.Slices);
        Assert.AreEqual(6, table.SliceCount);
        Assert.AreEqual("A B", string.Join(' ', table.Metrics.Select(metric => metric.Header)));
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("Timeslice,Metric,Unit,Stat\n0,A,ms,avg\n", "lacks the column Value")]
    [DataRow("timeslice,Metric,Unit,Stat,value\n", "lacks the column Timeslice and Value")]
    public void A_file_that_is_no_list_of_slices_is_one_warning(string text, string reason)
    {
        var said = new List<PlotDiagnostic>();

        Assert.IsNull(Read(text, said));
        Assert.AreEqual("AIPERF2005", said.Single().Descriptor.Id);
        Assert.Contains(reason, said[0].Message);
    }

    [TestMethod]
    public void A_header_alone_has_no_slices_and_is_no_mistake() => Assert.IsNull(Read(Header));

    [TestMethod]
    [DataRow("0,A,ms,avg", "it has 4 fields instead of 5")]
    [DataRow("0,A,ms,avg,1,2", "it has 6 fields instead of 5")]
    [DataRow("x,A,ms,avg,1", "'x' is no slice number")]
    [DataRow("-1,A,ms,avg,1", "'-1' is no slice number")]
    [DataRow("1.5,A,ms,avg,1", "'1.5' is no slice number")]
    [DataRow("2000000,A,ms,avg,1", "'2000000' is no slice number")]
    [DataRow("0,A,ms,avg,1 ms", "'1 ms' is no number")]
    [DataRow("7,A,ms,avg,9", "it repeats a value of slice 7")]
    [DataRow("0,\"A,ms,avg,1", "its quotation mark is never closed")]
    public void A_row_that_cannot_be_used_is_counted_and_the_rest_is_read(string row, string reason)
    {
        var said = new List<PlotDiagnostic>();

        TimesliceTable table = Read(Header + "7,A,ms,avg,1\n" + row, said)!;

        Assert.AreEqual(1, table.Metrics.Single().Values[Stat.Avg].Single());
        Assert.AreEqual("AIPERF2002", said.Single().Descriptor.Id);
        Assert.AreEqual(("t.csv", 3), (said[0].Location.File, said[0].Location.Line));
        Assert.StartsWith("1 of 2 lines", said[0].Message);
        Assert.Contains(reason, said[0].Message);
    }

    [TestMethod]
    [DataRow("0,A,ms,avg,")]
    [DataRow("0,A,ms,avg,NaN")]
    [DataRow("0,A,ms,avg,Infinity")]
    [DataRow("0,A,ms,p99_9,3")]
    public void A_missing_value_or_an_unknown_statistic_is_silent(string row)
    {
        TimesliceTable table = Read(Header + row + "\n1,A,ms,avg,1\n")!;

        CollectionAssert.AreEqual(new[] { 1 }, table.Metrics.Single().Slices);
    }

    [TestMethod]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." } };
            Assert.AreEqual(1234.5, Read(Header + "0,A,ms,avg,1234.5\n")!.Metrics[0].Values[Stat.Avg][0]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [TestMethod]
    [DataRow("synthetic_slices")]
    [DataRow("synthetic_nostream")]
    [DataRow("synthetic_server_metrics")]
    public void Conformance_the_tables_are_AIPerfs(string run)
    {
        string path = Path.Combine(ConformanceData.Folder(run), "profile_export_aiperf_timeslices.csv");
        using var expected = JsonDocument.Parse(File.ReadAllBytes(ConformanceData.Folder($"expected/{run}.json")));
        TimesliceTable table = TimesliceReader.Read(path, run, run, diagnostic => Assert.Fail(diagnostic.Message), CancellationToken.None)!;

        JsonProperty[] metrics = [.. expected.RootElement.GetProperty("tables").GetProperty("timeslice_tables").EnumerateObject()];
        Assert.IsNotEmpty(metrics);
        foreach (JsonProperty metric in metrics)
        {
            TimesliceMetric actual = table.Find(metric.Name)!;
            Assert.AreEqual(metric.Value.GetProperty("unit").GetString(), actual.Unit);
            CollectionAssert.AreEqual(metric.Value.GetProperty("Timeslice").EnumerateArray().Select(slice => slice.GetInt32()).ToArray(), actual.Slices);
            foreach ((string key, Stat stat) in new[] { ("avg", Stat.Avg), ("std", Stat.Std) })
            {
                if (metric.Value.TryGetProperty(key, out JsonElement values))
                    CollectionAssert.AreEqual(values.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? double.NaN : value.GetDouble()).ToArray(), actual.Values[stat]);
            }
        }
    }

    private static TimesliceTable? Read(string text)
    {
        var said = new List<PlotDiagnostic>();
        TimesliceTable? table = Read(text, said);
        Assert.IsEmpty(said);
        return table;
    }

    private static TimesliceTable? Read(string text, List<PlotDiagnostic> said)
    {
        using var folder = new TemporaryFolder();
        return TimesliceReader.Read(folder.Write("t.csv", Encoding.UTF8.GetBytes(text)), "t.csv", "r", said.Add, CancellationToken.None);
    }
}

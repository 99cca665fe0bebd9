using System.Text;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Requests;

/// <summary>Lines with a known layout are read by it, others leave no trace.</summary>
[TestClass]
public sealed unsafe class LineTemplateTests
{
    private static readonly string Record =
        """{"metadata": {"session_num": 1, "x_request_id": "fd78b108-2a8f", "conversation_id": null, "request_start_ns": 1765500000120000000, "request_end_ns": 1765500001620000000, "benchmark_phase": "profiling", "was_cancelled": false}, "metrics": {"time_to_first_token": {"value": 84.25, "unit": "ms"}, "inter_chunk_latency": {"value": [14.1, 14.6], "unit": "ms"}, "output_sequence_length": {"value": 100, "unit": "tokens"}}, "error": null}""";

    [TestMethod]
    [DataRow("84.25", "8.25")]
    [DataRow("84.25", "31.742933999999998")]
    [DataRow("fd78b108-2a8f", "")]
    [DataRow("fd78b108-2a8f", "a \\\"quoted\\\" \\u00e9 text that is much longer than thirty-two bytes")]
    [DataRow("[14.1, 14.6]", "[]")]
    [DataRow("[14.1, 14.6]", "[1e5, NaN, 14.123456789, 14.123456789, 14.123456789, 14.123456789, 14.123456789, 14.123456789]")]
    [DataRow("\"session_num\": 1", "\"session_num\": -12.5e3")]
    [DataRow("1765500001620000000", "9223372036854775807")]
    [DataRow("null}\n", "null} \t\r\n")]
    public void A_line_of_a_known_layout_needs_no_strict_parser(string part, string other)
    {
        Assert.AreEqual(2, RowsAfterTemplate(Record + "\n", (Record + "\n").Replace(part, other, StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("84.25", "null")]
    [DataRow("84.25", "NaN")]
    [DataRow("84.25", "084.25")]
    [DataRow("84.25", "\"84.25\"")]
    [DataRow("84.25", "84.25.1")]
    [DataRow("84.25", "84.25 ")]
    [DataRow("\"ms\"", "\"s\"")]
    [DataRow("fd78b108-2a8f", "a\tb")]
    [DataRow("fd78b108-2a8f", "a\\qb")]
    [DataRow("fd78b108-2a8f", "a\\u00g0")]
    [DataRow("[14.1, 14.6]", "[[14.1], 14.6]")]
    [DataRow("[14.1, 14.6]", "[\"]\"]")]
    [DataRow("[14.1, 14.6]", "7")]
    [DataRow("1765500000120000000", "9223372036854775807")]
    [DataRow("1765500000120000000", "9223372036854775808")]
    [DataRow("1765500000120000000", "1765500000120000000.5")]
    [DataRow("1765500000120000000", "-1765500000120000000")]
    [DataRow("1765500000120000000", "01765500000120000000")]
    [DataRow("profiling", "warmup")]
    [DataRow("false", "true")]
    [DataRow("null}\n", "null}}\n")]
    [DataRow("null}\n", "null\n}")]
    [DataRow("\"error\": null", "\"error\": {}")]
    public void A_line_of_another_layout_leaves_no_trace(string part, string other)
    {
        Assert.AreEqual(1, RowsAfterTemplate(Record + "\n", (Record + "\n").Replace(part, other, StringComparison.Ordinal)));
    }

    // Rows after one line read strictly and one offered to the templates alone.
    private static int RowsAfterTemplate(string known, string offered)
    {
        var scratch = new SegmentScratch(maxMetrics: 100);
        var templates = new LineTemplates();
        var records = new RecordReader(scratch, templates, withChunkLatencies: false);
        byte[] first = Padded(known);
        byte[] second = Padded(offered);
        fixed (byte* p = first)
        {
            scratch.Reserve();
            records.Read(p + JsonBytes.Padding, known.Length - 1, isCutOff: false);
            Assert.AreEqual(1, scratch.Rows);
        }

        fixed (byte* p = second)
        {
            byte* next = templates.Read(p + JsonBytes.Padding, scratch);
            if (next == null)
            {
                foreach (ScratchColumn column in scratch.Columns)
                    Assert.AreEqual(TableText.Bits(double.NaN), TableText.Bits(column.Values[1]), column.Name);
            }
            else
            {
                Assert.AreEqual(JsonBytes.Padding + offered.Length, (int)(next - p));
            }
        }

        return scratch.Rows;
    }

    private static byte[] Padded(string line)
    {
        byte[] bytes = new byte[Encoding.UTF8.GetByteCount(line) + 2 * JsonBytes.Padding];
        Encoding.UTF8.GetBytes(line, 0, line.Length, bytes, JsonBytes.Padding);
        return bytes;
    }
}

using System.Text;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>
/// Damage to one file of a run never throws, is said once with the file (and line where there is one), and costs nothing else.
/// </summary>
[TestClass]
public sealed class CorruptRunTests
{
    private static readonly string[] Files = [CorruptRun.Requests, CorruptRun.Summary, CorruptRun.Timeslices, CorruptRun.Telemetry];

    public static IEnumerable<object[]> EveryFile => Files.Select(file => new object[] { file });

    [TestMethod]
    public void The_undamaged_run_loads_whole_and_nothing_is_said()
    {
        var loaded = CorruptRun.With(CorruptRun.Requests, CorruptRun.Good[CorruptRun.Requests]);
        Assert.AreEqual("", loaded.Said);
        Assert.HasCount(4, loaded.Parts);
        Assert.AreEqual(40, loaded.Run!.Requests!.Count);
        Assert.AreEqual(2, loaded.Run.GpuCount);
    }

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void An_empty_file_is_reported_once(string file) => AssertLost(file, []);

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void Binary_garbage_is_reported_once(string file)
    {
        byte[] garbage = new byte[100_000];
        new Random(7).NextBytes(garbage);
        AssertLost(file, garbage);
    }

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void Zero_bytes_as_after_a_power_cut_are_reported_once(string file) => AssertLost(file, new byte[8192]);

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void Another_encoding_is_reported_once(string file) =>
        AssertLost(file, Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Text(file))).ToArray());

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void A_web_page_in_its_place_is_reported_once(string file) =>
        AssertLost(file, Encoding.UTF8.GetBytes("<html><body>\n<h1>404, \"not\" {found}</h1>\n</body></html>\n"));

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void A_directory_in_its_place_counts_as_no_file(string file)
    {
        var loaded = CorruptRun.With(file, null);
        Assert.IsNotNull(loaded.Run, loaded.Said);
        AssertOthersIntact(file, loaded);
        Assert.IsLessThanOrEqualTo(1, loaded.Diagnostics.Count, loaded.Said);
        Assert.DoesNotContain(Path.GetTempPath(), loaded.Said);
    }

    [TestMethod]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("3")]
    [DataRow("\"text\"")]
    [DataRow("{\"request_latency\":{\"unit\":\"ms\",\"avg\":1}")]
    [DataRow("{\"request_latency\":{\"unit\":\"ms\",\"avg\":1}}}")]
    [DataRow("{\"a\":\"\\ud800\",\"model\":{\"unit\":\"\\ud800\",\"avg\":1}}")]
    [DataRow("{'single': 'quotes'}")]
    public void A_summary_that_is_no_object_is_reported_once(string text) => AssertLost(CorruptRun.Summary, Encoding.UTF8.GetBytes(text));

    [TestMethod]
    public void A_summary_nested_without_end_is_reported_once() =>
        AssertLost(CorruptRun.Summary, Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 1_000_000)));

    [TestMethod]
    public void A_summary_that_is_lost_is_computed_with_the_same_numbers()
    {
        var good = CorruptRun.With(CorruptRun.Summary, CorruptRun.Good[CorruptRun.Summary]).Run!.Summary!;
        var computed = CorruptRun.With(CorruptRun.Summary, []).Run!.Summary!;
        Assert.IsTrue(computed.Metrics.ContainsKey("request_throughput"));
        Assert.IsTrue(computed.Metrics.ContainsKey("output_token_throughput"));
        foreach (var block in computed.Metrics.Values)
        {
            foreach (var (stat, value) in block.Values)
            {
                double? expected = good.Metrics[block.Tag][stat];
                Assert.IsNotNull(expected, $"{block.Tag} {stat}");
                Assert.AreEqual(expected.Value, value, 1e-9 * Math.Max(1, Math.Abs(value)), $"{block.Tag} {stat}");
            }
        }
    }

    [TestMethod]
    public void The_place_at_which_a_summary_breaks_off_is_given()
    {
        byte[] good = CorruptRun.Good[CorruptRun.Summary];
        var loaded = CorruptRun.With(CorruptRun.Summary, good[..(good.Length / 2)]);
        var said = loaded.Of(CorruptRun.Summary);
        Assert.HasCount(1, said, loaded.Said);
        Assert.IsGreaterThan(100, said[0].Location.Line);
    }

    [TestMethod]
    [DataRow("\"input_config\"", "\"input_config\":null,\"was\"")]
    [DataRow("\"input_config\"", "\"input_config\":[1,2],\"was\"")]
    [DataRow("\"telemetry_data\"", "\"telemetry_data\":\"none\",\"was\"")]
    [DataRow("\"telemetry_data\"", "\"telemetry_data\":{\"endpoints\":[1]},\"was\"")]
    [DataRow("\"telemetry_data\"", "\"telemetry_data\":{\"endpoints\":{\"a\":1,\"b\":{\"gpus\":[]},\"c\":{\"gpus\":{\"gpu_0\":3}}}},\"was\"")]
    [DataRow("\"request_latency\"", "\"request_latency\":17,\"was\"")]
    [DataRow("\"request_latency\"", "\"request_latency\":{\"unit\":9,\"avg\":\"fast\",\"p50\":NaN,\"p99\":-Infinity},\"was\"")]
    [DataRow("\"models\"", "\"models\":{\"items\":[[]]},\"was\"")]
    [DataRow("\"phases\"", "\"phases\":[1,null,{\"concurrency\":[1,2]}],\"was\"")]
    [DataRow("\"phases\"", "\"phases\":{\"concurrency\":1e400},\"was\"")]
    public void A_part_of_a_summary_in_another_shape_costs_that_part_alone(string key, string replacement)
    {
        string text = Text(CorruptRun.Summary);
        Assert.Contains(key, text);
        int place = text.IndexOf(key, StringComparison.Ordinal);
        var loaded = CorruptRun.With(CorruptRun.Summary, Encoding.UTF8.GetBytes(text[..place] + replacement + text[(place + key.Length)..]));
        Assert.IsNotNull(loaded.Run?.Summary, loaded.Said);
        Assert.IsLessThanOrEqualTo(1, loaded.Diagnostics.Count, loaded.Said);
        Assert.IsTrue(loaded.Run.Summary.Metrics.ContainsKey("time_to_first_token"));
        AssertOthersIntact(CorruptRun.Summary, loaded);
    }

    [TestMethod]
    [DataRow(CorruptRun.Requests)]
    [DataRow(CorruptRun.Telemetry)]
    public void A_last_line_cut_off_costs_that_line(string file)
    {
        byte[] good = CorruptRun.Good[file];
        var loaded = CorruptRun.With(file, good[..^30]);
        var said = loaded.Of(file);
        Assert.HasCount(1, said, loaded.Said);
        Assert.AreEqual(Text(file).Count(letter => letter == '\n'), said[0].Location.Line);
        Assert.AreEqual("AIPERF2002", said[0].Descriptor.Id);
        if (file == CorruptRun.Requests)
            Assert.AreEqual(39, loaded.Run!.Requests!.Count);
        AssertOthersIntact(file, loaded);
    }

    [TestMethod]
    [DataRow("{}")]
    [DataRow("null")]
    [DataRow("[]")]
    [DataRow("{\"metadata\":{},\"metrics\":{}}")]
    [DataRow("{\"metadata\":null,\"metrics\":null}")]
    [DataRow("{\"metadata\":{\"session_num\":1,\"request_start_ns\":\"1\",\"request_end_ns\":2,\"worker_id\":\"w\",\"record_processor_id\":\"r\",\"benchmark_phase\":\"profiling\"},\"metrics\":{}}")]
    [DataRow("{\"metadata\":{\"session_num\":1,\"request_start_ns\":99999999999999999999999,\"request_end_ns\":2,\"worker_id\":\"w\",\"record_processor_id\":\"r\",\"benchmark_phase\":\"profiling\"},\"metrics\":{}}")]
    [DataRow("not json at all")]
    [DataRow("{\"metadata\":")]
    [DataRow("}{")]
    public void A_bad_record_costs_itself(string line)
    {
        string[] lines = Text(CorruptRun.Requests).Split('\n')[..^1];
        lines[16] = line;
        var loaded = CorruptRun.With(CorruptRun.Requests, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        var said = loaded.Of(CorruptRun.Requests);
        Assert.HasCount(1, said, loaded.Said);
        Assert.AreEqual("AIPERF2002", said[0].Descriptor.Id);
        Assert.AreEqual(17, said[0].Location.Line, loaded.Said);
        Assert.AreEqual(39, loaded.Run!.Requests!.Count);
        AssertOthersIntact(CorruptRun.Requests, loaded);
    }

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void Random_damage_never_throws_and_stays_in_its_file(string file)
    {
        var damage = new Damage(seed: 20260504, CorruptRun.Good[file]);
        for (int round = 0; round < 60; round++)
        {
            byte[] damaged = damage.Next();
            CorruptRun loaded;
            try
            {
                loaded = CorruptRun.With(file, damaged);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Round {round} ({damage.Last}) of {file}.", exception);
            }

            string about = $"round {round}, {damage.Last}: {loaded.Said}";
            Assert.IsNotNull(loaded.Run, about);
            // Damage may also make one unit two, which is said once a metric.
            Assert.IsLessThanOrEqualTo(1, loaded.Of(file).Count(one => one.Descriptor != DiagnosticTable.UnitsDiffer), about);
            Assert.IsTrue(loaded.Diagnostics.Where(one => one.Severity >= PlotSeverity.Warning).All(one => one.Location.File == "run/" + file), about);
            int lines = damaged.Count(letter => letter == '\n') + 1;
            Assert.IsTrue(loaded.Diagnostics.All(one => one.Location.Line >= 0 && one.Location.Line <= lines), about);
            Assert.DoesNotContain(Path.GetTempPath(), loaded.Said);
            Assert.IsFalse(loaded.Said.Any(letter => char.IsControl(letter) && letter is not '\n' and not '\r'), about);
            AssertOthersIntact(file, loaded);
        }
    }

    [TestMethod]
    public void With_every_file_damaged_each_is_named_and_the_run_is_left_out()
    {
        using var folder = new TemporaryFolder();
        foreach (string file in Files)
            folder.Write("run/" + file, "rubbish");
        var loaded = CorruptRun.Load(folder);
        Assert.IsNull(loaded.Run, loaded.Said);
        foreach (string file in Files)
            Assert.HasCount(1, loaded.Of(file), loaded.Said);
    }

    /// <summary>The file is lost as a whole, said once, and the rest is there.</summary>
    private static void AssertLost(string file, byte[] content)
    {
        var loaded = CorruptRun.With(file, content);
        Assert.IsNotNull(loaded.Run, loaded.Said);
        Assert.DoesNotContain(file, loaded.Parts);
        Assert.HasCount(1, loaded.Of(file), loaded.Said);
        Assert.HasCount(1, loaded.Diagnostics.Where(one => one.Severity >= PlotSeverity.Warning), loaded.Said);
        Assert.IsFalse(loaded.Said.Any(letter => char.IsControl(letter) && letter is not '\n' and not '\r'), loaded.Said);
        Assert.DoesNotContain(Path.GetTempPath(), loaded.Said);
        AssertOthersIntact(file, loaded);
    }

    private static void AssertOthersIntact(string damaged, CorruptRun loaded)
    {
        foreach (string file in Files.Where(file => file != damaged))
            Assert.Contains(file, loaded.Parts, $"{file} was lost: {loaded.Said}");
        if (damaged != CorruptRun.Requests)
            Assert.AreEqual(40, loaded.Run!.Requests!.Count);
        if (damaged != CorruptRun.Telemetry)
            Assert.HasCount(2, loaded.Run!.Gpus!.Gpus);
    }

    private static string Text(string file) => Encoding.UTF8.GetString(CorruptRun.Good[file]);

    /// <summary>Damages a file in one of the ways in which files are damaged.</summary>
    private sealed class Damage(int seed, byte[] good)
    {
        private readonly Random _random = new(seed);

        /// <summary>What was done last.</summary>
        public string Last { get; private set; } = "";

        public byte[] Next()
        {
            int at = _random.Next(good.Length);
            int length = Math.Min(_random.Next(1, 400), good.Length - at);
            int kind = _random.Next(7);
            Last = $"kind {kind} at {at}, {length} bytes";
            byte[] damaged = [.. good];
            byte[] noise = new byte[length];
            _random.NextBytes(noise);
            switch (kind)
            {
                case 0:
                    return damaged[..at];
                case 1:
                    return [.. damaged[..at], .. damaged[(at + length)..]];
                case 2:
                    noise.CopyTo(damaged, at);
                    return damaged;
                case 3:
                    return [.. damaged[..at], .. noise, .. damaged[at..]];
                case 4:
                    return [.. damaged[..at], .. damaged[at..(at + length)], .. damaged[at..]];
                case 5:
                    Array.Clear(damaged, at, length);
                    return damaged;
                default:
                    for (int flip = 0; flip < 20; flip++)
                        damaged[_random.Next(damaged.Length)] = (byte)"{}[]\",:\\-0e\n"[_random.Next(12)];
                    return damaged;
            }
        }
    }
}

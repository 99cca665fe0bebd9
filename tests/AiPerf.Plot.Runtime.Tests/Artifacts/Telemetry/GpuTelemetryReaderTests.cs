using System.Text;
using System.Text.Json;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Telemetry;

[TestClass]
public sealed class GpuTelemetryReaderTests
{
    [TestMethod]
    public void Fields_become_columns_of_their_GPU()
    {
        GpuTelemetry gpus = Read(
            Record(100, "a", 0, "GPU-1", "\"gpu_utilization\":10,\"gpu_power_usage\":50.5"),
            Record(100, "a", 1, "GPU-2", "\"gpu_utilization\":20"),
            Record(200, "a", 0, "GPU-1", "\"gpu_utilization\":30,\"new_field\":1e3"),
            Record(200, "a", 1, "GPU-2", "\"gpu_utilization\":null,\"note\":\"x\",\"nested\":{\"gpu_utilization\":9},\"gpu_power_usage\":7"))!.Telemetry;

        Assert.AreEqual("GPU-1 GPU-2", string.Join(' ', gpus.Gpus.Select(gpu => gpu.Identity.Key)));
        CollectionAssert.AreEqual(new[] { 100L, 200L }, gpus.Gpus[0].TimestampNs);
        CollectionAssert.AreEqual(new[] { 10.0, 30.0 }, gpus.Gpus[0].Fields["gpu_utilization"]);
        CollectionAssert.AreEqual(new[] { 50.5, double.NaN }, gpus.Gpus[0].Fields["gpu_power_usage"]);
        CollectionAssert.AreEqual(new[] { double.NaN, 1000.0 }, gpus.Gpus[0].Fields["new_field"]);
        CollectionAssert.AreEqual(new[] { 20.0, double.NaN }, gpus.Gpus[1].Fields["gpu_utilization"]);
        CollectionAssert.AreEqual(new[] { double.NaN, 7.0 }, gpus.Gpus[1].Fields["gpu_power_usage"]);
        Assert.IsFalse(gpus.Gpus[1].Fields.ContainsKey("new_field"));
        Assert.AreEqual((0, "H100", "a"), (gpus.Gpus[0].Identity.Index, gpus.Gpus[0].Identity.Model, gpus.Gpus[0].Identity.Host));
    }

    [TestMethod]
    [DataRow("GPU-1", "GPU-1", "a", "b", 0, 1, "GPU-1")]
    [DataRow("", "", "a", "a", 0, 1, "a#0 a#1")]
    [DataRow("", "", "a", "b", 0, 0, "a#0 b#0")]
    [DataRow("GPU-00000000-0000-0000-0000-000000000000", "GPU-00000000-0000-0000-0000-000000000000", "a", "b", 0, 0, "a#0 b#0")]
    [DataRow("", "", "", "", 0, 0, "one:9400#0 two:9400#0")]
    [DataRow("", "", "same", "same", 3, 3, "same#3")]
    public void A_GPU_is_its_UUID_else_its_host_and_index(string uuid1, string uuid2, string host1, string host2, int index1, int index2, string keys)
    {
        GpuTelemetryFile file = Read(
            Record(1, host1, index1, uuid1, "\"x\":1", "http://one:9400/metrics"), Record(2, host2, index2, uuid2, "\"x\":2", "http://two:9400/metrics/"))!;

        Assert.AreEqual(keys, string.Join(' ', file.Telemetry.Gpus.Select(gpu => gpu.Identity.Key)));
        Assert.AreEqual("one:9400 two:9400", string.Join(' ', file.Reported.Select(gpu => gpu.Endpoint)));
    }

    [TestMethod]
    public void Samples_are_put_in_time_order_and_ties_stay_in_file_order()
    {
        GpuSeries gpu = Read(
            Record(300, "a", 0, "G-1", "\"x\":3"), Record(100, "a", 0, "G-1", "\"y\":1"),
            Record(200, "a", 0, "G-1", "\"x\":2.1"), Record(200, "b", 0, "G-1", "\"x\":2.2"))!.Telemetry.Gpus.Single();

        CollectionAssert.AreEqual(new[] { 100L, 200L, 200L, 300L }, gpu.TimestampNs);
        CollectionAssert.AreEqual(new[] { double.NaN, 2.1, 2.2, 3 }, gpu.Fields["x"]);
        CollectionAssert.AreEqual(new[] { 1, double.NaN, double.NaN, double.NaN }, gpu.Fields["y"]);
    }

    [TestMethod]
    public void Times_keep_every_nanosecond()
    {
        GpuSeries gpu = Read(Record(1762551530946074467, "a", 0, "G-1", "\"x\":1"))!.Telemetry.Gpus.Single();

        Assert.AreEqual(1762551530946074467, gpu.TimestampNs.Single());
    }

    [TestMethod]
    [DataRow("{", "it is not valid JSON")]
    [DataRow("[1]", "it is not a JSON object")]
    [DataRow("""{"timestamp_ns":1,"telemetry_data":{"x":1}} {}""", "it is not valid JSON")]
    [DataRow("""{"timestamp_ns":1,"telemetry_data":{"x":NaN}}""", "it is not valid JSON")]
    [DataRow("""{"telemetry_data":{"x":1}}""", "it has no timestamp_ns")]
    [DataRow("""{"timestamp_ns":"1","telemetry_data":{"x":1}}""", "it has no timestamp_ns")]
    [DataRow("""{"timestamp_ns":1}""", "it has no telemetry_data")]
    [DataRow("""{"timestamp_ns":1,"telemetry_data":null}""", "its telemetry_data is not an object")]
    [DataRow("""{"timestamp_ns":1,"hostname":"\ud800","telemetry_data":{"x":1}}""", "it holds text that is not valid UTF-8")]
    public void A_line_that_cannot_be_used_is_counted_and_the_rest_is_read(string line, string reason)
    {
        var said = new List<PlotDiagnostic>();

        GpuTelemetryFile file = Read(said, "", Record(1, "a", 0, "G-1", "\"x\":1"), line, Record(2, "a", 0, "G-1", "\"x\":2"))!;

        CollectionAssert.AreEqual(new[] { 1.0, 2.0 }, file.Telemetry.Gpus.Single().Fields["x"]);
        Assert.AreEqual("AIPERF2002", said.Single().Descriptor.Id);
        Assert.AreEqual(("g.jsonl", 3), (said[0].Location.File, said[0].Location.Line));
        Assert.StartsWith("1 of 3 lines", said[0].Message);
        Assert.Contains(reason, said[0].Message);
    }

    [TestMethod]
    [DataRow("", "it is empty")]
    [DataRow("\n\r\n  \n", "it is empty")]
    [DataRow("x\ny\n", "none of its lines could be read; of line 1: it is not a JSON object")]
    public void A_file_without_a_usable_line_is_one_warning(string text, string reason)
    {
        using var folder = new TemporaryFolder();
        var said = new List<PlotDiagnostic>();

        Assert.IsNull(GpuTelemetryReader.Read(folder.Write("g.jsonl", text), "g.jsonl", "r", said.Add, CancellationToken.None));
        Assert.AreEqual("AIPERF2005", said.Single().Descriptor.Id);
        Assert.Contains(reason, said[0].Message);
    }

    [TestMethod]
    public void A_file_cut_off_in_its_last_line_gives_the_others()
    {
        using var folder = new TemporaryFolder();
        string text = Record(1, "a", 0, "G-1", "\"x\":1") + "\r\n" + Record(2, "a", 0, "G-1", "\"x\":2");
        var said = new List<PlotDiagnostic>();

        var whole = GpuTelemetryReader.Read(folder.Write("g", text), "g", "r", said.Add, CancellationToken.None)!;
        Assert.HasCount(2, whole.Telemetry.Gpus.Single().TimestampNs);
        Assert.IsEmpty(said);
        var cut = GpuTelemetryReader.Read(folder.Write("g", text[..^5]), "g", "r", said.Add, CancellationToken.None)!;
        Assert.HasCount(1, cut.Telemetry.Gpus.Single().TimestampNs);
        Assert.HasCount(1, said);
    }

    [TestMethod]
    public void A_file_larger_than_the_buffer_is_read_whole()
    {
        using var folder = new TemporaryFolder();
        var text = new StringBuilder();
        const int Lines = 20_000;
        for (int line = 0; line < Lines; line++)
            text.Append(Record(1000 + line, "host", line % 8, $"GPU-{line % 8}", $"\"x\":{line}")).Append('\n');
        text.Insert(0, $"{{\"pad\":\"{new string('p', 600_000)}\"}}\n");
        var said = new List<PlotDiagnostic>();

        GpuTelemetryFile file = GpuTelemetryReader.Read(folder.Write("g", "\uFEFF" + text), "g", "r", said.Add, CancellationToken.None)!;

        Assert.HasCount(8, file.Telemetry.Gpus);
        Assert.AreEqual(Lines, file.Telemetry.Gpus.Sum(gpu => gpu.TimestampNs.Length));
        for (int gpu = 0; gpu < 8; gpu++)
            Assert.AreEqual(gpu + 8.0, file.Telemetry.Gpus[gpu].Fields["x"][1]);
        Assert.StartsWith($"1 of {Lines + 1} lines", said.Single().Message);
    }

    [TestMethod]
    public void Conformance_the_samples_are_AIPerfs()
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(ConformanceData.Folder("expected/synthetic_slices.json")));
        string path = Path.Combine(ConformanceData.Folder("synthetic_slices"), "gpu_telemetry_export.jsonl");
        GpuTelemetry gpus = GpuTelemetryReader.Read(path, "g", "r", diagnostic => Assert.Fail(diagnostic.Message), CancellationToken.None)!.Telemetry;

        double[] mean = [.. expected.RootElement.GetProperty("tables").GetProperty("gpu_aggregate").GetProperty("gpu_utilization").EnumerateArray().Select(value => value.GetDouble())];
        Assert.HasCount(2, gpus.Gpus);
        Assert.HasCount(mean.Length, gpus.Gpus[0].TimestampNs);
        for (int sample = 0; sample < mean.Length; sample++)
            Assert.AreEqual(mean[sample], gpus.Gpus.Average(gpu => gpu.Fields["gpu_utilization"][sample]), 1e-9);
    }

    [TestMethod]
    public void Conformance_one_GPU_behind_two_exporters_is_one_GPU()
    {
        string path = Path.Combine(ConformanceData.Folder("qwen_sweep/qwen_concurrency1"), "gpu_telemetry_export.jsonl");
        GpuTelemetryFile file = GpuTelemetryReader.Read(path, "g", "r", diagnostic => Assert.Fail(diagnostic.Message), CancellationToken.None)!;

        Assert.HasCount(2, file.Reported);
        Assert.HasCount(20, file.Telemetry.Gpus.Single().TimestampNs);
    }

    internal static string Record(long time, string host, int index, string uuid, string fields, string url = "http://n1:9400/metrics") =>
        $$$"""{"timestamp_ns":{{{time}}},"dcgm_url":"{{{url}}}","gpu_index":{{{index}}},"gpu_uuid":"{{{uuid}}}","gpu_model_name":"H100","hostname":"{{{host}}}","telemetry_data":{{{{fields}}}}}""";

    private static GpuTelemetryFile? Read(params string[] lines)
    {
        var said = new List<PlotDiagnostic>();
        GpuTelemetryFile? file = Read(said, lines);
        Assert.IsEmpty(said);
        return file;
    }

    private static GpuTelemetryFile? Read(List<PlotDiagnostic> said, params string[] lines)
    {
        using var folder = new TemporaryFolder();
        return GpuTelemetryReader.Read(folder.Write("g.jsonl", string.Join('\n', lines) + "\n"), "g.jsonl", "r", said.Add, CancellationToken.None);
    }
}

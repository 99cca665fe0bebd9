using System.IO.Compression;
using System.Text;
using AiPerf.Plot.Artifacts;
using AiPerf.Plot.Diagnostics;
using AiPerf.Plot.Metrics;

namespace AiPerf.Plot.Runtime.Tests.Artifacts;

/// <summary>Exports that were compressed, or written under a prefix of the user's own, give the same run.</summary>
[TestClass]
public sealed class CompressedRunTests
{
    private static readonly string[] Files = [CorruptRun.Requests, CorruptRun.Summary, CorruptRun.Timeslices, CorruptRun.Telemetry];

    public static IEnumerable<object[]> EveryFile => from file in Files from extension in (string[])[".gz", ".zst"] select new object[] { file, extension };

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void A_compressed_file_reads_as_the_plain_one(string file, string extension) =>
        AssertWhole(Load((name, content) => name == file ? (name + extension, Pack(content, extension)) : (name, content)));

    [TestMethod]
    [DataRow(".gz")]
    [DataRow(".zst")]
    public void A_run_of_compressed_files_alone_is_found(string extension) => AssertWhole(Load((name, content) => (name + extension, Pack(content, extension))));

    [TestMethod]
    [DataRow("server_metrics_export.json", ".gz")]
    [DataRow("server_metrics_export.json", ".zst")]
    [DataRow("server_metrics_export.parquet", ".gz")]
    [DataRow("server_metrics_export.parquet", ".zst")]
    public void Compressed_server_metrics_read_as_the_plain_ones(string file, string extension)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in CorruptRun.Good)
            folder.Write("run/" + name, content);
        byte[] metrics = file.EndsWith(".json", StringComparison.Ordinal)
            ? """{"metrics":{"g":{"type":"gauge","series":[{"endpoint_url":"e","stats":{"avg":4}}]}}}"""u8.ToArray()
            : new ParquetExport().Gauge("g", 1_765_500_000_000_000_000, 4).Write();
        folder.Write($"run/{file}{extension}", Pack(metrics, extension));
        var said = new List<PlotDiagnostic>();
        FoundRun found = RunDiscovery.Find([new RunInput(folder.Path, "runs")], true, said.Add, CancellationToken.None).Single();

        Run run = RunLoader.Load(found, null, true, said.Add, CancellationToken.None, withServerMetrics: true)!;

        Assert.AreEqual("", string.Join('\n', said.Select(one => one.Message)));
        Assert.AreEqual(4, run.ServerMetrics!.Find("g")!.Series.Single().Values[Stat.Avg]);
    }

    [TestMethod]
    [DataRow(".gz")]
    [DataRow(".zst")]
    public void The_plain_file_beats_the_compressed_one(string extension)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in CorruptRun.Good)
        {
            folder.Write("run/" + name, content);
            folder.Write("run/" + name + extension, Pack("rubbish"u8.ToArray(), extension));
        }

        AssertWhole(CorruptRun.Load(folder));
    }

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void One_that_is_cut_off_is_reported_once_with_its_name_and_costs_itself(string file, string extension)
    {
        CorruptRun loaded = Load((name, content) => name == file ? (name + extension, Pack(content, extension)[..^20]) : (name, content));

        PlotDiagnostic told = Assert.ContainsSingle(loaded.Diagnostics.Where(one => one.Severity >= PlotSeverity.Warning));
        Assert.AreEqual("AIPERF2005", told.Descriptor.Id);
        Assert.AreEqual($"run/{file}{extension}", told.Location.File);
        Assert.Contains($"its {(extension == ".gz" ? "gzip" : "zstd")} compression is damaged or cut off", told.Message);
        Assert.DoesNotContain(file, loaded.Parts);
        Assert.HasCount(3, loaded.Parts, loaded.Said);
    }

    [TestMethod]
    [DynamicData(nameof(EveryFile))]
    public void Random_damage_never_throws(string file, string extension)
    {
        var random = new Random(5);
        for (int round = 0; round < 15; round++)
        {
            CorruptRun loaded = Load((name, content) =>
            {
                if (name != file)
                    return (name, content);
                byte[] packed = Pack(content, extension);
                for (int flip = 0; flip < 3; flip++)
                    packed[random.Next(4, packed.Length)] ^= (byte)random.Next(1, 256);
                return (name + extension, packed);
            });

            Assert.IsNotNull(loaded.Run, loaded.Said);
            Assert.IsTrue(Files.Where(other => other != file).All(loaded.Parts.Contains), loaded.Said);
        }
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(8)]
    [DataRow(200)]
    public void Gzip_that_breaks_off_anywhere_is_noticed_and_members_one_after_the_other_are_whole(int missing)
    {
        byte[] content = CorruptRun.Good[CorruptRun.Requests];
        byte[] members = [.. Pack(content[..5000], ".gz"), .. Pack(content[5000..], ".gz")];

        AssertWhole(Load((name, good) => name == CorruptRun.Requests ? (name, members) : (name, good)));
        Assert.Contains("gzip", Assert.ContainsSingle(Load((name, good) => name == CorruptRun.Requests ? (name, members[..^missing]) : (name, good)).Of(CorruptRun.Requests)).Message);
    }

    [TestMethod]
    public void What_decompresses_to_more_than_an_export_can_be_is_stopped()
    {
        byte[] bomb = Pack(new byte[300 << 20], ".zst");
        Assert.IsLessThan(1 << 20, bomb.Length);

        CorruptRun loaded = Load((name, content) => name == CorruptRun.Summary ? (name + ".zst", bomb) : (name, content));

        Assert.Contains("zstd compression makes more than 250 times of it", Assert.ContainsSingle(loaded.Of(CorruptRun.Summary + ".zst")).Message);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(".gz")]
    [DataRow(".zst")]
    public void Exports_under_a_prefix_are_a_run(string extension) =>
        AssertWhole(Load((name, content) => (Prefixed("my.bench-1", name) + extension, extension.Length == 0 ? content : Pack(content, extension))));

    [TestMethod]
    public void Damage_to_a_file_under_a_prefix_says_what_it_costs()
    {
        CorruptRun loaded = Load((name, content) => (Prefixed("p", name), name == CorruptRun.Telemetry ? "rubbish"u8.ToArray() : content));

        PlotDiagnostic told = Assert.ContainsSingle(loaded.Diagnostics.Where(one => one.Severity >= PlotSeverity.Warning));
        Assert.AreEqual("run/p_gpu_telemetry.jsonl", told.Location.File);
        Assert.HasCount(3, loaded.Parts, loaded.Said);
    }

    [TestMethod]
    public void Two_prefixes_in_one_directory_are_told_and_neither_is_read()
    {
        using var folder = new TemporaryFolder();
        foreach (string prefix in (string[])["b", "a"])
            Write(folder, "run", prefix);
        Write(folder, "run/below", "c");

        (IReadOnlyList<FoundRun> found, List<PlotDiagnostic> told) = Find(folder);

        Assert.AreEqual("below", Assert.ContainsSingle(found).Name);
        Assert.AreEqual("AIPERF2007", Assert.ContainsSingle(told).Descriptor.Id);
        Assert.AreEqual(
            "The directory 'run' also holds exports with the prefix 'a', 'b'; none of them is used, because one directory is one run. Move the files of each prefix into a directory of its own.", told[0].Message);
    }

    [TestMethod]
    public void AIPerf_s_own_names_beat_a_prefix_and_that_is_told()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, content) in CorruptRun.Good)
            folder.Write("run/" + name, content);
        Write(folder, "run", "a");

        (IReadOnlyList<FoundRun> found, List<PlotDiagnostic> told) = Find(folder);

        Assert.IsNull(Assert.ContainsSingle(found).Directory.Prefix);
        Assert.Contains("those named profile_export are used alone", Assert.ContainsSingle(told).Message);
    }

    [TestMethod]
    [DataRow("data.json", "{}", "data.jsonl", "{\"prompt\":\"request_start_ns\"}\n")]
    [DataRow("inputs.json", "{}", "inputs.jsonl", "{\"metadata\":{\"request_start_ns\":1}}\n")]
    [DataRow("a.json", "{}", "b.jsonl", "{\"metadata\":{\"request_start_ns\":1}}\n")]
    [DataRow("a.json", "{}", "a.jsonl", "")]
    [DataRow("a.json", "{}", "a_gpu_telemetry.jsonl", "{\"metadata\":{\"request_start_ns\":1}}\n")]
    public void Other_files_are_no_run(string first, string one, string second, string two)
    {
        using var folder = new TemporaryFolder();
        folder.Write("run/" + first, one);
        folder.Write("run/" + second, two);

        (IReadOnlyList<FoundRun> found, List<PlotDiagnostic> told) = Find(folder);

        Assert.IsEmpty(found);
        Assert.AreEqual("AIPERF2004", Assert.ContainsSingle(told).Descriptor.Id);
    }

    private static (IReadOnlyList<FoundRun> Found, List<PlotDiagnostic> Told) Find(TemporaryFolder folder)
    {
        List<PlotDiagnostic> told = [];
        return (RunDiscovery.Find([new RunInput(folder.At("run"), "run")], inputsAreExplicit: true, told.Add, CancellationToken.None), told);
    }

    private static void Write(TemporaryFolder folder, string directory, string prefix)
    {
        foreach (var (name, content) in CorruptRun.Good)
            folder.Write($"{directory}/{Prefixed(prefix, name)}", content);
    }

    private static string Prefixed(string prefix, string name) => name switch
    {
        CorruptRun.Requests => prefix + ".jsonl",
        CorruptRun.Summary => prefix + ".json",
        CorruptRun.Timeslices => prefix + "_timeslices.csv",
        CorruptRun.Telemetry => prefix + "_gpu_telemetry.jsonl",
        _ => prefix + "_" + name,
    };

    private static CorruptRun Load(Func<string, byte[], (string Name, byte[] Content)> change)
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, bytes) in CorruptRun.Good)
        {
            (string changed, byte[] content) = change(name, bytes);
            folder.Write("run/" + changed, content);
        }

        return CorruptRun.Load(folder);
    }

    private static void AssertWhole(CorruptRun loaded)
    {
        CorruptRun plain = Load((name, content) => (name, content));
        Assert.AreEqual("", loaded.Said);
        Assert.HasCount(4, loaded.Parts);
        Assert.AreEqual(Describe(plain.Run!), Describe(loaded.Run!));
    }

    private static string Describe(Run run)
    {
        var text = new StringBuilder();
        text.AppendJoin('\n', run.Summary!.Metrics.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {string.Join(' ', pair.Value.Values.OrderBy(value => value.Key))}"));
        foreach (NumberColumn column in run.Requests!.Metrics)
        {
            double[] values = new double[column.Count];
            column.CopyTo(values);
            text.Append('\n').Append(column.Name).Append(' ').AppendJoin(' ', values);
        }

        text.AppendJoin('\n', run.Timeslices!.Metrics.Select(metric => $"{metric.Header} {string.Join(' ', metric.Slices)}"));
        text.AppendJoin('\n', run.Gpus!.Gpus.Select(gpu => $"{gpu.Identity} {string.Join(' ', gpu.TimestampNs)}"));
        return text.ToString();
    }

    private static byte[] Pack(byte[] content, string extension)
    {
        using var packed = new MemoryStream();
        using (Stream stream = extension == ".gz" ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) : new ZstdSharp.CompressionStream(packed, leaveOpen: true))
            stream.Write(content);
        return packed.ToArray();
    }
}

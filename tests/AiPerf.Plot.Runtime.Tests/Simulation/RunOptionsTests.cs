using System.Text;
using System.Text.Json;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>Every option of a simulated run does what it says.</summary>
[TestClass]
public sealed class RunOptionsTests
{
    private static readonly string[] StreamingOnly =
    [
        "time_to_first_token", "time_to_second_token", "time_to_first_output_token", "inter_token_latency",
        "inter_chunk_latency", "output_token_throughput_per_user", "prefill_throughput_per_user",
    ];

    [TestMethod]
    public void Equal_options_give_equal_bytes_and_another_seed_other_ones()
    {
        var options = new RunOptions { Seed = 5, Concurrency = 4, RequestCount = 50, ErrorShare = 0.1 };
        Assert.AreEqual(Text(options), Text(options));
        Assert.AreNotEqual(Text(options), Text(options with { Seed = 6 }));
    }

    [TestMethod]
    public void Streamed_records_are_those_of_the_run()
    {
        var options = new RunOptions { Concurrency = 3, RequestCount = 200, ChunkLatencies = true, WarmupRequests = 4 };
        using var folder = new TemporaryFolder();
        RunSimulator.Write(folder.Path, options);
        Assert.AreEqual(File.ReadAllText(folder.At("profile_export.jsonl")), Text(options));
    }

    [TestMethod]
    public void Records_come_in_order_of_completion_with_LF_and_no_mark()
    {
        string text = Text(new RunOptions { Concurrency = 9, RequestCount = 100, OutputLength = new LengthDistribution(50, 0.5) });
        Assert.DoesNotContain("\r", text);
        Assert.AreEqual('{', text[0]);
        Assert.IsTrue(text.EndsWith("}}}\n", StringComparison.Ordinal));
        long[] ends = [.. text.Split('\n')[..^1].Select(line => WrittenRun.End(JsonDocument.Parse(line).RootElement))];
        CollectionAssert.AreEqual(ends.Order().ToArray(), ends);
        Assert.HasCount(100, ends);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(64)]
    public void A_closed_loop_keeps_its_concurrency(int concurrency)
    {
        var run = WrittenRun.Of(new RunOptions { Concurrency = concurrency, RequestCount = 5 * concurrency, OutputLength = new LengthDistribution(80, 0.4) });
        Assert.AreEqual(concurrency, run.Peak());
        // With every slot busy but for the last stretch, Little's law holds nearly.
        double inFlight = run.Values("request_latency").Sum() / 1000 / run.Stat("benchmark_duration", "avg");
        Assert.IsGreaterThan(0.6 * concurrency, inFlight);
        Assert.IsLessThanOrEqualTo(concurrency, inFlight);
    }

    [TestMethod]
    public void A_request_rate_is_met_and_a_concurrency_caps_it()
    {
        var open = WrittenRun.Of(new RunOptions { RequestRate = 20, RequestCount = 1500, OutputLength = new LengthDistribution(20) });
        Assert.AreEqual(20, open.Stat("request_throughput", "avg"), 2);
        Assert.IsGreaterThan(5, open.Peak());

        var capped = WrittenRun.Of(new RunOptions { RequestRate = 20, Concurrency = 4, RequestCount = 200, OutputLength = new LengthDistribution(20) });
        Assert.AreEqual(4, capped.Peak());
    }

    [TestMethod]
    public void Failed_and_cancelled_requests_have_their_share_and_their_form()
    {
        var run = WrittenRun.Of(new RunOptions { Concurrency = 10, RequestCount = 4000, ErrorShare = 0.1, CancellationShare = 0.05, OutputLength = new LengthDistribution(5) });
        JsonElement[] failed = [.. run.Records.Where(record => record.TryGetProperty("error", out _))];
        JsonElement[] cancelled = [.. failed.Where(record => record.GetProperty("metadata").GetProperty("was_cancelled").GetBoolean())];

        // Within five standard deviations of a binomial.
        Assert.AreEqual(600, failed.Length, 5 * Math.Sqrt(4000 * 0.15 * 0.85));
        Assert.AreEqual(200, cancelled.Length, 5 * Math.Sqrt(4000 * 0.05 * 0.95));
        foreach (var record in failed)
        {
            Assert.AreEqual("error_isl", record.GetProperty("metrics").EnumerateObject().Single().Name);
        }

        foreach (var record in cancelled)
        {
            Assert.AreEqual(499, record.GetProperty("error").GetProperty("code").GetInt32());
            long at = record.GetProperty("metadata").GetProperty("cancellation_time_ns").GetInt64();
            Assert.IsTrue(at > WrittenRun.Start(record) && at <= WrittenRun.End(record));
        }

        Assert.AreEqual(failed.Length, run.Stat("error_request_count", "avg"));
        Assert.AreEqual(4000 - failed.Length, run.Stat("request_count", "avg"));
        Assert.AreEqual(failed.Length, run.Summary.GetProperty("error_summary").EnumerateArray().Sum(error => error.GetProperty("count").GetInt32()));
    }

    [TestMethod]
    public void Failures_move_no_latency_of_a_request_that_succeeds()
    {
        var options = new RunOptions { Concurrency = 1, RequestCount = 60 };
        var clean = WrittenRun.Of(options).Records.ToDictionary(Session, record => WrittenRun.Metric(record, "request_latency"));
        foreach (var record in WrittenRun.Of(options with { ErrorShare = 0.3 }).Completed)
        {
            Assert.AreEqual(clean[Session(record)], WrittenRun.Metric(record, "request_latency"));
        }
    }

    [TestMethod]
    public void Warmup_records_come_first_and_count_nowhere()
    {
        var run = WrittenRun.Of(new RunOptions { Concurrency = 4, RequestCount = 40, WarmupRequests = 10, SliceSeconds = 1 });
        Assert.HasCount(50, run.Records);
        JsonElement[] warmup = [.. run.Records.Take(10)];
        Assert.IsTrue(warmup.All(record => WrittenRun.Phase(record) == "warmup"));
        Assert.HasCount(40, run.Profiled);
        Assert.IsLessThan(run.Profiled.Min(WrittenRun.Start), warmup.Max(WrittenRun.End));
        Assert.AreEqual(40, run.Stat("request_latency", "count"));
        Assert.AreEqual(40, run.Slices.Where(row => row[1] == "Request Count").Sum(row => Number(row[4])));
        Assert.AreEqual("warmup", run.Summary.GetProperty("input_config").GetProperty("phases")[0].GetProperty("name").GetString());
    }

    [TestMethod]
    public void Cold_requests_wait_longer_for_their_first_token()
    {
        var run = WrittenRun.Of(new RunOptions { Concurrency = 10, RequestCount = 100, ColdRequests = 10, ColdStartMs = 300 });
        double[] cold = [.. run.Records.Where(record => Session(record) < 10).Select(record => WrittenRun.Metric(record, "time_to_first_token"))];
        double[] warm = [.. run.Records.Where(record => Session(record) >= 10).Select(record => WrittenRun.Metric(record, "time_to_first_token"))];
        Assert.HasCount(10, cold);
        Assert.IsGreaterThan(warm.Max(), cold.Min());
        Assert.IsTrue(cold.All(value => value > warm.Min() + 100 && value < warm.Max() + 300));
    }

    [TestMethod]
    public void Without_streaming_nothing_tells_of_tokens_in_between()
    {
        var run = WrittenRun.Of(new RunOptions { Concurrency = 2, RequestCount = 20, Streaming = false, ChunkLatencies = true, SliceSeconds = 5 });
        foreach (string tag in StreamingOnly)
        {
            Assert.IsFalse(run.Records.Any(record => WrittenRun.Has(record, tag)), tag);
            Assert.IsFalse(run.Summary.TryGetProperty(tag, out _), tag);
        }

        Assert.IsFalse(run.Slices.Any(row => row[1].StartsWith("Time to", StringComparison.Ordinal) || row[1].StartsWith("Inter", StringComparison.Ordinal)));
        Assert.AreEqual(20, run.Stat("request_latency", "count"));
        Assert.IsFalse(run.Summary.GetProperty("input_config").GetProperty("endpoint").GetProperty("streaming").GetBoolean());
    }

    [TestMethod]
    public void Chunk_gaps_add_up_and_change_nothing_else()
    {
        var options = new RunOptions { Concurrency = 4, RequestCount = 40, OutputLength = new LengthDistribution(4, 0.9) };
        var plain = WrittenRun.Of(options).Records;
        var chunked = WrittenRun.Of(options with { ChunkLatencies = true }).Records;
        Assert.IsFalse(plain.Any(record => WrittenRun.Has(record, "inter_chunk_latency")));
        for (int place = 0; place < plain.Count; place++)
        {
            var record = chunked[place];
            Assert.AreEqual(plain[place].GetProperty("metadata").GetRawText(), record.GetProperty("metadata").GetRawText());
            double tokens = WrittenRun.Metric(record, "output_sequence_length");
            Assert.AreEqual(tokens > 1, WrittenRun.Has(record, "inter_chunk_latency"));
            if (tokens > 1)
            {
                double[] gaps = [.. record.GetProperty("metrics").GetProperty("inter_chunk_latency").GetProperty("value").EnumerateArray().Select(gap => gap.GetDouble())];
                Assert.HasCount((int)tokens - 1, gaps);
                Assert.AreEqual(WrittenRun.Metric(record, "time_to_second_token"), gaps[0]);
                double generation = WrittenRun.Metric(record, "request_latency") - WrittenRun.Metric(record, "time_to_first_token");
                Assert.AreEqual(generation, gaps.Sum(), 1e-6);
                Assert.IsGreaterThan(0, gaps.Min());
            }
        }
    }

    [TestMethod]
    public void One_token_has_no_gap()
    {
        var run = WrittenRun.Of(new RunOptions { RequestCount = 3, OutputLength = new LengthDistribution(1), ChunkLatencies = true });
        Assert.IsTrue(run.Records.All(record => WrittenRun.Has(record, "time_to_first_token")));
        Assert.IsFalse(run.Records.Any(record => WrittenRun.Has(record, "inter_token_latency")));
        Assert.IsFalse(run.Records.Any(record => WrittenRun.Has(record, "time_to_second_token")));
        Assert.IsFalse(run.Records.Any(record => WrittenRun.Has(record, "inter_chunk_latency")));
    }

    [TestMethod]
    public void Lengths_have_the_asked_mean_and_spread()
    {
        var run = WrittenRun.Of(new RunOptions { Concurrency = 50, RequestCount = 4000, InputLength = new LengthDistribution(700), OutputLength = new LengthDistribution(300, 0.5) });
        Assert.AreEqual(300, run.Stat("output_sequence_length", "avg"), 12);
        Assert.AreEqual(150, run.Stat("output_sequence_length", "std"), 15);
        Assert.AreEqual(700, run.Stat("input_sequence_length", "min"));
        Assert.AreEqual(700, run.Stat("input_sequence_length", "max"));
    }

    [TestMethod]
    public void Files_are_written_as_asked()
    {
        using var folder = new TemporaryFolder();
        var options = new RunOptions { RequestCount = 5, SliceSeconds = 5, Gpus = new GpuOptions() };
        RunSimulator.Write(folder.At("all"), options);
        RunSimulator.Write(folder.At("some"), options with { Files = SimulatedFiles.Requests | SimulatedFiles.Telemetry });
        Assert.HasCount(4, Directory.GetFiles(folder.At("all")));
        CollectionAssert.AreEquivalent(
            new[] { "profile_export.jsonl", "gpu_telemetry_export.jsonl" },
            Directory.GetFiles(folder.At("some")).Select(Path.GetFileName).ToArray());
    }

    [TestMethod]
    public void Both_layouts_of_the_configuration_say_the_same()
    {
        var options = new RunOptions { Concurrency = 3, RequestCount = 6, SliceSeconds = 2.5 };
        var phases = WrittenRun.Of(options).Summary.GetProperty("input_config");
        Assert.AreEqual(RunPresets.Qwen.Name, phases.GetProperty("models").GetProperty("items")[0].GetProperty("name").GetString());
        Assert.AreEqual(3, phases.GetProperty("phases")[0].GetProperty("concurrency").GetInt32());
        Assert.AreEqual(2.5, phases.GetProperty("artifacts").GetProperty("slice_duration").GetDouble());

        var legacy = WrittenRun.Of(options with { Configuration = ConfigurationLayout.LoadGenerator }).Summary.GetProperty("input_config");
        Assert.AreEqual(RunPresets.Qwen.Name, legacy.GetProperty("endpoint").GetProperty("model_names")[0].GetString());
        Assert.AreEqual(3, legacy.GetProperty("loadgen").GetProperty("concurrency").GetInt32());
        Assert.AreEqual(2.5, legacy.GetProperty("output").GetProperty("slice_duration").GetDouble());
    }

    [TestMethod]
    public void Options_that_make_no_sense_are_refused()
    {
        using var stream = new MemoryStream();
        RunOptions[] wrong =
        [
            new() { Concurrency = 0 }, new() { RequestRate = 0 }, new() { RequestCount = -1 }, new() { SliceSeconds = 0 },
            new() { ErrorShare = 0.7, CancellationShare = 0.7 }, new() { ErrorShare = -0.1 }, new() { Gpus = new GpuOptions { Hosts = [] } },
            new() { Servers = new ServerOptions { Endpoints = [] } }, new() { Servers = new ServerOptions { EnginesPerEndpoint = 0 } },
        ];
        foreach (var options in wrong)
        {
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => RunSimulator.WriteRequests(stream, options), options.ToString());
        }
    }

    private static long Session(JsonElement record) => record.GetProperty("metadata").GetProperty("session_num").GetInt64();

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string Text(RunOptions options)
    {
        using var stream = new MemoryStream();
        RunSimulator.WriteRequests(stream, options);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

using System.Globalization;
using System.Text.Json;
using AiPerf.Plot.Simulation;

namespace AiPerf.Plot.Runtime.Tests.Simulation;

/// <summary>The files of a simulated run agree with one another.</summary>
[TestClass]
public sealed class ConsistencyTests
{
    private static readonly WrittenRun Run = WrittenRun.Of(RunPresets.SingleRun());

    private static readonly (string Name, double Level)[] Percentiles =
        [("p1", 0.01), ("p5", 0.05), ("p10", 0.1), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99)];

    [TestMethod]
    [DataRow("request_latency")]
    [DataRow("time_to_first_token")]
    [DataRow("time_to_second_token")]
    [DataRow("inter_token_latency")]
    [DataRow("output_sequence_length")]
    [DataRow("input_sequence_length")]
    [DataRow("output_token_throughput_per_user")]
    [DataRow("error_isl")]
    public void The_summary_describes_the_records(string tag)
    {
        double[] values = [.. Run.Values(tag).Order()];
        Assert.AreEqual(values.Length, Run.Stat(tag, "count"));
        Assert.AreEqual(values[0], Run.Stat(tag, "min"));
        Assert.AreEqual(values[^1], Run.Stat(tag, "max"));
        AssertNear(values.Sum(), Run.Stat(tag, "sum"));
        double mean = values.Average();
        AssertNear(mean, Run.Stat(tag, "avg"));
        AssertNear(Math.Sqrt(values.Average(value => (value - mean) * (value - mean))), Run.Stat(tag, "std"));
        foreach (var (name, level) in Percentiles)
        {
            double rank = level * (values.Length - 1);
            int below = (int)rank;
            double expected = values[below] + ((rank - below) * (values[Math.Min(below + 1, values.Length - 1)] - values[below]));
            AssertNear(expected, Run.Stat(tag, name));
        }
    }

    [TestMethod]
    public void Throughputs_follow_from_the_completed_requests()
    {
        double seconds = (Run.Completed.Max(WrittenRun.End) - Run.Completed.Min(WrittenRun.Start)) / 1e9;
        AssertNear(seconds, Run.Stat("benchmark_duration", "avg"));
        AssertNear(Run.Completed.Count / seconds, Run.Stat("request_throughput", "avg"));
        AssertNear(Run.Values("output_sequence_length").Sum() / seconds, Run.Stat("output_token_throughput", "avg"));
        Assert.AreEqual(Run.Values("output_sequence_length").Sum(), Run.Stat("total_osl", "avg"));
    }

    [TestMethod]
    public void Metrics_of_a_record_follow_from_its_times()
    {
        foreach (var record in Run.Completed)
        {
            double latency = WrittenRun.Metric(record, "request_latency");
            double tokens = WrittenRun.Metric(record, "output_sequence_length");
            Assert.AreEqual((WrittenRun.End(record) - WrittenRun.Start(record)) / 1e6, latency);
            double itl = (latency - WrittenRun.Metric(record, "time_to_first_token")) / (tokens - 1);
            AssertNear(itl, WrittenRun.Metric(record, "inter_token_latency"));
            AssertNear(1000 / itl, WrittenRun.Metric(record, "output_token_throughput_per_user"));
            AssertNear(tokens / latency * 1000, WrittenRun.Metric(record, "e2e_output_token_throughput"));
        }
    }

    [TestMethod]
    public void Slices_are_the_windows_since_1970_in_which_requests_start()
    {
        var windows = Run.Profiled.GroupBy(record => WrittenRun.Start(record) / 10_000_000_000).OrderBy(window => window.Key).ToArray();
        Assert.HasCount(windows.Length, Run.Slices.Select(row => row[0]).Distinct());
        for (int slice = 0; slice < windows.Length; slice++)
        {
            JsonElement[] completed = [.. windows[slice].Where(record => !record.TryGetProperty("error", out _))];
            double[] first = [.. completed.Select(record => WrittenRun.Metric(record, "time_to_first_token"))];
            double seconds = (completed.Max(WrittenRun.End) - completed.Min(WrittenRun.Start)) / 1e9;
            AssertCell(slice, "Request Count", "avg", completed.Length);
            AssertCell(slice, "Request Throughput", "avg", completed.Length / seconds);
            AssertCell(slice, "Time to First Token", "avg", first.Average());
            AssertCell(slice, "Time to First Token", "max", first.Max());
            AssertCell(slice, "Request Latency", "sum", completed.Sum(record => WrittenRun.Metric(record, "request_latency")));
        }
    }

    [TestMethod]
    public void Empty_windows_vanish_and_later_ones_move_up()
    {
        var run = WrittenRun.Of(new RunOptions { RequestCount = 4, SliceSeconds = 1 });
        long[] windows = [.. run.Profiled.Select(record => WrittenRun.Start(record) / 1_000_000_000).Distinct().Order()];
        Assert.IsGreaterThan(windows.Length - 1, windows[^1] - windows[0]);
        CollectionAssert.AreEqual(
            Enumerable.Range(0, windows.Length).Select(slice => slice.ToString(CultureInfo.InvariantCulture)).ToArray(),
            run.Slices.Select(row => row[0]).Distinct().ToArray());
    }

    [TestMethod]
    public void The_headers_and_units_are_those_of_the_catalog()
    {
        foreach (string[] row in Run.Slices.DistinctBy(row => row[1]))
        {
            var metric = AiPerf.Plot.Metrics.MetricCatalog.FindByHeader(row[1]);
            Assert.IsNotNull(metric, row[1]);
            Assert.AreEqual(row[2], Run.Summary.GetProperty(metric.Tag).GetProperty("unit").GetString(), row[1]);
        }
    }

    [TestMethod]
    public void Telemetry_covers_the_run_and_its_margins()
    {
        var run = WrittenRun.Of(new RunOptions
        {
            Concurrency = 8,
            RequestCount = 80,
            Gpus = new GpuOptions { Count = 5, Hosts = ["a", "b"], IntervalSeconds = 0.5, MarginSeconds = 2 },
        });
        long first = run.Records.Min(WrittenRun.Start);
        long last = run.Records.Max(WrittenRun.End);
        var byGpu = run.Telemetry.GroupBy(sample => sample.GetProperty("gpu_uuid").GetString()!).ToArray();
        Assert.HasCount(5, byGpu);
        Assert.AreEqual(3, byGpu.Count(gpu => gpu.First().GetProperty("hostname").GetString() == "a"));
        foreach (var gpu in byGpu)
        {
            long[] times = [.. gpu.Select(sample => sample.GetProperty("timestamp_ns").GetInt64())];
            Assert.IsTrue(times.Zip(times.Skip(1)).All(pair => pair.Second - pair.First == 500_000_000));
            Assert.AreEqual(first - 2e9, times[0], 1e6);
            Assert.IsTrue(times[^1] > last + 1_400_000_000 && times[^1] <= last + 2_001_000_000);
            double[] energy = [.. gpu.Select(sample => Field(sample, "energy_consumption"))];
            CollectionAssert.AreEqual(energy.Order().ToArray(), energy);
            double[] busy = [.. gpu.Where(sample => Within(sample, first + 2_000_000_000, last - 5_000_000_000)).Select(sample => Field(sample, "gpu_utilization"))];
            Assert.IsNotEmpty(busy);
            Assert.IsTrue(busy.All(value => value is >= 75 and <= 97), string.Join(' ', busy));
            Assert.IsTrue(gpu.Where(sample => !Within(sample, first, last + 1_000_000)).All(sample => Field(sample, "gpu_utilization") == 0));
        }

        var endpoints = run.Summary.GetProperty("telemetry_data").GetProperty("endpoints");
        Assert.AreEqual("a:9400 b:9400", string.Join(' ', endpoints.EnumerateObject().Select(endpoint => endpoint.Name)));
        Assert.AreEqual(5, endpoints.EnumerateObject().Sum(endpoint => endpoint.Value.GetProperty("gpus").EnumerateObject().Count()));
        double average = endpoints.GetProperty("a:9400").GetProperty("gpus").GetProperty("gpu_0").GetProperty("metrics")
            .GetProperty("gpu_power_usage").GetProperty("avg").GetDouble();
        AssertNear(byGpu[0].Average(sample => Field(sample, "gpu_power_usage")), average);
    }

    [TestMethod]
    public void The_sweep_rises_as_its_models_say()
    {
        foreach (var run in RunPresets.Sweep().Runs)
        {
            var written = WrittenRun.Of(run.Options);
            var load = run.Options.Model.Load.Single(point => point.Concurrency == run.Options.Concurrency);
            Assert.AreEqual(load.TimeToFirstTokenMs, written.Stat("time_to_first_token", "avg"), 0.05 * load.TimeToFirstTokenMs, run.Path);
            Assert.AreEqual(load.InterTokenLatencyMs, written.Stat("inter_token_latency", "avg"), 0.02 * load.InterTokenLatencyMs, run.Path);
            double rate = load.Concurrency / (load.TimeToFirstTokenMs + (199 * load.InterTokenLatencyMs)) * 1000;
            Assert.AreEqual(rate, written.Stat("request_throughput", "avg"), 0.05 * rate, run.Path);
        }
    }

    private static void AssertNear(double expected, double actual) => Assert.AreEqual(expected, actual, 1e-9 * Math.Max(1, Math.Abs(expected)));

    private static void AssertCell(int slice, string header, string stat, double expected)
    {
        string number = slice.ToString(CultureInfo.InvariantCulture);
        string[] row = Run.Slices.Single(row => row[0] == number && row[1] == header && row[3] == stat);
        Assert.AreEqual(expected, double.Parse(row[4], CultureInfo.InvariantCulture), 0.00501, $"{header} {stat} of slice {slice}");
    }

    private static double Field(JsonElement sample, string field) => sample.GetProperty("telemetry_data").GetProperty(field).GetDouble();

    private static bool Within(JsonElement sample, long from, long to) => sample.GetProperty("timestamp_ns").GetInt64() is long time && time >= from && time <= to;
}

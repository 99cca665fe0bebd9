using System.Text.Json;
using AiPerf.Plot.Artifacts;

namespace AiPerf.Plot.Runtime.Tests.Artifacts.Summary;

[TestClass]
public sealed class ConfigurationSectionTests
{
    private const string Legacy = """
        {"endpoint":{"model_names":["acme/tiny-1b"],"type":"chat","streaming":true,"urls":["http://h:8000"]},
         "loadgen":{"concurrency":8,"request_count":64},"output":{"artifact_directory":"artifacts/r1","slice_duration":10.0}}
        """;

    private const string Version2 = """
        {"models":{"items":[{"name":"acme/tiny-1b"}]},"endpoint":{"urls":["http://h:8000"],"type":"chat","streaming":true},
         "phases":[{"name":"warmup","type":"concurrency","concurrency":1,"requests":4},{"name":"profiling","type":"concurrency","concurrency":8,"requests":64}],
         "artifacts":{"dir":"artifacts/r1","slice_duration":10.0}}
        """;

    [TestMethod]
    [DataRow(Legacy)]
    [DataRow(Version2)]
    public void Both_shapes_give_the_same_facts(string json)
    {
        RunConfiguration configuration = Read(json);

        Assert.AreEqual("acme/tiny-1b", configuration.Model);
        Assert.AreEqual("chat", configuration.EndpointType);
        Assert.AreEqual(8, configuration.Concurrency);
        Assert.AreEqual(64, configuration.PlannedRequestCount);
        Assert.AreEqual(10.0, configuration.SliceDuration);
        Assert.IsTrue(configuration.Streaming);
        Assert.IsNull(configuration.RequestRate);
        Assert.IsNull(configuration.Users);
        Assert.IsNull(configuration.BenchmarkDuration);
    }

    [TestMethod]
    [DataRow("""{"loadgen":{"concurrency":[1,2,4]}}""", null)]
    [DataRow("""{"loadgen":{"concurrency":[4]}}""", 4)]
    [DataRow("""{"loadgen":{"concurrency":"8"}}""", null)]
    [DataRow("""{"loadgen":{"concurrency":0}}""", null)]
    [DataRow("""{"loadgen":{"concurrency":2.5}}""", null)]
    [DataRow("""{"loadgen":{"concurrency":8.0}}""", 8)]
    [DataRow("""{"loadgen":{"request_rate":5}}""", null)]
    [DataRow("""{"phases":[{"name":"profiling","type":"concurrency","requests":9}]}""", 1)]
    [DataRow("""{"phases":[{"name":"profiling","type":"poisson","rate":3}]}""", null)]
    [DataRow("""{"phases":[{"name":"profiling","type":"poisson","rate":3}],"loadgen":{"concurrency":6}}""", 6)]
    [DataRow("""{"phases":[{"name":"warmup","concurrency":2},{"name":"steady","concurrency":5}]}""", 5)]
    [DataRow("""{"phases":[{"exclude_from_results":true,"concurrency":2},{"concurrency":5}]}""", 5)]
    [DataRow("""{"phases":[7,{"name":"warmup","concurrency":2}]}""", 2)]
    [DataRow("""{"phases":{"warmup":{"concurrency":2},"profiling":{"concurrency":5}}}""", 5)]
    [DataRow("""{"phases":[]}""", null)]
    [DataRow("""{"loadgen":null}""", null)]
    public void Concurrency_is_what_was_asked_for_or_unknown(string json, int? expected) =>
        Assert.AreEqual(expected, Read(json).Concurrency);

    [TestMethod]
    [DataRow("""{"loadgen":{"request_rate":12.5,"benchmark_duration":60}}""", 12.5, null, 60.0)]
    [DataRow("""{"loadgen":{"user_centric_rate":2,"num_users":15}}""", 2.0, 15, null)]
    [DataRow("""{"phases":[{"type":"gamma","rate":7,"duration":30}]}""", 7.0, null, 30.0)]
    [DataRow("""{"phases":[{"type":"user_centric","rate":4,"users":16}]}""", 4.0, 16, null)]
    public void Other_loads_are_read_from_both_shapes(string json, double? rate, int? users, double? duration)
    {
        RunConfiguration configuration = Read(json);

        Assert.AreEqual((rate, users, duration), (configuration.RequestRate, configuration.Users, configuration.BenchmarkDuration));
    }

    [TestMethod]
    [DataRow("""{"models":{"items":[{"name":"new"}]},"endpoint":{"model_names":["old"]}}""", "new")]
    [DataRow("""{"models":["a","b"]}""", "a")]
    [DataRow("""{"models":{"items":[]},"endpoint":{"model_names":"one"}}""", "one")]
    [DataRow("""{"endpoint":{"model_names":[]}}""", null)]
    [DataRow("""{"endpoint":{"model_names":[""]}}""", null)]
    public void The_model_is_the_first_named(string json, string? expected) => Assert.AreEqual(expected, Read(json).Model);

    [TestMethod]
    [DataRow("""{"slos":{"time_to_first_token":200,"inter_token_latency":"x"}}""")]
    [DataRow("""{"input":{"goodput":{"time_to_first_token":200.0}}}""")]
    [DataRow("""{"input":{"goodput":"time_to_first_token:200 nonsense x:y"}}""")]
    public void Goodput_thresholds_are_read(string json)
    {
        var slo = Read(json).Slos.Single();

        Assert.AreEqual(("time_to_first_token", 200.0), (slo.Key, slo.Value));
    }

    [TestMethod]
    [DataRow("""{"a":{"b":1,"c":{"type":"t","unit":"u","value":2.50}}}""", "a.b=1 a.c.type=t a.c.unit=u a.c.value=2.5")]
    [DataRow("""{"gpu_telemetry":["localhost:9400"]}""", "gpu_telemetry=localhost:9400")]
    [DataRow("""{"p":[{"name":"w","n":1},{"name":"x","n":2}]}""", "p.w.name=w p.w.n=1 p.x.name=x p.x.n=2")]
    [DataRow("""{"p":[{"name":"w","n":1},{"name":"w","n":2}]}""", "p.0.name=w p.0.n=1 p.1.name=w p.1.n=2")]
    [DataRow("""{"p":[{"name":"only","n":1}]}""", "p.name=only p.n=1")]
    [DataRow("""{"e":[["min_tokens",200],["ignore_eos",true]]}""", "e.min_tokens=200 e.ignore_eos=true")]
    [DataRow("""{"u":["x","y"]}""", "u.0=x u.1=y")]
    [DataRow("""{"a":10.0,"b":10,"c":1e3,"d":null,"e":{},"f":[],"g":12345678901234567}""", "a=10 b=10 c=1000 g=12345678901234567")]
    public void Every_scalar_becomes_a_column(string json, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', Read(json).Flattened.Select(column => $"{column.Key}={column.Value}")));

    private static RunConfiguration Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConfigurationSection.Read(document.RootElement);
    }
}
